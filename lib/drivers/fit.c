/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/fit.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"

bool chiso__fit_new(chiso__fit *f, size_t predictors, bool logistic, chiso__arena *arena) {
    const size_t p = predictors, square = (p + 1) * (p + 1);
    *f = (chiso__fit){.p = p, .logistic = logistic};
    f->mean = chiso__arena_alloc(arena, (p + 2) * sizeof *f->mean);
    f->variance = chiso__arena_alloc(arena, (p + 2) * sizeof *f->variance);
    f->inflation = chiso__arena_alloc(arena, (p + 1) * sizeof *f->inflation);
    f->correlation = chiso__arena_alloc(arena, square * sizeof *f->correlation);
    f->slope = chiso__arena_alloc(arena, (p + 1) * sizeof *f->slope);
    f->inverse = chiso__arena_alloc(arena, square * sizeof *f->inverse);
    f->room = chiso__arena_alloc(arena, (p + 1) * (p + 5) * sizeof *f->room);
    return !arena->failed;
}

/* --- moments --- */

/* Σ w (x_i - mean)(x_j - mean), i ≥ j ≥ 1. */
static double about_means(const double *sums, size_t i, size_t j) {
    const double weight = sums[0];
    return sums[chiso__product(i, j)] -
           sums[chiso__product(i, 0)] * sums[chiso__product(j, 0)] / weight;
}

static void correlate(chiso__fit *f, const double *sums) {
    const size_t n = f->p + 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            const double scale = sqrt(f->variance[i + 1] * f->variance[j + 1]) * f->weight;
            const double r = i == j ? 1 : about_means(sums, i + 1, j + 1) / scale;
            f->correlation[i * n + j] = f->correlation[j * n + i] = r;
        }
    }
}

/* The inverse of the predictors' correlations, p × p, in the room. */
static bool invert(const chiso__fit *f) {
    const size_t p = f->p;
    for (size_t i = 0; i < p; i++)
        memcpy(f->room + i * p, f->correlation + i * (p + 1), p * sizeof *f->room);
    return chiso__symmetric_inverse(f->room, NULL, p);
}

static double spread(const chiso__fit *f, size_t k) {
    return sqrt(f->variance[k]);
}

/* Is there nothing but rounding: beside the numbers themselves, or beside how far they are from the
   centre that they are summed about? */
static bool is_constant(const chiso__fit *f, const double *sums, size_t k) {
    const double spread_of_all = f->variance[k] * f->weight;
    return !(f->variance[k] > 1e-24 * f->mean[k] * f->mean[k]) ||
           !(spread_of_all > 1e-12 * sums[chiso__product(k, k)]);
}

void chiso__fit_moments(chiso__fit *f, const chiso__people *people, const double *sums,
                        const double *centre) {
    f->weight = sums[0];
    f->state = f->weight > 0 ? CHISO__FIT_OK : CHISO__FIT_NOBODY;
    for (size_t k = 1; f->state != CHISO__FIT_NOBODY && k < people->width; k++) {
        f->mean[k] = centre[k] + sums[chiso__product(k, 0)] / f->weight;
        f->variance[k] = about_means(sums, k, k) / f->weight;
        if (!is_constant(f, sums, k)) continue;
        f->state = CHISO__FIT_CONSTANT;
        f->culprit = k;
    }
    if (f->state != CHISO__FIT_OK) return;
    correlate(f, sums);
    if (!invert(f)) f->state = CHISO__FIT_COLLINEAR;
    for (size_t k = 0; k < f->p; k++) f->inflation[k] = f->room[k * f->p + k];
}

/* --- least squares --- */

/* Predictors stand about their means, so that the first row and column are of the weight alone. */
static void scale_inverse(chiso__fit *f) {
    const size_t p = f->p, n = p + 1;
    for (size_t i = 0; i < n; i++) f->inverse[i] = f->inverse[i * n] = 0;
    f->inverse[0] = 1 / f->weight;
    for (size_t i = 1; i < n; i++) {
        for (size_t j = 1; j < n; j++)
            f->inverse[i * n + j] =
                f->room[(i - 1) * p + j - 1] / (spread(f, i) * spread(f, j) * f->weight);
    }
}

void chiso__fit_linear(chiso__fit *f) {
    const size_t p = f->p;
    const double *with_outcome = f->correlation + p * (p + 1);
    if (f->state != CHISO__FIT_OK) return;
    scale_inverse(f);
    f->slope[0] = f->mean[p + 1];
    f->r_squared = 0;
    for (size_t i = 0; i < p; i++) {
        double beta = 0;
        for (size_t j = 0; j < p; j++) beta += f->room[i * p + j] * with_outcome[j];
        f->slope[i + 1] = beta * spread(f, p + 1) / spread(f, i + 1);
        f->r_squared += beta * with_outcome[i];
    }
}

/* --- what it says --- */

double chiso__fit_coefficient(const chiso__fit *f, size_t k) {
    double intercept = f->slope[0];
    for (size_t i = 1; i <= f->p; i++) intercept -= f->slope[i] * f->mean[i];
    return k > 0 ? f->slope[k] : intercept;
}

double chiso__fit_expected(const chiso__fit *f, const double *x) {
    double eta = f->slope[0];
    for (size_t k = 1; k <= f->p; k++) eta += f->slope[k] * (x[k] - f->mean[k]);
    return f->logistic ? 1 / (1 + exp(-eta)) : eta;
}

/* --- which predictor others make up --- */

/* Row i of Cholesky's factor of the predictors' correlations; how much of it is its own. */
static double factor_row(const chiso__fit *f, double *lower, size_t i) {
    const size_t p = f->p;
    double own = 1;
    for (size_t j = 0; j < i; j++) {
        double sum = f->correlation[i * (p + 1) + j];
        for (size_t k = 0; k < j; k++) sum -= lower[i * p + k] * lower[j * p + k];
        lower[i * p + j] = sum / lower[j * p + j];
        own -= lower[i * p + j] * lower[i * p + j];
    }
    lower[i * p + i] = sqrt(own > 0 ? own : 0);
    return own;
}

size_t chiso__fit_collinear(const chiso__fit *f, bool *with) {
    static const double own_part = 1e-10, matters = 1e-6;
    const size_t p = f->p;
    double *lower = f->room, *weight = f->room + p * p;
    size_t row = 0;
    while (factor_row(f, lower, row) >= own_part && row + 1 < p) row++;
    for (size_t j = row; j-- > 0;) { /* L' weight = the row */
        weight[j] = lower[row * p + j];
        for (size_t k = j + 1; k < row; k++) weight[j] -= lower[k * p + j] * weight[k];
        weight[j] /= lower[j * p + j];
        with[j] = fabs(weight[j]) > matters;
    }
    return row + 1;
}
