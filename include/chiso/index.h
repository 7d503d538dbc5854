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

/** What becomes of nodes whose definition changed between two rounds. */
enum {
    CHISO_BREAKS_SKIP = 0,   /**< both scores are shown, and no change */
    CHISO_BREAKS_COMPARE = 1 /**< compared all the same, with the flag `break` */
};

/** Over which changes p-values are adjusted together. */
enum {
    CHISO_FAMILY_NODE = 0, /**< the domains of one node; the whole stands alone */
    CHISO_FAMILY_ALL = 1   /**< every domain and node, the whole too */
};

/** How to compare two rounds.  Begins with its own size; zero means the default. */
typedef struct chiso_compare_options {
    size_t struct_size;             /**< sizeof(chiso_compare_options) */
    int32_t language;               /**< of names and headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t breaks;                 /**< CHISO_BREAKS_ */
    int32_t family;                 /**< CHISO_FAMILY_ */
    int32_t reserved;               /**< zero */
    double level;                   /**< of intervals and directions, between 0 and 1; 0: 0.95 */
    const chiso_instrument *before; /**< instrument of the earlier round; NULL: the built-in one
                                       that its settings name */
    const chiso_instrument *after;  /**< the same of the later round */
} chiso_compare_options;

/** A ::chiso_compare_options of defaults, to be changed field by field. */
#define CHISO_COMPARE_OPTIONS_INIT                                                                 \
    { sizeof(chiso_compare_options), 0, 0, 0, 0, 0, NULL, NULL }

/**
 * Compare two rounds of scores, domain by domain and node by node.
 *
 * With scores x₁, x₂, their standard errors and degrees of freedom: change x₂ - x₁, its standard
 * error √(se₁² + se₂²), degrees of freedom by Welch and Satterthwaite, t interval, t, two-sided p,
 * and p adjusted by Holm and by Benjamini and Hochberg.  `direction`: `up` or `down` where the
 * interval leaves zero out, else `none`; by size alone where neither round has standard errors, as
 * published scores have none.  `rule_5_percent` is PAPI's rule, a change of more than 5 % of the
 * earlier score: it looks at the size alone.  The two samples are taken as independent.
 *
 * A node's definition changed (flag `break`) where its instruments differ in the name, parent,
 * type, variable, answers, bounds, range, or in the nodes below it and their weights; where the
 * series breaks between the two years (breaks.csv); and where either holds for a node below.
 * Without both instruments name and parent are compared as the results have them (flag
 * `unverified`).
 *
 * @param[out] out     columns of `compare` (docs/output.md): domains and nodes in the order of
 *                     `after`, then what `before` alone has; freed by the caller.  NULL on failure.
 * @param      before  the earlier result of chiso_score(), or one read back (chiso_result_load());
 *                     borrowed.
 * @param      after   the later one; borrowed.
 * @param      options or NULL for the defaults.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (not results of chiso_score(), other by columns, nothing in
 *         common, another metric, pooling or nation, provinces of another list, a choice that there
 *         is not) · CHISO_E_DATA (two rows of one domain and node) · CHISO_E_MEMORY.  Safe from any
 *         thread.
 *
 * Same as (R): p = 2 * pt(-abs(t), df), p.adjust(p, "holm"), p.adjust(p, "BH").
 * Source: docs/methods.md, "Change between rounds".
 */
CHISO_API chiso_status chiso_compare(chiso_result **out, const chiso_result *before,
                                     const chiso_result *after,
                                     const chiso_compare_options *options, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
