/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_WEIGHTED_H
#define CHISO__NUMERIC_WEIGHTED_H

#include <stdbool.h>
#include <stddef.h>

/** A value and its weight. */
typedef struct chiso__weighted {
    double value, weight;
} chiso__weighted;

/** Put pairs in ascending order of values; those of equal values, of weights. */
void chiso__weighted_sort(chiso__weighted *pairs, size_t count);

/**
 * The p-quantile of weighted values: the smallest value of positive weight with
 * F = (weights up to it) / (all weights) >= p (1 - 1e-12), so that a sum of weights that should
 * reach p and is rounded just below it does.  R survey: svyquantile(qrule = "math").
 *
 * @param quantile receives it; left alone on failure.
 * @param pairs    in the order of chiso__weighted_sort(); finite values, finite weights >= 0.
 * @param p        0 to 1.
 * @return         false when all weights are 0, or p is outside 0 to 1.
 */
bool chiso__weighted_quantile(double *quantile, const chiso__weighted *pairs, size_t count,
                              double p);

#endif
