/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals by other provinces. */
#include <stdio.h>

#include "scenario_tables.h"
#include "scratch.h"

static void regroup(outcome *o, const chiso_totals *totals, int32_t into,
                    const chiso_responses *populations) {
    chiso_regroup_options options = CHISO_REGROUP_OPTIONS_INIT;
    options.into = into;
    options.populations = populations;
    o->totals = untouched;
    o->findings = untouched;
    o->status = chiso_totals_regroup(&o->totals, &o->findings, totals, &options, o->report);
}

static void regroup_respondents(outcome *o) {
    regroup(o, o->world->totals, CHISO_PROVINCES_34, NULL);
}

static void copy_respondents(outcome *o) {
    regroup(o, o->world->totals, CHISO_PROVINCES_63, NULL);
}

static void regroup_totals_without_provinces(outcome *o) {
    regroup(o, o->world->column_totals, CHISO_REGIONS, NULL);
}

static void regroup_published_scores_without_populations(outcome *o) {
    regroup(o, o->world->published_totals, CHISO_REGIONS, NULL);
}

/* Reading is not what is looked at here; when that fails there is nothing to regroup. */
static void read_and_regroup(outcome *o, const chiso_responses *answers,
                             const chiso_totals_options *options) {
    chiso_totals *totals = NULL;
    o->status =
        chiso_totals_read(&totals, NULL, answers, o->world->commune, NULL, options, o->report);
    if (o->status == CHISO_OK) regroup(o, totals, CHISO_REGIONS, NULL);
    chiso_totals_free(totals);
}

static void regroup_respondents_who_all_weigh_the_same(outcome *o) {
    read_and_regroup(o, o->world->answers, &by_province);
}

static void regroup_categories_that_the_data_have(outcome *o) {
    static const char *const columns[] = {"province"};
    static const chiso_estimand estimands[] = {{"proportion", "village", NULL, 0},
                                               {"quantile", "q3", NULL, 0.5}};
    const chiso_totals_options options = {.struct_size = sizeof options,
                                          .by = columns,
                                          .n_by = 1,
                                          .estimands = estimands,
                                          .n_estimands = 2};
    read_and_regroup(o, o->world->answers, &options);
}

/* More than fit into the memory that is at hand already. */
static void regroup_many_categories(outcome *o) {
    static const char *const columns[] = {"province"}, *const path = "categories.csv";
    static const chiso_estimand estimand = {"proportion", "category", NULL, 0};
    const chiso_totals_options options = {.struct_size = sizeof options,
                                          .by = columns,
                                          .n_by = 1,
                                          .estimands = &estimand,
                                          .n_estimands = 1,
                                          .hold = CHISO_HOLD_ESTIMANDS};
    chiso_responses *answers = NULL;
    o->status = chiso_responses_from_files(&answers, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK) read_and_regroup(o, answers, &options);
    chiso_responses_free(answers);
}

static void write_categories(void) {
    FILE *file = fopen("categories.csv", "wb");
    if (file == NULL) return;
    fprintf(file, "province,category\n");
    for (int i = 0; i < 300; i++) fprintf(file, "%d,category number %060d\n", 1 + i % 2, i);
    fclose(file);
}

static void regroup_without_asking_for_findings(outcome *o) {
    o->totals = untouched;
    o->status = chiso_totals_regroup(&o->totals, NULL, o->world->totals, NULL, o->report);
}

/* The same of a file of populations. */
static void regroup_scores(outcome *o, const char *path) {
    chiso_responses *populations = NULL;
    o->status = chiso_responses_from_files(&populations, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK)
        regroup(o, o->world->published_totals, CHISO_PROVINCES_34, populations);
    chiso_responses_free(populations);
}

static void regroup_published_scores(outcome *o) {
    regroup_scores(o, "people.csv");
}

static void regroup_by_populations_with_findings(outcome *o) {
    regroup_scores(o, "faulty.csv");
}

static void regroup_by_populations_of_some(outcome *o) {
    regroup_scores(o, "some.csv");
}

static void regroup_by_no_file(outcome *o) {
    regroup_scores(o, "nowhere.csv");
}

static void score_approximate_scores(outcome *o) {
    outcome of = {.world = o->world, .report = o->report};
    regroup_scores(&of, "people.csv");
    o->status = of.status;
    if (of.status == CHISO_OK) {
        o->result = untouched;
        o->status = chiso_score(&o->result, of.totals, NULL, o->report);
    }
    if (of.totals != untouched) chiso_totals_free(of.totals);
    if (of.findings != untouched) chiso_result_free(of.findings);
}

static void write_populations(void) {
    scratch_write("people.csv",
                  "province,population\nHà Nội,8\n2,1\nTuyên Quang,1\nvinh phuc,1\n82,2\n");
    scratch_write("faulty.csv", "province,population\n2,-1\n2,\n26,x\nAtlantis,1\n,2\n");
    scratch_write("some.csv", "province,population\n2,1\n");
}

static const scenario list[] = {
    {"regroup respondents", regroup_respondents, NULL},
    {"copy respondents", copy_respondents, NULL},
    {"regroup totals without provinces", regroup_totals_without_provinces, NULL},
    {"regroup published scores without populations", regroup_published_scores_without_populations,
     NULL},
    {"regroup respondents who all weigh the same", regroup_respondents_who_all_weigh_the_same,
     NULL},
    {"regroup categories that the data have", regroup_categories_that_the_data_have, NULL},
    {"regroup many categories", regroup_many_categories, write_categories},
    {"regroup without asking for findings", regroup_without_asking_for_findings, NULL},
    {"regroup published scores", regroup_published_scores, write_populations},
    {"regroup by populations with findings", regroup_by_populations_with_findings,
     write_populations},
    {"regroup by populations of some", regroup_by_populations_of_some, write_populations},
    {"regroup by no file", regroup_by_no_file, NULL},
    {"score approximate scores", score_approximate_scores, write_populations},
};

const scenarios geography_scenarios = SCENARIOS(list);
