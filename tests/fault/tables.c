/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers in arrays, readings that are cancelled, and totals packed into bytes. */
#include <stdio.h>
#include <string.h>

#include "scenario_tables.h"

enum { ROWS = 6, LONG = 3000, LONG_NAME = 5001 };

static const int32_t towns_at[] = {0, 9, 20, 32};
static const chiso_column provinces = {
    .values = "Hà NộiĐà NẵngHải Phòng", .offsets = towns_at, .type = CHISO_VALUES_TEXT32};
static const int8_t province[] = {0, 0, 1, 1, 0, 1};
static const char *const district[] = {"Ba Đình", NULL, " Hải Châu", "Hải Châu", "", "Sơn Trà"};
static const char *const stratum[] = {"urban", "urban", "rural", "rural", "urban", "rural"};
static const int64_t village[] = {1, 1, 9007199254740993, 2, 3, 2};
static const double w[] = {1.5, 1.25, 2, 1, 1, 1e6}, q3[] = {2, 1, 7.5, 0, 3, 1e-3};
static const uint8_t q1[] = {1, 2, 2, 1, 1, 2};
static const float q2[] = {4, 5, 3, 2, 1, 1};
static const int16_t r1[] = {3, 0, 1, 2, 2, 1};
static const double r2[] = {0, 2.5, 1, 2, -1, 0.25};

static const chiso_column columns[] = {
    {.name = "province",
     .values = province,
     .dictionary = &provinces,
     .n_dictionary = 3,
     .type = CHISO_VALUES_INT8},
    {.name = "district", .values = district, .type = CHISO_VALUES_TEXT},
    {.name = "stratum", .values = stratum, .type = CHISO_VALUES_TEXT},
    {.name = "village", .values = village, .type = CHISO_VALUES_INT64},
    {.name = "w", .values = w, .type = CHISO_VALUES_DOUBLE},
    {.name = "q1", .values = q1, .type = CHISO_VALUES_UINT8},
    {.name = "q2", .values = q2, .type = CHISO_VALUES_FLOAT},
    {.name = "q3", .values = q3, .type = CHISO_VALUES_DOUBLE},
    {.name = "r1", .values = r1, .type = CHISO_VALUES_INT16},
    {.name = "r2", .values = r2, .type = CHISO_VALUES_DOUBLE},
};
static const chiso_table tables[] = {
    {.name = "north", .columns = columns, .n_columns = 10, .n_rows = 4},
    {.columns = columns, .n_columns = 10, .n_rows = ROWS},
};

