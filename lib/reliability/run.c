/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/run.h"

#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "design/design.h"
#include "estimate/domain_columns.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"
#include "instrument/instrument.h"

static const chiso_reliability_options defaults = CHISO_RELIABILITY_OPTIONS_INIT;

const char *chiso_use_name(int32_t use) {
    static const char *const names[] = {"pairwise", "listwise"};
    return use == CHISO_USE_PAIRWISE || use == CHISO_USE_LISTWISE ? names[use] : NULL;
}

const char *chiso_extraction_name(int32_t extraction) {
    static const char *const names[] = {"minres", "components"};
    return extraction >= 0 && extraction <= CHISO_EXTRACTION_COMPONENTS ? names[extraction] : NULL;
}

const char *chiso_rotation_name(int32_t rotation) {
    static const char *const names[] = {"varimax", "oblimin", "none"};
    return rotation >= 0 && rotation <= CHISO_ROTATION_NONE ? names[rotation] : NULL;
}

/* --- options --- */

static chiso_status check_factors(const chiso_reliability_options *o, chiso_error *error) {
    if (chiso_extraction_name(o->extraction) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "extraction is CHISO_EXTRACTION_MINRES or _COMPONENTS");
    if (chiso_rotation_name(o->rotation) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "rotation is CHISO_ROTATION_VARIMAX, _OBLIMIN or _NONE");
    if (o->factors < CHISO_FACTORS_PARALLEL || o->factors > (int64_t)o->n_items)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--factors takes parallel, or how many: from 1 to the %zu items",
                           o->n_items);
    return CHISO_OK;
}

/* An empty one is what two commas leave. */
static chiso_status check_names(const char *const *names, size_t count, const char *option,
                                chiso_error *error) {
    for (size_t i = 0; names != NULL && i < count; i++) {
        if (names[i] == NULL || names[i][0] == '\0')
            return chiso__fail(error, CHISO_E_ARGUMENT, "column %zu of %s has no name", i + 1,
                               option);
    }
    return CHISO_OK;
}

static chiso_status check_items(const chiso_reliability_options *o, chiso_error *error) {
    if (o->n_items < 2 || o->items == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "whether items hold together is asked of two and more; name their "
                           "columns with --items, or a group of the instrument");
    for (size_t i = 0; i < o->n_items; i++) {
        if (chiso__is_listed(o->items, i, o->items[i]))
            return chiso__fail_at(error, CHISO_E_ARGUMENT, 0, o->items[i],
                                  "%s is named twice among --items, and would hold together with "
                                  "itself; name it once",
                                  o->items[i]);
    }
    for (size_t i = 0; i < o->n_reverse; i++) {
        if (o->reverse == NULL || !chiso__is_listed(o->items, o->n_items, o->reverse[i]))
            return chiso__fail(error, CHISO_E_ARGUMENT,
                               "--reverse %s is not one of --items; add it there, or leave it out",
                               o->reverse != NULL ? o->reverse[i] : "");
    }
    return CHISO_OK;
}

chiso_status chiso__reliability_check(const chiso_reliability_options *o, chiso_error *error) {
    if (chiso_use_name(o->use) == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "use is CHISO_USE_PAIRWISE or _LISTWISE");
    if (o->language != CHISO_ENGLISH && o->language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    chiso_status status = check_names(o->items, o->n_items, "--items", error);
    if (status == CHISO_OK) status = check_names(o->reverse, o->n_reverse, "--reverse", error);
    if (status == CHISO_OK) status = check_items(o, error);
    return status == CHISO_OK ? check_factors(o, error) : status;
}

static chiso_status check_source(const chiso__reliability_given *given, chiso_error *error) {
    if (given->instrument != NULL && chiso__instrument_is_published(given->instrument))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "published scores are no answers of people, so nothing can be told of "
                           "how items hold together");
    if (given->design != NULL && given->design->replicates.pattern != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "reliability cannot use replicate weights of the file (--repweights); "
                           "name strata and sampling units, or the weight alone");
    return CHISO_OK;
}

/* --- reading --- */

static chiso_status read_cases(chiso__reliability *run, chiso_result **findings,
                               const chiso__reliability_given *given, chiso_error *error) {
    const chiso_reliability_options *o = &run->options;
    chiso_totals_options options = CHISO_TOTALS_OPTIONS_INIT;
    chiso__arena arena = {0};
    chiso_estimand *means = chiso__arena_alloc(&arena, o->n_items * sizeof *means);
    const char **asked_by = chiso__arena_alloc(&arena, o->n_items * sizeof(const char *));
    if (arena.failed) {
        chiso__arena_free(&arena);
        return chiso__fail_memory(error);
    }
    for (size_t i = 0; i < o->n_items; i++) {
        means[i] = (chiso_estimand){.statistic = "mean", .variable = o->items[i]};
        asked_by[i] = "--items";
    }
    options.by = o->by;
    options.n_by = o->n_by;
    options.province = o->province;
    options.where = o->where;
    options.estimands = means;
    options.n_estimands = o->n_items;
    options.hold = CHISO_HOLD_ESTIMANDS;
    const chiso__cases_source source = {.responses = given->responses,
                                        .instrument = given->instrument,
                                        .design = given->design,
                                        .options = &options,
                                        .asked_by = asked_by};
    const chiso_status status = chiso__cases_read(&run->cases, findings, &source, error);
    chiso__arena_free(&arena);
    return status;
}

static bool is_simple(const chiso_design *design) {
    return design == NULL || (design->weight == NULL && design->strata == NULL &&
                              design->n_psu == 0 && design->n_fpc == 0);
}

