/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_POLYCHORICS_H
#define CHISO__RELIABILITY_POLYCHORICS_H

#include "reliability/polychoric.h"

/** Answers in ordered categories, respondent after respondent. */
typedef struct chiso__ordinal {
    size_t items, cases;
    const int16_t *level; /* level[i * items + j]: 0 … levels[j] - 1; negative: no answer */
    const size_t *levels; /* of each item, used or not: 1 … CHISO__MOST_LEVELS */
    const double *weight; /* of each respondent, finite, 0 and more; NULL: 1 */
} chiso__ordinal;

/** Whose answers say where the variable behind an item is cut. */
typedef enum chiso__thresholds {
    CHISO__THRESHOLDS_GLOBAL, /* all who answered the item */
    CHISO__THRESHOLDS_PAIR    /* those who answered both items of a pair */
} chiso__thresholds;

/** Polychoric correlations of all pairs, each matrix items × items. */
typedef struct chiso__polychoric {
    size_t items;
    double *correlation; /* 1 on the diagonal */
    double *n;           /* how many answered both, with a weight above 0; on the diagonal, one */
    int32_t *flags;      /* of CHISO__POLYCHORIC_ */
} chiso__polychoric;

/**
 * Polychoric correlations by two steps, chiso__thresholds_of() and chiso__polychoric_of(), pair by
 * pair: those who did not answer both are left out, whatever thresholds are taken from.
 * R: psych::polychoric(x, correct = 0, global = TRUE, smooth = FALSE) with
 * CHISO__THRESHOLDS_GLOBAL; lavaan::lavCor(x, ordered = names(x)) of complete cases with either.
 *
 * @param out in the arena.
 * @return    false when memory ran out.
 */
bool chiso__polychorics(chiso__polychoric *out, chiso__arena *arena, const chiso__ordinal *answers,
                        chiso__thresholds thresholds);

/**
 * Make correlations positive definite where an eigenvalue is below 2.2e-16: those below 1e-12
 * become 1e-10, all are scaled to their number, and what they make is scaled to 1 on the diagonal.
 * R: psych::cor.smooth().
 *
 * @param[in,out] correlation n × n finite numbers.
 * @param         room        2n × n + 2n numbers.
 * @return        true: it was not positive definite, and is changed.
 */
bool chiso__correlations_smooth(double *correlation, size_t n, double *room);

#endif
