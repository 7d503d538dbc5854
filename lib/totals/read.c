/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "instrument/province.h"
#include "totals/accumulate.h"
#include "totals/cases.h"
#include "totals/domains.h"
#include "totals/estimand.h"
#include "totals/fpc.h"
#include "totals/mask.h"
#include "totals/moments.h"
#include "totals/normalised.h"
#include "totals/open.h"
#include "totals/supplied.h"
#include "totals/variables.h"

static const chiso_totals_options defaults = CHISO_TOTALS_OPTIONS_INIT;

/* --- checks that need no data --- */

static chiso_status check_by(const chiso_totals_options *options, chiso_error *error) {
    if (options->n_by == 0 || options->by != NULL) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT, "n_by is %zu but by is NULL", options->n_by);
}

static chiso_status check_hold(const chiso_instrument *instrument,
                               const chiso_totals_options *options, chiso_error *error) {
    if (options->hold < CHISO_HOLD_INDEX || options->hold > CHISO_HOLD_ESTIMANDS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "hold is CHISO_HOLD_INDEX, _ALL or _ESTIMANDS");
    if (options->n_estimands > 0) return CHISO_OK;
    if (instrument->n_nodes > 0 && options->hold != CHISO_HOLD_ESTIMANDS) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "nothing is asked: name an instrument, or what is to be estimated");
}

static chiso_status check_province(const chiso_instrument *instrument,
                                   const chiso_totals_options *options, chiso_error *error) {
    if (options->province == NULL) return CHISO_OK;
    if (instrument->n_nodes == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--province needs an instrument that names a list of provinces "
                           "(--instrument); leave it out");
    if (chiso__instrument_geography(instrument) == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the instrument names no list of provinces (geography), so no column "
                           "can hold them; leave --province out");
    for (size_t i = 0; i < options->n_by; i++) {
        if (strcmp(options->by[i], options->province) == 0) return CHISO_OK;
    }
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "--province %s is not one of the columns of --by; add it there",
                       options->province);
}

static chiso_status check_published(const chiso_instrument *instrument, const chiso_design *design,
                                    const chiso_totals_options *options, chiso_error *error) {
    if (!chiso__instrument_is_published(instrument)) return CHISO_OK;
    if (chiso__design_columns(design) > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have no sampling design any more: leave --weight, "
                           "--strata, --psu, --fpc and --repweights out");
    if (options->n_by > 1)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have one record for each domain: name one column "
                           "with --by");
    if (options->n_by == 0 && (chiso__instrument_geography(instrument) == 0 ||
                               chiso_instrument_property(instrument, "province_columns") == NULL))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores have one record for each domain: name the column of "
                           "the domain with --by");
    return CHISO_OK;
}

/* --- settings --- */

