/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_FAR_RECTANGLE_H
#define CHISO__NUMERIC_FAR_RECTANGLE_H

#include <stdbool.h>

/** What a rectangle of two standard normals contributes to a likelihood of their correlation. */
typedef struct chiso__far_rectangle {
    double slope;     /* first derivative of its probability by r, over the probability */
    double curvature; /* second derivative of its probability by r, over the probability */
} chiso__far_rectangle;

/**
 * Of a rectangle low[0] < X ≤ high[0], low[1] < Y ≤ high[1] that lies so far from the line on which
 * X and Y are at r = ±1 that its probability, about e^-10 of what is usual or much less, cannot be
 * had as a difference of larger ones.  There it is empty, so its probability is the integral of the
 * derivative from r to ±1, here relative to the density at the corner nearest to the line: whatever
 * its size, to about 1e-8.
 *
 * @param low  infinite or not; so is high.
 * @return     false: not far, or |r| is below 0.3; *out is left alone.
 */
bool chiso__far_rectangle_at(chiso__far_rectangle *out, const double *low, const double *high,
                             double r);

#endif
