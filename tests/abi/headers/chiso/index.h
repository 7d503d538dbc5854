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
#include <chiso/responses.h>
#include <chiso/results.h>
#include <chiso/totals.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a confidence set for a rank promises. */
enum {
    CHISO_RANKS_SIMULTANEOUS = 0, /**< all sets together hold the true ranks with the level */
    CHISO_RANKS_MARGINAL = 1,     /**< each set alone holds its own with the level */
    CHISO_RANKS_NONE = 2          /**< of chiso_score(): no sets are made */
};

/** How confidence sets for ranks are made.  Begins with its own size; zero means the default. */
typedef struct chiso_rank_options {
    size_t struct_size;  /**< sizeof(chiso_rank_options) */
    double level;        /**< between 0 and 1; 0: 0.95 */
    int64_t draws;       /**< of the errors, at most 1000000; 0: 1000 */
    int64_t seed;        /**< 1 to 4294967295; 0: 1 */
    int32_t kind;        /**< CHISO_RANKS_ */
    int32_t single_step; /**< 1: without stepdown, hence somewhat wider; 0: with it */
    int32_t language;    /**< of headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t reserved;    /**< zero */
} chiso_rank_options;

/** A ::chiso_rank_options of defaults, to be changed field by field. */
#define CHISO_RANK_OPTIONS_INIT                                                                    \
    { sizeof(chiso_rank_options), 0, 0, 0, 0, 0, 0, 0 }

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
    const chiso_rank_options *ranks; /**< of the rank sets; NULL: the defaults, none where there is
                                        no variance.  Level and seed are those of the variance where
                                        they are 0; the language is not looked at */
    int32_t rank_shares; /**< K > 0, of a bootstrap: tell in which share of the replicates a domain
                            is first, among the best K, and in each of the four groups; 0: do not */
    int32_t reserved2;   /**< zero */
} chiso_score_options;

/** A ::chiso_score_options of defaults, to be changed field by field. */
#define CHISO_SCORE_OPTIONS_INIT                                                                   \
    { sizeof(chiso_score_options), 0, 0, NULL, NULL, NULL, NULL, NULL, 0, 0 }

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
 * Rank sets: from which rank to which each domain may really have, node by node, as
 * chiso_rank_sets() finds them from scores, standard errors, degrees of freedom, and the covariance
 * of domains that meet in a stratum.  Shares of replicates are frequencies of a bootstrap, not
 * probabilities that a rank is true.
 *
 * @param[out] out     columns of `score` (docs/output.md): the whole first, then the domains in
 * order, nodes in the instrument's order; freed by the caller.  NULL on failure.
 * @param      totals  borrowed; the result does not need them any more.
 * @param      options or NULL for the defaults.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_INSTRUMENT (an indicator without bounds) · CHISO_E_ARGUMENT (a choice
 *         that there is not, or not with this variance; totals without the index) ·
 *         CHISO_E_LONE_PSU (a stratum has one sampling unit, see chiso_variance_options) ·
 *         CHISO_E_MEMORY.  Safe from any thread.
 *
 * Same as (R survey): svyby(~y, ~by, design, svymean) and svymean(~y, design), then the tree; a
 * pool is svyratio(~points, ~answers, design), where both are summed over a respondent's answers.
 */
CHISO_API chiso_status chiso_score(chiso_result **out, const chiso_totals *totals,
                                   const chiso_score_options *options, chiso_error *error);

/**
 * Differences of scores between the domains of one survey, node by node: which of two provinces is
 * really ahead, and which differ from the nation.  As chiso_estimate_differences(), for nodes.
 *
 * @param[out] out         columns of `differences` (docs/output.md): the by columns, the same with
 *                         `_other`, code, parent, level, name, score, score_other, difference, se,
 *                         ci_low, ci_high, df, t, p_value, p_holm, p_bh, direction, flags; pair by
 *                         pair, nodes in the instrument's order; freed by the caller.  NULL on
 *                         failure.
 * @param      totals      borrowed; with at least one by column.  Published scores have differences
 *                         without standard errors.
 * @param      options     as of chiso_score(), without ranks and rank_shares; or NULL.
 * @param      differences or NULL for the defaults.
 * @param[out] error       filled in on failure; may be NULL.
 * @return as chiso_score(); CHISO_E_ARGUMENT also for a domain that is not there, totals without
 *         domains, and more than four million differences.  Safe from any thread.
 *
 * Same as (R survey): svycontrast() of svyby(~points, ~by, svyratio, covmat = TRUE), p.adjust().
 */
