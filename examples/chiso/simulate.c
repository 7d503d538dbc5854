/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

static const char verb_name[] = "simulate";

/* Of a plan alone. */
static const option_id plan_options[] = {OPTION_VILLAGES, OPTION_PEOPLE,  OPTION_MARGIN,
                                         OPTION_METRIC,   OPTION_POOLING, OPTION_FORMAT,
                                         OPTION_LANG,     LOOK_OPTIONS};

static chiso_status fail(chiso_error *error, const char *what, const char *wrong) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s %s", what, wrong);
    return error->status;
}

/* --- numbers --- */

/* The tool sets no locale, so the decimal mark is a point.  A 0 is none at all, which the library
   wants to hear as a number below 0. */
static chiso_status read_rate(double *out, const tool_options *given, option_id id,
                              chiso_error *error) {
    const char *text = given->value[id];
    char *end;
    if (text == NULL) return CHISO_OK;
    *out = strtod(text, &end);
    if (*end != '\0' || !(*out >= 0 && *out <= 1e9))
        return fail(error, option_table[id].name, "takes a number from 0 up, such as 0.06");
    if (*out == 0) *out = -1;
    return CHISO_OK;
}

static chiso_status read_numbers(chiso_simulation_options *options, const tool_options *given,
                                 chiso_error *error) {
    const struct {
        option_id id;
        double *out;
    } rates[] = {{OPTION_ICC, &options->icc},
                 {OPTION_PROVINCE_SD, &options->province_sd},
                 {OPTION_MISSING_RATE, &options->missing_rate},
                 {OPTION_SKIP_RATE, &options->skip_rate},
                 {OPTION_WEIGHT_CV, &options->weight_cv}};
    chiso_status status = count_of(&options->respondents, given, OPTION_RESPONDENTS, error);
    if (status == CHISO_OK) status = count_of(&options->seed, given, OPTION_SEED, error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof rates / sizeof rates[0]; i++)
        status = read_rate(rates[i].out, given, rates[i].id, error);
    return status;
}

/* --- the survey --- */

static chiso_status make(chiso_simulation **out, const chiso_instrument *instrument,
                         const tool_options *given, chiso_error *error) {
    chiso_simulation_options options = CHISO_SIMULATION_OPTIONS_INIT;
    const char **provinces = NULL;
    options.layout = given->value[OPTION_LAYOUT];
    if (given->value[OPTION_PROVINCES] != NULL) {
        provinces = options_split(given->value[OPTION_PROVINCES], &options.n_provinces);
        if (provinces == NULL) return no_memory(error);
    }
    options.provinces = provinces;
    chiso_status status = read_numbers(&options, given, error);
    if (status == CHISO_OK) status = chiso_simulation_new(out, instrument, &options, error);
    free(provinces);
    return status;
}

static int32_t to_standard_output(void *context, const char *bytes, size_t length) {
    int *reason = context;
    if (fwrite(bytes, 1, length, stdout) == length) return 0;
    *reason = errno;
    return 1;
}

static int write_standard_output(const chiso_simulation *simulation) {
    chiso_error error = {0};
    int reason = 0;
    chiso_status status = chiso_simulation_write(simulation, to_standard_output, &reason, &error);
    if (status == CHISO_OK && fflush(stdout) != 0) {
        reason = errno;
        status = CHISO_E_WRITE;
    }
    if (status != CHISO_E_WRITE) return report(verb_name, status, &error);
    fprintf(stderr, "chiso simulate: cannot write to standard output: %s\n", strerror(reason));
    return EXIT_BROKEN;
}

static int write_survey(const chiso_simulation *simulation, const tool_options *given) {
    const char *path = given->value[OPTION_OUTPUT];
    chiso_error error = {0};
    if (path == NULL || strcmp(path, "-") == 0) return write_standard_output(simulation);
    return report(verb_name, chiso_simulation_save(simulation, path, &error), &error);
}

/* --- what is known of it --- */

static int write_truth(const chiso_simulation *simulation, const char *path) {
    chiso_error error = {0};
    chiso_result *truth = NULL;
    chiso_status status = chiso_simulation_truth(&truth, simulation, CHISO_ENGLISH, &error);
    if (status == CHISO_OK) status = chiso_output_save(truth, "csv", NULL, path, &error);
    chiso_result_free(truth);
    return report(verb_name, status, &error);
}

