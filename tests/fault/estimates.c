/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates: totals that are read for them, their covariance and contrasts, pieces put together. */
#include <stdio.h>

#include "scenario_tables.h"

enum { ROWS = 2 };

static void read_for(outcome *o, const chiso_instrument *instrument, const chiso_design *design,
                     const chiso_totals_options *options) {
    o->totals = untouched;
    o->findings = untouched;
    o->status = chiso_totals_read(&o->totals, &o->findings, o->world->sized, instrument, design,
                                  options, o->report);
}

static void read_totals_for_estimates(outcome *o) {
    read_for(o, o->world->commune, o->world->stages, &for_estimates);
}

static void read_categories_that_the_data_have(outcome *o) {
    static const chiso_estimand asked[] = {{"proportion", "district", NULL, 0},
                                           {"mean", "age", NULL, 0}};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .estimands = asked, .n_estimands = 2};
    read_for(o, NULL, o->world->design, &options);
}

static void read_text_as_numbers(outcome *o) {
    static const chiso_estimand asked = {"mean", "district", NULL, 0};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .estimands = &asked, .n_estimands = 1};
    read_for(o, NULL, NULL, &options);
}

static void read_for_no_statistic(outcome *o) {
    static const chiso_estimand asked = {"mode", "district", NULL, 0};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .estimands = &asked, .n_estimands = 1};
    read_for(o, NULL, NULL, &options);
}

static void read_faulty_sizes(outcome *o) {
    static const char *const units[] = {"village"}, *const sizes[] = {"w"};
    const chiso_design_options options = {
        .struct_size = sizeof options, .psu = units, .n_psu = 1, .fpc = sizes, .n_fpc = 1};
    chiso_design *design = NULL;
    o->status = chiso_design_new(&design, &options, o->report);
    if (o->status == CHISO_OK) read_for(o, o->world->commune, design, NULL);
    chiso_design_free(design);
}

static void estimate(outcome *o, const chiso_variance_options *variance, int32_t language) {
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.variance = variance;
    options.language = language;
    o->result = untouched;
    o->status = chiso_estimate(&o->result, o->world->sampled, &options, o->report);
}

static void estimate_with_standard_errors(outcome *o) {
    estimate(o, NULL, CHISO_ENGLISH);
}

static void estimate_in_another_way(outcome *o) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .lone_psu = CHISO_LONE_PSU_AVERAGE,
                                             .interval = CHISO_INTERVAL_BETA,
                                             .deff = CHISO_DEFF_WITHOUT};
    estimate(o, &variance, CHISO_VIETNAMESE);
}

static void estimate_without_variance(outcome *o) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .method = CHISO_VARIANCE_NONE};
    estimate(o, &variance, CHISO_ENGLISH);
}

static void estimate_what_is_not_held(outcome *o) {
    static const chiso_estimand asked = {"ratio", "q2", "age", 0};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = &asked;
    options.n_estimands = 1;
    o->result = untouched;
    o->status = chiso_estimate(&o->result, o->world->sampled, &options, o->report);
}

static const chiso_estimand means[] = {{"mean", "q3", NULL, 0}, {"mean", "age", NULL, 0}};
static const chiso_totals_options whole_means = {.struct_size = sizeof whole_means,
                                                 .estimands = means,
                                                 .n_estimands = ROWS,
                                                 .hold = CHISO_HOLD_ESTIMANDS};

static void compute_a_covariance(outcome *o) {
    static char told[200];
    double matrix[ROWS * ROWS] = {0};
    chiso_totals *totals = NULL;
    o->status = chiso_totals_read(&totals, NULL, o->world->sized, o->world->commune,
                                  o->world->stages, &whole_means, o->report);
    if (o->status == CHISO_OK) o->status = chiso_covariance(matrix, ROWS, totals, NULL, o->report);
    chiso_totals_free(totals);
    snprintf(told, sizeof told, "%.9g %.9g %.9g", matrix[0], matrix[1], matrix[3]);
    o->word = o->status == CHISO_OK ? told : NULL;
}

static void contrast_two_means(outcome *o) {
    static const double difference[ROWS] = {1, -1};
    chiso_totals *totals = NULL;
    o->status = chiso_totals_read(&totals, NULL, o->world->sized, o->world->commune,
                                  o->world->stages, &whole_means, o->report);
    o->result = untouched;
    if (o->status == CHISO_OK)
        o->status = chiso_contrast(&o->result, totals, NULL, difference, 1, ROWS, o->report);
    else
        o->result = NULL;
    chiso_totals_free(totals);
}

static void score_with_variance(outcome *o, const char *nation) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .lone_psu = CHISO_LONE_PSU_CENTRE};
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    options.variance = &variance;
    options.nation = nation;
    o->result = untouched;
    o->status = chiso_score(&o->result, o->world->sampled, &options, o->report);
}

static void score_two_stages(outcome *o) {
    score_with_variance(o, "pool");
}

static void score_the_mean_of_provinces(outcome *o) {
    score_with_variance(o, "province-mean");
}

/* --- pieces --- */

static void merge(outcome *o, const chiso_totals *first, const chiso_totals *second) {
    const chiso_totals *const pieces[] = {first, second};
    o->totals = untouched;
    o->status = chiso_totals_merge(&o->totals, pieces, 2, o->report);
}

static void merge_totals(outcome *o) {
    merge(o, o->world->totals, o->world->totals);
}

static void merge_totals_for_estimates(outcome *o) {
    merge(o, o->world->sampled, o->world->sampled);
}

static void merge_what_does_not_belong_together(outcome *o) {
    merge(o, o->world->totals, o->world->sampled);
}

static void merge_published_scores(outcome *o) {
    merge(o, o->world->published_totals, o->world->published_totals);
}

/* More columns than fit into the memory that is at hand already. */
static void merge_totals_of_many_columns(outcome *o) {
    enum { COLUMNS = 60 };
    const char *by[COLUMNS];
    const chiso_totals_options options = {.struct_size = sizeof options, .by = by, .n_by = COLUMNS};
    chiso_totals *totals = NULL;
    for (size_t i = 0; i < COLUMNS; i++) by[i] = i == 0 ? "district" : "stratum";
    o->status = chiso_totals_read(&totals, NULL, o->world->answers, o->world->commune, NULL,
                                  &options, o->report);
    if (o->status == CHISO_OK) merge(o, totals, totals);
    chiso_totals_free(totals);
}

static const scenario list[] = {
    {"read totals for estimates", read_totals_for_estimates, NULL},
    {"read categories that the data have", read_categories_that_the_data_have, NULL},
    {"read text as numbers", read_text_as_numbers, NULL},
    {"read for no statistic", read_for_no_statistic, NULL},
    {"read faulty sizes", read_faulty_sizes, NULL},
    {"estimate with standard errors", estimate_with_standard_errors, NULL},
    {"estimate in another way", estimate_in_another_way, NULL},
    {"estimate without variance", estimate_without_variance, NULL},
    {"estimate what is not held", estimate_what_is_not_held, NULL},
    {"compute a covariance", compute_a_covariance, NULL},
    {"contrast two means", contrast_two_means, NULL},
    {"score two stages", score_two_stages, NULL},
    {"score the mean of provinces", score_the_mean_of_provinces, NULL},
    {"merge totals", merge_totals, NULL},
    {"merge totals for estimates", merge_totals_for_estimates, NULL},
    {"merge what does not belong together", merge_what_does_not_belong_together, NULL},
    {"merge totals of many columns", merge_totals_of_many_columns, NULL},
    {"merge published scores", merge_published_scores, NULL},
};

const scenarios estimate_scenarios = SCENARIOS(list);
