/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_SWEEP_H
#define CHISO__ESTIMATE_SWEEP_H

#include <chiso/estimate.h>

#include "totals/frame.h"

/* The one place where sampling variance is computed: docs/methods.md, "Variance". */

/** What comes out beside the variance. */
typedef struct chiso__support {
    int64_t psus, strata; /* of the first stage, with a respondent in the rows */
} chiso__support;

/** What is swept. */
typedef struct chiso__sweeping {
    const chiso__frame *frame;
    size_t width;     /* estimates */
    int32_t lone_psu; /* CHISO_LONE_PSU_ */
    bool full;        /* covariances as well */
} chiso__sweeping;

/** The units of a sample while they go by in the order of the frame. */
typedef struct chiso__sweep {
    chiso__sweeping of;
    chiso__arena arena;
    struct chiso__level *levels; /* of each stage */
    size_t squares;              /* how many numbers a square is */
    double *delta;
    double *first, *later; /* variance from the first stage, and from the others */
    int64_t lone;          /* strata left to `average` */
    bool any;              /* a unit is at hand */
    chiso__support support;
} chiso__sweep;

/** Before the first unit; chiso__sweep_free() also on failure.  False when memory ran out. */
bool chiso__sweep_new(chiso__sweep *sweep, const chiso__sweeping *of);

/**
 * Go on to a unit, the one at hand or one that stands behind it in frame->order.  Returns its
 * total for each estimate, to be added to before the next unit; units that are left out add 0.
 */
double *chiso__sweep_unit(chiso__sweep *sweep, int32_t unit);

/**
 * After the last unit: the variance of each estimate, or with `full` the covariance of all, row by
 * row.  NaN where `average` finds no stratum to average over.
 */
void chiso__sweep_finish(chiso__sweep *sweep, double *variance);

void chiso__sweep_free(chiso__sweep *sweep);

#endif
