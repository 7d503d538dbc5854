/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_FACTORS_H
#define CHISO__RELIABILITY_FACTORS_H

#include <stdint.h>

#include "base/memory.h"

/* All matrices stand row by row; loadings are items × factors. */

/** What came of a factor analysis. */
enum {
    CHISO__FACTORS_HEYWOOD = 1,     /* a uniqueness stands at its lower bound, 0.005 */
    CHISO__FACTORS_NOT_SETTLED = 2, /* iterations ended before the end was reached */
    CHISO__FACTORS_FEWER = 4        /* fewer factors than asked have an eigenvalue above 0 */
};

/** A factor or component solution. */
typedef struct chiso__factors {
    size_t items, factors;
    double *loading;     /* items × factors: the pattern */
    double *correlation; /* factors × factors: Phi of an oblique solution; NULL: orthogonal */
    double *communality; /* of each item: the diagonal of Λ Phi Λᵀ */
    double *uniqueness;  /* of each item: 1 - communality, of components too */
    double *explained;   /* of each factor: the diagonal of Phi ΛᵀΛ, "SS loadings" */
    double objective;    /* the sum of squared residuals below the diagonal */
    int32_t flags;       /* of CHISO__FACTORS_ */
} chiso__factors;

/** Room for a solution, all zero.  False when memory ran out. */
bool chiso__factors_new(chiso__factors *out, chiso__arena *arena, size_t items, size_t factors);

/** Loadings of the first factors: vectors times the roots of their eigenvalues, 0 below 0. */
void chiso__factors_load(chiso__factors *out, const double *values, const double *vectors);

/** What follows from loadings and Phi: communalities, uniquenesses, what is explained. */
void chiso__factors_explain(chiso__factors *out);

/** The objective of an orthogonal solution: what it leaves of correlations. */
void chiso__factors_compare(chiso__factors *out, const double *correlation);

#endif
