/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/pair_sums.h"

#include <math.h>

void chiso__pair_sums_add(double *sums, const double *x, double weight, size_t items) {
    for (size_t j = 0; j < items; j++) {
        if (isnan(x[j])) continue;
        double *pair = sums + chiso__pair(j, 0) * CHISO__PAIR_SUMS;
        const double wx = weight * x[j];
        for (size_t k = 0; k <= j; k++, pair += CHISO__PAIR_SUMS) {
            if (isnan(x[k])) continue;
            pair[CHISO__PAIR_W] += weight;
            pair[CHISO__PAIR_X] += wx;
            pair[CHISO__PAIR_Y] += weight * x[k];
            pair[CHISO__PAIR_XX] += wx * x[j];
            pair[CHISO__PAIR_YY] += weight * x[k] * x[k];
            pair[CHISO__PAIR_XY] += wx * x[k];
        }
    }
}

void chiso__pair_counts_add(double *n, const double *x, size_t items) {
    for (size_t j = 0; j < items; j++) {
        for (size_t k = 0; k <= j; k++) n[chiso__pair(j, k)] += !isnan(x[j]) && !isnan(x[k]);
    }
}

double chiso__pair_covariance(const double *pair) {
    const double w = pair[CHISO__PAIR_W];
    if (!(w > 0)) return NAN;
    return (pair[CHISO__PAIR_XY] - pair[CHISO__PAIR_X] * pair[CHISO__PAIR_Y] / w) / w;
}

double chiso__pair_influence(const double *unit, const double *all) {
    const double w = all[CHISO__PAIR_W];
    const double x = all[CHISO__PAIR_X] / w, y = all[CHISO__PAIR_Y] / w;
    const double about = unit[CHISO__PAIR_XY] - y * unit[CHISO__PAIR_X] - x * unit[CHISO__PAIR_Y];
    return (about + (x * y - chiso__pair_covariance(all)) * unit[CHISO__PAIR_W]) / w;
}

/* What is left of a square is rounding. */
static double variance(double square, double sum, double w) {
    const double left = square - sum * sum / w;
    return left > 1e-12 * square ? left : (double)NAN;
}

double chiso__pair_correlation(const double *pair) {
    const double w = pair[CHISO__PAIR_W];
    const double x = variance(pair[CHISO__PAIR_XX], pair[CHISO__PAIR_X], w);
    const double y = variance(pair[CHISO__PAIR_YY], pair[CHISO__PAIR_Y], w);
    return w * chiso__pair_covariance(pair) / sqrt(x * y);
}
