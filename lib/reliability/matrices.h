/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_MATRICES_H
#define CHISO__RELIABILITY_MATRICES_H

#include "base/memory.h"

/**
 * What is known of how items go together, among the items whose answers vary; items × items, row by
 * row.  Rows and columns are places; item[place] is the number of the item.
 */
typedef struct chiso__matrices {
    size_t all;          /* items that were asked about */
    size_t items, *item; /* those that vary */
    double *covariance;  /* pair by pair, n - 1; NaN where fewer than two answered both */
    double *correlation; /* the same over the deviations of all who answered: R's cov2cor() */
    double *inverse;     /* of correlation, where it has one */
    bool apart;          /* some pair has fewer than two people in common */
    bool singular;       /* correlation has no inverse */
    double *mean;        /* of each item that was asked about, about its centre */
} chiso__matrices;

/** Make room for items.  False when memory ran out. */
bool chiso__matrices_new(chiso__matrices *matrices, chiso__arena *arena, size_t items);

/** Fill in all from the sums of pairs, of items that varies[] says. */
void chiso__matrices_fill(chiso__matrices *matrices, const double *sums, const double *n,
                          const bool *varies);

/** The correlations of pairs among those who answered both, in the same places: R's cor(use =
 *  "pairwise"). */
void chiso__matrices_pairwise(double *out, const chiso__matrices *matrices, const double *sums);

#endif
