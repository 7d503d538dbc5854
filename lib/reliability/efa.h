/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_EFA_H
#define CHISO__RELIABILITY_EFA_H

#include "reliability/factors.h"

/** Degrees of freedom, ((p - m)² - p - m) / 2.  Below 0 there are more loadings than correlations,
 *  and what comes out is one solution of many. */
double chiso__efa_df(size_t items, size_t factors);

/**
 * Minimum residuals (Harman and Jones 1966, Psychometrika 31, 351-368): the loadings that make the
 * sum of squared residuals outside the diagonal least, unrotated.  It is the least half sum of
 * squares of the eigenvalues of R - Ψ that are no factors, over uniquenesses Ψ from 0.005 to 1
 * (Jöreskog 1977, in Enslein, Ralston and Wilf), found from squared multiple correlations on by
 * Newton's method.  R: psych::fa(r, factors, rotate = "none", fm = "minres").
 *
 * Of a uniqueness at its bound the communality, which is of the loadings, may be more than 1:
 * psych's ultra-Heywood case.
 *
 * @param out         in the arena.
 * @param correlation items × items, 1 on the diagonal; singular is allowed.  Not finite: NaN, and
 *                    CHISO__FACTORS_NOT_SETTLED.
 * @param factors     1 … items; whether there are degrees of freedom is the caller's to ask.
 * @return            false when memory ran out.
 */
bool chiso__efa_minres(chiso__factors *out, chiso__arena *arena, const double *correlation,
                       size_t items, size_t factors);

#endif
