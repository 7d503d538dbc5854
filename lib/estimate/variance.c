/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/variance.h"

#include "base/error.h"
#include "base/options.h"
#include "estimate/interval.h"
#include "estimate/replicates.h"
#include "results/result.h"

static const chiso_variance_options defaults = CHISO_VARIANCE_OPTIONS_INIT;
static const double default_level = 0.95;

enum { DEFAULT_MIN_N = 5 };

const char *chiso_interval_name(int32_t interval) {
    return chiso__interval_name(interval);
}

static chiso_status check(const chiso_variance_options *options, chiso_error *error) {
    if (options->method < CHISO_VARIANCE_TAYLOR || options->method > CHISO_VARIANCE_BOOTSTRAP)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there is no variance %d",
                           (int)options->method);
    if (chiso_lone_psu_name(options->lone_psu) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there is no lone-PSU policy %d",
                           (int)options->lone_psu);
    if (options->interval != CHISO_INTERVAL_DEFAULT &&
        chiso__interval_name(options->interval) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there is no interval %d",
                           (int)options->interval);
    if (options->deff != CHISO_DEFF_REPLACE && options->deff != CHISO_DEFF_WITHOUT)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "a design effect compares with sampling with or without replacement");
    if (!(options->level > 0 && options->level < 1))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the level of an interval lies between 0 and 1, such as 0.95");
    if (!(options->df >= 0))
        return chiso__fail(error, CHISO_E_ARGUMENT, "degrees of freedom are positive");
    if (options->min_n < 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the least number of respondents is not negative");
    return chiso__replicates_check(options, error);
}

chiso_status chiso__variance_options(chiso_variance_options *out,
                                     const chiso_variance_options *given, chiso_error *error) {
    *out = defaults;
    chiso_status status = chiso__options_copy(out, sizeof *out, given, error);
    if (out->level == 0) out->level = default_level;
    if (out->min_n == 0) out->min_n = DEFAULT_MIN_N;
    chiso__replicates_defaults(out);
    return status == CHISO_OK ? check(out, error) : status;
}

/* The option that has no place beside replicate weights of the file. */
static const char *misplaced(const chiso_variance_options *given) {
    if (given->method != CHISO_VARIANCE_TAYLOR && given->method != CHISO_VARIANCE_NONE)
        return "--variance";
    if (given->lone_psu != CHISO_LONE_PSU_FAIL) return "--lone-psu";
    if (given->replicates != 0) return "--replicates";
    if (given->seed != 0) return "--seed";
    return given->fay_rho != 0 ? "--fay-rho" : NULL;
}

chiso_status chiso__variance_supplied(chiso_variance_options *options,
                                      const chiso_variance_options *given,
                                      const chiso_totals *totals, chiso_error *error) {
    chiso_variance_options asked = defaults;
    if (totals->supplied.count == 0) return CHISO_OK;
    const chiso_status status = chiso__options_copy(&asked, sizeof asked, given, error);
    if (status != CHISO_OK) return status;
    const char *option = misplaced(&asked);
    if (option != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "these answers came with replicate weights (--repweights), and how "
                           "estimates vary is told by them alone; leave %s out%s",
                           option, option[2] == 'v' ? ", or take none" : "");
    if (options->method == CHISO_VARIANCE_TAYLOR) options->method = CHISO__VARIANCE_SUPPLIED;
    return CHISO_OK;
}

static bool replicates_are_default(const chiso_variance_options *options) {
    chiso_variance_options none = defaults;
    chiso__replicates_defaults(&none);
    return options->replicates == none.replicates && options->seed == none.seed &&
           options->fay_rho == none.fay_rho && options->centre == none.centre;
}

bool chiso__variance_is_default(const chiso_variance_options *options) {
    return options->method <= CHISO_VARIANCE_NONE && replicates_are_default(options) &&
           options->lone_psu == CHISO_LONE_PSU_FAIL && options->deff == CHISO_DEFF_REPLACE &&
           options->interval == CHISO_INTERVAL_DEFAULT && options->level == default_level &&
           options->df == 0 && options->min_n == DEFAULT_MIN_N;
}

bool chiso__variance_replicates(const chiso_variance_options *options) {
    return options->method >= CHISO_VARIANCE_JACKKNIFE;
}

int32_t chiso__variance_interval(const chiso_variance_options *options, bool is_proportion) {
    if (!is_proportion) return CHISO_INTERVAL_T;
    return options->interval != CHISO_INTERVAL_DEFAULT ? options->interval : CHISO_INTERVAL_LOGIT;
}

static chiso_status replicate_settings(const chiso_variance_options *options,
                                       const chiso__replicates *replicates, chiso_result *result,
                                       chiso_error *error) {
    static const char *const centres[] = {"mean", "estimate"};
    chiso_status status = chiso__result_add_text(result, "scheme", replicates->name, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "replicates", (double)replicates->count, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "scale", replicates->scale, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "rep_center", centres[options->centre], error);
    if (status == CHISO_OK && options->method == CHISO_VARIANCE_BOOTSTRAP)
        status = chiso__result_add_number(result, "seed", (double)options->seed, error);
    if (status == CHISO_OK && options->method == CHISO_VARIANCE_FAY)
        status = chiso__result_add_number(result, "fay_rho", options->fay_rho, error);
    return status;
}

static chiso_status spread_settings(const chiso_variance_options *options,
                                    const chiso__replicates *replicates, chiso_result *result,
                                    chiso_error *error) {
    static const char *const references[] = {"replace", "without"};
    const char *interval = chiso__interval_name(options->interval);
    chiso_status status = CHISO_OK;
    if (replicates != NULL && chiso__variance_replicates(options))
        status = replicate_settings(options, replicates, result, error);
    if (status == CHISO_OK && options->method != CHISO__VARIANCE_SUPPLIED)
        status = chiso__result_add_text(result, "lone_psu", chiso_lone_psu_name(options->lone_psu),
                                        error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "level", options->level, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "interval", interval != NULL ? interval : "default",
                                        error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "deff", references[options->deff], error);
    if (status == CHISO_OK && options->df > 0)
        status = chiso__result_add_number(result, "df", options->df, error);
    else if (status == CHISO_OK)
        status = chiso__result_add_text(result, "df", "design", error);
    return status;
}

chiso_status chiso__variance_settings(const chiso_variance_options *options,
                                      const chiso__replicates *replicates, chiso_result *result,
                                      chiso_error *error) {
    static const char *const methods[] = {"taylor", "none",      "jackknife", "brr",
                                          "fay",    "bootstrap", "repweights"};
    chiso_status status =
        chiso__result_add_text(result, "variance", methods[options->method], error);
    if (status == CHISO_OK && options->method != CHISO_VARIANCE_NONE)
        status = spread_settings(options, replicates, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_number(result, "min_n", (double)options->min_n, error);
    return status;
}
