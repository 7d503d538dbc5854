/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results saved to files. */

#include "scenario_tables.h"
#include "scratch.h"

static void save(outcome *o, const char *format, const char *path) {
    o->status = chiso_output_save(o->world->scores, format, NULL, path, o->report);
}

static void save_to_a_new_file(outcome *o) {
    save(o, "csv", "scores.csv");
}

static void save_over_a_file(outcome *o) {
    save(o, "json", "earlier.json");
}

static void save_through_a_link(outcome *o) {
    save(o, "table", "link.txt");
}

static void save_to_a_device(outcome *o) {
    save(o, "csv", "/dev/null");
}

static void save_where_there_is_no_folder(outcome *o) {
    save(o, "csv", "nowhere/scores.csv");
}

static void write_an_earlier_file(void) {
    scratch_write("earlier.json", "{}\n");
    scratch_mode("earlier.json", 0604);
}

static void write_a_link(void) {
    scratch_write("target.txt", "earlier\n");
    scratch_link("target.txt", "link.txt");
}

static const scenario list[] = {
    {"save to a new file", save_to_a_new_file, NULL},
    {"save over a file", save_over_a_file, write_an_earlier_file},
    {"save through a link", save_through_a_link, write_a_link},
    {"save to a device", save_to_a_device, NULL},
    {"save where there is no folder", save_where_there_is_no_folder, NULL},
};

const scenarios file_scenarios = SCENARIOS(list);
