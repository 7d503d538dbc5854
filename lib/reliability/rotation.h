/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ROTATION_H
#define CHISO__RELIABILITY_ROTATION_H

#include "reliability/factors.h"

/** What makes loadings simple. */
typedef enum chiso__rotation {
    CHISO__ROTATION_NONE,
    CHISO__ROTATION_VARIMAX, /* Kaiser (1958, Psychometrika 23, 187-200), rows normalised;
                                R: stats::varimax() */
    CHISO__ROTATION_OBLIMIN  /* direct quartimin, gamma 0, rows as they are (Jennrich and Sampson
                                1966, Psychometrika 31, 313-323); R: GPArotation::oblimin() */
} chiso__rotation;

/**
 * Rotate an orthogonal solution in place; then each factor is turned so that its loadings sum to 0
 * or more, and factors are sorted by what they explain, the most first, as psych does.  One factor
 * is turned only.  A rotation without end sets CHISO__FACTORS_NOT_SETTLED.
 *
 * @param factors with finite loadings.
 * @param arena   for Phi, and what is needed on the way.
 * @return        false when memory ran out.
 */
bool chiso__rotate(chiso__factors *factors, chiso__rotation rotation, chiso__arena *arena);

#endif
