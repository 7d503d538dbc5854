/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_POLYCHORIC_H
#define CHISO__RELIABILITY_POLYCHORIC_H

#include <stdint.h>

#include "base/memory.h"

enum { CHISO__MOST_LEVELS = 32 }; /* categories of an item */

/* Where a likelihood that rises up to ±1 is stopped. */
#define CHISO__POLYCHORIC_MOST 0.9999

/** What an estimate is not. */
enum {
    CHISO__POLYCHORIC_EMPTY = 1,   /* fewer than two categories of one item among those who answered
                                      both: NaN */
    CHISO__POLYCHORIC_BOUNDARY = 2 /* the likelihood rises up to ±1: ±CHISO__POLYCHORIC_MOST */
};

/** Answers of two items: a table of counts, weighted or not, and where margins are cut. */
typedef struct chiso__ordinal_table {
    size_t rows, columns;     /* 1 … CHISO__MOST_LEVELS */
    const double *count;      /* rows × columns, 0 and more */
    const double *row_cut;    /* rows - 1 thresholds, ascending; -∞ and ∞ are allowed */
    const double *column_cut; /* columns - 1 */
} chiso__ordinal_table;

/**
 * The correlation of two normal variables, cut at thresholds, that makes a table most likely: the
 * maximum of Σ n_ab log π_ab(r) (Olsson 1979, Psychometrika 44, 443-460), the second of his two
 * steps, found by Newton's method between bounds, to 1e-12.  Nothing is added to empty cells.
 *
 * @param[out] flags of CHISO__POLYCHORIC_; 0 where all is well.
 */
double chiso__polychoric_of(const chiso__ordinal_table *table, int32_t *flags);

/** The first step: cut[k], of levels - 1, is the normal quantile of the share of counts up to
 *  category k; ±∞ where that is 0 or all. */
void chiso__thresholds_of(double *cut, const double *count, size_t levels);

#endif
