/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interviews are looked at. */
#include "scenario_tables.h"

enum { ITEMS = 4, PEOPLE = 600 }; /* more than one tile, so that two threads have work */

/* The fewer requests, the more of them fail one by one. */
static void look_at_file(outcome *o, chiso_quality_options *options) {
    static const char *const path = DATA("interviews.csv"), *const village[] = {"village"};
    static const char *const items[] = {"Q9_1", "Q9_2", "Q9_3"};
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_responses *responses = NULL;
    chiso_design *design = NULL;
    drawn.weight = "w", drawn.psu = village, drawn.n_psu = 1;
    options->interviewer = "who";
    options->items = items, options->n_items = 3;
    o->status = chiso_design_new(&design, &drawn, o->report);
    if (o->status == CHISO_OK)
        o->status = chiso_responses_from_files(&responses, &path, 1, NULL, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status =
            chiso_quality(&o->result, &o->findings, responses, NULL, design, options, o->report);
    }
    chiso_responses_free(responses);
    chiso_design_free(design);
}

static void look_for_copies(outcome *o) {
    static const double thresholds[] = {CHISO_THRESHOLD_AUTO};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_MATCH;
    options.match_missing = CHISO_MATCH_REASONS;
    options.thresholds = thresholds, options.n_thresholds = 1;
    look_at_file(o, &options);
}

static void look_for_lines(outcome *o) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_LINES;
    options.id = "id", options.village = "village";
    options.language = CHISO_VIETNAMESE;
    look_at_file(o, &options);
}

static void look_at_what_is_missing(outcome *o) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_NONRESPONSE | CHISO_CHECK_WEIGHTS;
    look_at_file(o, &options);
}

static void look_at_interviewers(outcome *o) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_INTERVIEWERS;
    options.rows = CHISO_QUALITY_ALL;
    look_at_file(o, &options);
}

static void look_at_durations(outcome *o) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_DURATION;
    options.start = "began", options.end = "ended";
    look_at_file(o, &options);
}

static void look_with_two_threads(outcome *o) {
    static const char *const items[ITEMS] = {"q1", "q2", "q3", "q4"};
    static int16_t answers[ITEMS][PEOPLE];
    chiso_column columns[ITEMS];
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    for (int j = 0; j < ITEMS; j++) {
        for (int i = 0; i < PEOPLE; i++) answers[j][i] = (int16_t)(i * (j + 3) % 11);
        columns[j] =
            (chiso_column){.name = items[j], .values = answers[j], .type = CHISO_VALUES_INT16};
    }
    const chiso_table table = {.columns = columns, .n_columns = ITEMS, .n_rows = PEOPLE};
    options.items = items, options.n_items = ITEMS;
    options.checks = CHISO_CHECK_MATCH;
    options.threads = 2;
    chiso_responses *responses = NULL;
    o->status = chiso_responses_from_tables(&responses, &table, 1, NULL, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status =
            chiso_quality(&o->result, &o->findings, responses, NULL, NULL, &options, o->report);
    }
    chiso_responses_free(responses);
}

static const scenario list[] = {
    {"look for copies", look_for_copies, NULL},
    {"look for lines", look_for_lines, NULL},
    {"look at what is missing", look_at_what_is_missing, NULL},
    {"look at interviewers", look_at_interviewers, NULL},
    {"look at durations", look_at_durations, NULL},
    {"look with two threads", look_with_two_threads, NULL},
};

const scenarios quality_scenarios = SCENARIOS(list);
