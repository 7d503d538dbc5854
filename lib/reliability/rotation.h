/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ROTATION_H
#define CHISO__RELIABILITY_ROTATION_H

#include "reliability/efa.h"

typedef enum chiso__rotation {
    CHISO__ROTATION_NONE,
    CHISO__ROTATION_VARIMAX, /* Kaiser (1958), rows normalised; R: stats::varimax() */
    CHISO__ROTATION_OBLIMIN  /* direct quartimin (Jennrich and Sampson 1966), gamma 0, rows as they
                                are; R: GPArotation::oblimin() */
} chiso__rotation;

/**
 * Rotate loadings in place; then factors are turned so that their loadings sum to 0 or more, and
 * sorted by the variance they explain, as psych does.  One factor is turned only.
 *
 * @return false when memory ran out.
 */
bool chiso__rotate(chiso__factors *factors, chiso__rotation rotation, chiso__arena *arena);

#endif
