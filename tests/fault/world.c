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

static void save_scores(const chiso_result *scores, char *path) {
    chiso_error error = {0};
    name_file(path);
    need(chiso_output_save(scores, "json", path, &error), &error);
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
    save(w->totals, w->totals_file);
    save(w->published_totals, w->published_totals_file);
    need(chiso_score(&w->survey, w->totals, NULL, &error), &error);
    save_scores(w->survey, w->scores_file);
}

void world_free(world *w) {
    unlink(w->totals_file);
    unlink(w->published_totals_file);
    unlink(w->scores_file);
    chiso_simulation_free(w->simulation);
    chiso_result_free(w->scores);
    chiso_result_free(w->survey);
    chiso_totals_free(w->totals);
    chiso_totals_free(w->published_totals);
    chiso_design_free(w->design);
    chiso_responses_free(w->answers);
    chiso_responses_free(w->published);
    chiso_instrument_free(w->sipas);
    chiso_instrument_free(w->commune);
    chiso_instrument_free(w->papi);
}
