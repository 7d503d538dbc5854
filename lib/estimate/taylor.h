/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_TAYLOR_H
#define CHISO__ESTIMATE_TAYLOR_H

#include <chiso/estimate.h>

#include "estimate/sweep.h"
#include "totals/view.h"

/* Variance of estimates that are linearised: what their slopes make of rows is swept. */

/** Estimates, linearised: what a row adds to each of them, per unit of its sums. */
typedef struct chiso__slopes {
    const double *slope; /* slope[i * width + e]: of sum i, for estimate first + e */
    size_t width, first;
    const double *extra;       /* of each row, one number beyond its sums, or NULL */
    const double *extra_slope; /* its slope for each estimate */
} chiso__slopes;

enum { CHISO__MOST_SLOPES = 2 }; /* that one row can count for: its domain's, and the whole's */

typedef struct chiso__linear {
    const chiso__view *view;
    const int32_t *rows; /* in the order of the view */
    size_t n_rows;
    size_t width;                       /* estimates */
    const chiso__slopes *const *slopes; /* of domain d from CHISO__MOST_SLOPES * d; NULL: none */
    int32_t lone_psu;                   /* CHISO_LONE_PSU_ */
    bool full;                          /* covariances as well */
} chiso__linear;

/**
 * The variance of each estimate, or with `full` the covariance of all, row by row.  NaN where
 * `average` finds no stratum to average over.  False when memory ran out.
 */
bool chiso__taylor(const chiso__linear *linear, double *variance, chiso__support *support);

/**
 * The same of estimates that several rounds add to, whose views are within one sample: their width,
 * lone_psu and full are the same.
 */
bool chiso__taylor_rounds(const chiso__linear *rounds, size_t count, double *variance,
                          chiso__support *support);

/**
 * The same of estimates of one domain, or (`domain` = number of domains) of all, whose slopes are
 * the same in every row: slope[], and extra as in chiso__slopes or NULL.  room: CHISO__MOST_SLOPES
 * pointers for every domain, all NULL, and left so.
 */
bool chiso__taylor_domain(const chiso__view *view, size_t domain, const chiso__slopes *slopes,
                          int32_t lone_psu, const chiso__slopes **room, double *variance,
                          chiso__support *support);

/**
 * Are there strata with one sampling unit that the policy does not allow?  With `fail` none at any
 * stage, with `average` none below the first.  CHISO_OK · CHISO_E_LONE_PSU (the message names them)
 */
chiso_status chiso__lone_psu_check(const chiso__frame *frame, int32_t lone_psu, chiso_error *error);

/** How many groups of a stage have one sampling unit and others that were not sampled. */
size_t chiso__lone_psu_count(const chiso__frame *frame, size_t stage);

#endif