static chiso_status add_settings(chiso_totals *totals, const chiso_responses *responses,
                                 const chiso_design *design, const chiso_totals_options *options,
                                 chiso_error *error) {
    const char *name = chiso_instrument_property(totals->instrument, "name");
    chiso_result *settings = NULL;
    chiso_status status = chiso__result_new(&totals->settings, "totals", error);
    if (status != CHISO_OK) return status;
    settings = totals->settings;
    const int32_t named = name != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    status = chiso__result_add_setting(settings, "instrument", named, &name, named ? 1 : 0, error);
    if (status == CHISO_OK) status = chiso__responses_settings(responses, settings, error);
    if (status == CHISO_OK) status = chiso__design_settings(design, settings, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(settings, "by", CHISO_SETTING_LIST, totals->by,
                                           totals->n_by, error);
    const int32_t type = options->province ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    if (status == CHISO_OK)
        status = chiso__result_add_setting(settings, "province", type, &options->province,
                                           type ? 1 : 0, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(
            settings, "geography", chiso__geography_name(chiso__totals_geography(totals)), error);
    if (status == CHISO_OK) status = chiso__mask_settings(settings, options, error);
    return status;
}

/* --- reading --- */

static bool new_fpc(chiso_totals *totals, const chiso_design *design) {
    totals->fpc = chiso__arena_alloc(&totals->arena, design->n_fpc * sizeof *totals->fpc);
    totals->n_fpc = totals->fpc != NULL ? design->n_fpc : 0;
    return totals->fpc != NULL;
}

static chiso_status new_totals(chiso_totals **out, const chiso_responses *responses,
                               const chiso_instrument *instrument, const chiso_design *design,
                               const chiso_totals_options *options, chiso_error *error) {
    chiso_totals *totals = chiso__alloc(1, sizeof *totals);
    if (totals == NULL) return chiso__fail_memory(error);
    *out = totals;
    totals->instrument = instrument;
    totals->published = chiso__instrument_is_published(instrument);
    totals->respondents_are_units = design->n_psu == 0 && design->replicates.pattern == NULL;
    totals->stratified = design->strata != NULL;
    totals->weighted = design->weight != NULL;
    totals->hold = options->hold;
    if (!new_fpc(totals, design) || !chiso__supplied_design(totals, &design->replicates) ||
        !chiso__estimands_copy(totals, options->estimands, options->n_estimands) ||
        !chiso__domains_by(totals, options))
        return chiso__fail_memory(error);
    chiso_status status = chiso__variables_of(totals, error);
    if (status == CHISO_OK) status = chiso__mask_new(totals, options, error);
    if (status == CHISO_OK) status = add_settings(totals, responses, design, options, error);
    return status;
}

/* What a design leaves out and its user may not know of. */
static chiso_status note_design(const chiso_totals *totals, const chiso_design *design,
                                chiso__findings *findings, chiso_error *error) {
    static const chiso__finding no_weight = {
        .rule = "no_weight",
        .advice =
            "every respondent weighs the same; name the column of the sampling weight with "
            "--weight if there is one"};
    static const chiso__finding no_psu = {
        .rule = "no_psu",
        .advice =
            "respondents count as drawn one by one; if villages or households were drawn, "
            "name their column with --psu, or standard errors come out too small"};
    chiso_status status = CHISO_OK;
    if (totals->published) return CHISO_OK;
    if (design->weight == NULL && design->n_fpc == 0)
        status = chiso__findings_add(findings, &no_weight, error);
    if (status == CHISO_OK && design->n_psu == 0 && design->replicates.pattern == NULL)
        status = chiso__findings_add(findings, &no_psu, error);
    return status;
}

/* A file that cannot be read on is a fault like others, so that the findings tell the whole story.
 */
static void note_unreadable(chiso__findings *findings, chiso_error *cause) {
    const chiso__finding finding = {.fault = true, .rule = "unreadable", .advice = cause->message};
    chiso_error lost = {0};
    if (chiso__findings_add(findings, &finding, &lost) != CHISO_OK) *cause = lost;
}

/* One pass: what is asked of the files, and what takes their answers. */
struct pass {
    chiso__accumulator accumulator;
    chiso__store store; /* categories that are not known before the last record wait here */
    chiso__arena arena;
    chiso__request *requests;
    chiso__keys *keys;
    size_t count;
};

static void text_requests(const chiso__cases_source *source, chiso__request *requests) {
    for (size_t t = 0; t < source->n_texts; t++)
        requests[t] = (chiso__request){.name = source->texts[t].name,
                                       .option = source->texts[t].option,
                                       .kind = CHISO__COLUMN_KEY,
                                       .optional = source->texts[t].option == NULL};
}

/* The columns in their order: by, weight, replicate weights, strata and units, fpc, variables,
   where, texts of cases. */
static bool new_pass(struct pass *pass, chiso_totals *totals, const chiso__cases_source *source) {
    const chiso_design *design = source->design;
    chiso__accumulator *a = &pass->accumulator;
    const size_t n_design = chiso__design_columns(design);
    const size_t weights =
        (totals->weighted ? 1u : 0u) + (design->replicates.pattern != NULL ? 1u : 0u);
    a->first_weight = totals->n_by;
    a->first_unit = totals->n_by + weights;
    a->n_unit = n_design - weights - totals->n_fpc;
    a->first_fpc = a->first_unit + a->n_unit;
    a->first_variable = totals->n_by + n_design;
    a->first_where = a->first_variable + totals->n_requests;
    a->first_text = a->first_where + chiso__mask_columns(totals);
    pass->count = a->first_text + source->n_texts;
    pass->requests = chiso__arena_alloc(&pass->arena, pass->count * sizeof *pass->requests);
    pass->keys = chiso__arena_alloc(&totals->arena, pass->count * sizeof *pass->keys);
    if (pass->requests == NULL || pass->keys == NULL) return false;
    a->keys = totals->by_keys = pass->keys;
    totals->unit_keys = pass->keys + a->first_unit;
    totals->n_unit = a->n_unit;
    chiso__domains_requests(totals, source->options->n_by > 0, pass->requests);
    chiso__design_requests(design, pass->requests + totals->n_by);
    chiso__variables_requests(totals, pass->requests + a->first_variable);
    chiso__mask_requests(totals, pass->requests + a->first_where);
    text_requests(source, pass->requests + a->first_text);
    if (a->cases != NULL) a->cases->keys = pass->keys + a->first_text;
    return true;
}

/* Where sums stand is known once all categories are. */
static bool place(chiso_totals *totals, chiso__accumulator *accumulator) {
    chiso__variables_place(totals);
    return chiso__moments_place(totals) && chiso__accumulator_room(accumulator);
}

static chiso_status read_at_once(struct pass *pass, const chiso_responses *responses,
                                 chiso_error *error) {
    chiso__accumulator *a = &pass->accumulator;
    if (!place(a->totals, a)) return chiso__fail_memory(error);
    return chiso__responses_each(responses, pass->requests, pass->count, pass->keys, a->findings,
                                 chiso__accumulate, a, error);
}

static chiso_status read_through_store(struct pass *pass, const chiso_responses *responses,
                                       chiso_error *error) {
    chiso__accumulator *a = &pass->accumulator;
    chiso_error cause = {0}, later = {0};
    pass->store.columns = pass->count;
    chiso__responses_each(responses, pass->requests, pass->count, pass->keys, a->findings,
                          chiso__store_add, &pass->store, &cause);
    const chiso_status status = chiso__open_close(a->totals, pass->keys + a->first_variable,
                                                  &pass->store, a->first_variable, &later);
    if (status == CHISO_OK && !place(a->totals, a)) chiso__fail_memory(&later);
    if (cause.status == CHISO_OK || later.status == CHISO_E_MEMORY) cause = later;
    if (cause.status == CHISO_OK) chiso__store_each(&pass->store, chiso__accumulate, a, &cause);
    return chiso__fail_as(error, &cause);
}

/* Read everything through one list of requests. */
static chiso_status read_pass(chiso_totals *totals, chiso__cases *cases,
                              const chiso__cases_source *source, chiso__findings *findings,
                              chiso_error *error) {
    const chiso_responses *responses = source->responses;
    struct pass pass = {
        .accumulator = {
            .totals = totals, .findings = findings, .responses = responses, .cases = cases}};
    chiso_error cause = {0};
    chiso__accumulator *a = &pass.accumulator;
    if (!new_pass(&pass, totals, source)) {
        chiso__arena_free(&pass.arena);
        return chiso__fail_memory(error);
    }
    if (chiso__open_any(totals))
        read_through_store(&pass, responses, &cause);
    else
        read_at_once(&pass, responses, &cause);
    if (cause.status == CHISO_E_DATA) note_unreadable(findings, &cause);
    if (cause.status == CHISO_OK) chiso__fpc_check(a, pass.requests + a->first_fpc, &cause);
    for (size_t i = 0; i < a->first_variable; i++) chiso__keys_forget_spelling(&pass.keys[i]);
    for (size_t i = a->first_where; i < a->first_text; i++) chiso__keys_free(&pass.keys[i]);
    chiso__accumulator_free(a);
    chiso__store_free(&pass.store);
    chiso__arena_free(&pass.arena);
    return chiso__fail_as(error, &cause);
}

/* Fill the totals and the findings, both made by the caller. */
static chiso_status fill(chiso_totals *totals, chiso__cases *cases, chiso__findings *findings,
                         const chiso__cases_source *source, chiso_error *error) {
    chiso_status status = CHISO_OK;
    if (!source->without_errors) status = note_design(totals, source->design, findings, error);
    if (status == CHISO_OK) status = read_pass(totals, cases, source, findings, error);
    if (status == CHISO_OK) status = chiso__mask_note(totals, source->options, findings, error);
    if (status == CHISO_OK && totals->weighted) /* else no_weight tells it */
        status = chiso__normalised_note(totals, findings, error);
    if (status == CHISO_OK) status = chiso__supplied_note(totals, findings, error);
    if (status == CHISO_OK) status = chiso__findings_fail(findings, CHISO_E_DATA, error);
    if (status == CHISO_OK && !(chiso__domains_fill(totals) && chiso__domains_order(totals)))
        status = chiso__fail_memory(error);
    return status;
}

/* Hand the findings out with the settings, both or neither; frees `findings`. */
static chiso_status hand_out(chiso_result **out, chiso__findings *findings,
                             const chiso_totals *totals, chiso_error *error) {
    chiso_result *result = NULL;
    chiso_status status = chiso__findings_take(&result, findings, error);
    if (status == CHISO_OK) status = chiso__result_copy_settings(result, totals->settings, error);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}

/* What was read, and all that was found; where memory ran out, findings could be missing. */
static chiso_status read_all(chiso_totals *totals, chiso__cases *cases, chiso_result **findings_out,
                             const chiso__cases_source *source, chiso_error *error) {
    chiso__findings *findings = NULL;
    chiso_error cause = {0}, lost = {0};
    chiso_status status = chiso__findings_new(&findings, "check", error);
    if (status != CHISO_OK) return status;
    status = fill(totals, cases, findings, source, &cause);
    if (status == CHISO_E_MEMORY || findings_out == NULL)
        chiso__findings_free(findings);
    else
        hand_out(findings_out, findings, totals, &lost);
    return chiso__fail_as(error, lost.status != CHISO_OK ? &lost : &cause);
}

/* What is asked is looked at, and a table without anybody made. */
static chiso_status begin(chiso_totals **out, const chiso__cases_source *source,
                          chiso_error *error) {
    const chiso_totals_options *options = source->options;
    const chiso_instrument *instrument = source->instrument;
    chiso_status status = check_by(options, error);
    if (status == CHISO_OK)
        status = chiso__estimands_check(options->estimands, options->n_estimands, error);
    if (status == CHISO_OK) status = check_hold(instrument, options, error);
    if (status == CHISO_OK) status = check_published(instrument, source->design, options, error);
    if (status == CHISO_OK) status = check_province(instrument, options, error);
    if (status == CHISO_OK)
        status = new_totals(out, source->responses, instrument, source->design, options, error);
    return status;
}

/* Into totals, which are the caller's also on failure; cases: NULL, or where respondents go too. */
static chiso_status read_into(chiso_totals **out, chiso__cases *cases, chiso_result **findings,
                              const chiso__cases_source *given, chiso_error *error) {
    chiso_totals_options options = defaults;
    chiso__cases_source source = *given;
    chiso_design *made = NULL;
    if (findings != NULL) *findings = NULL;
    if (source.instrument == NULL) source.instrument = chiso__instrument_none();
    chiso_status status = chiso__options_copy(&options, sizeof options, given->options, error);
    if (status == CHISO_OK && source.design == NULL) status = chiso_design_new(&made, NULL, error);
    source.options = &options;
    if (source.design == NULL) source.design = made;
    if (status == CHISO_OK) status = begin(out, &source, error);
    if (status == CHISO_OK && cases != NULL) cases->totals = *out;
    if (status == CHISO_OK) {
        (*out)->asked_by = source.asked_by;
        status = read_all(*out, cases, findings, &source, error);
        (*out)->asked_by = NULL;
    }
    chiso_design_free(made);
    return status;
}

chiso_status chiso_totals_read(chiso_totals **out, chiso_result **findings,
                               const chiso_responses *responses, const chiso_instrument *instrument,
                               const chiso_design *design, const chiso_totals_options *options,
                               chiso_error *error) {
    const chiso__cases_source source = {
        .responses = responses, .instrument = instrument, .design = design, .options = options};
    chiso_totals *totals = NULL;
    *out = NULL;
    chiso_status status = read_into(&totals, NULL, findings, &source, error);
    if (status == CHISO_OK)
        *out = totals;
    else
        chiso_totals_free(totals);
    return status;
}

chiso_status chiso__cases_read(chiso__cases *cases, chiso_result **findings,
                               const chiso__cases_source *source, chiso_error *error) {
    *cases = (chiso__cases){.n_texts = source->n_texts};
    return read_into(&cases->totals, cases, findings, source, error);
}
