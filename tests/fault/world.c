/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const stages[] = {"village"};
static const char *const columns[] = {"province", "district"};

const chiso_design_options design_of_answers = {
    .struct_size = sizeof(chiso_design_options),
    .weight = "w",
    .strata = "stratum",
    .psu = stages,
    .n_psu = 1,
};

const chiso_totals_options by_two_columns = {
    .struct_size = sizeof(chiso_totals_options), .by = columns, .n_by = 2};

const chiso_totals_options by_province = {
    .struct_size = sizeof(chiso_totals_options), .by = columns, .n_by = 1};

static const chiso_estimand of_answers[] = {{"mean", "age", NULL, 0},
                                            {"ratio", "q3", "age", 0},
                                            {"proportion", "heard", NULL, 0},
                                            {"quantile", "again", NULL, 0.5}};
static const chiso_estimand of_columns[] = {
    {"total", "age", NULL, 0}, {"proportion", "again", NULL, 0}, {"quantile", "age", NULL, 0.5}};
static const char *const towns[] = {"town"};

const chiso_totals_options held_of_answers = {.struct_size = sizeof(chiso_totals_options),
                                              .by = columns,
                                              .n_by = 1,
                                              .estimands = of_answers,
                                              .n_estimands = 4,
                                              .hold = CHISO_HOLD_ALL};

const chiso_totals_options asked_of_columns = {.struct_size = sizeof(chiso_totals_options),
                                               .by = towns,
                                               .n_by = 1,
                                               .where = "age > 20 or age is missing",
                                               .estimands = of_columns,
                                               .n_estimands = 3};

static const double rscales[] = {0.5, 0.25, 0.75};
const chiso_design_options replicated_design = {.struct_size = sizeof(chiso_design_options),
                                                .weight = "w",
                                                .repweights = "r?",
                                                .rep_type = CHISO_REP_JKN,
                                                .rep_rscales = rscales,
                                                .n_rep_rscales = 3};

const chiso_design_options replicated_factors = {.struct_size = sizeof(chiso_design_options),
                                                 .weight = "w",
                                                 .repweights = "R?",
                                                 .rep_type = CHISO_REP_FAY,
                                                 .rep_combined = CHISO_REP_FACTORS,
                                                 .fay_rho = 0.5};

/* A category, and an answer that is kept, so that records wait in a store. */
static const chiso_estimand of_replicated[] = {
    {"quantile", "x", NULL, 0.5}, {"mean", "x", NULL, 0}, {"proportion", "town", NULL, 0}};
static const char *const replicated_by[] = {"province"};

const chiso_totals_options asked_of_replicated = {.struct_size = sizeof(chiso_totals_options),
                                                  .by = replicated_by,
                                                  .n_by = 1,
                                                  .estimands = of_replicated,
                                                  .n_estimands = 3};

/* What can be merged: without categories that the data have. */
const chiso_totals_options kept_of_replicated = {
    .struct_size = sizeof(chiso_totals_options), .estimands = of_replicated, .n_estimands = 1};

static const char *many_columns[MANY];
static const chiso_estimand of_towns[] = {{"mean", "x", NULL, 0}, {"quantile", "x", NULL, 0.5}};
static const chiso_estimand of_categories[] = {{"proportion", "town", NULL, 0},
                                               {"quantile", "x", NULL, 0.5}};

const chiso_totals_options by_many_columns = {
    .struct_size = sizeof(chiso_totals_options), .by = many_columns, .n_by = MANY};

const chiso_totals_options asked_of_towns = {.struct_size = sizeof(chiso_totals_options),
                                             .by = towns,
                                             .n_by = 1,
                                             .where = "x < 260",
                                             .estimands = of_towns,
                                             .n_estimands = 2};

const chiso_totals_options asked_of_categories = {
    .struct_size = sizeof(chiso_totals_options), .estimands = of_categories, .n_estimands = 2};

