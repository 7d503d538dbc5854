/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_EFA_H
#define CHISO__RELIABILITY_EFA_H

#include "base/memory.h"

/* All matrices row by row; loadings are items × factors. */

/** What came of a factor analysis. */
enum {
    CHISO__FACTORS_HEYWOOD = 1,     /* a uniqueness stands at its lower bound, 0.005 */
    CHISO__FACTORS_NOT_SETTLED = 2, /* iterations ended before the minimum */
    CHISO__FACTORS_FEWER = 4        /* fewer factors than asked have an eigenvalue above 0 */
};

/** A factor or component solution; correlations of factors NULL while they are orthogonal. */
typedef struct chiso__factors {
    size_t items, factors;
    double *loading;     /* items × factors: the pattern */
    double *correlation; /* factors × factors: Phi of an oblique solution; NULL: none */
    double *communality; /* of each item: diagonal of loading Phi loading' */
    double *uniqueness;  /* of each item: 1 - communality, of components too */
    double *explained;   /* of each factor: diagonal of Phi loading' loading: "SS loadings" */
    double objective;    /* sum of squared residuals below the diagonal */
    int32_t flags;       /* of CHISO__FACTORS_ */
} chiso__factors;

/** Degrees of freedom: ((p - m)² - p - m) / 2; below 0 a solution is not one of many but any. */
double chiso__efa_df(size_t items, size_t factors);

/**
 * Minimum residuals (Harman and Jones 1966; Jöreskog 1977): loadings that make the sum of squared
 * residuals outside the diagonal least, unrotated.  Uniquenesses between 0.005 and 1, from squared
 * multiple correlations on, by Newton's method on the eigenvalues that are left.
 * R: psych::fa(r, factors, rotate = "none", fm = "minres").
 *
 * @param out         all in the arena.
 * @param correlation items × items, finite, 1 on the diagonal; singular is allowed.
 * @param factors     1 … items, chiso__efa_df() ≥ 0 is the caller's to check (psych goes on).
 * @return            false when memory ran out.
 */
bool chiso__efa_minres(chiso__factors *out, chiso__arena *arena, const double *correlation,
                       size_t items, size_t factors);

/** Principal components: vectors times roots of eigenvalues.  R: psych::principal(rotate =
 * "none"), but for signs.  Values holds all eigenvalues, the largest first; NULL: not asked for. */
bool chiso__components(chiso__factors *out, double *values, chiso__arena *arena,
                       const double *correlation, size_t items, size_t factors);

/** Squared multiple correlations, 1 - 1 / diagonal of the inverse; of a singular matrix the largest
 *  correlation of each item, squared.  Room for items × items numbers.  False: it was singular. */
bool chiso__smc(double *smc, const double *correlation, size_t items, double *room);

#endif
