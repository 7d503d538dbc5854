/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* The options that ask for estimates, in the order of the rows. */
static const struct {
    option_id id;
    const char *statistic;
} kinds[] = {
    {OPTION_MEAN, "mean"},   {OPTION_TOTAL, "total"},       {OPTION_PROPORTION, "proportion"},
    {OPTION_RATIO, "ratio"}, {OPTION_QUANTILE, "quantile"},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* What was asked; the texts are cut out of the options. */
struct asked {
    const char **lists[KINDS];
    chiso_estimand *estimands;
    size_t count;
};

static chiso_status fail(chiso_error *error, const char *option, const char *wrong) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s %s", option, wrong);
    return error->status;
}

/* Cut a word at a mark: what stands behind it, or NULL. */
static char *cut(const char *word, char mark) {
    char *at = strrchr(word, mark); /* options_split() made the word a copy of its own */
    if (at == NULL) return NULL;
    *at = '\0';
    return at + 1;
}

/* COLUMN:P, or P alone for another quantile of the column before. */
static chiso_status read_quantile(struct asked *a, const char *word, chiso_error *error) {
    chiso_estimand *estimand = &a->estimands[a->count];
    const chiso_estimand *before = a->count > 0 ? estimand - 1 : NULL;
    const char *p = cut(word, ':');
    char *end;
    estimand->variable = word;
    if (p == NULL && before != NULL && strcmp(before->statistic, "quantile") == 0) {
        p = word;
        estimand->variable = before->variable;
    }
    estimand->p = p != NULL ? strtod(p, &end) : 0;
    if (p != NULL && *p != '\0' && *end == '\0') return CHISO_OK;
    return fail(error, "--quantile", "takes columns and shares, such as age:0.5 or age:0.25,0.75");
}

static chiso_status read_word(struct asked *a, size_t kind, const char *word, chiso_error *error) {
    chiso_estimand *estimand = &a->estimands[a->count];
    chiso_status status = CHISO_OK;
    *estimand = (chiso_estimand){.statistic = kinds[kind].statistic, .variable = word};
    if (kinds[kind].id == OPTION_QUANTILE) status = read_quantile(a, word, error);
    if (kinds[kind].id == OPTION_RATIO) {
        estimand->denominator = cut(word, '/');
        if (estimand->denominator == NULL)
            return fail(error, "--ratio", "takes two columns with a / between them: paid/visits");
    }
    a->count++;
    return status;
}

static chiso_status read_asked(struct asked *a, const tool_options *given, chiso_error *error) {
    size_t counts[KINDS] = {0}, most = 0;
    for (size_t k = 0; k < KINDS; k++) {
        if (given->value[kinds[k].id] == NULL) continue;
        a->lists[k] = options_split(given->value[kinds[k].id], &counts[k]);
        if (a->lists[k] == NULL) return no_memory(error);
        most += counts[k];
    }
    if (most == 0)
        return fail(error, "nothing is asked:",
                    "name columns with --mean, --total, --proportion, --ratio or --quantile");
    a->estimands = calloc(most, sizeof *a->estimands);
    if (a->estimands == NULL) return no_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t k = 0; k < KINDS; k++) {
        for (size_t i = 0; status == CHISO_OK && i < counts[k]; i++)
            status = read_word(a, k, a->lists[k][i], error);
    }
    return status;
}

static void free_asked(struct asked *a) {
    for (size_t k = 0; k < KINDS; k++) free(a->lists[k]);
    free(a->estimands);
}

static chiso_status estimate(chiso_result **result, tool_run *run, const struct asked *asked,
                             const tool_options *given, chiso_error *error) {
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_variance_options variance;
    tool_differences differences = {.asked = false};
    const tool_wants wants = {.hold = CHISO_HOLD_ESTIMANDS,
                              .estimands = asked->estimands,
                              .n_estimands = asked->count,
                              .bare = true};
    options.estimands = asked->estimands;
    options.n_estimands = asked->count;
    options.variance = &variance;
    options.language = language_of(given);
    chiso_status status = variance_of(&variance, given, error);
    if (status == CHISO_OK) status = differences_of(&differences, given, error);
    if (status == CHISO_OK) status = run_read(run, given, &wants, error);
    if (status == CHISO_OK && !differences.asked)
        status = chiso_estimate(result, run->totals, &options, error);
    else if (status == CHISO_OK)
        status =
            chiso_estimate_differences(result, run->totals, &options, &differences.options, error);
    if (status == CHISO_OK) status = suppress_rows(result, given, error);
    differences_free(&differences);
    return status;
}

static int run_estimate(const tool_options *given) {
    tool_run run = {0};
    chiso_error error = {0};
    struct asked asked = {.count = 0};
    chiso_result *result = NULL;
    chiso_status status = read_asked(&asked, given, &error);
    if (status == CHISO_OK) status = estimate(&result, &run, &asked, given, &error);
    int code = run_report("estimate", status, &run, &error);
    if (status == CHISO_OK) code = write_result("estimate", result, given);
    chiso_result_free(result);
    run_free(&run);
    free_asked(&asked);
    return code;
}

const tool_verb verb_estimate = {
    .name = "estimate",
    .synopsis = "FILE... --mean C,... [OPTIONS]",
    .summary = "means, totals, proportions, ratios and quantiles with standard errors",
    .text =
        "Estimates what is named for the whole and for every domain of --by, with the standard\n"
        "error that the sample carries: strata, stages of sampling units, weights and population\n"
        "sizes as in R's survey.  With --instrument, answers are those of its scales; without,\n"
        "columns are what they are.  docs/methods.md has the formulas.",
    .examples =
        "  # how satisfied people are with an item, and how many paid extra, province by province\n"
        "  chiso estimate answers.csv --instrument sipas-2024 --proportion Q9_32,Q6 \\\n"
        "      --by province --weight weight --strata stratum --psu village\n\n"
        "  # the same by the six regions\n"
        "  chiso estimate answers.csv --instrument sipas-2024 --proportion Q9_32,Q6 \\\n"
        "      --by province --weight weight --strata stratum --psu village --geography regions\n\n"
        "  # do women and men differ?\n"
        "  chiso estimate answers.csv --instrument sipas-2024 --mean Q9_32 --by gender \\\n"
        "      --weight weight --strata stratum --psu village --differences pairs\n\n"
        "  # any file: a two-stage sample of schools\n"
        "  chiso estimate schools.csv --mean score --total pupils --ratio passed/pupils \\\n"
        "      --quantile score:0.25,0.5,0.75 --psu district,school --fpc districts,schools\n\n"
        "  # a public file with 80 replicate weights by successive differences, whose scale is "
        "4/80\n"
        "  chiso estimate people.csv --mean income --by state --weight pwgtp \\\n"
        "      --repweights 'pwgtp?*' --rep-type other --rep-scale 0.05 --rep-rscales 1",
    .options =
        OPTION_LIST(OPTION_INSTRUMENT, DOMAIN_OPTIONS, REGROUP_OPTIONS, OPTION_MEAN, OPTION_TOTAL,
                    OPTION_PROPORTION, OPTION_RATIO, OPTION_QUANTILE, INPUT_OPTIONS, DESIGN_OPTIONS,
                    VARIANCE_OPTIONS, DIFFERENCE_OPTIONS, OPTION_SUPPRESS, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_estimate,
};
