/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_DRIVERS_H
#define CHISO_DRIVERS_H

/**
 * @file drivers.h
 * @defgroup drivers Drivers
 *
 * Which contents move an outcome such as overall satisfaction: regression with the uncertainty that
 * the sampling design carries, relative weights, and the importance-performance table.
 * docs/drivers.md has every formula and its source.
 *
 * @{
 */

#include <chiso/estimate.h>
#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How the outcome depends on the predictors. */
enum {
    CHISO_DRIVERS_GAUSSIAN = 0, /**< linearly: ordinary regression */
    CHISO_DRIVERS_LOGISTIC = 1  /**< the log odds of an outcome of two answers do */
};

/** What the importance of a predictor is in the importance-performance table. */
enum {
    CHISO_IMPORTANCE_DEFAULT = 0, /**< the share; of a logistic regression the coefficient */
    CHISO_IMPORTANCE_RELATIVE_WEIGHT = 1, /**< its relative weight, in % of R² */
    CHISO_IMPORTANCE_STANDARDIZED = 2     /**< its standardised coefficient */
};

/** What moves what.  Begins with its own size; zero means the default. */
typedef struct chiso_drivers_options {
    size_t struct_size;  /**< sizeof(chiso_drivers_options) */
    const char *outcome; /**< a column, or a node of the instrument; not NULL */
    const char *const
        *predictors;     /**< columns, or nodes of the instrument.  NULL: the groups right above the
                              leaves of the tree, without those that the outcome belongs to */
    size_t n_predictors; /**< how many */
    const char *const *by; /**< columns whose values, crossed, are the domains.  NULL: the whole */
    size_t n_by;           /**< how many */
    const char *province;  /**< as of ::chiso_totals_options */
    const char *where;     /**< as of ::chiso_totals_options */
    const chiso_variance_options *variance; /**< NULL: the defaults.  `replicates` and `seed` are
                                               those of the intervals of relative weights too */
    int32_t family;                         /**< CHISO_DRIVERS_ */
    int32_t importance;                     /**< CHISO_IMPORTANCE_ */
    int32_t language; /**< of headings and words: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t reserved; /**< zero */
} chiso_drivers_options;

/** A ::chiso_drivers_options of defaults, to be changed field by field. */
#define CHISO_DRIVERS_OPTIONS_INIT                                                                 \
    { sizeof(chiso_drivers_options), NULL, NULL, 0, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 0 }

/**
 * Regress an outcome on predictors, for the whole and for every domain.
 *
 * People count who have the outcome and all predictors (listwise); a note tells how many have not.
 * A column counts as its number, or as the value that its scale gives an answer; a node of the
 * instrument as the mean of a person's valid answers below it, each brought to 0-100 by its bounds
 * and direction.
 *
 * - coefficient: the weighted least squares b = A⁻¹c, or the maximum of the weighted likelihood;
 *   its variance is that of the linearised A⁻¹x(y - μ), or comes from replicates.
 * - coefficient_standardized: b·sd(x)/sd(y); of a logistic regression b·sd(x).
 * - vif: 1/(1 - R²) of a predictor on the others.
 * - r_squared, r_squared_adjusted, relative_weight (Johnson 2000; they sum to R²) and
 *   relative_weight_share (% of R²): of gaussian alone.  The intervals of the last two are
 *   percentiles of a bootstrap over sampling units, and there is no test against 0.
 * - odds_ratio: exp(coefficient), of logistic alone.
 * - importance, performance: the share or the standardised coefficient, and the mean of all who
 *   answered, 0-100 where the instrument has the bounds of all predictors.  `quadrant` compares
 *   both with their means over the predictors.
 * - df: sampling units of the first stage with a person who counts, minus the strata that have one,
 *   minus the predictors.
 *
 * A regression that a domain does not allow leaves its figures empty, and a flag says why; where
 * the whole does not allow it, that is the error.
 *
 * @param[out] out        columns of `drivers` (docs/output.md): the by columns, variable,
 *                        statistic, n, estimate, se, ci_low, ci_high, df, p_value, quadrant, flags.
 *                        The whole first, then the domains in order; freed by the caller.  NULL on
 *                        failure.
 * @param[out] findings   as of chiso_totals_read(); may be NULL.
 * @param      responses  borrowed; standard input can be read only once.
 * @param      instrument borrowed, or NULL: columns are what they are.
 * @param      design     borrowed, or NULL.
 * @param      options    not NULL.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (no outcome or predictors, one that is named twice or is part
 *         of another, a node of answers without bounds; an option is wrong; replicate weights of
 * the file) · CHISO_E_DATA (a fault in the answers; nobody has all of them, fewer people than
 *         coefficients, an outcome or predictor without variance, predictors of which one is a
 *         combination of others, an outcome that has not two answers, or that predictors tell apart
 *         wholly) · CHISO_E_LONE_PSU · CHISO_E_INSTRUMENT · CHISO_E_OPEN · CHISO_E_READ ·
 *         CHISO_E_CANCELLED · CHISO_E_MEMORY.  Safe from any thread, but for standard input.
 *
 * Same as (R survey): svyglm(outcome ~ predictors, design, family = gaussian() or quasibinomial()),
 * its summary() and confint(); of domains svyglm() of subset(design, …).
 * Source: docs/drivers.md.
 */
CHISO_API chiso_status chiso_drivers(chiso_result **out, chiso_result **findings,
                                     const chiso_responses *responses,
                                     const chiso_instrument *instrument, const chiso_design *design,
                                     const chiso_drivers_options *options, chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
