/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/options.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "base/options.h"
#include "instrument/province.h"
#include "simulate/layout.h"

enum { MOST_RESPONDENTS = 1000000000 };

static const chiso_simulation_options defaults = CHISO_SIMULATION_OPTIONS_INIT;

/* An option of type double: 0 is the default, less is none. */
static chiso_status set_rate(double *out, double given, double standard, double most,
                             const char *name, chiso_error *error) {
    char text[CHISO__NUMBER_TEXT];
    if (given <= most) { /* not NaN */
        *out = given == 0 ? standard : given < 0 ? 0 : given;
        return CHISO_OK;
    }
    chiso__number_to_text(text, most);
    return chiso__fail(error, CHISO_E_ARGUMENT, "%s is at most %s", name, text);
}

static chiso_status set_rates(chiso_simulation *s, const chiso_simulation_options *o,
                              chiso_error *error) {
    const struct {
        double *out, given, standard, most;
        const char *name;
    } rates[] = {
        {&s->icc, o->icc, 0.06, 0.4, "the intra-cluster correlation"},
        {&s->province_sd, o->province_sd, 0.12, 2, "the sd of the provinces"},
        {&s->missing_rate, o->missing_rate, 0.02, 0.95, "the rate of missing answers"},
        {&s->skip_rate, o->skip_rate, 0.55, 0.95, "the rate of people who skip the last content"},
        {&s->weight_cv, o->weight_cv, 0.3, 1, "the coefficient of variation of the weights"},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < sizeof rates / sizeof rates[0] && status == CHISO_OK; i++)
        status = set_rate(rates[i].out, rates[i].given, rates[i].standard, rates[i].most,
                          rates[i].name, error);
    return status;
}

static chiso_status choose_province(chiso_simulation *s, const char *name, chiso_error *error) {
    const char *code = NULL;
    if (name != NULL && !chiso__province_find(&code, CHISO_PROVINCES_63, name))
        return chiso__fail_memory(error);
    for (size_t i = 0; code != NULL && i < CHISO__PROVINCES; i++) {
        if (strcmp(code, chiso__layout_province(i)) != 0) continue;
        s->chosen[i] = true;
        return CHISO_OK;
    }
    return chiso__fail(error, CHISO_E_ARGUMENT, "\"%s\" is none of the 63 provinces",
                       name != NULL ? name : "");
}

static chiso_status choose_provinces(chiso_simulation *s, const chiso_simulation_options *o,
                                     chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < CHISO__PROVINCES; i++) s->chosen[i] = o->n_provinces == 0;
    for (size_t i = 0; i < o->n_provinces && status == CHISO_OK; i++)
        status = choose_province(s, o->provinces[i], error);
    return status;
}

/* Enough people for the village with the fewest. */
static uint64_t fewest_respondents(const chiso_simulation *s) {
    uint64_t units = s->strata[0].units;
    for (size_t i = 1; i < s->n_strata; i++)
        if (s->strata[i].units < units) units = s->strata[i].units;
    return (s->units + units - 1) / units;
}

static chiso_status set_respondents(chiso_simulation *s, int64_t given, chiso_error *error) {
    const uint64_t fewest = fewest_respondents(s);
    s->respondents = given > 0 ? (uint64_t)given : s->units / s->layout->unit;
    if (given >= 0 && s->respondents >= fewest && s->respondents <= MOST_RESPONDENTS)
        return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "between %" PRIu64
                       " (one in the smallest village) and %d respondents can be simulated, not "
                       "%" PRId64,
                       fewest, MOST_RESPONDENTS, given);
}

static chiso_status set_seed(chiso_simulation *s, int64_t given, chiso_error *error) {
    if (given < 0 || given > UINT32_MAX)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the seed is a number from 1 to %" PRIu32,
                           UINT32_MAX);
    s->seed = given == 0 ? 1 : (uint32_t)given;
    return CHISO_OK;
}

chiso_status chiso__simulation_configure(chiso_simulation *simulation,
                                         const chiso_simulation_options *given,
                                         chiso_error *error) {
    chiso_simulation_options options = defaults;
    chiso_status status = chiso__options_copy(&options, sizeof options, given, error);
    if (status != CHISO_OK) return status;
    simulation->layout = chiso__layout_find(options.layout);
    if (simulation->layout == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "there is no layout \"%s\"", options.layout);
    status = set_rates(simulation, &options, error);
    if (status == CHISO_OK) status = set_seed(simulation, options.seed, error);
    if (status == CHISO_OK) status = choose_provinces(simulation, &options, error);
    if (status != CHISO_OK) return status;
    if (!chiso__layout_apply(simulation)) return chiso__fail_memory(error);
    return set_respondents(simulation, options.respondents, error);
}
