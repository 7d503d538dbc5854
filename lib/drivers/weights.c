/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"

size_t chiso__relative_weights_room(size_t p) {
    return 3 * p * p + 3 * p;
}

/* beta[k] = Σ P[k][m]/Δ[m] Σ P[j][m] r[j]: what the outcome has of each of the uncorrelated
   variables that are nearest to the predictors. */
static void regress(double *beta, const double *values, const double *vectors, const double *r,
                    size_t p) {
    memset(beta, 0, p * sizeof *beta);
    for (size_t m = 0; m < p; m++) {
        double along = 0;
        for (size_t j = 0; j < p; j++) along += vectors[j * p + m] * r[j];
        for (size_t k = 0; k < p; k++) beta[k] += vectors[k * p + m] * along / sqrt(values[m]);
    }
}

/* Λ[j][k]: the correlation of a predictor with one of those. */
static double root(const double *values, const double *vectors, size_t j, size_t k, size_t p) {
    double sum = 0;
    for (size_t m = 0; m < p; m++) sum += vectors[j * p + m] * sqrt(values[m]) * vectors[k * p + m];
    return sum;
}

bool chiso__relative_weights(double *weight, const double *correlation, size_t p, double *room) {
    double *values = room, *beta = values + p, *vectors = beta + p, *own = vectors + p * p;
    for (size_t i = 0; i < p; i++) memcpy(own + i * p, correlation + i * (p + 1), p * sizeof *own);
    if (!chiso__symmetric_eigen(values, vectors, own, p, own + p * p) || !(values[p - 1] > 0))
        return false;
    regress(beta, values, vectors, correlation + p * (p + 1), p);
    for (size_t j = 0; j < p; j++) {
        weight[j] = 0;
        for (size_t k = 0; k < p; k++) {
            const double lambda = root(values, vectors, j, k, p);
            weight[j] += lambda * lambda * beta[k] * beta[k];
        }
    }
    return true;
}
