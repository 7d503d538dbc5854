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

/* --- from totals --- */

static void compare_totals(outcome *o, const chiso_totals *before, const chiso_totals *after,
                           const chiso_variance_options *variance, int32_t panel) {
    const chiso_score_options scoring = {
        .struct_size = sizeof scoring, .variance = variance, .nation = "province-mean"};
    const chiso_compare_options options = {
        .struct_size = sizeof options, .language = CHISO_VIETNAMESE, .panel = panel};
    o->result = untouched;
    o->status = chiso_compare_totals(&o->result, before, after, &scoring, &options, o->report);
}

static const chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                                 .lone_psu = CHISO_LONE_PSU_CERTAINTY};

static void compare_totals_apart(outcome *o) {
    compare_totals(o, o->world->sized_totals, o->world->sized_totals, &certainty, 0);
}

static void compare_a_panel(outcome *o) {
    compare_totals(o, o->world->sized_totals, o->world->sized_totals, &certainty, 1);
}

static void compare_a_panel_by_replicates(outcome *o) {
    static const chiso_variance_options jackknife = {.struct_size = sizeof jackknife,
                                                     .method = CHISO_VARIANCE_JACKKNIFE,
                                                     .lone_psu = CHISO_LONE_PSU_CERTAINTY};
    compare_totals(o, o->world->sized_totals, o->world->sized_totals, &jackknife, 1);
}

static void compare_a_panel_of_lone_units(outcome *o) {
    compare_totals(o, o->world->sized_totals, o->world->sized_totals, NULL, 1);
}

static void compare_a_panel_of_published_scores(outcome *o) {
    compare_totals(o, o->world->published_totals, o->world->published_totals, NULL, 1);
}

static void compare_a_panel_of_other_columns(outcome *o) {
    compare_totals(o, o->world->totals, o->world->sized_totals, &certainty, 1);
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
    {"compare totals apart", compare_totals_apart, NULL},
    {"compare a panel", compare_a_panel, NULL},
    {"compare a panel by replicates", compare_a_panel_by_replicates, NULL},
    {"compare a panel of lone units", compare_a_panel_of_lone_units, NULL},
    {"compare a panel of published scores", compare_a_panel_of_published_scores, NULL},
    {"compare a panel of other columns", compare_a_panel_of_other_columns, NULL},
};

const scenarios round_scenarios = SCENARIOS(list);
