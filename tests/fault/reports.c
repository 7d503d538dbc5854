/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports made, and written as pages and workbooks. */
#include "scenario_tables.h"
#include "scratch.h"

static const chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                                 .lone_psu = CHISO_LONE_PSU_CERTAINTY};
static const chiso_rank_options few_draws = {.struct_size = sizeof few_draws, .draws = 5};

static void make(outcome *o, const chiso_totals *totals, const chiso_report_options *options) {
    o->made = untouched;
    o->status = chiso_report_new(&o->made, totals, options, o->report);
}

static void of_published_scores(outcome *o) {
    const chiso_report_options options = {.struct_size = sizeof options, .title = "Tên"};
    make(o, o->world->published_totals, &options);
}

/* With an earlier round as a result. */
static void of_published_scores_and_a_result(outcome *o) {
    const chiso_report_options options = {.struct_size = sizeof options,
                                          .before = o->world->scores,
                                          .before_instrument = o->world->papi};
    make(o, o->world->published_totals, &options);
}

static void of_respondents(outcome *o) {
    const chiso_score_options score = {.struct_size = sizeof score,
                                       .variance = &certainty,
                                       .ranks = &few_draws,
                                       .language = CHISO_VIETNAMESE};
    const chiso_report_options options = {.struct_size = sizeof options, .score = &score};
    make(o, o->world->totals, &options);
}

/* With an earlier round as totals, which share units. */
static void of_a_panel(outcome *o) {
    const chiso_score_options score = {
        .struct_size = sizeof score, .variance = &certainty, .ranks = &few_draws};
    const chiso_report_options options = {.struct_size = sizeof options,
                                          .score = &score,
                                          .before_totals = o->world->sized_totals,
                                          .panel = 1};
    make(o, o->world->sized_totals, &options);
}

static void of_items(outcome *o) {
    make(o, o->world->item_totals, NULL);
}

static void of_lone_units(outcome *o) {
    make(o, o->world->sized_totals, NULL);
}

static void of_two_earlier_rounds(outcome *o) {
    const chiso_report_options options = {.struct_size = sizeof options,
                                          .before = o->world->scores,
                                          .before_totals = o->world->published_totals};
    make(o, o->world->published_totals, &options);
}

/* --- written --- */

static void render(outcome *o, const chiso_report *report, const char *format) {
    size_t length;
    o->text = untouched;
    o->status = chiso_report_render(&o->text, &length, report, format, o->report);
}

static void render_a_page_of_published_scores(outcome *o) {
    render(o, o->world->published_report, "html");
}

static void render_a_page_of_respondents(outcome *o) {
    render(o, o->world->survey_report, "html");
}

/* Built without libxlsxwriter it is an error in every case, and that is then what must stay. */
static void render_a_workbook_of_published_scores(outcome *o) {
    render(o, o->world->published_report, "xlsx");
}

static void render_a_workbook_of_respondents(outcome *o) {
    render(o, o->world->survey_report, "xlsx");
}

static void render_a_page_of_items(outcome *o) {
    render(o, o->world->item_report, "html");
}

static void render_a_workbook_of_items(outcome *o) {
    render(o, o->world->item_report, "xlsx");
}

static void render_no_such_format(outcome *o) {
    render(o, o->world->published_report, "pdf");
}

static void save(outcome *o, const char *path) {
    o->status = chiso_report_save(o->world->survey_report, "html", path, o->report);
}

static void save_a_page(outcome *o) {
    save(o, "page.html");
}

static void save_a_page_where_there_is_no_folder(outcome *o) {
    save(o, "nowhere/page.html");
}

static void write_an_earlier_page(void) {
    scratch_write("page.html", "<!doctype html>\n");
    scratch_mode("page.html", 0604);
}

static const scenario making[] = {
    {"report published scores", of_published_scores, NULL},
    {"report published scores and a result", of_published_scores_and_a_result, NULL},
    {"report respondents", of_respondents, NULL},
    {"report a panel", of_a_panel, NULL},
    {"report items", of_items, NULL},
    {"report lone units", of_lone_units, NULL},
    {"report two earlier rounds", of_two_earlier_rounds, NULL},
    {"render a page of published scores", render_a_page_of_published_scores, NULL},
    {"render a page of respondents", render_a_page_of_respondents, NULL},
    {"render a workbook of published scores", render_a_workbook_of_published_scores, NULL},
    {"render a workbook of respondents", render_a_workbook_of_respondents, NULL},
    {"render a page of items", render_a_page_of_items, NULL},
    {"render a workbook of items", render_a_workbook_of_items, NULL},
    {"render no such format", render_no_such_format, NULL},
};

static const scenario saving[] = {
    {"save a page", save_a_page, NULL},
    {"save a page over another", save_a_page, write_an_earlier_page},
    {"save a page where there is no folder", save_a_page_where_there_is_no_folder, NULL},
};

const scenarios report_scenarios = SCENARIOS(making);
const scenarios page_scenarios = SCENARIOS(saving);