static int write_plan(const chiso_simulation *simulation, const tool_options *given) {
    chiso_plan_options options = CHISO_PLAN_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *plan = NULL;
    options.language = language_of(given);
    options.metric = given->value[OPTION_METRIC];
    options.pooling = given->value[OPTION_POOLING];
    chiso_status status = count_of(&options.villages, given, OPTION_VILLAGES, &error);
    if (status == CHISO_OK) status = count_of(&options.people, given, OPTION_PEOPLE, &error);
    if (status == CHISO_OK) status = read_rate(&options.margin, given, OPTION_MARGIN, &error);
    if (status == CHISO_OK) status = chiso_simulation_plan(&plan, simulation, &options, &error);
    int code = status == CHISO_OK ? write_result(verb_name, plan, given)
                                  : report(verb_name, status, &error);
    chiso_result_free(plan);
    return code;
}

/* --- the verb --- */

static bool is_in_order(const tool_options *given) {
    if (given->n_files > 0) {
        fprintf(stderr,
                "chiso simulate: reads no file such as \"%s\"; -o names the one it writes\n",
                given->files[0]);
        return false;
    }
    for (size_t i = 0; i < sizeof plan_options / sizeof plan_options[0]; i++) {
        if (given->value[OPTION_PLAN] != NULL || given->value[plan_options[i]] == NULL) continue;
        fprintf(stderr, "chiso simulate: %s belongs to --plan; a survey is written as CSV\n",
                option_table[plan_options[i]].name);
        return false;
    }
    return true;
}

static int write_all(const chiso_simulation *simulation, const tool_options *given) {
    const char *truth = given->value[OPTION_TRUTH];
    int code = truth != NULL ? write_truth(simulation, truth) : EXIT_DONE;
    if (code != EXIT_DONE) return code;
    return given->value[OPTION_PLAN] != NULL ? write_plan(simulation, given)
                                             : write_survey(simulation, given);
}

static int run_simulate(const tool_options *given) {
    chiso_error error = {0};
    chiso_instrument *instrument = NULL;
    chiso_simulation *simulation = NULL;
    chiso_result *findings = NULL;
    if (!is_in_order(given)) return EXIT_COMMAND;
    chiso_status status =
        chiso_instrument_open(&instrument, &findings, given->value[OPTION_INSTRUMENT], &error);
    findings_print(findings, "fault", true);
    if (status == CHISO_OK) status = make(&simulation, instrument, given, &error);
    int code;
    if (status == CHISO_OK)
        code = write_all(simulation, given);
    else if (ended_in_faults(status, findings))
        code = EXIT_FAULT;
    else
        code = report(verb_name, status, &error);
    chiso_simulation_free(simulation);
    chiso_instrument_free(instrument);
    chiso_result_free(findings);
    return code;
}

const tool_verb verb_simulate = {
    .name = "simulate",
    .synopsis = "--instrument I [--respondents N] [--seed S] [-o FILE] [OPTIONS]",
    .summary = "write a survey whose truth is known, or plan one",
    .text =
        "Draws a population from a seed and a sample of it as SIPAS or PAPI is sampled, written "
        "as\n"
        "CSV; score it with --by province --weight weight --strata stratum --psu psu.  --truth\n"
        "writes what the population's scores are.  --plan writes no survey, but what a number of\n"
        "villages, and of people in each, would tell: ICC, design effect, margin of error.",
    .examples =
        "  chiso simulate --instrument sipas-2024 --seed 7 -o survey.csv --truth truth.csv\n"
        "  chiso score survey.csv --instrument sipas-2024 --by province --weight weight \\\n"
        "      --strata stratum --psu psu\n\n"
        "  # how many villages of 20 people give +-3 points?\n"
        "  chiso simulate --instrument sipas-2024 --plan --people 20 --margin 3",
    .options = OPTION_LIST(OPTION_INSTRUMENT, OPTION_METRIC, OPTION_POOLING, OPTION_LAYOUT,
                           OPTION_PROVINCES, OPTION_RESPONDENTS, OPTION_SEED, OPTION_ICC,
                           OPTION_PROVINCE_SD, OPTION_MISSING_RATE, OPTION_SKIP_RATE,
                           OPTION_WEIGHT_CV, OPTION_TRUTH, OPTION_PLAN, OPTION_VILLAGES,
                           OPTION_PEOPLE, OPTION_MARGIN, OUTPUT_OPTIONS),
    .run = run_simulate,
};
