/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_ESTIMATES_H
#define CHISO__ESTIMATE_ESTIMATES_H

#include "estimate/figure.h"
#include "estimate/replicates.h"
#include "estimate/statistic.h"

/** One number of every domain. */
typedef struct chiso__target {
    const chiso_estimand *estimand;
    const chiso__statistic *statistic;
    const chiso__variable *variable; /* of the view */
    size_t category;                 /* where there is one for each */
} chiso__target;

/** What was asked of totals, on the way to an answer.  Zero it before use. */
typedef struct chiso__estimates {
    chiso__arena arena;
    const chiso_totals *totals;
    chiso__view view;
    chiso_estimate_options options;
    chiso_variance_options variance;
    chiso__replicates replicates; /* where the variance comes from them */
    chiso__target *targets;
    size_t n_targets;
    size_t domains; /* that are listed, without the whole */
} chiso__estimates;

/**
 * Check the options, find what they ask for in the totals, and look at the lone PSUs.
 * chiso__estimates_free() also on failure.  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_LONE_PSU ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__estimates_new(chiso__estimates *estimates, const chiso_totals *totals,
                                  const chiso_estimate_options *given, chiso_error *error);

void chiso__estimates_free(chiso__estimates *estimates);

/** The domain of the i-th block of rows: the whole (totals->domains.count) first, then in order. */
size_t chiso__estimates_domain(const chiso__estimates *estimates, size_t block);

/** The totals of a target's variable in a domain. */
const double *chiso__target_totals(const chiso__estimates *estimates, const chiso__target *target,
                                   size_t domain);

/** Valid answers to it there. */
int64_t chiso__target_answers(const chiso__estimates *estimates, const chiso__target *target,
                              size_t domain);

/**
 * All figures of one domain, figures[target].  theta: NULL, or gets targets × replicates, what each
 * is in each of them.  False when memory ran out.
 */
bool chiso__estimates_domain_figures(const chiso__estimates *estimates, size_t domain,
                                     chiso__figure *figures, double *theta);

#endif
