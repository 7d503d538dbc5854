/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_MOMENTS_H
#define CHISO__TOTALS_MOMENTS_H

#include "totals/record.h"

/** Lay the moments of the index variables out.  False when memory ran out. */
bool chiso__moments_place(chiso_totals *totals);

/**
 * Add a respondent.  key: the domain, then the strata and units that the weight depends on;
 * answered: the nodes under which there is a valid answer; column, x: room for two numbers of every
 * variable.  False when memory ran out.
 */
bool chiso__moments_add(chiso_totals *totals, const int32_t *key, const chiso__record *record,
                        const bool *answered, size_t *column, double *x);

/** How many numbers a key has: the domain, and what the weight depends on. */
size_t chiso__moments_key_width(const chiso_totals *totals);

/** The moments of a key, made zero when it is new; NULL when memory ran out. */
double *chiso__moments_of(chiso_totals *totals, const int32_t *key);

/** The place of columns a ≥ b in the triangle. */
static inline size_t chiso__moments_at(size_t a, size_t b) {
    return a * (a + 1) / 2 + b;
}

#endif
