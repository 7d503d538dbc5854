/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/components.h"

#include <math.h>

#include "numeric/symmetric.h"

static const double nothing = 1e-12; /* an eigenvalue that is rounding */

bool chiso__components(chiso__factors *out, double *values, chiso__arena *arena,
                       const double *correlation, size_t items, size_t components) {
    const size_t square = items * items;
    double *vectors = chiso__arena_alloc(arena, square * sizeof *vectors);
    double *room = chiso__arena_alloc(arena, (square + items) * sizeof *room);
    if (!chiso__factors_new(out, arena, items, components)) return false; /* or one before failed */
    if (!chiso__symmetric_eigen(values, vectors, correlation, items, room)) {
        for (size_t i = 0; i < items; i++) values[i] = NAN;
        for (size_t i = 0; i < square; i++) vectors[i] = NAN;
        out->flags = CHISO__FACTORS_NOT_SETTLED;
    }
    if (values[components - 1] <= nothing) out->flags |= CHISO__FACTORS_FEWER;
    chiso__factors_load(out, values, vectors);
    chiso__factors_explain(out);
    chiso__factors_compare(out, correlation);
    return true;
}
