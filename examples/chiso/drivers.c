/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "common.h"

/* What the options name; the texts are cut out of them. */
struct named {
    const char **predictors, **by;
    chiso_variance_options variance;
    chiso_drivers_options options;
};

static bool split(const char ***list, size_t *count, const char *value) {
    if (value == NULL) return true;
    *list = options_split(value, count);
    return *list != NULL;
}

static chiso_status read_named(struct named *n, const tool_options *given, chiso_error *error) {
    chiso_drivers_options *options = &n->options;
    if (!split(&n->predictors, &options->n_predictors, given->value[OPTION_PREDICTORS]) ||
        !split(&n->by, &options->n_by, given->value[OPTION_BY]))
        return no_memory(error);
    options->outcome = given->value[OPTION_OUTCOME];
    options->predictors = n->predictors;
    options->by = n->by;
    options->province = given->value[OPTION_PROVINCE];
    options->where = given->value[OPTION_WHERE];
    options->variance = &n->variance;
    options->language = language_of(given);
    if (given->value[OPTION_REGRESSION] != NULL)
        options->family = word_number(given, OPTION_REGRESSION);
    if (given->value[OPTION_IMPORTANCE] != NULL)
        options->importance = word_number(given, OPTION_IMPORTANCE) + 1; /* 0 is the default */
    return variance_of(&n->variance, given, error);
}

static chiso_status drive(chiso_result **result, tool_run *run, const struct named *n,
                          const tool_options *given, chiso_error *error) {
    const tool_wants wants = {.bare = true};
    chiso_status status = run_open(run, given, &wants, error);
    if (status == CHISO_OK) {
        status = chiso_drivers(result, &run->findings, run->responses, run->instrument, run->design,
                               &n->options, error);
        progress_end(&run->progress);
    }
    if (status == CHISO_OK) status = suppress_rows(result, given, error);
    return status == CHISO_OK ? choose_rows(result, given, error) : status;
}

static int run_drivers(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    struct named named = {.options = CHISO_DRIVERS_OPTIONS_INIT};
    chiso_result *result = NULL;
    chiso_status status = read_named(&named, given, &error);
    if (status == CHISO_OK) status = drive(&result, &run, &named, given, &error);
    int code = run_report("drivers", status, &run, &error);
    if (status == CHISO_OK) code = write_result("drivers", result, given);
    chiso_result_free(result);
    run_free(&run);
    free(named.predictors);
    free(named.by);
    return code;
}

const tool_verb verb_drivers = {
    .name = "drivers",
    .synopsis = "FILE... --outcome C --predictors C,... [OPTIONS]",
    .summary = "which contents move an outcome, and where to begin",
    .text =
        "Regresses an outcome, such as overall satisfaction, on what may move it, with the\n"
        "standard errors that the sample carries, as svyglm in R's survey; tells how much of R² "
        "is\n"
        "due to each (Johnson's relative weights); and sets importance against performance in "
        "four\n"
        "quadrants, for the whole and every domain of --by.  With --instrument, predictors may be\n"
        "nodes: a person has the mean of his answers below one.  A coefficient says what goes\n"
        "together, not what would follow.  docs/drivers.md has the formulas, and how to read them.",
    .examples =
        "  # which contents of the services move how people judge the results of policy?\n"
        "  chiso drivers answers.csv --instrument sipas-2024 --outcome P.D \\\n"
        "      --predictors S.A,S.B,S.C,S.D --weight weight --strata stratum --psu village\n\n"
        "  # importance and performance alone, province by province\n"
        "  chiso drivers answers.csv --instrument sipas-2024 --outcome P.D \\\n"
        "      --predictors S.A,S.B,S.C,S.D --by province --weight weight --strata stratum \\\n"
        "      --psu village --statistic importance,performance\n\n"
        "  # any file; an outcome of two answers\n"
        "  chiso drivers people.csv --outcome overall --predictors speed,clarity,fairness\n"
        "  chiso drivers people.csv --outcome complained --predictors speed,clarity,fairness \\\n"
        "      --family logistic",
    .options = OPTION_LIST(OPTION_INSTRUMENT, OPTION_OUTCOME, OPTION_PREDICTORS, OPTION_REGRESSION,
                           OPTION_IMPORTANCE, DOMAIN_OPTIONS, INPUT_OPTIONS, DESIGN_OPTIONS,
                           OPTION_LONE_PSU, OPTION_VARIANCE, OPTION_REPLICATES, OPTION_REP_CENTER,
                           OPTION_SEED, OPTION_LEVEL, OPTION_DF, OPTION_MIN_N, OPTION_STATISTIC,
                           OPTION_DOMAIN, OPTION_ORDER, OPTION_SUPPRESS, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_drivers,
};
