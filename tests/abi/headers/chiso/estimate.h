/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_ESTIMATE_H
#define CHISO_ESTIMATE_H

/**
 * @file estimate.h
 * @defgroup estimate Estimates
 *
 * Means, totals, proportions, ratios and quantiles with the uncertainty that the sampling design
 * carries: the numbers of R's `survey`.  docs/methods.md has every formula and its source.
 *
 * @{
 */

#include <chiso/results.h>
#include <chiso/totals.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How the variance is estimated. */
enum {
    CHISO_VARIANCE_TAYLOR = 0, /**< linearised, over the units of the design; of totals with
                                  replicate weights by these, and NONE is the only other choice */
    CHISO_VARIANCE_NONE = 1,   /**< not at all: estimates alone */
    CHISO_VARIANCE_JACKKNIFE =
        2,                  /**< one first-stage unit left out at a time: JK1, with strata JKn */
    CHISO_VARIANCE_BRR = 3, /**< balanced half-samples; exactly two units in each stratum */
    CHISO_VARIANCE_FAY = 4, /**< the same with weights that are never 0 (`fay_rho`) */
    CHISO_VARIANCE_BOOTSTRAP = 5 /**< n - 1 of a stratum's n units drawn with replacement; with an
                                      fpc half of them without, at every stage */
};

/** What replicates vary about. */
enum {
    CHISO_CENTRE_MEAN = 0,    /**< their plain mean (R: mse = FALSE) */
    CHISO_CENTRE_ESTIMATE = 1 /**< the estimate of the whole sample (R: mse = TRUE) */
};

/** What a stratum with one sampling unit adds to the variance, where others were not sampled. */
enum {
    CHISO_LONE_PSU_FAIL = 0,      /**< an error that names the strata */
    CHISO_LONE_PSU_CERTAINTY = 1, /**< nothing: it was sure to be in the sample */
    CHISO_LONE_PSU_CENTRE = 2,    /**< the square of its linearised total, about zero (R: adjust) */
    CHISO_LONE_PSU_AVERAGE = 3,   /**< what the other strata add on average; first stage only */
    CHISO_LONE_PSU_REMOVE = 4     /**< nothing: it is left out */
};

/** Confidence intervals. */
enum {
    CHISO_INTERVAL_DEFAULT = 0, /**< `logit` for proportions, else `t` */
    CHISO_INTERVAL_T = 1,       /**< estimate ± t·se */
    CHISO_INTERVAL_LOGIT = 2,   /**< proportions: t on the scale of log(p/(1-p)) */
    CHISO_INTERVAL_WILSON = 3,  /**< proportions: Wilson's score interval with the effective n */
    CHISO_INTERVAL_BETA = 4     /**< proportions: Korn and Graubard's */
};

/** What a design effect compares with: a simple random sample of as many people … */
enum {
    CHISO_DEFF_REPLACE = 0, /**< … with replacement */
    CHISO_DEFF_WITHOUT = 1  /**< … without, from a population of Σw */
};

/** How variance and intervals are made.  Begins with its own size; zero means the default. */
typedef struct chiso_variance_options {
    size_t struct_size; /**< sizeof(chiso_variance_options) */
    int32_t method;     /**< CHISO_VARIANCE_ */
    int32_t lone_psu;   /**< CHISO_LONE_PSU_ */
    int32_t interval;   /**< CHISO_INTERVAL_; one for proportions alone leaves the others at t */
    int32_t deff;       /**< CHISO_DEFF_ */
    double level;       /**< of the interval, between 0 and 1; 0: 0.95 */
    double df;          /**< degrees of freedom of every row; 0: those that the row has */
    int64_t min_n;      /**< rows of fewer respondents get the flag `small_cell`; 0: 5, 1: none */
    int64_t replicates; /**< of the bootstrap, at least 2; 0: 1,000 */
    int64_t seed;       /**< of the bootstrap, 1 to 4294967295; 0: 1 */
    int32_t centre;     /**< of replicates: CHISO_CENTRE_ */
    int32_t reserved;   /**< zero */
    double fay_rho;     /**< of Fay's method, more than 0 and less than 1; 0: 0.5 */
} chiso_variance_options;

