/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_TOGETHER_H
#define CHISO__ESTIMATE_TOGETHER_H

#include "estimate/replicates.h"
#include "estimate/taylor.h"

/* How estimates of several domains vary together: docs/methods.md, "Covariance and contrasts". */

/** An estimate of one domain, or of the whole. */
typedef struct chiso__part {
    double se;     /* NaN: not known */
    size_t domain; /* whose rows it is of; the number of domains: of all */
    const double
        *slope; /* linearised, of one domain: what sum i of a row adds is slope[i * stride] */
    const double *const *each; /* linearised, of all: the same in the rows of each domain; NULL:
                                  they do not count */
    const double *theta;       /* replicated: its value in each replicate, NaN: none */
    double estimate;
} chiso__part;

/** What they were estimated from. */
typedef struct chiso__together {
    const chiso__view *view;
    size_t stride; /* of slopes */
    int32_t lone_psu;
    const chiso__replicates *replicates; /* NULL: linearised */
    int32_t centre;                      /* of the replicates */
} chiso__together;

/**
 * The covariance of parts, row by row; NaN where one of the two has no standard error.  On its
 * diagonal are the squares of the standard errors, but with the lone-PSU policy `average`: there
 * the strata of all domains stand for lone ones, in a standard error those of its own.  At most one
 * part is of all rows, and no two of the same domain.  False when memory ran out.
 */
bool chiso__together_covariance(const chiso__together *together, const chiso__part *parts,
                                size_t count, double *matrix);

/**
 * The same of parts of which only those of one group vary together; the others get 0.  Parts
 * without a standard error have 0 beside their NaN.
 */
bool chiso__together_blocks(const chiso__together *together, const chiso__part *parts,
                            const int32_t *group, size_t count, double *matrix);

#endif