CHISO_API chiso_status chiso_score_differences(chiso_result **out, const chiso_totals *totals,
                                               const chiso_score_options *options,
                                               const chiso_difference_options *differences,
                                               chiso_error *error);

/**
 * The word that a kind of rank set has in settings and on the command line.
 *
 * @param kind CHISO_RANKS_.
 * @return `simultaneous`, `marginal`, `none`; NULL for any other number.  Safe from any thread.
 */
CHISO_API const char *chiso_rank_sets_name(int32_t kind);

/**
 * Confidence sets for ranks: from which rank to which a unit may really have.  Rank 1 is the
 * highest estimate.
 *
 * Two units are told apart where |difference| > c·se of the difference; c is the level's quantile
 * of the largest |t| over the pairs in question, drawn from normal errors with the covariance, and
 * drawn again over the pairs left until none follows (stepdown).  A unit's set runs from 1 + those
 * above it to n - those below it.  Where a df is finite, each draw divides by standard errors that
 * are redrawn: s√(χ²/df).  docs/ranks.md tells more.
 *
 * @param[out] low        n numbers: the best rank that a unit may have; NaN without an estimate.
 * @param[out] high       n numbers: the worst.
 * @param      estimate   n numbers; NaN: has no rank, and is nobody's rival.
 * @param      covariance n × n numbers, row by row, of the estimates; where an estimate is NaN it
 *                        may be too.  NULL: the estimates are independent.
 * @param      se         n standard errors; NaN: unknown, so that the unit is told from nobody.
 *                        Not looked at where there is a covariance, and may then be NULL.
 * @param      df         n degrees of freedom of the standard errors, infinite allowed; NaN or at
 *                        most 0: the standard error tells nothing, as if unknown.  NULL: all
 *                        infinite.
 * @param      n          how many units; may be 0.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (an option; neither se nor covariance) · CHISO_E_DATA (an
 *         infinite estimate, a standard error below 0; a covariance that is none: not symmetric, or
 *         with a negative variance of some combination) · CHISO_E_MEMORY.  Safe from any thread.
 *         Time grows with n²·draws.
 *
 * Same as (R csranks, df infinite): csranks(x, Sigma, coverage = level, simul = , stepdown = , R =
 * draws), but for the random numbers; every draw is used in every step.  Source: Mogstad, Romano,
 * Shaikh and Wilhelm (2023), Review of Economic Studies.
 */
CHISO_API chiso_status chiso_rank_sets(double *low, double *high, const double *estimate,
                                       const double *covariance, const double *se, const double *df,
                                       size_t n, const chiso_rank_options *options,
                                       chiso_error *error);

/** Which columns of a table hold what is ranked.  Begins with its own size. */
typedef struct chiso_rank_columns {
    size_t struct_size;   /**< sizeof(chiso_rank_columns) */
    const char *unit;     /**< names: each once, and none blank */
    const char *estimate; /**< what is ranked; a blank has no rank */
    const char *se;       /**< its standard error; NULL: from the covariance */
    const char *df;       /**< degrees of freedom of the se, blank: infinite; NULL: all infinite */
} chiso_rank_columns;

/** A ::chiso_rank_columns without columns, to be filled field by field. */
#define CHISO_RANK_COLUMNS_INIT                                                                    \
    { sizeof(chiso_rank_columns), NULL, NULL, NULL, NULL }

