/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "common.h"

/* What a run holds. */
struct ranking {
    chiso_responses *table, *covariance;
    chiso_result *findings, *result;
};

static chiso_status read_options(chiso_rank_options *options, const tool_options *given,
                                 chiso_error *error) {
    options->language = language_of(given);
    chiso_status status = level_of(&options->level, given, error);
    if (status == CHISO_OK) status = rank_sets_of(options, given, error);
    if (status == CHISO_OK) status = count_of(&options->seed, given, OPTION_SEED, error);
    return status;
}

static chiso_status order(chiso_result **result, const tool_options *given, chiso_error *error) {
    chiso_result *sorted = NULL;
    if (given->value[OPTION_ORDER] == NULL) return CHISO_OK;
    chiso_status status = chiso_result_sort(&sorted, *result, given->value[OPTION_ORDER], error);
    if (status != CHISO_OK) return status;
    chiso_result_free(*result);
    *result = sorted;
    return CHISO_OK;
}

static chiso_status rank(struct ranking *r, const tool_options *given, chiso_error *error) {
    const char *covariance = given->value[OPTION_COVARIANCE];
    chiso_rank_columns columns = CHISO_RANK_COLUMNS_INIT;
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    columns.unit = given->value[OPTION_UNIT];
    columns.estimate = given->value[OPTION_ESTIMATE];
    columns.se = given->value[OPTION_SE];
    columns.df = given->value[OPTION_DF_COLUMN];
    chiso_status status = read_options(&options, given, error);
    if (status == CHISO_OK)
        status = responses_of(&r->table, given->files, given->n_files, given, NULL, error);
    if (status == CHISO_OK && covariance != NULL)
        status = responses_of(&r->covariance, &covariance, 1, given, NULL, error);
    if (status == CHISO_OK)
        status = chiso_rank(&r->result, &r->findings, r->table, &columns, r->covariance, &options,
                            error);
    if (status == CHISO_OK) status = order(&r->result, given, error);
    return status;
}

static int run_rank(const tool_options *given) {
    struct ranking r = {NULL, NULL, NULL, NULL};
    chiso_error error = {0};
    chiso_status status = rank(&r, given, &error);
    const tool_run run = {.findings = r.findings};
    int code = run_report("rank", status, &run, &error);
    if (status == CHISO_OK) code = write_result("rank", r.result, given);
    chiso_result_free(r.result);
    chiso_result_free(r.findings);
    chiso_responses_free(r.covariance);
    chiso_responses_free(r.table);
    return code;
}

const tool_verb verb_rank = {
    .name = "rank",
    .synopsis = "FILE... --unit C --estimate C --se C [OPTIONS]",
    .summary = "from which rank to which each unit of a table may really have",
    .text =
        "Reads a table with one record per unit and ranks the estimates, the highest first, with\n"
        "the ranks that each unit may have in truth, given the standard errors (Mogstad, Romano,\n"
        "Shaikh and Wilhelm 2023).  docs/ranks.md tells how, and how to read them.",
    .examples =
        "  # which of these provinces is really ahead?\n"
        "  chiso rank provinces.csv --unit province --estimate papi --se se --order rank\n\n"
        "  # one province at a time, and standard errors of few sampling units\n"
        "  chiso rank provinces.csv --unit province --estimate papi --se se --df df \\\n"
        "      --rank-sets marginal",
    .options = OPTION_LIST(OPTION_UNIT, OPTION_ESTIMATE, OPTION_SE, OPTION_DF_COLUMN,
                           OPTION_COVARIANCE, INPUT_OPTIONS, OPTION_LEVEL, OPTION_RANK_SETS,
                           OPTION_DRAWS, OPTION_SEED, OPTION_ORDER, OUTPUT_OPTIONS),
    .run = run_rank,
};