static const char *const bac_kan[] = {"bac-kan"};

const chiso_simulation_options small_survey = {.struct_size = sizeof(chiso_simulation_options),
                                               .provinces = bac_kan,
                                               .n_provinces = 1,
                                               .respondents = 60};

static void need(chiso_status status, const chiso_error *error) {
    if (status == CHISO_OK) return;
    fprintf(stderr, "%s: %s\n", chiso_status_name(status), error->message);
    abort();
}

static void open_inputs(world *w) {
    static const char *const published[] = {DATA("published.csv")};
    static const char *const answers[] = {DATA("answers.csv"), DATA("more.csv")};
    static const char *const missing[] = {"NA"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_error error = {0};
    options.missing = missing;
    options.n_missing = 1;
    need(chiso_instrument_open(&w->papi, NULL, "papi-2024", &error), &error);
    need(chiso_instrument_open(&w->sipas, NULL, "sipas-2024", &error), &error);
    need(chiso_instrument_open(&w->commune, NULL, DATA("commune"), &error), &error);
    need(chiso_responses_from_files(&w->published, published, 1, NULL, &error), &error);
    need(chiso_responses_from_files(&w->answers, answers, 2, &options, &error), &error);
    need(chiso_design_new(&w->design, &design_of_answers, &error), &error);
}

static void name_file(char *path) {
    strcpy(path, "/tmp/chiso-fault-file-XXXXXX");
    const int file = mkstemp(path);
    if (file < 0) abort();
    close(file);
}

static void save(const chiso_totals *totals, char *path) {
    chiso_error error = {0};
    name_file(path);
    need(chiso_totals_save(totals, path, &error), &error);
}

static void pack(const chiso_totals *totals, packed_totals *packed) {
    chiso_error error = {0};
    need(chiso_totals_pack(&packed->bytes, &packed->length, totals, &error), &error);
}

static void save_scores(const chiso_result *scores, char *path) {
    chiso_error error = {0};
    name_file(path);
    need(chiso_output_save(scores, "json", NULL, path, &error), &error);
}

static void open_sized(world *w) {
    static const char *const sized[] = {DATA("sized.csv")}, *const items[] = {DATA("items.csv")};
    static const char *const both[] = {"village", "house"}, *const sizes[] = {"N", "M"};
    const chiso_design_options options = {.struct_size = sizeof options,
                                          .strata = "stratum",
                                          .psu = both,
                                          .n_psu = 2,
                                          .fpc = sizes,
                                          .n_fpc = 2};
    chiso_error error = {0};
    need(chiso_instrument_open(&w->items, NULL, DATA("items"), &error), &error);
    need(chiso_responses_from_files(&w->sized, sized, 1, NULL, &error), &error);
    need(chiso_responses_from_files(&w->items_answers, items, 1, NULL, &error), &error);
    need(chiso_design_new(&w->sized_design, &options, &error), &error);
}

static FILE *new_file(char *path) {
    strcpy(path, "/tmp/chiso-fault-answers-XXXXXX");
    const int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (file == NULL) abort();
    return file;
}

static void write_many(world *w) {
    static char names[MANY][8];
    FILE *wide = new_file(w->wide_file), *many = new_file(w->many_file);
    fprintf(wide, "i1,i2,i3");
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "c%d", i);
        many_columns[i] = names[i];
        fprintf(wide, ",%s", names[i]);
    }
    for (int row = 0; row < 3; row++) {
        fprintf(wide, "\n1,%d,3", row + 1);
        for (int i = 0; i < MANY; i++) fprintf(wide, ",%d", row % (1 + i % 3));
    }
    fprintf(many, "town,i1,i2,i3,x\n");
    for (int i = 0; i < MANY; i++) fprintf(many, "t%d,%d,2,%d,%d\n", i, i % 4 + 1, i % 3 + 1, i);
    fprintf(wide, "\n");
    if (fclose(wide) != 0 || fclose(many) != 0) abort();
}

