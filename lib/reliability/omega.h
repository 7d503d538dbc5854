/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_OMEGA_H
#define CHISO__RELIABILITY_OMEGA_H

#include "reliability/factors.h"

/** McDonald's omega by the transformation of Schmid and Leiman. */
typedef struct chiso__omega {
    size_t items, factors;
    double total;        /* 1 - Σ uniquenesses / Σ correlations */
    double hierarchical; /* (Σ general loadings)² / Σ correlations */
    double limit;        /* hierarchical / total */
    double *general;     /* of each item: its loading on the general factor */
    double *group;       /* items × factors: what group factors load beside it */
    double *communality; /* of each item, of the group factors before they were transformed */
    int32_t flags;       /* of CHISO__FACTORS_, of factors and of their factor */
} chiso__omega;

/**
 * Minres factors, rotated by varimax and then oblimin; a general factor behind their correlations
 * (three and more factors: one minres factor; two: √|Phi12| for both; one is general itself); and
 * what it leaves them (Schmid and Leiman 1957, Psychometrika 22, 53-61; McDonald 1999, Test Theory;
 * Zinbarg, Revelle, Yovel and Li 2005, Psychometrika 70, 123-133).  Items that load on it
 * negatively are not turned.  R: psych::omega(r, factors, flip = FALSE); with one factor, where
 * psych warns that hierarchical means nothing, both are still what it gives, and differ by the
 * residuals.
 *
 * @param out         in the arena.
 * @param correlation items × items, finite, 1 on the diagonal; ordinal omega: polychoric ones.
 * @param factors     1 … items.
 * @return            false when memory ran out.
 */
bool chiso__omega_of(chiso__omega *out, chiso__arena *arena, const double *correlation,
                     size_t items, size_t factors);

/** Cronbach's alpha of correlations: n / (n - 1) (1 - n / Σ correlations).  Of polychoric ones,
 *  ordinal alpha (Zumbo, Gadermann and Zeisser 2007).  R: psych::alpha(r)$total$std.alpha. */
double chiso__alpha_of_correlations(const double *correlation, size_t items);

#endif
