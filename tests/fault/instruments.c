/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments and provinces. */
#include "scenario_tables.h"
#include "scratch.h"

static void open_instrument(outcome *o, const char *name) {
    o->instrument = untouched;
    o->findings = untouched;
    o->status = chiso_instrument_open(&o->instrument, &o->findings, name, o->report);
}

static void open_a_built_in_instrument(outcome *o) {
    open_instrument(o, "papi-2024");
}

static void open_a_built_in_instrument_of_items(outcome *o) {
    open_instrument(o, "sipas-2024");
}

static void open_a_directory(outcome *o) {
    open_instrument(o, DATA("commune"));
}

static void open_a_directory_with_faults(outcome *o) {
    open_instrument(o, DATA("faulty"));
}

static void open_a_directory_that_is_not_utf8(outcome *o) {
    open_instrument(o, "broken");
}

static void open_what_does_not_exist(outcome *o) {
    open_instrument(o, "papi-2O24");
}

static void open_without_asking_for_findings(outcome *o) {
    o->instrument = untouched;
    o->status = chiso_instrument_open(&o->instrument, NULL, DATA("faulty"), o->report);
}

static void list_in_vietnamese(outcome *o) {
    o->result = untouched;
    o->status = chiso_instrument_list(&o->result, CHISO_VIETNAMESE, o->report);
}

static void describe_in_english(outcome *o) {
    o->result = untouched;
    o->status = chiso_instrument_describe(&o->result, o->world->papi, CHISO_ENGLISH, o->report);
}

static void describe_in_vietnamese(outcome *o) {
    o->result = untouched;
    o->status =
        chiso_instrument_describe(&o->result, o->world->commune, CHISO_VIETNAMESE, o->report);
}

static void list_variables(outcome *o, const chiso_instrument *instrument, int32_t language) {
    o->result = untouched;
    o->status = chiso_instrument_variables(&o->result, instrument, language, o->report);
}

static void list_variables_in_english(outcome *o) {
    list_variables(o, o->world->commune, CHISO_ENGLISH);
}

static void list_variables_in_vietnamese(outcome *o) {
    list_variables(o, o->world->papi, CHISO_VIETNAMESE);
}

static void export_to_a_new_directory(outcome *o) {
    o->status = chiso_instrument_export(o->world->commune, "mine", o->report);
}

static void export_to_a_directory_with_files(outcome *o) {
    o->status = chiso_instrument_export(o->world->papi, ".", o->report);
}

static void export_over_a_file(outcome *o) {
    o->status = chiso_instrument_export(o->world->papi, ".", o->report);
}

/* It has no status: NULL is all that it can say. */
static void look_up(outcome *o, const char *text) {
    o->word = untouched;
    o->word = chiso_province_code(CHISO_PROVINCES_63, text);
    o->status = o->word != NULL ? CHISO_OK : CHISO_E_MEMORY;
    if (o->word == NULL && o->report != NULL)
        *o->report = (chiso_error){.status = CHISO_E_MEMORY, .message = "memory"};
}

static void look_up_a_province_by_an_odd_spelling(outcome *o) {
    look_up(o, "TINH  thua-thien   hue");
}

static void look_up_a_province_by_its_code(outcome *o) {
    look_up(o, "1");
}

static void write_a_notebook(void) {
    scratch_write("notebook.txt", "mine\n");
}

static void write_nodes(void) {
    scratch_write("nodes.csv", "mine\n");
}

static void write_broken(void) {
    scratch_folder("broken");
    scratch_write("broken/instrument.csv", "key,value\nname,\xD0\xE0 N\xE3ng\n");
    scratch_write("broken/nodes.csv", "code,\"name\nA,B\n");
}

static const scenario list[] = {
    {"open a built-in instrument", open_a_built_in_instrument, NULL},
    {"open a built-in instrument of items", open_a_built_in_instrument_of_items, NULL},
    {"open a directory", open_a_directory, NULL},
    {"open a directory with faults", open_a_directory_with_faults, NULL},
    {"open a directory that is not UTF-8", open_a_directory_that_is_not_utf8, write_broken},
    {"open what does not exist", open_what_does_not_exist, NULL},
    {"open without asking for findings", open_without_asking_for_findings, NULL},
    {"list the built-in instruments in Vietnamese", list_in_vietnamese, NULL},
    {"describe in English", describe_in_english, NULL},
    {"describe in Vietnamese", describe_in_vietnamese, NULL},
    {"list variables in English", list_variables_in_english, NULL},
    {"list variables in Vietnamese", list_variables_in_vietnamese, NULL},
    {"export to a new directory", export_to_a_new_directory, NULL},
    {"export to a directory with files", export_to_a_directory_with_files, write_a_notebook},
    {"export over a file", export_over_a_file, write_nodes},
    {"look up a province by an odd spelling", look_up_a_province_by_an_odd_spelling, NULL},
    {"look up a province by its code", look_up_a_province_by_its_code, NULL},
};

const scenarios instrument_scenarios = SCENARIOS(list);
