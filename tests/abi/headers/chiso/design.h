/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_DESIGN_H
#define CHISO_DESIGN_H

/**
 * @file design.h
 * @defgroup design Design
 *
 * How the respondents were sampled: which columns hold the weight, the stratum, the sampling units
 * of each stage and how many there were to choose from.  The words are those of R's
 * `svydesign(ids, strata, fpc, weights, nest = TRUE)`.
 *
 * @{
 */

#include <chiso/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A design: names of columns, looked for when totals are read. */
typedef struct chiso_design chiso_design;

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
} chiso_design_options;

/** A ::chiso_design_options of defaults, to be changed field by field. */
#define CHISO_DESIGN_OPTIONS_INIT                                                                  \
    { sizeof(chiso_design_options), NULL, NULL, NULL, 0, NULL, 0 }

/**
 * A design from the names of its columns.
 *
 * @param[out] out     a new design, freed by the caller: chiso_design_free().  NULL on failure.
 * @param      options or NULL: no weight, no strata, respondents are the units.  Copied.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (`psu` or `fpc` is NULL and its count is not 0; the number
 *         of fpc columns is not that of the stages) · CHISO_E_MEMORY.  Safe from any thread.
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
