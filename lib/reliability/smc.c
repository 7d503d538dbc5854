/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/smc.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"

static const double nothing = 1.4901161193847656e-08; /* of the largest eigenvalue: 2^-26 */

/* The diagonal of the inverse of what a matrix has of one. */
static bool generalised(double *diagonal, const double *matrix, size_t n, double *room) {
    double *vectors = room, *rest = room + n * n, *values = rest + n * n + n;
    if (!chiso__symmetric_eigen(values, vectors, matrix, n, rest)) return false;
    for (size_t i = 0; i < n; i++) {
        diagonal[i] = 0;
        for (size_t k = 0; k < n && values[k] > nothing * values[0]; k++)
            diagonal[i] += vectors[i * n + k] * vectors[i * n + k] / values[k];
    }
    return true;
}

bool chiso__smc(double *smc, const double *correlation, size_t items, double *room) {
    memcpy(room, correlation, items * items * sizeof *room);
    const bool regular = chiso__symmetric_inverse(room, NULL, items);
    for (size_t i = 0; regular && i < items; i++) smc[i] = room[i * items + i];
    const bool known = regular || generalised(smc, correlation, items, room);
    for (size_t i = 0; i < items; i++)
        smc[i] = known ? fmin(fmax(1 - 1 / smc[i], 0), 1) : (double)NAN;
    return regular;
}
