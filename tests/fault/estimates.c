/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals with population sizes and estimands, what is estimated from them, and totals of pieces. */

#include <stdio.h>
#include <string.h>

#include "scenario_tables.h"
#include "scratch.h"

/* --- reading --- */

static void read_sized(outcome *o, const chiso_instrument *instrument, const chiso_design *design,
                       const chiso_totals_options *options) {
    o->totals = untouched;
    o->findings = untouched;
    o->status = chiso_totals_read(&o->totals, &o->findings, o->world->sized, instrument, design,
                                  options, o->report);
}

static void read_all_that_is_described(outcome *o) {
    read_sized(o, o->world->commune, o->world->sized_design, &held_of_answers);
}

static void read_columns_without_an_instrument(outcome *o) {
    read_sized(o, NULL, o->world->sized_design, &asked_of_columns);
}

static void read_sizes_that_are_at_fault(outcome *o) {
    static const char *const stages[] = {"house"}, *const sizes[] = {"w"};
    const chiso_design_options options = {
        .struct_size = sizeof options, .psu = stages, .n_psu = 1, .fpc = sizes, .n_fpc = 1};
    chiso_design *design = NULL;
    o->status = chiso_design_new(&design, &options, o->report);
    if (o->status == CHISO_OK) read_sized(o, o->world->commune, design, NULL);
    chiso_design_free(design);
}

static void read_fewer_units_than_were_sampled(outcome *o) {
    static const char *const sizes[] = {"M"};
    const chiso_design_options options = {
        .struct_size = sizeof options, .strata = "district", .fpc = sizes, .n_fpc = 1};
    chiso_design *design = NULL;
    o->status = chiso_design_new(&design, &options, o->report);
    if (o->status == CHISO_OK) read_sized(o, o->world->commune, design, NULL);
    chiso_design_free(design);
}

static void read_by_a_column_with_a_scale(outcome *o) {
    static const char *const columns[] = {"again", "province"};
    const chiso_totals_options options = {.struct_size = sizeof options, .by = columns, .n_by = 2};
    read_sized(o, o->world->commune, NULL, &options);
}

/* --- estimating --- */

static const chiso_variance_options centre = {.struct_size = sizeof centre,
                                              .lone_psu = CHISO_LONE_PSU_CENTRE};
static const chiso_estimate_options in_english = {.struct_size = sizeof in_english,
                                                  .variance = &centre};
static const chiso_estimate_options in_vietnamese = {
    .struct_size = sizeof in_vietnamese, .variance = &centre, .language = CHISO_VIETNAMESE};

static void estimate(outcome *o, const chiso_totals *totals,
                     const chiso_estimate_options *options) {
    o->result = untouched;
    o->status = chiso_estimate(&o->result, totals, options, o->report);
}

static void estimate_answers(outcome *o) {
    estimate(o, o->world->sized_totals, &in_english);
}

static void estimate_columns(outcome *o) {
    estimate(o, o->world->column_totals, &in_vietnamese);
}

static void estimate_without_a_variance(outcome *o) {
    const chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &none};
    estimate(o, o->world->column_totals, &options);
}

static const chiso_variance_options draws = {.struct_size = sizeof draws,
                                             .method = CHISO_VARIANCE_BOOTSTRAP,
                                             .lone_psu = CHISO_LONE_PSU_CERTAINTY,
                                             .replicates = 5};

static void estimate_by_replicates(outcome *o) {
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &draws};
    estimate(o, o->world->column_totals, &options);
}

/* Few draws take as many requests for memory as many. */
static const chiso_rank_options few_draws = {.struct_size = sizeof few_draws, .draws = 5},
                                no_sets = {.struct_size = sizeof no_sets, .kind = CHISO_RANKS_NONE};

static void score_by_replicates(outcome *o) {
    const chiso_score_options options = {.struct_size = sizeof options,
                                         .variance = &draws,
                                         .nation = "province-mean",
                                         .ranks = &few_draws,
                                         .rank_shares = 1};
    o->result = untouched;
    o->status = chiso_score(&o->result, o->world->item_totals, &options, o->report);
}

static void estimate_where_a_stratum_is_alone(outcome *o) {
    estimate(o, o->world->sized_totals, NULL);
}

static void estimate_what_is_not_held(outcome *o) {
    static const chiso_estimand other = {"mean", "town", NULL, 0};
    const chiso_estimate_options options = {
        .struct_size = sizeof options, .estimands = &other, .n_estimands = 1};
    estimate(o, o->world->sized_totals, &options);
}

enum { MOST_ROWS = 200 }; /* no fewer than world.column_rows */

static void estimate_covariances(outcome *o) {
    static double matrix[MOST_ROWS * MOST_ROWS];
    static char text[32];
    o->status = chiso_covariance(matrix, o->world->column_rows, o->world->column_totals,
                                 &in_english, o->report);
    if (o->status != CHISO_OK) return;
    snprintf(text, sizeof text, "%.12g", matrix[0]);
    o->word = text;
}

