/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_OMEGA_H
#define CHISO__RELIABILITY_OMEGA_H

#include "reliability/efa.h"

/** McDonald's omega by Schmid and Leiman (1957). */
typedef struct chiso__omega {
    double total, hierarchical;
    double limit;        /* hierarchical / total: omega of a test without end */
    double *general;     /* items: loadings on the general factor */
    double *group;       /* items × factors: what group factors load beside it */
    double *communality; /* items */
    size_t items, factors;
    int32_t flags; /* of CHISO__FACTORS_, of both levels */
} chiso__omega;

/**
 * Oblimin-rotated minres factors, whose correlations are factored in turn (three and more: one
 * minres factor; two: both load √|Phi12|; one: it is the general factor, and hierarchical = total).
 * Items that load negatively on the general factor are NOT turned: turn them before.
 * R: psych::omega(r, factors, fm = "minres", rotate = "oblimin", flip = FALSE, option = "equal").
 *
 * @param out         all in the arena.
 * @param correlation items × items, finite, 1 on the diagonal.
 * @param factors     1 … items.
 * @return            false when memory ran out.
 */
bool chiso__omega_of(chiso__omega *out, chiso__arena *arena, const double *correlation,
                     size_t items, size_t factors);

#endif