static void read_many(world *w) {
    const char *const wide = w->wide_file, *const many = w->many_file;
    chiso_error error = {0};
    write_many(w);
    need(chiso_responses_from_files(&w->wide, &wide, 1, NULL, &error), &error);
    need(chiso_responses_from_files(&w->many, &many, 1, NULL, &error), &error);
    need(
        chiso_totals_read(&w->wide_totals, NULL, w->wide, w->items, NULL, &by_many_columns, &error),
        &error);
    need(chiso_totals_read(&w->town_totals, NULL, w->many, w->items, NULL, &asked_of_towns, &error),
         &error);
    need(chiso_totals_read(&w->category_totals, NULL, w->many, NULL, NULL, &asked_of_categories,
                           &error),
         &error);
}

/* The totals of each file of answers by itself. */
static void read_pieces(world *w) {
    static const char *const paths[] = {DATA("answers.csv"), DATA("more.csv")};
    static const char *const missing[] = {"NA"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.missing = missing;
    options.n_missing = 1;
    for (size_t i = 0; i < 2; i++) {
        chiso_responses *responses = NULL;
        chiso_error error = {0};
        need(chiso_responses_from_files(&responses, &paths[i], 1, &options, &error), &error);
        need(chiso_totals_read(&w->pieces[i], NULL, responses, w->commune, w->design,
                               &by_two_columns, &error),
             &error);
        chiso_responses_free(responses);
    }
}

static void read_sized(world *w) {
    const chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                              .lone_psu = CHISO_LONE_PSU_CERTAINTY};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &certainty};
    chiso_result *result = NULL;
    chiso_error error = {0};
    need(chiso_totals_read(&w->sized_totals, NULL, w->sized, w->commune, w->sized_design,
                           &held_of_answers, &error),
         &error);
    need(chiso_totals_read(&w->column_totals, NULL, w->sized, NULL, w->sized_design,
                           &asked_of_columns, &error),
         &error);
    need(chiso_totals_read(&w->item_totals, NULL, w->items_answers, w->items, NULL, &by_province,
                           &error),
         &error);
    need(chiso_estimate(&result, w->column_totals, &options, &error), &error);
    w->column_rows = chiso_result_rows(result);
    chiso_result_free(result);
}

/* Each of the many columns is a replicate. */
static void save_very_replicated(world *w) {
    static double each[MANY];
    chiso_design_options options = replicated_design;
    chiso_totals *totals;
    chiso_design *design;
    chiso_error error = {0};
    for (size_t i = 0; i < MANY; i++) each[i] = 0.5;
    options.weight = "i1", options.repweights = "c*";
    options.rep_rscales = each, options.n_rep_rscales = MANY;
    need(chiso_design_new(&design, &options, &error), &error);
    need(chiso_totals_read(&totals, NULL, w->wide, w->items, design, NULL, &error), &error);
    save(totals, w->very_replicated_file);
    chiso_totals_free(totals);
    chiso_design_free(design);
}