static void name_tables(outcome *o) {
    static const char *const missing[] = {"NA", "99"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.missing = missing;
    options.n_missing = 2;
    o->responses = untouched;
    o->status = chiso_responses_from_tables(&o->responses, tables, 2, &options, o->report);
}

/* Too long for the memory that is at hand already: each is asked for by itself. */
static void name_long_tables(outcome *o) {
    static char name[LONG_NAME];
    chiso_column many[LONG];
    memset(name, 'n', sizeof name - 1);
    for (size_t i = 0; i < LONG; i++) many[i] = columns[i % 10];
    many[0].name = many[10].name = name;
    const chiso_table table = {.name = name, .columns = many, .n_columns = LONG, .n_rows = ROWS};
    o->responses = untouched;
    o->status = chiso_responses_from_tables(&o->responses, &table, 1, NULL, o->report);
}

static void name_no_table(outcome *o) {
    const chiso_table table = {.columns = columns, .n_rows = ROWS};
    o->responses = untouched;
    o->status = chiso_responses_from_tables(&o->responses, &table, 1, NULL, o->report);
}

/* Totals of tables, which with everything on the way to them is what may fail. */
static void read_with(outcome *o, const chiso_table *given, size_t count,
                      const chiso_responses_options *how, const chiso_instrument *instrument,
                      const chiso_design_options *drawn, const chiso_totals_options *options) {
    chiso_responses *responses = NULL;
    chiso_design *design = NULL;
    chiso_totals *totals = NULL;
    o->status = chiso_responses_from_tables(&responses, given, count, how, o->report);
    if (o->status == CHISO_OK) o->status = chiso_design_new(&design, drawn, o->report);
    if (o->status == CHISO_OK) {
        o->findings = untouched;
        o->status = chiso_totals_read(&totals, &o->findings, responses, instrument, design, options,
                                      o->report);
    }
    chiso_responses_free(responses);
    chiso_design_free(design);
    o->totals = totals;
}

static void read_tables(outcome *o) {
    read_with(o, tables, 2, NULL, o->world->commune, &design_of_answers, &by_two_columns);
}

static void read_replicate_weights(outcome *o) {
    chiso_design_options drawn = replicated_design;
    drawn.n_rep_rscales = 2;
    read_with(o, tables, 2, NULL, o->world->commune, &drawn, &by_province);
}

static const chiso_estimand of_columns[] = {{"proportion", "village", NULL, 0},
                                            {"mean", "q3", NULL, 0}};
static const chiso_totals_options asked = {.struct_size = sizeof asked,
                                           .where = "q1 < 3 or district is missing",
                                           .estimands = of_columns,
                                           .n_estimands = 2};

static void read_through_the_store(outcome *o) {
    read_with(o, tables, 2, NULL, NULL, &design_of_answers, &asked);
}

static void read_a_dictionary_that_is_too_short(outcome *o) {
    chiso_column short_of[10];
    memcpy(short_of, columns, sizeof columns);
    short_of[0].n_dictionary = 1;
    const chiso_table table = {.columns = short_of, .n_columns = 10, .n_rows = ROWS};
    read_with(o, &table, 1, NULL, o->world->commune, &design_of_answers, &by_province);
}

static void read_a_table_with_findings(outcome *o) {
    chiso_column faulty[10];
    memcpy(faulty, columns, sizeof columns);
    faulty[5].values = r1;
    const chiso_table both[] = {{.columns = faulty, .n_columns = 10, .n_rows = ROWS},
                                {.columns = faulty + 1, .n_columns = 7, .n_rows = 0}};
    read_with(o, both, 2, NULL, o->world->commune, &design_of_answers, NULL);
}

static int32_t enough(void *context, int64_t records, double fraction) {
    (void)context, (void)fraction;
    return records > 4;
}

static void cancel(outcome *o, const chiso_instrument *instrument,
                   const chiso_totals_options *options) {
    chiso_responses_options how = CHISO_RESPONSES_OPTIONS_INIT;
    how.progress = enough;
    read_with(o, tables, 2, &how, instrument, &design_of_answers, options);
}

static void cancel_reading(outcome *o) {
    cancel(o, o->world->commune, &by_two_columns);
}

static void cancel_reading_through_the_store(outcome *o) {
    cancel(o, NULL, &asked);
}

/* --- bytes --- */

static void pack(outcome *o, const chiso_totals *totals) {
    static char told[40];
    char *bytes = untouched;
    size_t length = 0;
    unsigned sum = 0;
    o->status = chiso_totals_pack(&bytes, &length, totals, o->report);
    for (size_t i = 0; i < length; i++) sum = sum * 31 + (unsigned char)bytes[i];
    snprintf(told, sizeof told, "%zu bytes, %x", length, sum);
    o->word = bytes != NULL ? told : NULL;
    if (bytes == untouched)
        o->text = untouched;
    else
        chiso_totals_packed_free(bytes);
}

static void pack_totals(outcome *o) {
    pack(o, o->world->totals);
}

static void pack_replicate_weights(outcome *o) {
    pack(o, o->world->replicated_totals);
}

static void pack_totals_that_keep_answers(outcome *o) {
    pack(o, o->world->column_totals);
}

static void unpack(outcome *o, const packed_totals *packed, size_t cut,
                   const chiso_instrument *instrument) {
    o->totals = untouched;
    o->status =
        chiso_totals_unpack(&o->totals, packed->bytes, packed->length - cut, instrument, o->report);
}

static void unpack_totals(outcome *o) {
    unpack(o, &o->world->packed, 0, o->world->commune);
}

static void unpack_replicate_weights(outcome *o) {
    unpack(o, &o->world->replicated_packed, 0, o->world->commune);
}

static void unpack_bytes_cut_off(outcome *o) {
    unpack(o, &o->world->packed, 1, o->world->commune);
}

static void unpack_totals_of_another_instrument(outcome *o) {
    unpack(o, &o->world->packed, 0, o->world->papi);
}

static const scenario list[] = {
    {"name tables", name_tables, NULL},
    {"name tables with long names", name_long_tables, NULL},
    {"name no table", name_no_table, NULL},
    {"read tables", read_tables, NULL},
    {"read replicate weights of tables", read_replicate_weights, NULL},
    {"read tables through the store", read_through_the_store, NULL},
    {"read a dictionary that is too short", read_a_dictionary_that_is_too_short, NULL},
    {"read a table with findings", read_a_table_with_findings, NULL},
    {"cancel reading", cancel_reading, NULL},
    {"cancel reading through the store", cancel_reading_through_the_store, NULL},
    {"pack totals", pack_totals, NULL},
    {"pack replicate weights", pack_replicate_weights, NULL},
    {"pack totals that keep answers", pack_totals_that_keep_answers, NULL},
    {"unpack totals", unpack_totals, NULL},
    {"unpack replicate weights", unpack_replicate_weights, NULL},
    {"unpack bytes cut off", unpack_bytes_cut_off, NULL},
    {"unpack totals of another instrument", unpack_totals_of_another_instrument, NULL},
};

const scenarios table_scenarios = SCENARIOS(list);
