/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_SCORE_H
#define CHISO__INDEX_SCORE_H

#include <chiso/index.h>

#include "estimate/figure.h"
#include "estimate/replicates.h"
#include "index/rank.h"
#include "index/scheme.h"
#include "totals/view.h"

/** Scores of all nodes and domains: score[domain * nodes + node]; the whole comes last. */
typedef struct chiso__scores {
    chiso__arena arena;
    const chiso_totals *totals;
    chiso__view view;
    chiso__scheme scheme;
    chiso_variance_options variance;
    chiso__replicates replicates; /* where the variance comes from them */
    int32_t language;
    size_t nodes, domains;
    chiso__figure *figures;
    double *score, *rank; /* score: that of the figures */
    chiso__group *group;
} chiso__scores;

/** The totals of a domain, or of the whole (`domain` = scores->domains). */
const chiso__collapsed *chiso__scores_collapsed(const chiso__scores *scores, size_t domain);

/** True of a published score that is a mean of several provinces' scores, weighted by population.
 */
bool chiso__scores_approximate(const chiso__scores *scores, size_t domain, size_t node);

/** Make the figures of every domain and of the whole.  False when memory ran out. */
bool chiso__scores_figures(chiso__scores *scores);

/** The table as a result with the columns of `score` and its settings. */
chiso_status chiso__scores_result(chiso_result **out, const chiso__scores *scores,
                                  chiso_error *error);

#endif