static void read_replicated(world *w) {
    static const char *const path[] = {DATA("repweights.csv")};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *design, *factors;
    need(chiso_responses_from_files(&responses, path, 1, NULL, &error), &error);
    need(chiso_design_new(&design, &replicated_design, &error), &error);
    need(chiso_design_new(&factors, &replicated_factors, &error), &error);
    need(chiso_totals_read(&w->replicated_totals, NULL, responses, w->commune, design, &by_province,
                           &error),
         &error);
    need(chiso_totals_read(&w->replicated_columns, NULL, responses, NULL, factors,
                           &asked_of_replicated, &error),
         &error);
    need(chiso_totals_read(&w->replicated_kept, NULL, responses, NULL, factors, &kept_of_replicated,
                           &error),
         &error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    chiso_design_free(factors);
}

/* Of all respondents, with few draws for their ranks. */
static void make_reports(world *w) {
    const chiso_rank_options few = {.struct_size = sizeof few, .draws = 5};
    const chiso_score_options score = {.struct_size = sizeof score, .ranks = &few};
    const chiso_report_options options = {
        .struct_size = sizeof options, .score = &score, .before_totals = w->totals};
    const chiso_variance_options shown = {.struct_size = sizeof shown, .min_n = 1};
    const chiso_score_options few_people = {
        .struct_size = sizeof few_people, .variance = &shown, .ranks = &few};
    const chiso_report_options all_shown = {.struct_size = sizeof all_shown, .score = &few_people};
    chiso_error error = {0};
    need(chiso_report_new(&w->published_report, w->published_totals, NULL, &error), &error);
    need(chiso_report_new(&w->survey_report, w->totals, &options, &error), &error);
    need(chiso_report_new(&w->item_report, w->item_totals, &all_shown, &error), &error);
}

void world_make(world *w) {
    chiso_error error = {0};
    *w = (world){0};
    open_inputs(w);
    need(chiso_totals_read(&w->published_totals, NULL, w->published, w->papi, NULL, NULL, &error),
         &error);
    need(chiso_totals_read(&w->totals, NULL, w->answers, w->commune, w->design, &by_two_columns,
                           &error),
         &error);
    need(chiso_score(&w->scores, w->published_totals, NULL, &error), &error);
    need(chiso_simulation_new(&w->simulation, w->sipas, &small_survey, &error), &error);
    open_sized(w);
    read_sized(w);
    read_pieces(w);
    read_many(w);
    save(w->wide_totals, w->wide_totals_file);
    save(w->sized_totals, w->sized_totals_file);
    read_replicated(w);
    save(w->replicated_totals, w->replicated_file);
    save_very_replicated(w);
    pack(w->totals, &w->packed);
    pack(w->replicated_totals, &w->replicated_packed);
    save(w->totals, w->totals_file);
    save(w->published_totals, w->published_totals_file);
    need(chiso_score(&w->survey, w->totals, NULL, &error), &error);
    save_scores(w->survey, w->scores_file);
    make_reports(w);
}

void world_free(world *w) {
    unlink(w->sized_totals_file);
    unlink(w->replicated_file);
    unlink(w->very_replicated_file);
    unlink(w->wide_totals_file);
    unlink(w->wide_file);
    unlink(w->many_file);
    unlink(w->totals_file);
    unlink(w->published_totals_file);
    unlink(w->scores_file);
    chiso_totals_packed_free(w->packed.bytes);
    chiso_totals_packed_free(w->replicated_packed.bytes);
    chiso_report_free(w->published_report);
    chiso_report_free(w->survey_report);
    chiso_report_free(w->item_report);
    chiso_simulation_free(w->simulation);
    chiso_result_free(w->scores);
    chiso_result_free(w->survey);
    chiso_totals_free(w->pieces[0]);
    chiso_totals_free(w->pieces[1]);
    chiso_totals_free(w->sized_totals);
    chiso_totals_free(w->replicated_totals);
    chiso_totals_free(w->replicated_columns);
    chiso_totals_free(w->replicated_kept);
    chiso_totals_free(w->column_totals);
    chiso_totals_free(w->item_totals);
    chiso_totals_free(w->wide_totals);
    chiso_totals_free(w->town_totals);
    chiso_totals_free(w->category_totals);
    chiso_design_free(w->sized_design);
    chiso_responses_free(w->sized);
    chiso_responses_free(w->items_answers);
    chiso_responses_free(w->wide);
    chiso_responses_free(w->many);
    chiso_instrument_free(w->items);
    chiso_totals_free(w->totals);
    chiso_totals_free(w->published_totals);
    chiso_design_free(w->design);
    chiso_responses_free(w->answers);
    chiso_responses_free(w->published);
    chiso_instrument_free(w->sipas);
    chiso_instrument_free(w->commune);
    chiso_instrument_free(w->papi);
}
