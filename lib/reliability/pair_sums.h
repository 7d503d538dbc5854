/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_PAIR_SUMS_H
#define CHISO__RELIABILITY_PAIR_SUMS_H

#include <stddef.h>

/*
 * Cross-products of items, pair by pair, over those who answered both: all that covariances and
 * correlations of items need, and sums, so that units, domains and replicates add up.
 */

/* Of the pair (j, k), j ≥ k: x is the answer to j, y that to k. */
enum {
    CHISO__PAIR_W,
    CHISO__PAIR_X,
    CHISO__PAIR_Y,
    CHISO__PAIR_XX,
    CHISO__PAIR_YY,
    CHISO__PAIR_XY,
    CHISO__PAIR_SUMS
};

/** How many pairs there are, each item with itself among them. */
static inline size_t chiso__pairs(size_t items) {
    return items * (items + 1) / 2;
}

/** The number of a pair, either way round. */
static inline size_t chiso__pair(size_t j, size_t k) {
    return j >= k ? j * (j + 1) / 2 + k : k * (k + 1) / 2 + j;
}

/** Add a respondent: sums[pair * CHISO__PAIR_SUMS + …], x NaN where he did not answer. */
void chiso__pair_sums_add(double *sums, const double *x, double weight, size_t items);

/** Count a respondent: n[pair]. */
void chiso__pair_counts_add(double *n, const double *x, size_t items);

/** Σw(x - X/W)(y - Y/W) / W; NaN where W is not above 0. */
double chiso__pair_covariance(const double *pair);

/** What a unit's sums of a pair add, linearised, to that covariance. */
double chiso__pair_influence(const double *unit, const double *all);

/** The correlation among those who answered both; NaN where one of them does not vary. */
double chiso__pair_correlation(const double *pair);

#endif
