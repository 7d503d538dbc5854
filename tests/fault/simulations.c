/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulated surveys: made, told of, handed on and saved. */

#include <string.h>

#include "scenario_tables.h"
#include "scratch.h"

static void make(outcome *o, const chiso_instrument *instrument,
                 const chiso_simulation_options *options) {
    o->simulation = untouched;
    o->status = chiso_simulation_new(&o->simulation, instrument, options, o->report);
}

static void make_a_simulation(outcome *o) {
    make(o, o->world->commune, &small_survey);
}

static void make_one_of_every_province(outcome *o) {
    make(o, o->world->sipas, NULL);
}

static void make_one_of_published_scores(outcome *o) {
    make(o, o->world->papi, NULL);
}

static void tell_the_truth(outcome *o) {
    o->result = untouched;
    o->status =
        chiso_simulation_truth(&o->result, o->world->simulation, CHISO_VIETNAMESE, o->report);
}

static void plan_a_survey(outcome *o) {
    o->result = untouched;
    o->status = chiso_simulation_plan(&o->result, o->world->simulation, NULL, o->report);
}

static int32_t keep(void *context, const char *bytes, size_t length) {
    char *text = context;
    memcpy(text, bytes, length);
    text[length] = '\0';
    return 0;
}

static void hand_on(outcome *o) {
    static char text[16384];
    o->status = chiso_simulation_write(o->world->simulation, keep, text, o->report);
    o->word = o->status == CHISO_OK ? text : NULL;
}

static void save_to_a_new_file(outcome *o) {
    o->status = chiso_simulation_save(o->world->simulation, "survey.csv", o->report);
}

static void save_to_a_device(outcome *o) {
    o->status = chiso_simulation_save(o->world->simulation, "/dev/null", o->report);
}

static void write_an_earlier_survey(void) {
    scratch_write("survey.csv", "earlier\n");
}

static const scenario list[] = {
    {"make a simulation", make_a_simulation, NULL},
    {"make one of every province", make_one_of_every_province, NULL},
    {"make one of published scores", make_one_of_published_scores, NULL},
    {"tell the truth", tell_the_truth, NULL},
    {"plan a survey", plan_a_survey, NULL},
    {"hand a survey on", hand_on, NULL},
    {"save a survey to a new file", save_to_a_new_file, NULL},
    {"save a survey over a file", save_to_a_new_file, write_an_earlier_survey},
    {"save a survey to a device", save_to_a_device, NULL},
};

const scenarios simulation_scenarios = SCENARIOS(list);
