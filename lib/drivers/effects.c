/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/effects.h"

#include <math.h>
#include <string.h>

#include "drivers/weights.h"

chiso__effects chiso__effects_of(size_t p, bool logistic) {
    chiso__effects e = {.p = p, .logistic = logistic, .standardized = p + 1};
    e.deviation = e.standardized + p;
    e.r_squared = e.deviation + p;
    e.adjusted = e.r_squared + 1;
    e.weight = e.adjusted + 1;
    e.share = e.weight + p;
    e.smooth = logistic ? e.r_squared : e.weight;
    e.count = logistic ? e.smooth : e.share + p;
    return e;
}

/* --- estimates --- */

/* What a coefficient is multiplied by: sd(x)/sd(y), or sd(x). */
static double scale_of(const chiso__fit *f, size_t k) {
    return sqrt(f->variance[k + 1] / (f->logistic ? 1 : f->variance[f->p + 1]));
}

/* 1 - R² grows by as much. */
static double adjustment(const chiso__fit *f, int64_t n) {
    return ((double)n - 1) / ((double)n - (double)f->p - 1);
}

static double mean_of(const double *values, size_t count) {
    double sum = 0;
    for (size_t k = 0; k < count; k++) sum += values[k];
    return sum / (double)count;
}

void chiso__effects_smooth(const chiso__effects *e, const chiso__fit *f, int64_t n,
                           double *estimate) {
    double *standardized = estimate + e->standardized, *deviation = estimate + e->deviation;
    for (size_t i = 0; i < e->smooth; i++) estimate[i] = (double)NAN;
    if (f->state != CHISO__FIT_OK) return;
    for (size_t k = 0; k <= e->p; k++) estimate[k] = chiso__fit_coefficient(f, k);
    for (size_t k = 0; k < e->p; k++) standardized[k] = estimate[k + 1] * scale_of(f, k);
    const double mean = mean_of(standardized, e->p);
    for (size_t k = 0; k < e->p; k++) deviation[k] = standardized[k] - mean;
    if (e->logistic) return;
    estimate[e->r_squared] = f->r_squared;
    estimate[e->adjusted] = 1 - (1 - f->r_squared) * adjustment(f, n);
}

void chiso__effects_weights(const chiso__effects *e, const chiso__fit *f, double *estimate,
                            double *room) {
    double *weight = estimate + e->weight, *share = estimate + e->share, sum = 0;
    const bool good =
        f->state == CHISO__FIT_OK && chiso__relative_weights(weight, f->correlation, e->p, room);
    for (size_t k = 0; good && k < e->p; k++) sum += weight[k];
    for (size_t k = 0; k < e->p; k++) {
        if (!good) weight[k] = (double)NAN;
        share[k] = good && sum > 0 ? 100 * weight[k] / sum : (double)NAN;
    }
}

/* --- influence --- */

/* Of Σw(x - mean)²/Σw, per unit of weight. */
static double of_variance(const chiso__fit *f, size_t k, double from_mean) {
    return (from_mean * from_mean - f->variance[k]) / f->weight;
}

/* inverse · (1, x - means) · residual: of the coefficients, the intercept being that at the means.
 */
static void of_slopes(const chiso__fit *f, const double *from_mean, double residual,
                      double *slope) {
    const size_t n = f->p + 1;
    for (size_t i = 0; i < n; i++) {
        slope[i] = f->inverse[i * n];
        for (size_t j = 1; j < n; j++) slope[i] += f->inverse[i * n + j] * from_mean[j];
        slope[i] *= residual;
    }
}

static void add_standardized(const chiso__effects *e, const chiso__fit *f, const double *from_mean,
                             double of_outcome, double weight, const double *slope, double *total) {
    double sum = 0;
    for (size_t k = 0; k < e->p; k++) {
        const double b = f->slope[k + 1], scale = scale_of(f, k);
        const double own = of_variance(f, k + 1, from_mean[k + 1]) / f->variance[k + 1];
        const double influence = weight * scale * (slope[k + 1] + b * (own - of_outcome) / 2);
        total[e->standardized + k] += influence;
        total[e->deviation + k] += influence;
        sum += influence;
    }
    for (size_t k = 0; k < e->p; k++) total[e->deviation + k] -= sum / (double)e->p;
}

void chiso__effects_influence(const chiso__effects *e, const chiso__fit *f, int64_t n,
                              const double *x, double weight, double *room, double *total) {
    const size_t outcome = e->p + 1;
    double *from_mean = room, *slope = room + e->p + 1;
    const double residual = x[outcome] - chiso__fit_expected(f, x);
    for (size_t k = 1; k <= e->p; k++) from_mean[k] = x[k] - f->mean[k];
    const double y = x[outcome] - f->mean[outcome], v = f->variance[outcome];
    of_slopes(f, from_mean, residual, slope);
    total[0] += weight * slope[0];
    for (size_t k = 1; k <= e->p; k++) {
        total[k] += weight * slope[k];
        total[0] -= weight * f->mean[k] * slope[k];
    }
    add_standardized(e, f, from_mean, e->logistic ? 0 : of_variance(f, outcome, y) / v, weight,
                     slope, total);
    if (e->logistic) return;
    const double of_r_squared =
        weight * ((1 - f->r_squared) * y * y - residual * residual) / (v * f->weight);
    total[e->r_squared] += of_r_squared;
    total[e->adjusted] += of_r_squared * adjustment(f, n);
}
