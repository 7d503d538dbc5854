/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/lookup.h"
#include "instrument/load.h"

const chiso__sheet_column chiso__asked_columns[CHISO__ASKED_COLUMNS] = {
    [CHISO__ASKED_VARIABLE] = {"variable", true}, [CHISO__ASKED_QUESTION] = {"question", false},
    [CHISO__ASKED_TYPE] = {"type", true},         [CHISO__ASKED_SCALE] = {"scale", false},
    [CHISO__ASKED_NAME_EN] = {"name_en", false},  [CHISO__ASKED_NAME_VI] = {"name_vi", false},
};

const char *const chiso__asked_words[] = {"single", "multiple", "number", NULL};

typedef struct reading {
    chiso__loading *loading;
    chiso__sheet sheet;
    chiso__lookup names; /* to find one that stands twice */
} reading;

static const char *text_of(const reading *r, size_t row, size_t column) {
    return chiso__sheet_text(&r->sheet, row, column);
}

static void note(const reading *r, chiso__rule rule, size_t row, size_t column) {
    chiso__sheet_note(r->loading, rule, &r->sheet, row, column, NULL);
}

static void check_name(reading *r, size_t row, const char *name) {
    int32_t before = (int32_t)r->names.count;
    int32_t number = chiso__lookup_add(&r->names, name, strlen(name));
    if (number == CHISO__LOOKUP_MEMORY)
        chiso__loading_memory(r->loading);
    else if (number < before)
        note(r, CHISO__RULE_DUPLICATE_VARIABLE, row, CHISO__ASKED_VARIABLE);
}

/* A tick box says 1 or 0; a code without a value is a fault of the scale, and noted. */
static bool is_tick_scale(const chiso__scale *scale) {
    bool ticked = false;
    for (size_t i = 0; i < scale->count; i++) {
        const chiso__category *category = &scale->categories[i];
        if (category->missing != CHISO__ANSWERED || isnan(category->value)) continue;
        if (category->value != 0 && category->value != 1) return false;
        ticked = ticked || category->value == 1;
    }
    return ticked;
}

static void read_scale(reading *r, size_t row, chiso__asked *asked) {
    const chiso_instrument *instrument = r->loading->instrument;
    const char *name = text_of(r, row, CHISO__ASKED_SCALE);
    asked->scale = CHISO__NO_SCALE;
    if (asked->type == CHISO__VARIABLE_NUMBER) {
        if (name != NULL) note(r, CHISO__RULE_IGNORED_VALUE, row, CHISO__ASKED_SCALE);
        return;
    }
    name = chiso__sheet_required(r->loading, &r->sheet, row, CHISO__ASKED_SCALE);
    if (name == NULL) return;
    asked->scale = chiso__find_scale(instrument, name);
    if (asked->scale == CHISO__NO_SCALE)
        note(r, CHISO__RULE_UNKNOWN_SCALE, row, CHISO__ASKED_SCALE);
    else if (asked->type == CHISO__VARIABLE_MULTIPLE &&
             !is_tick_scale(&instrument->scales[asked->scale]))
        note(r, CHISO__RULE_BAD_TICK_SCALE, row, CHISO__ASKED_SCALE);
}

/* A variable that shares its question with no other is the question. */
static void read_question(reading *r, size_t row, chiso__asked *asked) {
    asked->question = text_of(r, row, CHISO__ASKED_QUESTION);
    if (asked->question == NULL && asked->type == CHISO__VARIABLE_MULTIPLE)
        chiso__sheet_required(r->loading, &r->sheet, row, CHISO__ASKED_QUESTION);
    if (asked->question == NULL) asked->question = asked->name;
}

static const char *read_label(reading *r, size_t row, size_t column) {
    const char *label = text_of(r, row, column);
    if (label == NULL)
        chiso__sheet_note_empty(r->loading, CHISO__RULE_MISSING_NAME, &r->sheet, row, column);
    return label;
}

static void read_asked(reading *r, size_t row) {
    chiso_instrument *instrument = r->loading->instrument;
    int64_t line = r->sheet.rows[row].line;
    chiso__asked asked = {.line = line > INT_MAX ? 0 : (int)line};
    asked.name = chiso__sheet_required(r->loading, &r->sheet, row, CHISO__ASKED_VARIABLE);
    const char *word = chiso__sheet_required(r->loading, &r->sheet, row, CHISO__ASKED_TYPE);
    int type = chiso__sheet_choice(r->loading, &r->sheet, row, CHISO__ASKED_TYPE,
                                   chiso__asked_words, CHISO__RULE_UNKNOWN_VARIABLE_TYPE);
    if (asked.name != NULL) check_name(r, row, asked.name);
    asked.name_en = read_label(r, row, CHISO__ASKED_NAME_EN);
    asked.name_vi = read_label(r, row, CHISO__ASKED_NAME_VI);
    if (asked.name == NULL || word == NULL || type < 0) return; /* a fault, and noted */
    asked.type = (chiso__asked_type)type;
    read_question(r, row, &asked);
    read_scale(r, row, &asked);
    if (chiso__grow(&instrument->asked, &instrument->asked_capacity, instrument->n_asked + 1,
                    sizeof *instrument->asked))
        instrument->asked[instrument->n_asked++] = asked;
    else
        chiso__loading_memory(r->loading);
}

void chiso__load_asked(chiso__loading *loading, const chiso__sheet_source *source) {
    reading r = {.loading = loading,
                 .sheet = {.columns = chiso__asked_columns, .n_columns = CHISO__ASKED_COLUMNS}};
    chiso__sheet_read(loading, &r.sheet, source);
    for (size_t row = 0; r.sheet.usable && row < r.sheet.count; row++) read_asked(&r, row);
    chiso__lookup_free(&r.names);
    chiso__sheet_free(&r.sheet);
}
