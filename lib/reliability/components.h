/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_COMPONENTS_H
#define CHISO__RELIABILITY_COMPONENTS_H

#include "reliability/factors.h"

/**
 * Principal components of correlations: eigenvectors times the roots of their eigenvalues, each
 * turned so that its loadings sum to 0 or more.  R: psych::principal(r, components, rotate =
 * "none").
 *
 * @param[out] out         in the arena; NaN and CHISO__FACTORS_NOT_SETTLED where a correlation is
 *                         not finite.
 * @param[out] values      all eigenvalues, the largest first: items numbers.
 * @param      correlation items × items.
 * @param      components  1 … items.
 * @return false when memory ran out.
 */
bool chiso__components(chiso__factors *out, double *values, chiso__arena *arena,
                       const double *correlation, size_t items, size_t components);

#endif
