/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* What a run holds. */
struct quality {
    tool_run run;
    tool_progress pairs; /* how far comparing them is */
    const char **items;
    double thresholds[CHISO_THRESHOLDS];
    chiso_result *result;
};

static chiso_status fail(chiso_error *error, const char *option, const char *wrong) {
    error->status = CHISO_E_ARGUMENT;
    snprintf(error->message, sizeof error->message, "%s %s", option, wrong);
    return error->status;
}

/* --- options --- */

/* The bit of a name; 0: there is none. */
static int32_t check_of(const char *name) {
    int32_t check = 1;
    while (chiso_check_name(check) != NULL && strcmp(chiso_check_name(check), name) != 0)
        check *= 2;
    return chiso_check_name(check) != NULL ? check : 0;
}

static chiso_status read_checks(chiso_quality_options *options, const tool_options *given,
                                chiso_error *error) {
    size_t count = 0;
    if (given->value[OPTION_CHECKS] == NULL) return CHISO_OK;
    const char **names = options_split(given->value[OPTION_CHECKS], &count);
    if (names == NULL) return no_memory(error);
    bool known = true;
    for (size_t i = 0; i < count; i++) {
        options->checks |= check_of(names[i]);
        known = known && check_of(names[i]) != 0;
    }
    free(names);
    return known ? CHISO_OK
                 : fail(error, "--checks",
                        "takes match, lines, nonresponse, interviewers, duration, weights, with a "
                        "comma between them");
}

/* The number of a threshold, or CHISO_THRESHOLDS. */
static int32_t threshold_of(const char *name, size_t length) {
    int32_t i = 0;
    while (i < CHISO_THRESHOLDS && (strlen(chiso_threshold_name(i)) != length ||
                                    strncmp(chiso_threshold_name(i), name, length) != 0))
        i++;
    return i;
}

/* NAME=X; false: it is no such thing.  0 would mean the default, and is none of the values. */
static bool read_threshold(double *thresholds, const char *word) {
    const char *equals = strchr(word, '=');
    if (equals == NULL) return false;
    const int32_t which = threshold_of(word, (size_t)(equals - word));
    if (which == CHISO_THRESHOLDS) return false;
    if (strcmp(equals + 1, "auto") == 0) {
        thresholds[which] = CHISO_THRESHOLD_AUTO;
        return true;
    }
    char *end;
    thresholds[which] = strtod(equals + 1, &end);
    return end != equals + 1 && *end == '\0' && thresholds[which] > 0;
}

static chiso_status fail_threshold(const char *word, chiso_error *error) {
    error->status = CHISO_E_ARGUMENT;
    int used = snprintf(error->message, sizeof error->message,
                        "--threshold takes names and numbers above 0, such as percent_match=0.9, "
                        "not \"%s\"; the names are ",
                        word);
    for (int32_t i = 0; i < CHISO_THRESHOLDS && used < (int)sizeof error->message; i++)
        used += snprintf(error->message + used, sizeof error->message - (size_t)used, "%s%s",
                         i > 0 ? ", " : "", chiso_threshold_name(i));
    return error->status;
}

static chiso_status read_thresholds(struct quality *q, const tool_options *given,
                                    chiso_error *error) {
    size_t count = 0;
    if (given->value[OPTION_THRESHOLD] == NULL) return CHISO_OK;
    const char **words = options_split(given->value[OPTION_THRESHOLD], &count);
    if (words == NULL) return no_memory(error);
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++) {
        if (!read_threshold(q->thresholds, words[i])) status = fail_threshold(words[i], error);
    }
    free(words);
    return status;
}

/* The line of the reading is taken away before that of the pairs stands there. */
static int32_t tell_pairs(void *context, int64_t pairs, double fraction) {
    struct quality *q = context;
    progress_end(&q->run.progress);
    return progress_tell(&q->pairs, pairs, fraction);
}