static chiso_status take_answers(chiso__reliability *run, chiso_error *error) {
    const chiso_reliability_options *o = &run->options;
    const chiso__answers_wanted wanted = {.items = o->items,
                                          .n_items = o->n_items,
                                          .reverse = o->reverse,
                                          .n_reverse = o->n_reverse,
                                          .listwise = o->use == CHISO_USE_LISTWISE};
    if (!chiso__view_new(&run->view, run->cases.totals)) return chiso__fail_memory(error);
    chiso__cases_weigh(&run->cases, &run->view);
    if (!chiso__answers_new(&run->answers, &run->cases, &run->view, &wanted))
        return chiso__fail_memory(error);
    const size_t item = o->ordinal != 0 ? chiso__ordinal_refuses(&run->answers) : o->n_items;
    if (item < o->n_items)
        return chiso__fail_at(
            error, CHISO_E_ARGUMENT, 0, o->items[item],
            "%s has more than %d different answers, so it is no ordered category; "
            "leave it out, or --ordinal",
            o->items[item], (int)CHISO__MOST_LEVELS);
    if (o->factors > 0) run->factors = (size_t)o->factors;
    return CHISO_OK;
}

static chiso_status look_at_design(chiso__reliability *run, chiso_error *error) {
    const chiso__frame *frame = chiso__view_sample(&run->view);
    if (run->variance.method == CHISO_VARIANCE_TAYLOR)
        return chiso__lone_psu_check(frame, run->variance.lone_psu, error);
    if (!chiso__variance_replicates(&run->variance)) return CHISO_OK;
    return chiso__replicates_new(&run->replicates, frame, &run->variance, error);
}

chiso_status chiso__reliability_new(chiso__reliability *run, chiso_result **findings,
                                    const chiso__reliability_given *given, chiso_error *error) {
    run->options = defaults;
    run->simple = is_simple(given->design);
    chiso_status status =
        chiso__options_copy(&run->options, sizeof run->options, given->options, error);
    if (status == CHISO_OK && !chiso__items_expand(&run->options, given->instrument, &run->arena))
        status = chiso__fail_memory(error);
    if (status == CHISO_OK) status = chiso__reliability_check(&run->options, error);
    if (status == CHISO_OK) status = check_source(given, error);
    if (status == CHISO_OK)
        status = chiso__variance_options(&run->variance, run->options.variance, error);
    if (status == CHISO_OK) status = read_cases(run, findings, given, error);
    if (status == CHISO_OK) status = take_answers(run, error);
    if (status == CHISO_OK) status = look_at_design(run, error);
    if (status == CHISO_OK) run->domains = chiso__domains_listed(run->cases.totals);
    return status;
}

void chiso__reliability_free(chiso__reliability *run) {
    chiso__replicates_free(&run->replicates);
    chiso__answers_free(&run->answers);
    chiso__view_free(&run->view);
    chiso__cases_free(&run->cases);
    chiso__arena_free(&run->arena);
}

size_t chiso__reliability_domain(const chiso__reliability *run, size_t block) {
    const chiso_totals *totals = run->cases.totals;
    return block == 0 ? totals->domains.count : (size_t)totals->order[block - 1];
}

/* --- settings --- */

/* What was factored, and how; nothing where nothing was. */
static chiso_status factor_settings(const chiso__reliability *run, chiso_result *result,
                                    chiso_error *error) {
    const chiso_reliability_options *o = &run->options;
    const char *const words[] = {"parallel", NULL}; /* of CHISO_FACTORS_PARALLEL, and of _NONE */
    chiso_status status = chiso__result_add_flag(result, "ordinal", o->ordinal != 0, error);
    if (status == CHISO_OK)
        status = o->factors > 0
                     ? chiso__result_add_number(result, "factors", (double)o->factors, error)
                     : chiso__result_add_text(result, "factors", words[o->factors + 1], error);
    if (status != CHISO_OK || o->factors == CHISO_FACTORS_NONE) return status;
    status =
        chiso__result_add_text(result, "extraction", chiso_extraction_name(o->extraction), error);
    if (status == CHISO_OK)
        status =
            chiso__result_add_text(result, "rotation", chiso_rotation_name(o->rotation), error);
    if (status == CHISO_OK && o->factors == CHISO_FACTORS_PARALLEL)
        status =
            chiso__result_add_number(result, "parallel_seed", (double)run->variance.seed, error);
    return status;
}

chiso_status chiso__reliability_settings(const chiso__reliability *run, chiso_result *result,
                                         chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    const chiso_reliability_options *o = &run->options;
    chiso_status status = chiso__result_copy_settings(result, run->cases.totals->settings, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "items", CHISO_SETTING_LIST, o->items,
                                           o->n_items, error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "reverse", CHISO_SETTING_LIST, o->reverse,
                                           o->n_reverse, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "use", chiso_use_name(o->use), error);
    if (status == CHISO_OK) status = factor_settings(run, result, error);
    if (status == CHISO_OK)
        status = chiso__variance_settings(&run->variance, &run->replicates, result, error);
    if (status == CHISO_OK) {
        const bool feldt = run->simple && run->variance.method == CHISO_VARIANCE_TAYLOR;
        const bool none = run->variance.method == CHISO_VARIANCE_NONE;
        status = chiso__result_add_text(result, "alpha_interval",
                                        none    ? NULL
                                        : feldt ? "feldt"
                                                : "t",
                                        error);
    }
    if (status == CHISO_OK) status = chiso__result_add_flag(result, "suppress", false, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[o->language], error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(run->cases.totals, o->language, result, error);
    return status;
}
