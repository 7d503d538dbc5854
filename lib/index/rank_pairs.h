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
    bool one_way;
} chiso__rank_pair;

/**
 * Reject, step by step, that two units may be the other way round: of the pairs left the largest
 * |t| over the draws has a quantile, beyond which the pair is told apart; with fewer left, it is
 * smaller.  The pairs that are told apart become `one_way`, a the lower.
 *
 * @param most room for one number per draw, those of the last block included.
 */
void chiso__rank_pairs_reject(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, const chiso__rank_choice *choice, double *most);

#endif
