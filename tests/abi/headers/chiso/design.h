/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_DESIGN_H
#define CHISO_DESIGN_H

/**
 * @file design.h
 * @defgroup design Design
 *
 * How the respondents were sampled: which columns hold the weight, the stratum, the sampling units
 * of each stage and how many there were to choose from.  The words are those of R's
 * `svydesign(ids, strata, fpc, weights, nest = TRUE)`; or, where columns of replicate weights stand
 * in the place of strata and units, of `svrepdesign(weights, repweights, type, combined.weights,
 * scale, rscales, rho)`.
 *
 * @{
 */

#include <chiso/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A design: names of columns, looked for when totals are read. */
typedef struct chiso_design chiso_design;

/** How replicate weights were made, which says what their variance is multiplied by. */
enum {
    CHISO_REP_UNKNOWN = 0,   /**< not said, which is an error where there are some */
    CHISO_REP_JK1 = 1,       /**< jackknife without strata: scale (R - 1)/R for R replicates */
    CHISO_REP_JKN = 2,       /**< jackknife within strata: rscales must be given; scale 1 */
    CHISO_REP_BRR = 3,       /**< balanced half-samples: scale 1/R */
    CHISO_REP_FAY = 4,       /**< Fay's: scale 1/(R(1 - fay_rho)²) */
    CHISO_REP_BOOTSTRAP = 5, /**< bootstrap: scale 1/(R - 1) */
    CHISO_REP_OTHER = 6      /**< anything else: scale and rscales must be given */
};

/** What stands in the columns of replicate weights. */
enum {
    CHISO_REP_COMBINED = 0, /**< whole weights (R: combined.weights = TRUE) */
    CHISO_REP_FACTORS = 1   /**< factors, which multiply the column of the weight */
};

/** Columns of a design.  Begins with its own size; zero means the default. */
typedef struct chiso_design_options {
    size_t struct_size; /**< sizeof(chiso_design_options) */
    const char *weight; /**< column of the weight, ≥ 0; NULL: the inverse of the product of the
                           sampling fractions where there is an fpc, else 1 */
    const char *strata; /**< column of the first-stage stratum; NULL: one stratum */
    const char *const *psu; /**< columns of the sampling units, first stage first, each counted
                               within the one before it and the first within its stratum; NULL: the
                                 respondent is the unit */
    size_t n_psu;           /**< how many */
    const char *const *fpc; /**< columns of the population size of each stage, for its finite
                               population correction: the number of units in the stratum (first
                               stage) or in the unit before it, all ≥ 1, or the sampling fraction,
                               all ≤ 1; one for each stage.  NULL: drawn with replacement, or few
                               out of many; then the first stage alone makes the variance */
    size_t n_fpc;           /**< how many: 0, or n_psu, or 1 where respondents are the units */
    const char *repweights; /**< columns of replicate weights, by a pattern in which * stands for
                               any letters and ? for one, in the order of the file; NULL: none.
                               They need `weight` and stand in the place of strata, psu and fpc */
    int32_t rep_type;       /**< of replicate weights: CHISO_REP_ */
    int32_t rep_combined;   /**< CHISO_REP_COMBINED or CHISO_REP_FACTORS */
    double rep_scale; /**< what the squares of all replicates are multiplied by; 0: by `rep_type`,
                         and always so for BRR and Fay */
    const double *rep_rscales; /**< what the square of each is multiplied by, ≥ 0, one above it; one
                                  number stands for all.  NULL: 1 */
    size_t n_rep_rscales;      /**< how many: 0, 1, or one for each column */
    double fay_rho;            /**< of Fay's method, more than 0 and less than 1; must be given */
} chiso_design_options;

/** A ::chiso_design_options of defaults, to be changed field by field. */
#define CHISO_DESIGN_OPTIONS_INIT                                                                  \
    { sizeof(chiso_design_options), NULL, NULL, NULL, 0, NULL, 0, NULL, 0, 0, 0, NULL, 0, 0 }

/**
 * The word that a kind of replicate weights has in settings and on the command line.
 *
 * @param rep_type CHISO_REP_.
 * @return `jk1`, `jkn`, `brr`, `fay`, `bootstrap`, `other`; NULL for any other number.  Safe from
 *         any thread.
 */
CHISO_API const char *chiso_rep_type_name(int32_t rep_type);

/**
 * A design from the names of its columns.
 *
 * @param[out] out     a new design, freed by the caller: chiso_design_free().  NULL on failure.
 * @param      options or NULL: no weight, no strata, respondents are the units.  Copied.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (`psu` or `fpc` is NULL and its count is not 0; the number
 *         of fpc columns is not that of the stages; replicate weights without a weight or type,
 *         beside strata, units or fpc, or with a scale that their type does not go with; an option
 *         of theirs without them) · CHISO_E_MEMORY.  Safe from any thread.
 * @see chiso_totals_read(), which says whether the columns are there.
 */
CHISO_API chiso_status chiso_design_new(chiso_design **out, const chiso_design_options *options,
                                        chiso_error *error);

/**
 * Free a design; totals that were read with it go on working.
 *
 * @param design from chiso_design_new(); NULL does nothing.
 */
CHISO_API void chiso_design_free(chiso_design *design);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
