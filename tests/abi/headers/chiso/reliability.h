/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_RELIABILITY_H
#define CHISO_RELIABILITY_H

/**
 * @file reliability.h
 * @defgroup reliability Reliability
 *
 * Do the questions hold together?  Cronbach's alpha and its family, weighted, by domain, with the
 * uncertainty that the sampling design carries.  docs/methods.md has every formula and its source.
 *
 * @{
 */

#include <chiso/design.h>
#include <chiso/estimate.h>
#include <chiso/instrument.h>
#include <chiso/responses.h>
#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What becomes of a respondent who left some of the items out. */
enum {
    CHISO_USE_PAIRWISE = 0, /**< he counts in every pair of items that he answered (R: use =
                               "pairwise") */
    CHISO_USE_LISTWISE = 1  /**< he counts nowhere (R: use = "complete.obs") */
};

/** How many factors. */
enum {
    CHISO_FACTORS_NONE = 0,     /**< nothing is factored; any number above is how many */
    CHISO_FACTORS_PARALLEL = -1 /**< as many as parallel analysis of the whole suggests */
};

/** How factors are found. */
enum {
    CHISO_EXTRACTION_MINRES = 0,    /**< minimum residuals: what items have in common */
    CHISO_EXTRACTION_COMPONENTS = 1 /**< principal components: all of their variance */
};

/** How loadings are made simple. */
enum {
    CHISO_ROTATION_VARIMAX = 0, /**< factors stay uncorrelated */
    CHISO_ROTATION_OBLIMIN = 1, /**< factors may correlate */
    CHISO_ROTATION_NONE = 2     /**< not at all */
};

/** What is asked of some items.  Begins with its own size; zero means the default. */
typedef struct chiso_reliability_options {
    size_t struct_size;         /**< sizeof(chiso_reliability_options) */
    const char *const *items;   /**< columns of the answers, two and more, or codes of groups of the
                                     instrument, whose items they stand for; borrowed */
    size_t n_items;             /**< how many */
    const char *const *reverse; /**< columns among them that ask the other way round */
    size_t n_reverse;           /**< how many */
    const char *const *by;      /**< columns whose values, crossed, are the domains */
    size_t n_by;                /**< how many */
    const char *province;       /**< as in ::chiso_totals_options */
    const char *where;          /**< as in ::chiso_totals_options */
    const chiso_variance_options *variance; /**< NULL: the defaults */
    int32_t use;                            /**< CHISO_USE_ */
    int32_t language;                       /**< of headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t factors;                        /**< how many, or CHISO_FACTORS_ */
    int32_t extraction;                     /**< CHISO_EXTRACTION_ */
    int32_t rotation;                       /**< CHISO_ROTATION_ */
    int32_t ordinal; /**< not 0: answers are ordered categories; polychoric correlations too */
} chiso_reliability_options;

/** A ::chiso_reliability_options of defaults, to be changed field by field. */
#define CHISO_RELIABILITY_OPTIONS_INIT                                                             \
    {                                                                                              \
        sizeof(chiso_reliability_options), NULL, 0, NULL, 0, NULL, 0, NULL, NULL, NULL, 0, 0, 0,   \
            0, 0, 0                                                                                \
    }

/**
 * The word that a choice has in settings and on the command line.
 *
 * @param use CHISO_USE_.
 * @return `pairwise`, `listwise`; NULL for any other number.  Safe from any thread.
 */
CHISO_API const char *chiso_use_name(int32_t use);

/**
 * The word that a choice has in settings and on the command line.
 *
 * @param extraction CHISO_EXTRACTION_.
 * @return `minres`, `components`; NULL for any other number.  Safe from any thread.
 */
CHISO_API const char *chiso_extraction_name(int32_t extraction);

/**
 * The word that a choice has in settings and on the command line.
 *
 * @param rotation CHISO_ROTATION_.
 * @return `varimax`, `oblimin`, `none`; NULL for any other number.  Safe from any thread.
 */
CHISO_API const char *chiso_rotation_name(int32_t rotation);

/**
 * Read answers once and tell how well items hold together, for the whole and for every domain.
 *
 * With C the covariances of k items (weighted, n - 1), S their sum and R the correlations:
 *
 * - alpha: k/(k - 1)·(1 - tr C/S); kr20: the same, where every item has two answers;
 *   alpha_standardized: of R; lambda6: 1 - Σ(1 - smc)/ΣR; mean_r, median_r: of the correlations
 *   of pairs.
 * - kmo: Kaiser's measure of sampling adequacy, of all and of each item; bartlett_chisq,
 *   bartlett_df, bartlett_p: of the hypothesis that nothing is correlated.
 * - of each item: mean, sd, item_rest_r (with the sum of the others), smc (squared multiple
 *   correlation), alpha_if_dropped.
 *
 * With `factors`: eigenvalue, of each component; of parallel analysis eigenvalue_random (the 95 %
 * quantile of 100 samples), factor_eigenvalue, factor_eigenvalue_random, components_suggested and
 * factors_suggested, of the whole alone, whose number all domains then have; loading of each item
 * on each factor, communality, uniqueness, ss_loadings, variance_explained, factor_correlation;
 * omega_total and omega_hierarchical (of minres factors, obliquely rotated, Schmid and Leiman).
 *
 * With `ordinal`: alpha_ordinal, omega_ordinal (of so many factors, else of one) and
 * omega_hierarchical_ordinal of polychoric correlations (Olsson's two steps, thresholds of all who
 * answered an item, nothing added to empty cells), which are then factored in the place of others.
 *
 * An item whose answers are all the same in a domain is left out there, with a flag.  An item that
 * runs against the others is named in a note and has the flag `reverse`; it is turned only where
 * the caller says so.  A reversed item is min + max - x of its scale; without one, of its answers.
 *
 * Intervals: without weight, strata, units and fpc that of alpha is Feldt's, n being all
 * respondents.  Else, and of the other statistics, estimate ± t·se, linearised over the units of
 * the design, or by replicates; omega has one by replicates alone.
 *
 * @param[out] out        columns of `reliability` (docs/output.md): the by columns, statistic,
 *                        item, factor, factor_other, estimate, se, ci_low, ci_high, df, n, flags.
 * The whole first; freed by the caller.  NULL on failure.
 * @param[out] findings   as of chiso_totals_read(); may be NULL.
 * @param      responses  borrowed; standard input can be read only once.
 * @param      instrument borrowed, or NULL: columns are numbers.
 * @param      design     borrowed, or NULL: none.
 * @param      options    the items; the rest may be left at its defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_DATA (at least one fault) · CHISO_E_ARGUMENT (fewer than two items,
 * one named twice, one that is reversed and not among them, replicate weights, published scores,
 * another option that is wrong) · CHISO_E_LONE_PSU · CHISO_E_OPEN · CHISO_E_READ ·
 *         CHISO_E_CANCELLED · CHISO_E_MEMORY.  Safe from any thread, but for standard input.
 *
 * Same as (R psych): alpha(use = "pairwise"), KMO(), cortest.bartlett(), fa(fm = "minres"),
 * principal(), omega(flip = FALSE), fa.parallel(), polychoric(correct = 0, global = TRUE); (R
 * survey): svycralpha(), which is listwise.
 */
CHISO_API chiso_status chiso_reliability(chiso_result **out, chiso_result **findings,
                                         const chiso_responses *responses,
                                         const chiso_instrument *instrument,
                                         const chiso_design *design,
                                         const chiso_reliability_options *options,
                                         chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
