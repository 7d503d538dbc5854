/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_SCORE_H
#define CHISO__INDEX_SCORE_H

#include <chiso/index.h>

#include "estimate/figure.h"
#include "estimate/replicates.h"
#include "estimate/together.h"
#include "index/rank.h"
#include "index/scheme.h"
#include "totals/view.h"

/** What is kept of each domain, and of the whole, where it is asked how scores vary together. */
typedef struct chiso__score_parts {
    double **slope;       /* linearised: row_sums × nodes; NULL: not kept */
    double **theta;       /* replicated: nodes × replicates; NULL: not kept */
    const double **whole; /* linearised: the whole's slopes in the rows of each domain of the
                             totals; NULL: they do not count */
    const double **each;  /* room for those of one node */
    int32_t *meeting;     /* of each domain of the totals: those of a group have the same number */
    bool *meet;           /* which of them meet themselves, where all is kept */
} chiso__score_parts;

/** Shares of the replicates of a bootstrap, in this order. */
enum {
    CHISO__SHARE_FIRST,
    CHISO__SHARE_TOP,
    CHISO__SHARE_GROUP, /* the four groups, best first */
    CHISO__SHARES = CHISO__SHARE_GROUP + 4
};

/** Scores of all nodes and domains: score[domain * nodes + node]; the whole comes last. */
typedef struct chiso__scores {
    chiso__arena arena;
    const chiso_totals *totals;
    chiso__view view;
    chiso__scheme scheme;
    chiso_variance_options variance;
    chiso__replicates replicates; /* where the variance comes from them */
    bool varies;                  /* there are standard errors */
    int32_t language;
    size_t nodes, domains;
    chiso__figure *figures;
    double *score, *rank; /* score: that of the figures */
    chiso__group *group;
    chiso_rank_options ranks;     /* of the rank sets: none where nothing varies */
    double *rank_low, *rank_high; /* NaN without sets */
    int32_t rank_shares;          /* shares are told, of the best so many; 0: they are not */
    double *share;                /* share[cell * CHISO__SHARES + which] */
    chiso__score_parts parts;
} chiso__scores;

/**
 * Score every node of every domain and of the whole; ranks are another step.  all_parts: keep what
 * tells how scores vary together, whether rank sets need it or not.  chiso__scores_free() also on
 * failure.  Every status of chiso_score().
 */
chiso_status chiso__scores_new(chiso__scores *scores, const chiso_totals *totals,
                               const chiso_score_options *given, bool all_parts,
                               chiso_error *error);

/** The same of totals whose units are part of a larger sample, which the variance is of. */
chiso_status chiso__scores_new_within(chiso__scores *scores, const chiso_totals *totals,
                                      const chiso_score_options *given, bool all_parts,
                                      chiso__within within, chiso_error *error);

void chiso__scores_free(chiso__scores *scores);

/** Note strata of one sampling unit under a result. */
chiso_status chiso__scores_lone_note(const chiso__scores *scores, chiso_result *result,
                                     chiso_error *error);

/** The totals of a domain, or of the whole (`domain` = scores->domains). */
const chiso__collapsed *chiso__scores_collapsed(const chiso__scores *scores, size_t domain);

/** True of a published score that is a mean of several provinces' scores, weighted by population.
 */
bool chiso__scores_approximate(const chiso__scores *scores, size_t domain, size_t node);

/** Make the figures of every domain and of the whole.  False when memory ran out. */
bool chiso__scores_figures(chiso__scores *scores);

/**
 * Rank and group every node over the domains, with rank sets and shares of replicates where they
 * are asked for.  CHISO_OK · CHISO_E_MEMORY
 */
chiso_status chiso__scores_ranks(chiso__scores *scores, chiso_error *error);

/**
 * In which share of the replicates a node of each domain is first, among the best so many, in each
 * group: NaN where more than 5 % of the replicates have no score.  at[]: the domains that compete.
 * False when memory ran out.
 */
bool chiso__scores_shares(const chiso__scores *scores, size_t node, const size_t *at, size_t count);

/** Valid answers under each node in a domain, or in the whole. */
void chiso__scores_answers(const chiso__scores *scores, size_t domain, int64_t *answers);

/** What is to be said of a score, given the answers under its node. */
unsigned chiso__scores_flags(const chiso__scores *scores, size_t domain, size_t node,
                             int64_t answers);

/** Add the settings of scores, with or without those of rank sets. */
chiso_status chiso__scores_settings(const chiso__scores *scores, bool ranks, chiso_result *result,
                                    chiso_error *error);

/** The table as a result with the columns of `score` and its settings. */
chiso_status chiso__scores_result(chiso_result **out, const chiso__scores *scores,
                                  chiso_error *error);

#endif
