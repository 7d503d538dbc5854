/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* Lists that options cut out of the command line. */
struct lists {
    const char **items, **reverse, **by;
};

static chiso_status split(const char ***list, size_t *count, const tool_options *given,
                          option_id id, chiso_error *error) {
    if (given->value[id] == NULL) return CHISO_OK;
    *list = options_split(given->value[id], count);
    return *list != NULL ? CHISO_OK : no_memory(error);
}

static chiso_status fail(chiso_error *error, const char *words) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s", words);
    return error->status;
}

/* A number, or parallel; --extraction and --rotation are about nothing without it. */
static chiso_status read_factors(chiso_reliability_options *options, const tool_options *given,
                                 chiso_error *error) {
    const char *factors = given->value[OPTION_FACTORS];
    int64_t count = 0;
    chiso_status status = CHISO_OK;
    if (factors == NULL &&
        (given->value[OPTION_EXTRACTION] != NULL || given->value[OPTION_ROTATION] != NULL)) {
        return fail(error,
                    "--extraction and --rotation are about factors; say how many with --factors");
    }
    if (factors != NULL && strcmp(factors, "parallel") == 0)
        count = CHISO_FACTORS_PARALLEL;
    else if (count_of(&count, given, OPTION_FACTORS, error) != CHISO_OK)
        status = fail(error, "--factors takes parallel, or how many: a whole number from 1 up");
    options->factors = (int32_t)(count < INT32_MAX ? count : INT32_MAX);
    if (given->value[OPTION_EXTRACTION] != NULL)
        options->extraction = word_number(given, OPTION_EXTRACTION);
    if (given->value[OPTION_ROTATION] != NULL)
        options->rotation = word_number(given, OPTION_ROTATION);
    options->ordinal = given->value[OPTION_ORDINAL] != NULL;
    return status;
}

static chiso_status read_options(chiso_reliability_options *options, struct lists *lists,
                                 const tool_options *given, chiso_error *error) {
    options->province = given->value[OPTION_PROVINCE];
    options->where = given->value[OPTION_WHERE];
    options->language = language_of(given);
    if (given->value[OPTION_USE] != NULL) options->use = word_number(given, OPTION_USE);
    chiso_status status = read_factors(options, given, error);
    if (status == CHISO_OK)
        status = split(&lists->items, &options->n_items, given, OPTION_ITEMS, error);
    if (status == CHISO_OK)
        status = split(&lists->reverse, &options->n_reverse, given, OPTION_REVERSE, error);
    if (status == CHISO_OK) status = split(&lists->by, &options->n_by, given, OPTION_BY, error);
    options->items = lists->items;
    options->reverse = lists->reverse;
    options->by = lists->by;
    return status;
}

static chiso_status look(chiso_result **result, tool_run *run, const tool_options *given,
                         chiso_error *error) {
    chiso_reliability_options options = CHISO_RELIABILITY_OPTIONS_INIT;
    chiso_variance_options variance;
    struct lists lists = {NULL, NULL, NULL};
    const tool_wants wants = {.hold = CHISO_HOLD_ESTIMANDS, .bare = true};
    options.variance = &variance;
    chiso_status status = variance_of(&variance, given, error);
    if (status == CHISO_OK) status = read_options(&options, &lists, given, error);
    if (status == CHISO_OK) status = run_open(run, given, &wants, error);
    if (status == CHISO_OK)
        status = chiso_reliability(result, &run->findings, run->responses, run->instrument,
                                   run->design, &options, error);
    progress_end(&run->progress);
    if (status == CHISO_OK) status = suppress_rows(result, given, error);
    if (status == CHISO_OK) status = choose_rows(result, given, error);
    free(lists.items);
    free(lists.reverse);
    free(lists.by);
    return status;
}

static int run_reliability(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    chiso_result *result = NULL;
    const chiso_status status = look(&result, &run, given, &error);
    int code = run_report("reliability", status, &run, &error);
    if (status == CHISO_OK) code = write_result("reliability", result, given);
    chiso_result_free(result);
    run_free(&run);
    return code;
}

const tool_verb verb_reliability = {
    .name = "reliability",
    .synopsis = "FILE... --items C,... [OPTIONS]",
    .summary = "do the questions hold together: alpha and its family, factors",
    .text =
        "Tells how well items measure one thing, for the whole and for every domain of --by:\n"
        "Cronbach's alpha (KR-20 where every item has two answers), Guttman's lambda 6, KMO and\n"
        "Bartlett's test, and of each item its correlation with the others and alpha without it,\n"
        "weighted, with intervals that the sample carries.  An item that runs against the others\n"
        "is named, and turned only where --reverse says so.  With --factors, what is common to "
        "items:\n"
        "loadings, communalities, McDonald's omega.  docs/methods.md has the formulas.",
    .examples =
        "  # do the questions about staff hold together, in every province?\n"
        "  chiso reliability answers.csv --instrument sipas-2024 --items Q9_9,Q9_10,Q9_11,Q9_12 "
        "\\\n"
        "      --by province --weight weight --strata stratum --psu village\n\n"
        "  # any file: a scale of five items, one of which asks the other way round\n"
        "  chiso reliability people.csv --items A1,A2,A3,A4,A5 --reverse A1\n\n"
        "  # how many things do they measure, and which item measures which?\n"
        "  chiso reliability people.csv --items A1,A2,A3,C1,C2,C3 --factors parallel \\\n"
        "      --rotation oblimin --ordinal",
    .options =
        OPTION_LIST(OPTION_INSTRUMENT, OPTION_ITEMS, OPTION_REVERSE, OPTION_USE, OPTION_FACTORS,
                    OPTION_EXTRACTION, OPTION_ROTATION, OPTION_ORDINAL, DOMAIN_OPTIONS,
                    INPUT_OPTIONS, DESIGN_OPTIONS, OPTION_LONE_PSU, OPTION_VARIANCE,
                    OPTION_REPLICATES, OPTION_REP_CENTER, OPTION_SEED, OPTION_LEVEL, OPTION_DF,
                    OPTION_MIN_N, OPTION_STATISTIC, OPTION_DOMAIN, OPTION_SUPPRESS, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_reliability,
};
