/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do items hold together?  So many of them that matrices do not fit into memory that is at hand. */
#include <chiso/reliability.h>
#include <stdio.h>

#include "scenario_tables.h"

enum { ITEMS = 24, PEOPLE = 40, FEW = 4 };

static double answers[ITEMS][PEOPLE];
static char names[ITEMS][8];
static const char *items[ITEMS];
static double weight[PEOPLE], village[PEOPLE], group[PEOPLE];
static chiso_column columns[ITEMS + 3];

/* Two halves of items that have something in common, one answer left out, one item reversed. */
static void make_answers(void) {
    for (int j = 0; j < ITEMS; j++) {
        snprintf(names[j], sizeof names[j], "q%d", j);
        items[j] = names[j];
        for (int i = 0; i < PEOPLE; i++)
            answers[j][i] = 1 + (i * (j < ITEMS / 2 ? 7 : 11) + i * i * j % 3 + i / 9) % 5;
        columns[j] =
            (chiso_column){.name = names[j], .values = answers[j], .type = CHISO_VALUES_DOUBLE};
    }
    for (int i = 0; i < PEOPLE; i++) {
        weight[i] = 1 + i % 3;
        village[i] = i / 4;
        group[i] = i % 2;
    }
    columns[ITEMS] = (chiso_column){.name = "w", .values = weight, .type = CHISO_VALUES_DOUBLE};
    columns[ITEMS + 1] =
        (chiso_column){.name = "v", .values = village, .type = CHISO_VALUES_DOUBLE};
    columns[ITEMS + 2] = (chiso_column){.name = "g", .values = group, .type = CHISO_VALUES_DOUBLE};
}

static void look(outcome *o, const chiso_reliability_options *options) {
    static const char *const psu[] = {"v"};
    const chiso_design_options drawn = {
        .struct_size = sizeof drawn, .weight = "w", .psu = psu, .n_psu = 1};
    const chiso_table table = {.columns = columns, .n_columns = ITEMS + 3, .n_rows = PEOPLE};
    chiso_responses *responses = NULL;
    chiso_design *design = NULL;
    make_answers();
    o->status = chiso_responses_from_tables(&responses, &table, 1, NULL, o->report);
    if (o->status == CHISO_OK) o->status = chiso_design_new(&design, &drawn, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status = chiso_reliability(&o->result, &o->findings, responses, NULL, design, options,
                                      o->report);
    }
    chiso_design_free(design);
    chiso_responses_free(responses);
}

static void look_at_domains(outcome *o) {
    static const char *const by[] = {"g"};
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = ITEMS,
                                         .reverse = items,
                                         .n_reverse = 1,
                                         .by = by,
                                         .n_by = 1,
                                         .language = CHISO_VIETNAMESE});
}

static void look_at_ordered_categories(outcome *o) {
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = ITEMS,
                                         .factors = 2,
                                         .rotation = CHISO_ROTATION_OBLIMIN,
                                         .ordinal = 1});
}

static void look_at_replicates(outcome *o) {
    static const chiso_variance_options draws = {
        .struct_size = sizeof draws, .method = CHISO_VARIANCE_BOOTSTRAP, .replicates = 5};
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = ITEMS,
                                         .variance = &draws,
                                         .factors = 1,
                                         .use = CHISO_USE_LISTWISE});
}

static void look_at_random_factors(outcome *o) {
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = FEW,
                                         .factors = CHISO_FACTORS_PARALLEL});
}

static void look_at_components(outcome *o) {
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = ITEMS,
                                         .factors = 3,
                                         .extraction = CHISO_EXTRACTION_COMPONENTS});
}

/* Many rows, which ask for memory one after the other. */
static void look_at_factors_of_domains(outcome *o) {
    static const char *const by[] = {"g", "v"};
    look(o, &(chiso_reliability_options){.struct_size = sizeof(chiso_reliability_options),
                                         .items = items,
                                         .n_items = FEW,
                                         .reverse = items,
                                         .n_reverse = FEW,
                                         .by = by,
                                         .n_by = 2,
                                         .factors = 2,
                                         .extraction = CHISO_EXTRACTION_COMPONENTS,
                                         .rotation = CHISO_ROTATION_OBLIMIN,
                                         .ordinal = 1});
}

static void look_at_an_item_twice(outcome *o) {
    static const char *const twice[] = {"q1", "q1"};
    look(o, &(chiso_reliability_options){
                .struct_size = sizeof(chiso_reliability_options), .items = twice, .n_items = 2});
}

/* The findings are not wanted. */
static void look_at_a_group(outcome *o) {
    static const char *const all[] = {"ALL"};
    const chiso_reliability_options options = {
        .struct_size = sizeof options, .items = all, .n_items = 1, .factors = 1};
    o->result = untouched;
    o->status = chiso_reliability(&o->result, NULL, o->world->items_answers, o->world->items, NULL,
                                  &options, o->report);
}

static void look_at_no_category(outcome *o) {
    static const char *const of[] = {"q1", "w"};
    static const double many[PEOPLE] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13,
                                        14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                                        28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39};
    const chiso_column two[] = {
        {.name = "q1", .values = many, .type = CHISO_VALUES_DOUBLE},
        {.name = "w", .values = many, .type = CHISO_VALUES_DOUBLE},
    };
    const chiso_table table = {.columns = two, .n_columns = 2, .n_rows = PEOPLE};
    const chiso_reliability_options options = {
        .struct_size = sizeof options, .items = of, .n_items = 2, .ordinal = 1};
    chiso_responses *responses = NULL;
    o->status = chiso_responses_from_tables(&responses, &table, 1, NULL, o->report);
    if (o->status == CHISO_OK) {
        o->result = o->findings = untouched;
        o->status =
            chiso_reliability(&o->result, &o->findings, responses, NULL, NULL, &options, o->report);
    }
    chiso_responses_free(responses);
}

static const scenario list[] = {
    {"look at items by domain", look_at_domains, NULL},
    {"look at items as ordered categories", look_at_ordered_categories, NULL},
    {"look at items by replicates", look_at_replicates, NULL},
    {"look at items and random factors", look_at_random_factors, NULL},
    {"look at components of items", look_at_components, NULL},
    {"look at factors of domains", look_at_factors_of_domains, NULL},
    {"look at an item twice", look_at_an_item_twice, NULL},
    {"look at the items of a group", look_at_a_group, NULL},
    {"look at what is no category", look_at_no_category, NULL},
};

const scenarios reliability_scenarios = SCENARIOS(list);
