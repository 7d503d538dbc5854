/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_PAIRS_H
#define CHISO__INDEX_RANK_PAIRS_H

#include "index/rank_draws.h"

/* Which units are told apart from each other. */

/** Two units.  `one_way`: they are told apart, and only that `a` is not above `b` is in doubt. */
typedef struct chiso__rank_pair {
    size_t a, b;
    double difference; /* of the estimates */
    double variance;   /* of the difference */
    size_t like[2];    /* whose redrawn variances its own follows: a and b; one alone, twice, where
                          they vary together */
    bool one_way;
} chiso__rank_pair;

/**
 * One step: the largest t over the draws and the pairs, both ways round where that is in doubt, has
 * a quantile; pairs beyond it are told apart and become `one_way`, a the lower.
 *
 * @param se   of the units.
 * @param most room for one number per draw, those of the last block included.
 * @return how many pairs were told apart in this step.
 */
size_t chiso__rank_pairs_step(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, double level, double *most);

/** The square of the largest t in each draw, over the pairs; most: as above. */
void chiso__rank_pairs_most(const chiso__rank_pair *pairs, size_t count,
                            const chiso__rank_draws *draws, const double *se, double *most);

/** Pairs that differ by more than `beyond` standard errors become `one_way`; how many of them. */
size_t chiso__rank_pairs_tell(chiso__rank_pair *pairs, size_t count, double beyond);

/**
 * What the square of a drawn difference is multiplied by, before it is divided by the redrawn
 * variances: of a pair that is its own times Σ s²c/Σ s², c the χ²/df of those that it is like.
 */
double chiso__rank_pair_weight(const chiso__rank_pair *pair, const double *se,
                               const chiso__rank_draws *draws);

#endif