static chiso_status read_options(chiso_quality_options *options, struct quality *q,
                                 const tool_options *given, chiso_error *error) {
    int64_t threads = 0;
    options->id = given->value[OPTION_ID];
    options->interviewer = given->value[OPTION_INTERVIEWER];
    options->village = given->value[OPTION_VILLAGE];
    options->duration = given->value[OPTION_DURATION];
    options->start = given->value[OPTION_START];
    options->end = given->value[OPTION_END];
    options->where = given->value[OPTION_WHERE];
    options->thresholds = q->thresholds;
    options->n_thresholds = CHISO_THRESHOLDS;
    options->rows = given->value[OPTION_ALL] != NULL ? CHISO_QUALITY_ALL : CHISO_QUALITY_FINDINGS;
    options->language = language_of(given);
    if (given->value[OPTION_MATCH_MISSING] != NULL)
        options->match_missing = word_number(given, OPTION_MATCH_MISSING);
    if (given->value[OPTION_ASKED] != NULL) {
        q->items = options_split(given->value[OPTION_ASKED], &options->n_items);
        if (q->items == NULL) return no_memory(error);
        options->items = q->items;
    }
    chiso_status status = count_of(&threads, given, OPTION_THREADS, error);
    options->threads = threads < 1024 ? (int32_t)threads : 1024;
    if (status == CHISO_OK) status = read_checks(options, given, error);
    return status == CHISO_OK ? read_thresholds(q, given, error) : status;
}

/* --- the run --- */

static chiso_status look(struct quality *q, const tool_options *given, chiso_error *error) {
    const tool_wants wants = {.bare = true, .adds_up = true};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_result *sorted = NULL;
    chiso_status status = read_options(&options, q, given, error);
    if (status == CHISO_OK) status = run_open(&q->run, given, &wants, error);
    if (status != CHISO_OK) return status;
    if (progress_begin(&q->pairs)) options.progress = tell_pairs;
    options.progress_context = q;
    q->pairs.what = "pair";
    status = chiso_quality(&q->result, &q->run.findings, q->run.responses, q->run.instrument,
                           q->run.design, &options, error);
    progress_end(&q->run.progress);
    progress_end(&q->pairs);
    if (status != CHISO_OK || given->value[OPTION_ORDER] == NULL) return status;
    status = chiso_result_sort(&sorted, q->result, given->value[OPTION_ORDER], error);
    if (status != CHISO_OK) return status;
    chiso_result_free(q->result);
    q->result = sorted;
    return CHISO_OK;
}

static int run_quality(const tool_options *given) {
    struct quality q = {.result = NULL};
    chiso_error error = {0};
    const chiso_status status = look(&q, given, &error);
    int code = run_report("quality", status, &q.run, &error);
    if (status == CHISO_OK) code = write_result("quality", q.result, given);
    chiso_result_free(q.result);
    run_free(&q.run);
    free(q.items);
    return code;
}

const tool_verb verb_quality = {
    .name = "quality",
    .synopsis = "FILE... --instrument I [OPTIONS]",
    .summary = "whether the interviews can be trusted: copies, straight lines, interviewers",
    .text =
        "Looks for respondents who are too much like another (all pairs are compared), answers\n"
        "that are all the same, questions left out, interviewers who differ from all others,\n"
        "interviews that were too short, weights that cost too much.  Each finding has its\n"
        "measure, its value and its threshold.  It is a reason to look, not a proof: honest\n"
        "interviews are among them.  The exit status is 0 whatever is found.  docs/quality.md\n"
        "has every measure, its source, and what it cannot tell.",
    .examples =
        "  chiso quality answers.csv --instrument sipas-2024 --id respondent \\\n"
        "      --interviewer interviewer --weight weight --strata stratum --psu village\n\n"
        "  # how long interviews took, and who was in two places at once\n"
        "  chiso quality answers.csv --instrument sipas-2024 --interviewer interviewer \\\n"
        "      --start began --end ended --checks duration\n\n"
        "  # copies alone, in a survey where people answer much alike\n"
        "  chiso quality answers.csv --instrument sipas-2024 --checks match \\\n"
        "      --threshold percent_match=auto --format csv -o copies.csv",
    .options =
        OPTION_LIST(OPTION_INSTRUMENT, OPTION_ASKED, OPTION_WHERE, OPTION_ID, OPTION_INTERVIEWER,
                    OPTION_VILLAGE, OPTION_DURATION, OPTION_START, OPTION_END, OPTION_CHECKS,
                    OPTION_THRESHOLD, OPTION_MATCH_MISSING, OPTION_THREADS, INPUT_OPTIONS,
                    DESIGN_OPTIONS, OPTION_ALL, OPTION_ORDER, OUTPUT_OPTIONS),
    .bare = true,
    .run = run_quality,
};