/** A ::chiso_variance_options of defaults, to be changed field by field. */
#define CHISO_VARIANCE_OPTIONS_INIT                                                                \
    { sizeof(chiso_variance_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** What to estimate.  Begins with its own size; zero means the default. */
typedef struct chiso_estimate_options {
    size_t struct_size;                     /**< sizeof(chiso_estimate_options) */
    const chiso_estimand *estimands;        /**< NULL: those that the totals were read for */
    size_t n_estimands;                     /**< how many */
    const chiso_variance_options *variance; /**< NULL: the defaults */
    int32_t language;                       /**< of headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t reserved;                       /**< zero */
} chiso_estimate_options;

/** A ::chiso_estimate_options of defaults, to be changed field by field. */
#define CHISO_ESTIMATE_OPTIONS_INIT                                                                \
    { sizeof(chiso_estimate_options), NULL, 0, NULL, 0, 0 }

/**
 * The word that a choice has in settings and on the command line.
 *
 * @param lone_psu CHISO_LONE_PSU_.
 * @return `fail`, `certainty`, `centre`, `average`, `remove`; NULL for any other number.  Safe from
 *         any thread.
 */
CHISO_API const char *chiso_lone_psu_name(int32_t lone_psu);

/**
 * The word that a kind of interval has in settings and on the command line.
 *
 * @param interval CHISO_INTERVAL_.
 * @return `t`, `logit`, `wilson`, `beta`; NULL for any other number.  Safe from any thread.
 */
CHISO_API const char *chiso_interval_name(int32_t interval);

/**
 * Estimate for the whole and for every domain.
 *
 * - mean: Σwy/Σw over valid answers; total: Σwy; proportion: Σw of a category over Σw of all valid
 *   answers, one row for every category of the scale, also those that nobody chose; of a question
 *   with boxes Σw of those who ticked it over Σw of those who were asked; ratio: Σwx/Σwy over
 *   respondents who answered both.
 * - quantile: the smallest answer with F ≥ p(1 - 1e-12), its interval by the same rule at p ±
 *   t·se(F), its se the width over 2t.
 * - se: Taylor linearisation over the units of the design; all stages where each has an fpc, else
 *   the first.  A domain is a mask: units without anybody in it count as zero.
 * - df: sampling units of the first stage with a respondent of the row's domain, minus the strata
 *   that have one; of replicate weights of the file the rank of those of the domain's respondents,
 *   minus 1.  df ≤ 0: no interval, and a flag.
 * - deff: the variance over that of a simple random sample of n; n_eff = n/deff; cv =
 * se/|estimate|.
 *
 * @param[out] out     columns of `estimate` (docs/output.md): the by columns, variable, statistic,
 *                     category, n (valid answers), estimate, se, ci_low, ci_high, df, deff, n_eff,
 *                     cv, flags.  The whole first, then the domains in order; freed by the caller.
 *                     NULL on failure.
 * @param      totals  borrowed; the result does not need them any more.
 * @param      options or NULL for the defaults.
 * @param[out] error   filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (the totals do not hold what is asked, and the message says
 *         what they hold; an option is wrong, or has no place beside replicate weights) ·
 *         CHISO_E_LONE_PSU (a stratum has one sampling unit) · CHISO_E_MEMORY.  Safe from any
 *         thread.
 *
 * Same as (R survey): svymean, svytotal, svyratio with na.rm = TRUE, each of one variable,
 * svyby(covmat = TRUE) for domains, confint(df = ) and svyciprop; oldsvyquantile(ties =
 * "discrete", interval.type = "Wald") for quantiles.
 */
CHISO_API chiso_status chiso_estimate(chiso_result **out, const chiso_totals *totals,
                                      const chiso_estimate_options *options, chiso_error *error);

/**
 * The covariance of all estimates of chiso_estimate(), across domains and variables.
 *
 * @param[out] matrix  rows × rows numbers, row by row, in the order of the rows of
 *                     chiso_estimate() with the same options; NaN where an estimate is missing, or
 *                     a quantile whose variance is linearised.
 * @param      rows    how many rows there are; another number is an error.
 * @param      totals  borrowed.
 * @param      options or NULL for the defaults.
 * @param[out] error   filled in on failure; may be NULL.
 * @return as chiso_estimate(); CHISO_E_ARGUMENT also where the variance is none.  Safe from any
 *         thread.
 *
 * Same as (R survey): vcov(svyby(…, covmat = TRUE)).
 */
CHISO_API chiso_status chiso_covariance(double *matrix, size_t rows, const chiso_totals *totals,
                                        const chiso_estimate_options *options, chiso_error *error);

/**
 * Linear contrasts of estimates: Σ cᵢ·estimateᵢ with its standard error, which knows that the
 * estimates vary together.  A difference of two rows has coefficients 1 and -1.
 *
 * @param[out] out          columns contrast (from 1), estimate, se, ci_low, ci_high (t), df (the
 *                          least of the rows that take part), t, p_value (two-sided); freed by the
 *                          caller.  NULL on failure.
 * @param      totals       borrowed.
 * @param      options      or NULL for the defaults.
 * @param      coefficients contrasts × rows numbers, contrast by contrast, in the order of the rows
 *                          of chiso_estimate() with the same options.
 * @param      contrasts    how many contrasts.
 * @param      rows         how many rows there are; another number is an error.
 * @param[out] error        filled in on failure; may be NULL.
 * @return as chiso_estimate(); CHISO_E_ARGUMENT also where the variance is none.  Safe from any
 *         thread.
 *
 * Same as (R survey): svycontrast().
 */
CHISO_API chiso_status chiso_contrast(chiso_result **out, const chiso_totals *totals,
                                      const chiso_estimate_options *options,
                                      const double *coefficients, size_t contrasts, size_t rows,
                                      chiso_error *error);

/** Over which differences p-values are adjusted together. */
enum {
    CHISO_FAMILY_NODE = 0, /**< those of one node or estimate; of rounds, the whole stands alone */
    CHISO_FAMILY_ALL = 1   /**< all of them */
};

/** Which domains of one survey are compared. */
enum {
    CHISO_DIFFERENCES_WHOLE = 0, /**< each domain with the whole */
    CHISO_DIFFERENCES_PAIRS = 1, /**< all pairs of domains */
    CHISO_DIFFERENCES_NAMED = 2  /**< pairs that are named */
};

/** How domains are compared.  Begins with its own size; zero means the default. */
typedef struct chiso_difference_options {
    size_t struct_size; /**< sizeof(chiso_difference_options) */
    int32_t kind;       /**< CHISO_DIFFERENCES_ */
    int32_t family;     /**< CHISO_FAMILY_ */
    const char *const
        *of; /**< of NAMED: the first of each pair, by code or name in any spelling; borrowed */
    const char *const *from; /**< of NAMED: what it is compared with */
    size_t n_named;          /**< how many pairs are named */
} chiso_difference_options;

/** A ::chiso_difference_options of defaults, to be changed field by field. */
#define CHISO_DIFFERENCE_OPTIONS_INIT                                                              \
    { sizeof(chiso_difference_options), 0, 0, NULL, NULL, 0 }

/**
 * Differences of estimates between the domains of one survey: of - from, its standard error
 * √(v_of + v_from - 2 cov), which knows that domains of the same strata and units vary together,
 * and the whole with each of them; t interval, t, two-sided p, and p adjusted by Holm and by
 * Benjamini and Hochberg.
 *
 * df is the lesser of the two where they vary together, else Welch's and Satterthwaite's.
 * `direction`: `higher` or `lower` where the interval leaves zero out, else `none`.  `(missing)` is
 * not compared.
 *
 * @param[out] out         columns of `differences` (docs/output.md): the by columns, the same with
 *                         `_other`, variable, statistic, category, estimate, estimate_other,
 *                         difference, se, ci_low, ci_high, df, t, p_value, p_holm, p_bh, direction,
 *                         flags; pair by pair, in the order of chiso_estimate(); freed by the
 *                         caller.  NULL on failure.
 * @param      totals      borrowed; with at least one by column.
 * @param      options     or NULL for the defaults.
 * @param      differences or NULL for the defaults.
 * @param[out] error       filled in on failure; may be NULL.
 * @return as chiso_estimate(); CHISO_E_ARGUMENT also for a domain that is not there, for totals
 *         without domains, more than four million differences, and linearised quantiles, of
 *         which it is not known how they vary together.  Safe from any thread.
 *
 * Same as (R survey): svycontrast() of svyby(…, covmat = TRUE), p.adjust().
 */
CHISO_API chiso_status chiso_estimate_differences(chiso_result **out, const chiso_totals *totals,
                                                  const chiso_estimate_options *options,
                                                  const chiso_difference_options *differences,
                                                  chiso_error *error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