static void contrast_estimates(outcome *o) {
    static double coefficients[2 * MOST_ROWS];
    coefficients[0] = 1, coefficients[o->world->column_rows] = -1;
    o->result = untouched;
    o->status = chiso_contrast(&o->result, o->world->column_totals, &in_english, coefficients, 2,
                               o->world->column_rows, o->report);
}

static void estimate_covariances_by_replicates(outcome *o) {
    static double matrix[MOST_ROWS * MOST_ROWS];
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &draws};
    o->status = chiso_covariance(matrix, o->world->column_rows, o->world->column_totals, &options,
                                 o->report);
}

/* --- differences --- */

static const chiso_estimand mean_of_x = {"mean", "x", NULL, 0};

static void differ(outcome *o, const chiso_totals *totals, const chiso_variance_options *variance,
                   int32_t kind) {
    const chiso_estimate_options options = {.struct_size = sizeof options,
                                            .estimands = &mean_of_x,
                                            .n_estimands = 1,
                                            .variance = variance};
    const chiso_difference_options differences = {.struct_size = sizeof differences, .kind = kind};
    o->result = untouched;
    o->status = chiso_estimate_differences(&o->result, totals, &options, &differences, o->report);
}

static void compare_very_many_domains(outcome *o) {
    differ(o, o->world->town_totals, &centre, CHISO_DIFFERENCES_WHOLE);
}

static void compare_very_many_domains_by_replicates(outcome *o) {
    differ(o, o->world->town_totals, &draws, CHISO_DIFFERENCES_WHOLE);
}

static void differ_in_score(outcome *o, const chiso_difference_options *differences) {
    const chiso_score_options options = {.struct_size = sizeof options, .variance = &centre};
    o->result = untouched;
    o->status = chiso_score_differences(&o->result, o->world->item_totals, &options, differences,
                                        o->report);
}

static void compare_pairs_of_provinces(outcome *o) {
    static const chiso_difference_options pairs = {.struct_size = sizeof pairs,
                                                   .kind = CHISO_DIFFERENCES_PAIRS};
    differ_in_score(o, &pairs);
}

static void compare_provinces_by_name(outcome *o) {
    static const char *const of[] = {"Hà Nội"}, *const from[] = {"caobang"};
    static const chiso_difference_options named = {.struct_size = sizeof named,
                                                   .kind = CHISO_DIFFERENCES_NAMED,
                                                   .of = of,
                                                   .from = from,
                                                   .n_named = 1};
    differ_in_score(o, &named);
}

/* --- scoring --- */

static void score(outcome *o, const chiso_totals *totals, const char *pooling, const char *nation,
                  const chiso_rank_options *ranks) {
    const chiso_score_options options = {.struct_size = sizeof options,
                                         .variance = &centre,
                                         .pooling = pooling,
                                         .nation = nation,
                                         .ranks = ranks};
    o->result = untouched;
    o->status = chiso_score(&o->result, totals, &options, o->report);
}

static void score_sized_answers(outcome *o) {
    score(o, o->world->sized_totals, NULL, NULL, &few_draws);
}

static void score_items(outcome *o) {
    score(o, o->world->item_totals, NULL, NULL, &few_draws);
}

static void score_items_by_means_of_provinces(outcome *o) {
    score(o, o->world->item_totals, "item-mean", "province-mean", &few_draws);
}

/* --- files and pieces --- */

static void save_sized_totals(outcome *o) {
    o->status = chiso_totals_save(o->world->sized_totals, "sized.totals", o->report);
}

static void load_sized_totals(outcome *o) {
    o->totals = untouched;
    o->status =
        chiso_totals_load(&o->totals, o->world->sized_totals_file, o->world->commune, o->report);
}

static void merge(outcome *o, const chiso_totals *first, const chiso_totals *second) {
    const chiso_totals *const pieces[] = {first, second};
    o->totals = untouched;
    o->status = chiso_totals_merge(&o->totals, pieces, 2, o->report);
}

static void merge_pieces(outcome *o) {
    merge(o, o->world->pieces[0], o->world->pieces[1]);
}

static void merge_what_does_not_belong_together(outcome *o) {
    merge(o, o->world->sized_totals, o->world->item_totals);
}

static void merge_sized_totals(outcome *o) {
    merge(o, o->world->sized_totals, o->world->sized_totals); /* more than there are */
}

/* --- very many of something: memory is asked for each by itself --- */

static void read_many(outcome *o, const chiso_responses *responses,
                      const chiso_instrument *instrument, const chiso_totals_options *options) {
    o->totals = untouched;
    o->findings = untouched;
    o->status = chiso_totals_read(&o->totals, &o->findings, responses, instrument, NULL, options,
                                  o->report);
}

