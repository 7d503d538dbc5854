/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores, and what is done with a table of them. */
#include "scenario_tables.h"

static void score(outcome *o, const chiso_totals *totals, int32_t language) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    static const chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                                     .lone_psu = CHISO_LONE_PSU_CERTAINTY};
    static const chiso_rank_options few_draws = {.struct_size = sizeof few_draws, .draws = 5};
    options.language = language;
    if (totals == o->world->totals) options.variance = &certainty, options.ranks = &few_draws;
    o->result = untouched;
    o->status = chiso_score(&o->result, totals, &options, o->report);
}

static void score_published_in_english(outcome *o) {
    score(o, o->world->published_totals, CHISO_ENGLISH);
}

static void score_published_in_vietnamese(outcome *o) {
    score(o, o->world->published_totals, CHISO_VIETNAMESE);
}

static void score_respondents_in_english(outcome *o) {
    score(o, o->world->totals, CHISO_ENGLISH);
}

static void score_respondents_in_vietnamese(outcome *o) {
    score(o, o->world->totals, CHISO_VIETNAMESE);
}

static void select_rows(outcome *o, const char *value) {
    const char *const values[] = {"01", value};
    o->result = untouched;
    o->status = chiso_result_select(&o->result, o->world->scores, "province", values, 2, o->report);
}

static void select_by_code(outcome *o) {
    select_rows(o, "20");
}

static void select_by_another_spelling(outcome *o) {
    select_rows(o, "lang-son");
}

static void select_what_is_not_there(outcome *o) {
    select_rows(o, "Atlantis");
}

static void sort_rows(outcome *o, const char *column) {
    o->result = untouched;
    o->status = chiso_result_sort(&o->result, o->world->scores, column, o->report);
}

static void sort_by_number(outcome *o) {
    sort_rows(o, "rank");
}

static void sort_by_text(outcome *o) {
    sort_rows(o, "name");
}

static void suppress_small_cells(outcome *o) {
    o->result = untouched;
    o->status = chiso_result_suppress(&o->result, o->world->survey, o->report);
}

static void render_with(outcome *o, const char *format, const chiso_output_options *options) {
    size_t length;
    o->text = untouched;
    o->status =
        chiso_output_render(&o->text, &length, o->world->scores, format, options, o->report);
}

static void render(outcome *o, const char *format) {
    render_with(o, format, NULL);
}

static void render_a_table(outcome *o) {
    render(o, "table");
}

static void render_a_narrow_table(outcome *o) {
    static const chiso_output_options narrow = {
        .struct_size = sizeof narrow, .width = 50, .colour = CHISO_COLOUR_ANSI};
    render_with(o, "table", &narrow);
}

static void render_safe_csv(outcome *o) {
    static const chiso_output_options safe = {.struct_size = sizeof safe, .spreadsheet_safe = 1};
    render_with(o, "csv", &safe);
}

static void render_csv(outcome *o) {
    render(o, "csv");
}

static void render_json(outcome *o) {
    render(o, "json");
}

/* Built without libxlsxwriter it is an error in every case, and that is then what must stay. */
static void render_a_workbook(outcome *o) {
    render(o, "xlsx");
}

static const scenario list[] = {
    {"score published in English", score_published_in_english, NULL},
    {"score published in Vietnamese", score_published_in_vietnamese, NULL},
    {"score respondents in English", score_respondents_in_english, NULL},
    {"score respondents in Vietnamese", score_respondents_in_vietnamese, NULL},
    {"select by code", select_by_code, NULL},
    {"select by another spelling", select_by_another_spelling, NULL},
    {"select what is not there", select_what_is_not_there, NULL},
    {"sort by number", sort_by_number, NULL},
    {"sort by text", sort_by_text, NULL},
    {"suppress small cells", suppress_small_cells, NULL},
    {"render a table", render_a_table, NULL},
    {"render a narrow table", render_a_narrow_table, NULL},
    {"render CSV", render_csv, NULL},
    {"render safe CSV", render_safe_csv, NULL},
    {"render JSON", render_json, NULL},
    {"render a workbook", render_a_workbook, NULL},
};

const scenarios result_scenarios = SCENARIOS(list);
