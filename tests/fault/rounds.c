/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results read back, and rounds compared. */
#include "scenario_tables.h"
#include "scratch.h"

static void load(outcome *o, const char *path) {
    o->result = untouched;
    o->status = chiso_result_load(&o->result, path, o->report);
}

static void load_a_result(outcome *o) {
    load(o, o->world->scores_file);
}

static void load_settings_of_every_kind(outcome *o) {
    load(o, "settings.json");
}

static void load_what_is_no_json(outcome *o) {
    load(o, DATA("answers.csv"));
}

static void load_no_file(outcome *o) {
    load(o, "nowhere.json");
}

static void write_settings(void) {
    scratch_write("settings.json",
                  "{\"chiso\": \"0.1.0\", \"command\": \"score\", \"settings\": {\"a\": null,"
                  "\"b\": true, \"c\": 18446744073709551615, \"d\": [\"\\u00e0\", \"x\"],"
                  "\"e\": []}, \"later\": {\"x\": [1, \"two\", {}]},\n"
                  "\"columns\": {\"n\": \"integer\"}, \"rows\": [{\"n\": 1}, {\"n\": null}]}\n");
}

static void compare(outcome *o, const chiso_result *round, const chiso_instrument *instrument,
                    int32_t language) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = language;
    options.before = options.after = instrument;
    o->result = untouched;
    o->status = chiso_compare(&o->result, round, round, &options, o->report);
}

static void compare_published(outcome *o) {
    compare(o, o->world->scores, NULL, CHISO_ENGLISH);
}

static void compare_respondents(outcome *o) {
    compare(o, o->world->survey, o->world->commune, CHISO_VIETNAMESE);
}

static void compare_without_instruments(outcome *o) {
    compare(o, o->world->survey, NULL, CHISO_ENGLISH);
}

static void compare_over_a_break(outcome *o) {
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.before = o->world->papi;
    options.after = o->world->commune;
    o->result = untouched;
    o->status = chiso_compare(&o->result, o->world->scores, o->world->scores, &options, o->report);
}

static void compare_what_does_not_belong_together(outcome *o) {
    o->result = untouched;
    o->status = chiso_compare(&o->result, o->world->scores, o->world->survey, NULL, o->report);
}

static const scenario list[] = {
    {"load a result", load_a_result, NULL},
    {"load settings of every kind", load_settings_of_every_kind, write_settings},
    {"load what is no JSON", load_what_is_no_json, NULL},
    {"load no file", load_no_file, NULL},
    {"compare published scores", compare_published, NULL},
    {"compare scores of respondents", compare_respondents, NULL},
    {"compare without instruments", compare_without_instruments, NULL},
    {"compare over a break", compare_over_a_break, NULL},
    {"compare what does not belong together", compare_what_does_not_belong_together, NULL},
};

const scenarios round_scenarios = SCENARIOS(list);