static void read_by_very_many_columns(outcome *o) {
    read_many(o, o->world->wide, o->world->items, &by_many_columns);
}

static void read_very_many_domains(outcome *o) {
    read_many(o, o->world->many, o->world->items, &asked_of_towns);
}

static void read_very_many_categories(outcome *o) {
    read_many(o, o->world->many, NULL, &asked_of_categories);
}

static void read_estimands_with_long_names(outcome *o) {
    static char first[5001], second[5001];
    memset(first, 'a', 5000);
    memset(second, 'b', 5000);
    const chiso_estimand ratio = {"ratio", first, second, 0};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .estimands = &ratio, .n_estimands = 1};
    read_many(o, o->world->many, NULL, &options); /* there are no such columns */
}

static void load_totals_of_very_many_columns(outcome *o) {
    o->totals = untouched;
    o->status =
        chiso_totals_load(&o->totals, o->world->wide_totals_file, o->world->items, o->report);
}

static void merge_totals_of_very_many_columns(outcome *o) {
    merge(o, o->world->wide_totals, o->world->wide_totals);
}

static void merge_answers_that_are_kept(outcome *o) {
    merge(o, o->world->town_totals, o->world->town_totals);
}

static void estimate_very_many_categories(outcome *o) {
    estimate(o, o->world->category_totals, &in_english);
}

static void estimate_covariances_of_very_many_domains(outcome *o) {
    enum { ROWS = TOWNS + 1 };
    static double matrix[ROWS * ROWS];
    const chiso_estimate_options options = {.struct_size = sizeof options,
                                            .estimands = &mean_of_x,
                                            .n_estimands = 1,
                                            .variance = &centre};
    o->status = chiso_covariance(matrix, ROWS, o->world->town_totals, &options, o->report);
}

static void score_very_many_domains(outcome *o) {
    score(o, o->world->town_totals, NULL, NULL, &no_sets);
}

static void score_the_mean_of_very_many_domains(outcome *o) {
    score(o, o->world->town_totals, NULL, "province-mean", &no_sets);
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
    {"read all that is described", read_all_that_is_described, NULL},
    {"read columns without an instrument", read_columns_without_an_instrument, NULL},
    {"read sizes that are at fault", read_sizes_that_are_at_fault, NULL},
    {"read fewer units than were sampled", read_fewer_units_than_were_sampled, NULL},
    {"read by a column with a scale", read_by_a_column_with_a_scale, NULL},
    {"estimate answers", estimate_answers, NULL},
    {"estimate columns", estimate_columns, NULL},
    {"estimate without a variance", estimate_without_a_variance, NULL},
    {"estimate where a stratum is alone", estimate_where_a_stratum_is_alone, NULL},
    {"estimate what is not held", estimate_what_is_not_held, NULL},
    {"estimate covariances", estimate_covariances, NULL},
    {"contrast estimates", contrast_estimates, NULL},
    {"estimate covariances by replicates", estimate_covariances_by_replicates, NULL},
    {"compare very many domains", compare_very_many_domains, NULL},
    {"compare very many domains by replicates", compare_very_many_domains_by_replicates, NULL},
    {"compare pairs of provinces", compare_pairs_of_provinces, NULL},
    {"compare provinces by name", compare_provinces_by_name, NULL},
    {"score sized answers", score_sized_answers, NULL},
    {"estimate by replicates", estimate_by_replicates, NULL},
    {"score by replicates", score_by_replicates, NULL},
    {"score items", score_items, NULL},
    {"score items by means of provinces", score_items_by_means_of_provinces, NULL},
    {"save sized totals", save_sized_totals, NULL},
    {"load sized totals", load_sized_totals, NULL},
    {"merge pieces", merge_pieces, NULL},
    {"merge sized totals", merge_sized_totals, NULL},
    {"read by very many columns", read_by_very_many_columns, NULL},
    {"read very many domains", read_very_many_domains, NULL},
    {"read very many categories", read_very_many_categories, NULL},
    {"read estimands with long names", read_estimands_with_long_names, NULL},
    {"load totals of very many columns", load_totals_of_very_many_columns, NULL},
    {"merge totals of very many columns", merge_totals_of_very_many_columns, NULL},
    {"merge answers that are kept", merge_answers_that_are_kept, NULL},
    {"estimate very many categories", estimate_very_many_categories, NULL},
    {"estimate covariances of very many domains", estimate_covariances_of_very_many_domains, NULL},
    {"score very many domains", score_very_many_domains, NULL},
    {"score the mean of very many domains", score_the_mean_of_very_many_domains, NULL},
    {"merge what does not belong together", merge_what_does_not_belong_together, NULL},
    {"merge totals of many columns", merge_totals_of_many_columns, NULL},
};

const scenarios estimate_scenarios = SCENARIOS(list);
