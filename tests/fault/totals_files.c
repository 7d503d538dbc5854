/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals saved to files and loaded from them. */

#include "scenario_tables.h"
#include "scratch.h"

static void save_totals(outcome *o) {
    o->status = chiso_totals_save(o->world->totals, "answers.totals", o->report);
}

static void save_published_totals(outcome *o) {
    o->status = chiso_totals_save(o->world->published_totals, "papi.totals", o->report);
}

static void write_an_earlier_totals_file(void) {
    scratch_write("answers.totals", "earlier\n");
}

static void load_file(outcome *o, const char *path, const chiso_instrument *instrument) {
    o->totals = untouched;
    o->status = chiso_totals_load(&o->totals, path, instrument, o->report);
}

static void load_totals(outcome *o) {
    load_file(o, o->world->totals_file, o->world->commune);
}

static void load_published_totals(outcome *o) {
    load_file(o, o->world->published_totals_file, o->world->papi);
}

static void load_totals_of_another_instrument(outcome *o) {
    load_file(o, o->world->totals_file, o->world->papi);
}

static void load_what_is_no_totals_file(outcome *o) {
    load_file(o, DATA("answers.csv"), o->world->commune);
}

static void load_no_file(outcome *o) {
    load_file(o, "nowhere", o->world->commune);
}

static void name_the_instrument(outcome *o) {
    static char name[100];
    o->status = chiso_totals_instrument(name, sizeof name, o->world->totals_file, o->report);
    o->word = o->status == CHISO_OK ? name : NULL;
}

static void save_totals_that_keep_answers(outcome *o) {
    o->status = chiso_totals_save(o->world->column_totals, "answers.totals", o->report);
}

static const scenario list[] = {
    {"save totals", save_totals, NULL},
    {"save totals over a file", save_totals, write_an_earlier_totals_file},
    {"save published totals", save_published_totals, NULL},
    {"save totals that keep answers", save_totals_that_keep_answers, NULL},
    {"name the instrument of totals", name_the_instrument, NULL},
    {"load totals", load_totals, NULL},
    {"load published totals", load_published_totals, NULL},
    {"load totals of another instrument", load_totals_of_another_instrument, NULL},
    {"load what is no totals file", load_what_is_no_totals_file, NULL},
    {"load no file", load_no_file, NULL},
};

const scenarios totals_file_scenarios = SCENARIOS(list);
