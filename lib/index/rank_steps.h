/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_STEPS_H
#define CHISO__INDEX_RANK_STEPS_H

#include "index/rank_pairs.h"

/** The largest t of a draw, squared: known, or not more than this. */
typedef struct chiso__rank_bound {
    double most;
    size_t draw;
} chiso__rank_bound;

/** Room for steps. */
typedef struct chiso__rank_steps {
    double *most;              /* for one number per draw, those of the last block included */
    chiso__rank_bound *bounds; /* for each draw */
    double *error, *variance;  /* for each unit */
} chiso__rank_steps;

/** In the arena.  False when memory ran out. */
bool chiso__rank_steps_new(chiso__rank_steps *steps, const chiso__rank_draws *draws,
                           chiso__arena *arena);

/**
 * Steps, with the same draws, until one tells no pair apart: with less in doubt the quantile is
 * smaller.  One step alone where the choice says so.  The same as chiso__rank_pairs_step() again
 * and again: but since the largest t of a draw can only fall from step to step, what it was before
 * is a bound, and only the draws that may reach the quantile are looked at again.
 */
void chiso__rank_steps_reject(const chiso__rank_steps *steps, chiso__rank_pair *pairs, size_t count,
                              const chiso__rank_draws *draws, const double *se,
                              const chiso__rank_choice *choice);

#endif
