/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence sets for ranks, of numbers and of tables. */
#include "scenario_tables.h"

static void rank_numbers(outcome *o, const double *covariance, int32_t kind) {
    static const double estimate[] = {44.2, 43.9, 41.7}, se[] = {0.9, 0.2, 0.3}, df[] = {5, 2, 9};
    static char text[64];
    double low[3] = {0}, high[3] = {0};
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    options.draws = 100;
    options.kind = kind;
    o->status = chiso_rank_sets(low, high, estimate, covariance, se, df, 3, &options, o->report);
    if (o->status != CHISO_OK) return;
    for (int i = 0; i < 3; i++) {
        text[2 * i] = (char)('0' + (int)low[i]);
        text[2 * i + 1] = (char)('0' + (int)high[i]);
    }
    o->word = text;
}

static void rank_independent_numbers(outcome *o) {
    rank_numbers(o, NULL, CHISO_RANKS_SIMULTANEOUS);
}

static void rank_numbers_that_vary_together(outcome *o) {
    static const double covariance[] = {0.81, 0.1, 0, 0.1, 0.04, 0, 0, 0, 0.09};
    rank_numbers(o, covariance, CHISO_RANKS_MARGINAL);
}

static void rank_numbers_with_an_impossible_covariance(outcome *o) {
    static const double covariance[] = {0.81, 1, 0, 1, 0.04, 0, 0, 0, 0.09};
    rank_numbers(o, covariance, CHISO_RANKS_SIMULTANEOUS);
}

static void rank_files(outcome *o, const char *table, const char *covariance, int32_t language) {
    const char *const paths[] = {table, covariance};
    chiso_responses *responses[2] = {NULL, NULL};
    chiso_rank_columns columns = CHISO_RANK_COLUMNS_INIT;
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    columns.unit = "district";
    columns.estimate = "score";
    columns.se = covariance == NULL ? "se" : NULL;
    options.draws = 100;
    options.language = language;
    o->status = CHISO_OK;
    for (int i = 0; i < 2 && o->status == CHISO_OK && paths[i] != NULL; i++)
        o->status = chiso_responses_from_files(&responses[i], &paths[i], 1, NULL, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status = chiso_rank(&o->result, &o->findings, responses[0], &columns, responses[1],
                               &options, o->report);
    }
    chiso_responses_free(responses[0]);
    chiso_responses_free(responses[1]);
}

static void rank_a_table(outcome *o) {
    rank_files(o, DATA("districts.csv"), NULL, CHISO_VIETNAMESE);
}

static void rank_a_table_with_findings(outcome *o) {
    rank_files(o, DATA("districts-findings.csv"), NULL, CHISO_ENGLISH);
}

static void rank_a_table_with_a_covariance(outcome *o) {
    rank_files(o, DATA("districts.csv"), DATA("covariance.csv"), CHISO_ENGLISH);
}

static void rank_a_table_with_findings_in_the_covariance(outcome *o) {
    rank_files(o, DATA("districts.csv"), DATA("covariance-findings.csv"), CHISO_ENGLISH);
}

static const scenario list[] = {
    {"rank independent numbers", rank_independent_numbers, NULL},
    {"rank numbers that vary together", rank_numbers_that_vary_together, NULL},
    {"rank with an impossible covariance", rank_numbers_with_an_impossible_covariance, NULL},
    {"rank a table", rank_a_table, NULL},
    {"rank a table with findings", rank_a_table_with_findings, NULL},
    {"rank a table with a covariance", rank_a_table_with_a_covariance, NULL},
    {"rank with findings in the covariance", rank_a_table_with_findings_in_the_covariance, NULL},
};

const scenarios rank_scenarios = SCENARIOS(list);
