/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "common.h"

static int32_t geography_of(const tool_options *given) {
    static const int32_t lists[] = {CHISO_PROVINCES_63, CHISO_PROVINCES_34, CHISO_REGIONS};
    return lists[word_number(given, OPTION_GEOGRAPHY)];
}

/* A warning that reading gave already is not given again. */
static void drop_told(tool_run *run) {
    const chiso_result *told = run->findings, *again = run->regrouping;
    for (size_t i = 0; told != NULL && i < chiso_result_rows(told); i++) {
        for (size_t k = 0; k < chiso_result_rows(again); k++) {
            if (strcmp(findings_rule(told, i), findings_rule(again, k)) != 0) continue;
            chiso_result_free(run->regrouping);
            run->regrouping = NULL;
            return;
        }
    }
}

static chiso_status fail_alone(chiso_error *error) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(
        error->message, sizeof error->message,
        "--populations is for --geography 34 or regions; name the one that is wanted, or leave "
        "it out");
    return error->status;
}

chiso_status run_regroup(tool_run *run, const tool_options *given, chiso_error *error) {
    chiso_regroup_options options = CHISO_REGROUP_OPTIONS_INIT;
    const char *path = given->value[OPTION_POPULATIONS];
    chiso_responses *populations = NULL;
    chiso_totals *regrouped;
    if (given->value[OPTION_GEOGRAPHY] == NULL) return path == NULL ? CHISO_OK : fail_alone(error);
    options.into = geography_of(given);
    chiso_status status =
        path != NULL ? responses_of(&populations, &path, 1, given, NULL, error) : CHISO_OK;
    options.populations = populations;
    if (status == CHISO_OK)
        status = chiso_totals_regroup(&regrouped, &run->regrouping, run->totals, &options, error);
    chiso_responses_free(populations);
    if (status != CHISO_OK) return status;
    chiso_totals_free(run->totals);
    run->totals = regrouped;
    drop_told(run);
    return CHISO_OK;
}
