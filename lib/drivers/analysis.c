/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/analysis.h"

#include <math.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/variance.h"

static const chiso_drivers_options defaults = CHISO_DRIVERS_OPTIONS_INIT;

/* --- options --- */

static chiso_status check(const chiso_drivers_options *options, chiso_error *error) {
    if (options->family != CHISO_DRIVERS_GAUSSIAN && options->family != CHISO_DRIVERS_LOGISTIC)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the family is gaussian or logistic");
    if (options->importance < CHISO_IMPORTANCE_DEFAULT ||
        options->importance > CHISO_IMPORTANCE_STANDARDIZED)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "importance is a relative weight or a standardised coefficient");
    if (options->language != CHISO_ENGLISH && options->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    if (options->family == CHISO_DRIVERS_LOGISTIC &&
        options->importance == CHISO_IMPORTANCE_RELATIVE_WEIGHT)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "relative weights are shares of R², which a logistic regression has "
                           "not; take --importance standardized, or --family gaussian");
    return CHISO_OK;
}

static void settle_importance(chiso_drivers_options *options) {
    if (options->importance == CHISO_IMPORTANCE_DEFAULT)
        options->importance = options->family == CHISO_DRIVERS_LOGISTIC
                                  ? CHISO_IMPORTANCE_STANDARDIZED
                                  : CHISO_IMPORTANCE_RELATIVE_WEIGHT;
}

static chiso_status read_options(chiso__analysis *a, const chiso_instrument *instrument,
                                 const chiso_drivers_options *given, chiso_error *error) {
    a->options = defaults;
    chiso_status status = chiso__options_copy(&a->options, sizeof a->options, given, error);
    if (status == CHISO_OK) status = check(&a->options, error);
    if (status == CHISO_OK)
        status = chiso__variance_options(&a->variance, a->options.variance, error);
    if (status == CHISO_OK && instrument != NULL && chiso__instrument_is_published(instrument))
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "published scores are no answers of people; take the answers "
                             "themselves");
    if (status == CHISO_OK) settle_importance(&a->options);
    return status;
}

/* --- answers --- */

static chiso_status read_cases(chiso__analysis *a, chiso_result **findings,
                               const chiso__cases_source *given, chiso_error *error) {
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso__cases_source source = *given;
    options.by = a->options.by;
    options.n_by = a->options.n_by;
    options.province = a->options.province;
    options.where = a->options.where;
    options.estimands = a->terms.estimands;
    options.n_estimands = a->terms.n_estimands;
    options.hold = CHISO_HOLD_ESTIMANDS;
    source.options = &options;
    source.asked_by = a->terms.asked_by;
    chiso_status status = chiso__cases_read(&a->cases, findings, &source, error);
    if (status == CHISO_OK && a->cases.totals->supplied.count > 0)
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "drivers cannot take replicate weights of the file (--repweights); "
                             "name strata and sampling units, or --weight alone");
    if (status == CHISO_OK && !chiso__view_new(&a->view, a->cases.totals))
        status = chiso__fail_memory(error);
    if (status == CHISO_OK) chiso__cases_weigh(&a->cases, &a->view);
    return status;
}

static bool are_bounds_known(const chiso__terms *terms) {
    bool known = true;
    for (size_t t = 1; t < terms->count; t++)
        known = known && terms->list[t].low < terms->list[t].high;
    return known;
}

static chiso_status sort_out(chiso__analysis *a, chiso_error *error) {
    chiso_status status = chiso__terms_bind(&a->terms, &a->cases, error);
    if (status != CHISO_OK) return status;
    a->in_percent = are_bounds_known(&a->terms);
    a->effects = chiso__effects_of(a->terms.count - 1, a->terms.binary);
    return chiso__people_new(&a->people, &a->terms, &a->cases) ? CHISO_OK
                                                               : chiso__fail_memory(error);
}

/* --- variance --- */

/* Relative weights have none but from a bootstrap; where that cannot be, they have none. */
static chiso_status make_bootstrap(chiso__analysis *a, chiso_error *error) {
    chiso_variance_options options = a->variance;
    options.method = CHISO_VARIANCE_BOOTSTRAP;
    const chiso_status status =
        chiso__replicates_new(&a->bootstrap, &a->view.frame, &options, &a->no_bootstrap);
    return status == CHISO_E_MEMORY ? chiso__fail_memory(error) : CHISO_OK;
}

static chiso_status make_variance(chiso__analysis *a, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (a->variance.method == CHISO_VARIANCE_NONE) return CHISO_OK;
    if (a->variance.method == CHISO_VARIANCE_TAYLOR)
        status = chiso__lone_psu_check(&a->view.frame, a->variance.lone_psu, error);
    else
        status = chiso__replicates_new(&a->replicates, &a->view.frame, &a->variance, error);
    if (status == CHISO_OK && !a->effects.logistic &&
        a->variance.method != CHISO_VARIANCE_BOOTSTRAP)
        status = make_bootstrap(a, error);
    return status;
}

const chiso__replicates *chiso__analysis_bootstrap(const chiso__analysis *a) {
    if (a->effects.logistic || a->variance.method == CHISO_VARIANCE_NONE ||
        a->no_bootstrap.status != CHISO_OK)
        return NULL;
    return a->variance.method == CHISO_VARIANCE_BOOTSTRAP ? &a->replicates : &a->bootstrap;
}

/* --- all together --- */

chiso_status chiso__analysis_new(chiso__analysis *a, chiso_result **findings,
                                 const chiso__cases_source *source,
                                 const chiso_drivers_options *given, chiso_error *error) {
    const chiso_instrument *instrument =
        source->instrument != NULL ? source->instrument : chiso__instrument_none();
    chiso_status status = read_options(a, source->instrument, given, error);
    if (status == CHISO_OK) status = chiso__terms_new(&a->terms, &a->options, instrument, error);
    if (status == CHISO_OK) status = read_cases(a, findings, source, error);
    if (status == CHISO_OK) status = sort_out(a, error);
    if (status == CHISO_OK) status = make_variance(a, error);
    return status;
}

void chiso__analysis_free(chiso__analysis *a) {
    chiso__replicates_free(&a->replicates);
    chiso__replicates_free(&a->bootstrap);
    chiso__people_free(&a->people);
    chiso__view_free(&a->view);
    chiso__cases_free(&a->cases);
    chiso__terms_free(&a->terms);
}

double chiso__analysis_factor(const chiso__analysis *a, size_t predictor) {
    const chiso__term *term = &a->terms.list[predictor + 1];
    return a->in_percent ? 100 / (term->high - term->low) : 1;
}
