/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_SIMULATE_H
#define CHISO_SIMULATE_H

/**
 * @file simulate.h
 * @defgroup simulate Simulated surveys
 *
 * Surveys whose truth is known: a population is drawn from a seed, its scores are computed exactly,
 * and samples are taken from it in the stages in which SIPAS and PAPI are sampled.  For examples,
 * tests, benchmarks, and to plan a sample.  docs/simulate.md has the model.
 *
 * @{
 */

#include <chiso/instrument.h>
#include <chiso/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A population and a sample of it, which is drawn as it is written. */
typedef struct chiso_simulation chiso_simulation;

/**
 * What is simulated.  Begins with its own size; zero means the default, and a number below zero of
 * type double means 0: none at all.
 */
typedef struct chiso_simulation_options {
    size_t struct_size;           /**< sizeof(chiso_simulation_options) */
    const char *layout;           /**< from chiso_simulation_layout(); NULL: the first */
    const char *const *provinces; /**< codes or names of the 63; NULL: all */
    size_t n_provinces;           /**< how many */
    int64_t respondents;          /**< at most 1e9, spread as the layout says; 0: the layout's */
    int64_t seed;                 /**< 1 to 4294967295; 0: 1 */
    double icc; /**< correlation of what two people of a village feel, at most 0.4; 0: 0.06 */
    double province_sd;  /**< sd of the provinces' means on the latent scale, at most 2; 0: 0.12 */
    double missing_rate; /**< share of answers left out, at most 0.95; 0: 0.02 */
    double skip_rate;    /**< share of people who skip the last content (in SIPAS complaints and
                            suggestions), at most 0.95; 0: 0.55 */
    double weight_cv; /**< coefficient of variation of the weights within a stratum, at most 1; 0:
                         0.3 */
} chiso_simulation_options;

/** A ::chiso_simulation_options of defaults, to be changed field by field. */
#define CHISO_SIMULATION_OPTIONS_INIT                                                              \
    { sizeof(chiso_simulation_options), NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0 }

/** What a plan is made for.  Begins with its own size; zero means the default. */
typedef struct chiso_plan_options {
    size_t struct_size;  /**< sizeof(chiso_plan_options) */
    int64_t villages;    /**< 2 to 1e9, each drawn on its own; 0: 18 */
    int64_t people;      /**< in a village, 1 to 1e9; 0: 28 */
    double margin;       /**< half the width of a 95 % interval in points for which the villages are
                              counted; 0: not asked */
    const char *metric;  /**< of items; NULL: the first */
    const char *pooling; /**< of items; NULL: the first */
    int32_t language;    /**< of names and headings: CHISO_ENGLISH or CHISO_VIETNAMESE */
    int32_t reserved;    /**< zero */
} chiso_plan_options;

/** A ::chiso_plan_options of defaults, to be changed field by field. */
#define CHISO_PLAN_OPTIONS_INIT                                                                    \
    { sizeof(chiso_plan_options), 0, 0, 0, NULL, NULL, 0, 0 }

/**
 * Takes a piece of a survey's CSV.
 *
 * @param context what was handed to chiso_simulation_write().
 * @param bytes   UTF-8, without a NUL behind; borrowed until it returns.
 * @param length  how many.
 * @return 0 to go on; else writing stops with CHISO_E_WRITE.
 */
typedef int32_t (*chiso_simulation_sink)(void *context, const char *bytes, size_t length);

/**
 * The names of the layouts there are:
 *
 * - `sipas-2024`: 63 provinces, 195 districts, 385 communes, 1,170 villages, 36,525 people; the
 *   districts are the sampling units of the first stage;
 * - `papi`: 207 districts, 414 communes, 828 villages, 13,632 people; the capital district of a
 *   province is a stratum of its own, whose communes are the sampling units.
 *
 * @param index 0, 1, …
 * @return a constant string; NULL past the end.  Safe from any thread.
 */
CHISO_API const char *chiso_simulation_layout(size_t index);

/**
 * Make a population.
 *
 * @param[out] out        a new simulation, freed by the caller: chiso_simulation_free().  NULL on
 *                        failure.
 * @param      instrument borrowed; must outlive the simulation.  Its leaves are items or
 *                        indicators, each with a scale or with min and max.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT (an option out of its bounds; an unknown layout or province;
 *         too few respondents for a village to have one) · CHISO_E_INSTRUMENT (published scores; an
 *         indicator without bounds; a variable named as a column of the layout) · CHISO_E_MEMORY.
 *         Safe from any thread.
 */
CHISO_API chiso_status chiso_simulation_new(chiso_simulation **out,
                                            const chiso_instrument *instrument,
                                            const chiso_simulation_options *options,
                                            chiso_error *error);

/**
 * How many people the sample has.
 *
 * @param simulation borrowed, or NULL.
 * @return respondents; 0 for NULL.  Safe from any thread.
 */
CHISO_API int64_t chiso_simulation_respondents(const chiso_simulation *simulation);

/**
 * Draw the sample and hand it on as CSV, in pieces of about 64 KiB: memory does not grow with the
 * number of respondents.  Columns: province, stratum, psu, district, commune, village, respondent,
 * weight, gender, age, then the variables of the instrument's leaves.  Every call gives the
 * same bytes.
 *
 * @param      simulation borrowed.
 * @param      sink       called piece by piece.
 * @param      context    handed to `sink`; may be NULL.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_WRITE (the sink said so) · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_simulation_write(const chiso_simulation *simulation,
                                              chiso_simulation_sink sink, void *context,
                                              chiso_error *error);

/**
 * Draw the sample and write it to a CSV file: beside it under a temporary name, then renamed, so
 * that the file is either whole or as it was before.  What is not a plain file (a device, a pipe)
 * is written directly.
 *
 * @param      simulation borrowed.
 * @param      path       the file.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_OPEN · CHISO_E_WRITE · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_simulation_save(const chiso_simulation *simulation, const char *path,
                                             chiso_error *error);

/**
 * The truth of the population, for the nation (province missing) and for every province: the share
 * of each answer of each variable (metric `share`, with its category), and the score of every node
 * (of items under each metric and pooling; a pooling only where it differs from `pool`).  Exact to
 * about 1e-14: it is computed from the model, not from a sample.
 *
 * @param[out] out        columns province, code, metric, pooling, category, truth; freed by the
 *                        caller.  NULL on failure.
 * @param      simulation borrowed.
 * @param      language   of headings: CHISO_ENGLISH or CHISO_VIETNAMESE.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_simulation_truth(chiso_result **out,
                                              const chiso_simulation *simulation, int32_t language,
                                              chiso_error *error);

/**
 * What a sample of so many villages and people in each would tell of every node, in an average
 * province of this population: ICC of a person's answers, deff = (1 + cv²(w))(1 + (m - 1) ICC)
 * (Kish 1965, 1987), and the margin of error t(villages - 1)·sd·√(deff / n), 95 %.
 *
 * @param[out] out        columns code, name, score, sd, icc, deff, n_eff, margin, villages; freed
 * by the caller.  NULL on failure.
 * @param      simulation borrowed.
 * @param      options    or NULL for the defaults.
 * @param[out] error      filled in on failure; may be NULL.
 * @return CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY.  Safe from any thread.
 */
CHISO_API chiso_status chiso_simulation_plan(chiso_result **out, const chiso_simulation *simulation,
                                             const chiso_plan_options *options, chiso_error *error);

/**
 * Free a simulation; results made of it go on working.
 *
 * @param simulation from chiso_simulation_new(); NULL does nothing.
 */
CHISO_API void chiso_simulation_free(chiso_simulation *simulation);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
