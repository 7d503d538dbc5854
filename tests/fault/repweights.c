/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of replicate weights: read, added up, estimated from, saved and loaded. */
#include <stdio.h>
#include <string.h>

#include "scenario_tables.h"
#include "scratch.h"

static void name_a_design(outcome *o) {
    enum { REPLICATES = 1000 };
    static char pattern[5001];
    static double many[REPLICATES];
    for (size_t i = 0; i < REPLICATES; i++) many[i] = 0.5;
    memset(pattern, 'r', sizeof pattern - 1);
    chiso_design_options options = replicated_design;
    options.repweights = pattern, options.rep_rscales = many, options.n_rep_rscales = REPLICATES;
    o->design = untouched;
    o->status = chiso_design_new(&o->design, &options, o->report);
}

/* Totals of the file, which with everything on the way to them is what may fail. */
static chiso_totals *read_file(outcome *o, const chiso_instrument *instrument,
                               const chiso_design_options *design_options,
                               const chiso_totals_options *options) {
    static const char *const path[] = {DATA("repweights.csv")};
    chiso_responses *responses = NULL;
    chiso_design *design = NULL;
    chiso_totals *totals = NULL;
    o->findings = untouched;
    o->status = chiso_responses_from_files(&responses, path, 1, NULL, o->report);
    if (o->status == CHISO_OK) o->status = chiso_design_new(&design, design_options, o->report);
    if (o->status == CHISO_OK)
        o->status = chiso_totals_read(&totals, &o->findings, responses, instrument, design, options,
                                      o->report);
    else
        o->findings = NULL;
    chiso_responses_free(responses);
    chiso_design_free(design);
    return totals;
}

static void read_columns(outcome *o) {
    o->totals = read_file(o, NULL, &replicated_factors, &asked_of_replicated);
}

static void read_answers(outcome *o) {
    o->totals = read_file(o, o->world->commune, &replicated_design, &by_province);
}

static void read_other_numbers_of_columns(outcome *o) {
    chiso_design_options options = replicated_design;
    options.n_rep_rscales = 2;
    o->totals = read_file(o, o->world->commune, &options, &by_province);
}

static void read_columns_that_are_not_there(outcome *o) {
    chiso_design_options options = replicated_design;
    options.repweights = "s?";
    o->totals = read_file(o, o->world->commune, &options, &by_province);
}

static void estimate_columns(outcome *o) {
    o->result = untouched;
    o->status = chiso_estimate(&o->result, o->world->replicated_columns, NULL, o->report);
}

static void score(outcome *o, const char *nation) {
    const chiso_score_options options = {.struct_size = sizeof options, .nation = nation};
    o->result = untouched;
    o->status = chiso_score(&o->result, o->world->replicated_totals, &options, o->report);
}

static void score_answers(outcome *o) {
    score(o, "pool");
}

static void score_means_of_provinces(outcome *o) {
    score(o, "province-mean");
}

static void save_totals(outcome *o) {
    o->status = chiso_totals_save(o->world->replicated_totals, "replicated.totals", o->report);
}

static void load_totals(outcome *o) {
    o->totals = untouched;
    o->status =
        chiso_totals_load(&o->totals, o->world->replicated_file, o->world->commune, o->report);
}

static void load_very_many(outcome *o) {
    o->totals = untouched;
    o->status =
        chiso_totals_load(&o->totals, o->world->very_replicated_file, o->world->items, o->report);
}

static void merge_twice(outcome *o, const chiso_totals *totals) {
    const chiso_totals *const pieces[] = {totals, totals};
    o->totals = untouched;
    o->status = chiso_totals_merge(&o->totals, pieces, 2, o->report);
}

static void merge_answers(outcome *o) {
    merge_twice(o, o->world->replicated_totals);
}

static void merge_answers_that_are_kept(outcome *o) {
    merge_twice(o, o->world->replicated_kept);
}

static const scenario list[] = {
    {"name a design of replicate weights", name_a_design, NULL},
    {"read replicate weights of columns", read_columns, NULL},
    {"read replicate weights of answers", read_answers, NULL},
    {"read more replicate weights than rscales", read_other_numbers_of_columns, NULL},
    {"read replicate weights that are not there", read_columns_that_are_not_there, NULL},
    {"estimate by replicate weights", estimate_columns, NULL},
    {"score by replicate weights", score_answers, NULL},
    {"score by replicate weights, means of provinces", score_means_of_provinces, NULL},
    {"save replicate weights", save_totals, NULL},
    {"load replicate weights", load_totals, NULL},
    {"load very many replicate weights", load_very_many, NULL},
    {"merge replicate weights", merge_answers, NULL},
    {"merge kept answers with replicate weights", merge_answers_that_are_kept, NULL},
};

const scenarios repweight_scenarios = SCENARIOS(list);
