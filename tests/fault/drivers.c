/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drivers of an outcome. */
#include "scenario_tables.h"

static const char *const columns[] = {"i1", "b"}, *const alike[] = {"i1", "i1"},
                         *const place[] = {"place"};
static const chiso_variance_options few_draws = {.struct_size = sizeof few_draws, .replicates = 5},
                                    left_out = {.struct_size = sizeof left_out,
                                                .method = CHISO_VARIANCE_JACKKNIFE,
                                                .replicates = 5};

static void drive(outcome *o, const char *path, const chiso_instrument *instrument,
                  const chiso_drivers_options *options) {
    static const char *const unit[] = {"unit"};
    const chiso_design_options drawn = {
        .struct_size = sizeof drawn, .weight = "w", .psu = unit, .n_psu = 1};
    chiso_responses *responses = NULL;
    chiso_design *design = NULL;
    o->status = chiso_responses_from_files(&responses, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK) o->status = chiso_design_new(&design, &drawn, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status = chiso_drivers(&o->result, &o->findings, responses, instrument, design, options,
                                  o->report);
    }
    chiso_design_free(design);
    chiso_responses_free(responses);
}

static void regress_on_columns(outcome *o) {
    const chiso_drivers_options options = {.struct_size = sizeof options,
                                           .outcome = "y",
                                           .predictors = columns,
                                           .n_predictors = 2,
                                           .by = place,
                                           .n_by = 1,
                                           .variance = &few_draws};
    drive(o, DATA("drivers.csv"), NULL, &options);
}

static void regress_on_nodes(outcome *o) {
    const chiso_drivers_options options = {.struct_size = sizeof options,
                                           .outcome = "y",
                                           .variance = &left_out,
                                           .language = CHISO_VIETNAMESE};
    drive(o, DATA("drivers.csv"), o->world->items, &options);
}

static void regress_yes_or_no(outcome *o) {
    const chiso_drivers_options options = {.struct_size = sizeof options,
                                           .outcome = "yes",
                                           .predictors = columns,
                                           .n_predictors = 2,
                                           .variance = &left_out,
                                           .family = CHISO_DRIVERS_LOGISTIC};
    drive(o, DATA("drivers.csv"), NULL, &options);
}

static void regress_on_what_is_named_twice(outcome *o) {
    const chiso_drivers_options options = {
        .struct_size = sizeof options, .outcome = "y", .predictors = alike, .n_predictors = 2};
    drive(o, DATA("drivers.csv"), NULL, &options);
}

static void regress_what_does_not_vary(outcome *o) {
    const chiso_drivers_options options = {.struct_size = sizeof options,
                                           .outcome = "y",
                                           .predictors = columns,
                                           .n_predictors = 1,
                                           .where = "y = 2",
                                           .variance = &few_draws};
    drive(o, DATA("drivers.csv"), NULL, &options);
}

static void regress_words(outcome *o) {
    const chiso_drivers_options options = {
        .struct_size = sizeof options, .outcome = "yes", .predictors = columns, .n_predictors = 1};
    drive(o, DATA("drivers.csv"), NULL, &options);
}

static const scenario list[] = {
    {"regress on columns", regress_on_columns, NULL},
    {"regress on nodes", regress_on_nodes, NULL},
    {"regress yes or no", regress_yes_or_no, NULL},
    {"regress on what is named twice", regress_on_what_is_named_twice, NULL},
    {"regress what does not vary", regress_what_does_not_vary, NULL},
    {"regress words", regress_words, NULL},
};

const scenarios driver_scenarios = SCENARIOS(list);
