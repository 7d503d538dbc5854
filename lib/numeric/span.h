/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_SPAN_H
#define CHISO__NUMERIC_SPAN_H

#include "base/memory.h"

/**
 * The space that rows of numbers span, and so the rank of a matrix of which no more than that is
 * kept: an orthonormal basis.  Set the width, and zero the rest before use.
 */
typedef struct chiso__span {
    size_t width, rank;
    double *basis; /* rank × width; NULL where every row lies inside: rank is width */
    double *probe; /* a few random vectors, perpendicular to the basis */
    size_t room;
} chiso__span;

/**
 * Add a row of `width` numbers.  It raises the rank unless it lies within 1e-5 of its length from
 * the space, the tolerance of R's qr().  A row of zeros, or with what is no number, adds nothing.
 * A row inside costs four products of vectors, a new one 4·rank.  False when memory ran out.
 */
bool chiso__span_add(chiso__span *span, const double *row);

/** Add the space of another one of the same width.  False when memory ran out. */
bool chiso__span_join(chiso__span *into, const chiso__span *from);

/** Is it an orthonormal basis, to within rounding, and no larger than its width? */
bool chiso__span_is_sound(const chiso__span *span);

void chiso__span_free(chiso__span *span);

#endif
