/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_POLYCHORIC_H
#define CHISO__RELIABILITY_POLYCHORIC_H

#include "base/memory.h"

/* Most categories of an item. */
enum { CHISO__MOST_LEVELS = 20 };

/** Answers in ordered categories, one respondent after the other. */
typedef struct chiso__ordinal {
    size_t items, cases;
    const int16_t *level; /* level[i * items + j]: 0 … levels[j] - 1; negative: no answer */
    const size_t *levels; /* categories of each item, 1 … CHISO__MOST_LEVELS, used or not */
    const double *weight; /* of each respondent, not negative; NULL: 1 */
} chiso__ordinal;

/** Where the latent variable of an item is cut. */
typedef enum chiso__thresholds {
    CHISO__THRESHOLDS_PAIR, /* by those who answered both items, as lavaan does on complete cases */
    CHISO__THRESHOLDS_GLOBAL /* by all who answered the item: psych's polychoric(global = TRUE) */
} chiso__thresholds;

/** What a correlation is, other than an estimate. */
enum {
    CHISO__POLYCHORIC_EMPTY = 1,   /* nobody answered both, or one of them has one category: NaN */
    CHISO__POLYCHORIC_BOUNDARY = 2 /* likelihood rises up to ±1: set to ±CHISO__POLYCHORIC_MOST */
};

/* The largest polychoric correlation that is reported. */
#define CHISO__POLYCHORIC_MOST 0.9999

/** Polychoric correlations of all pairs. */
typedef struct chiso__polychoric {
    double *correlation; /* items × items; 1 on the diagonal */
    double *n;           /* items × items: unweighted respondents who answered both */
    int32_t *flags;      /* items × items: of CHISO__POLYCHORIC_, 0 where all is well */
    bool smoothed;       /* not positive definite as estimated: see chiso__correlations_smooth() */
} chiso__polychoric;

/**
 * Two-step maximum likelihood (Olsson 1979, Psychometrika 44, 443-460): thresholds from margins,
 * then the correlation that maximises Σ n_ab log π_ab(r), pair by pair; n_ab are weighted counts,
 * and nothing is added to empty cells.  Categories that nobody used vanish.
 * R: lavaan::lavCor(ordered = …) with CHISO__THRESHOLDS_PAIR; psych::polychoric(correct = 0,
 * global = TRUE) with CHISO__THRESHOLDS_GLOBAL.
 *
 * @param out   all in the arena.
 * @return      false when memory ran out.
 */
bool chiso__polychoric_matrix(chiso__polychoric *out, chiso__arena *arena,
                              const chiso__ordinal *answers, chiso__thresholds thresholds);

/** One pair: a table of counts and where its margins are cut. */
typedef struct chiso__ordinal_table {
    size_t rows, columns;     /* 1 … CHISO__MOST_LEVELS */
    const double *count;      /* rows × columns, not negative */
    const double *row_cut;    /* rows - 1 thresholds; -inf and inf are allowed, and order */
    const double *column_cut; /* columns - 1 */
} chiso__ordinal_table;

/** The correlation that maximises the likelihood of a table, to 1e-12; flags as above. */
double chiso__polychoric_of(const chiso__ordinal_table *table, int32_t *flags);

/** cut[0 … levels - 2]: the normal quantile of the share up to each category. */
void chiso__thresholds_of(double *cut, const double *count, size_t levels);

/**
 * Make correlations positive definite: eigenvalues below 1e-12 become 1e-10, all are scaled to sum
 * to n, and what they make is scaled back to correlations.  R: psych::cor.smooth().
 *
 * @param      room 3 n × n + 2 n numbers.
 * @return true when it was needed and done.
 */
bool chiso__correlations_smooth(double *correlation, size_t n, double *room);

#endif
