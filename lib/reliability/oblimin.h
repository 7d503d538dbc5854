/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_OBLIMIN_H
#define CHISO__RELIABILITY_OBLIMIN_H

#include "reliability/factors.h"

/**
 * Rotate loadings A to L = A (Tᵀ)⁻¹ and give factors the correlations Phi = TᵀT, such that Σ over
 * items and pairs of factors of squared loadings, L_ia² L_ib² / 2, is least: gradient projection
 * from T = I on (Jennrich 2002, Psychometrika 67, 7-19), until no slope is above 1e-9.
 *
 * @param[out] settled false: iterations ended before.
 * @return     false when memory ran out.
 */
bool chiso__oblimin(chiso__factors *factors, bool *settled, chiso__arena *arena);

#endif
