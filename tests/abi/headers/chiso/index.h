/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_INDEX_H
#define CHISO_INDEX_H

/**
 * @file index.h
 * @defgroup scoring The index
 *
 * Totals and a tree of nodes become scores, ranks and groups.
 *
 * @{
 */

#include <chiso/estimate.h>
#include <chiso/results.h>
#include <chiso/totals.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to score.  Begins with its own size; zero means the default. */
typedef struct chiso_score_options {
    size_t struct_size; /**< sizeof(chiso_score_options) */
    int32_t language;   /**< of names and headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t reserved;   /**< zero */
    const chiso_variance_options *variance; /**< NULL: the defaults.  An interval for proportions
                                               takes a score as a share of its range */
    const char *metric;  /**< of items: `top2` (share of the two best answers), `mean-percent` or
                            `mean-minmax`; NULL: the first that the instrument names */
    const char *pooling; /**< of items: `pool` (all valid answers together), `item-mean`,
                            `content-mean` (nodes of level 2) or `group-mean` (of level 1); NULL:
                            the first that the instrument names */
    const char *nation;  /**< what the whole is: `pool` (all respondents; NULL means the same) or
                            `province-mean` (plain mean of the provinces that have a score) */
} chiso_score_options;

/** A ::chiso_score_options of defaults, to be changed field by field. */
#define CHISO_SCORE_OPTIONS_INIT                                                                   \
    { sizeof(chiso_score_options), 0, 0, NULL, NULL, NULL, NULL }

/**
 * Score every node of the instrument for the whole and for every domain.
 *
 * An indicator is r = a + (b - a)(x - min)/(max - min), x the weighted mean Σwy/Σw of its variable
 * over the valid answers, a and b its range; (max - x) on top where high is bad.  A group is the
 * sum of its children, or their weighted mean brought from their range to its own.  A node is
 * missing where a child is.  The whole: all respondents; for published scores the unweighted mean,
 * node by node, of the domains that have the node.
 *
 * Each score has its standard error by the chain rule over totals (docs/methods.md), interval,
 * degrees of freedom, design effect and flags, as in chiso_estimate(); published scores have none.
 *
 * An item is the mean of what the metric makes of each answer; a pool the mean over all valid
 * answers to the items below, each counted once.
 *
 * Rank: 1 is best, among the domains that have the score; ties share the best rank.  Group: by the
 * 25th, 50th and 75th percentiles (type 7: linear, inclusive), a score equal to a cut belongs to
 * the upper group.  The whole and `(missing)` have neither.  Scores within 1e-12 of each other
 * (relative) are equal, since the order of the rows can move a score by that much.
 *
 * @param[out] out     columns of `score` (docs/output.md): the whole first, then the domains in
 * order, nodes in the instrument's order; freed by the caller.  NULL on failure.
 * @param      totals  borrowed; the result does not need them any more.
 * @param      options or NULL for the defaults.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_INSTRUMENT (an indicator without bounds) · CHISO_E_ARGUMENT (a choice
 *         that there is not; totals without the index) · CHISO_E_LONE_PSU (a stratum has one
 *         sampling unit, see chiso_variance_options) · CHISO_E_MEMORY.  Safe from any thread.
 *
 * Same as (R survey): svyby(~y, ~by, design, svymean) and svymean(~y, design), then the tree; a
 * pool is svyratio(~points, ~answers, design), where both are summed over a respondent's answers.
 */
CHISO_API chiso_status chiso_score(chiso_result **out, const chiso_totals *totals,
                                   const chiso_score_options *options, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