/**
 * Rank the units of any table, with confidence sets: chiso_rank_sets() for files.
 *
 * @param[out] out        columns unit, estimate, se, df, rank, rank_low, rank_high, in the order of
 *                        the table; freed by the caller.  NULL on failure.
 * @param[out] findings   every fault and warning of the files, as of chiso_totals_read(), freed by
 *                        the caller; NULL where memory ran out.  May be NULL.
 * @param      table      files with one record per unit; borrowed.
 * @param      columns    unit and estimate, and se unless there is a covariance; not NULL.
 * @param      covariance files of the covariance: the column of the unit as in the table, then one
 *                        column for each unit, named after it; units in any order, and more of
 *                        them than the table has.  Where there is a se too, its square must be the
 *                        unit's variance to 1 %.  NULL: the estimates are independent.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA (faults) · CHISO_E_ARGUMENT (a column that is not there, an
 *         option) · CHISO_E_OPEN · CHISO_E_READ · CHISO_E_CANCELLED (by the progress of the table
 *         or the covariance) · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_rank(chiso_result **out, chiso_result **findings,
                                  const chiso_responses *table, const chiso_rank_columns *columns,
                                  const chiso_responses *covariance,
                                  const chiso_rank_options *options, chiso_error *error);
/** What becomes of nodes whose definition changed between two rounds. */
enum {
    CHISO_BREAKS_SKIP = 0,   /**< both scores are shown, and no change */
    CHISO_BREAKS_COMPARE = 1 /**< compared all the same, with the flag `break` */
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
    int32_t panel;     /**< of chiso_compare_totals(), 1: the rounds share sampling units; 0: they
                          are independent */
    int32_t reserved2; /**< zero */
} chiso_compare_options;

/** A ::chiso_compare_options of defaults, to be changed field by field. */
#define CHISO_COMPARE_OPTIONS_INIT                                                                 \
    { sizeof(chiso_compare_options), 0, 0, 0, 0, 0, NULL, NULL, 0, 0 }

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
 *         is not, a panel, of which results do not know the sampling units) · CHISO_E_DATA (two
 *         rows of one domain and node) · CHISO_E_MEMORY.  Safe from any thread.
 *
 * Same as (R): p = 2 * pt(-abs(t), df), p.adjust(p, "holm"), p.adjust(p, "BH").
 * Source: docs/methods.md, "Change between rounds".
 */
CHISO_API chiso_status chiso_compare(chiso_result **out, const chiso_result *before,
                                     const chiso_result *after,
                                     const chiso_compare_options *options, chiso_error *error);

/**
 * Score two rounds from their totals, and compare them: chiso_compare() of two chiso_score(), also
 * where the rounds share sampling units.
 *
 * In a panel (options->panel) strata and sampling units of one name are the same ones in both
 * rounds.  Both rounds are one sample: n_h counts the units of either, a unit without people in a
 * round adds 0 to it, and population sizes must agree; the weights of a round stay as they were.
 * With u the influence of a person on the score of his own round, the variance of a change is that
 * of Σ w u over the later round less Σ w u over the earlier one, unit by unit, so whatever both
 * rounds have in common cancels.  By replicates: both rounds have the same factors.  se_before and
 * se_after are of that sample too.  Degrees of freedom: the lesser of both rounds where their
 * people meet in a stratum, else Welch and Satterthwaite's, as of independent rounds.
 *
 * @param[out] out     columns of `compare`, as chiso_compare(); its settings say how many sampling
 *                     units the rounds share.  Freed by the caller; NULL on failure.
 * @param      before  totals of the earlier round; borrowed.
 * @param      after   totals of the later one, by the same instrument or another; may be the same.
 * @param      scoring as of chiso_score(), for both rounds, but for its language, ranks and
 *                     rank_shares, which are zero; or NULL.
 * @param      options as of chiso_compare(), or NULL; before and after are NULL, since totals know
 *                     their instruments.
 * @param[out] error   filled in on failure; may be NULL.
 * @return every status of chiso_score() and chiso_compare(); also CHISO_E_ARGUMENT of a panel
 *         without variance or sampling units, with units in other columns, or without any unit that
 *         both rounds have, CHISO_E_DATA of a panel whose population sizes disagree or are below
 *         the sample.  Safe from any thread.
 *
 * Same as (R survey), a panel: design of rbind(before, after), b <- svyby(~points, ~round, design,
 * svyratio, denominator = ~answers, covmat = TRUE), svycontrast(b, c(-1, 1)); where nothing is
 * missing svyby(~y, ~round, design, svymean, covmat = TRUE).
 * Source: docs/methods.md, "Rounds that share sampling units".
 */
CHISO_API chiso_status chiso_compare_totals(chiso_result **out, const chiso_totals *before,
                                            const chiso_totals *after,
                                            const chiso_score_options *scoring,
                                            const chiso_compare_options *options,
                                            chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
