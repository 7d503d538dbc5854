/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/lookup.h"
#include "base/number.h"
#include "instrument/load.h"

enum { SCALE, CODE, LABEL_EN, LABEL_VI, VALUE, MISSING, COLUMNS };

static const chiso__sheet_column columns[COLUMNS] = {
    {"scale", true},     {"code", true},   {"label_en", false},
    {"label_vi", false}, {"value", false}, {"missing", false},
};

typedef struct reading {
    chiso__loading *loading;
    chiso__sheet sheet;
    chiso__lookup names; /* of scales: their numbers are the scales' */
    chiso__lookup codes; /* of a scale: its number, then the code */
} reading;

int chiso__find_scale(const chiso_instrument *instrument, const char *name) {
    for (size_t i = 0; i < instrument->n_scales; i++)
        if (strcmp(name, instrument->scales[i].name) == 0) return (int)i;
    return CHISO__NO_SCALE;
}

static chiso__scale *find_or_add(reading *r, const char *name) {
    chiso_instrument *i = r->loading->instrument;
    int32_t number = chiso__lookup_add(&r->names, name, strlen(name));
    if (number == CHISO__LOOKUP_MEMORY ||
        !chiso__grow(&i->scales, &i->scale_capacity, (size_t)number + 1, sizeof *i->scales)) {
        chiso__loading_memory(r->loading);
        return NULL;
    }
    if ((size_t)number == i->n_scales) i->scales[i->n_scales++].name = name;
    return &i->scales[number];
}

/* True when the code is new to its scale. */
static bool is_new(reading *r, const chiso__scale *scale, size_t row, const char *code) {
    int32_t number = (int32_t)(scale - r->loading->instrument->scales);
    int32_t before = (int32_t)r->codes.count, found = CHISO__LOOKUP_MEMORY;
    const size_t length = strlen(code);
    char *key = chiso__alloc(sizeof number + length, 1);
    if (key != NULL) {
        memcpy(key, &number, sizeof number);
        /* A key has a length, not an end. NOLINTNEXTLINE(bugprone-not-null-terminated-result) */
        memcpy(key + sizeof number, code, length);
        found = chiso__lookup_add(&r->codes, key, sizeof number + length);
        chiso__free(key);
    }
    if (found == CHISO__LOOKUP_MEMORY) chiso__loading_memory(r->loading);
    if (found < before)
        chiso__sheet_note(r->loading, CHISO__RULE_DUPLICATE_SCALE_CODE, &r->sheet, row, CODE, NULL);
    return found >= before;
}

static chiso__missing read_missing(reading *r, size_t row) {
    const char *text = chiso__sheet_text(&r->sheet, row, MISSING);
    if (text == NULL) return CHISO__ANSWERED;
    chiso__missing reason = chiso__missing_from_name(text);
    if (reason != CHISO__ANSWERED && reason != CHISO__DECLARED) return reason;
    chiso__sheet_note(r->loading, CHISO__RULE_UNKNOWN_REASON, &r->sheet, row, MISSING, NULL);
    return CHISO__INVALID;
}

static double read_value(reading *r, size_t row, const char *code, bool answered) {
    const char *text = chiso__sheet_text(&r->sheet, row, VALUE);
    double value = NAN;
    if (!answered) {
        if (text != NULL)
            chiso__sheet_note(r->loading, CHISO__RULE_IGNORED_VALUE, &r->sheet, row, VALUE, NULL);
    } else if (text != NULL) {
        value = chiso__sheet_number(r->loading, &r->sheet, row, VALUE, NAN);
    } else if (!chiso__number_from_text(&value, code, strlen(code), '.')) {
        chiso__sheet_note(r->loading, CHISO__RULE_CODE_WITHOUT_VALUE, &r->sheet, row, CODE, NULL);
    }
    return value;
}

static void read_category(reading *r, size_t row) {
    const char *name = chiso__sheet_required(r->loading, &r->sheet, row, SCALE);
    const char *code = chiso__sheet_required(r->loading, &r->sheet, row, CODE);
    chiso__missing missing = read_missing(r, row);
    if (name == NULL || code == NULL) return;
    double value = read_value(r, row, code, missing == CHISO__ANSWERED);
    chiso__scale *scale = find_or_add(r, name);
    if (scale == NULL || !is_new(r, scale, row, code)) return;
    if (!chiso__grow(&scale->categories, &scale->capacity, scale->count + 1,
                     sizeof *scale->categories)) {
        chiso__loading_memory(r->loading);
        return;
    }
    scale->categories[scale->count++] = (chiso__category){
        .code = code,
        .label_en = chiso__sheet_text(&r->sheet, row, LABEL_EN),
        .label_vi = chiso__sheet_text(&r->sheet, row, LABEL_VI),
        .value = value,
        .missing = missing,
    };
}

static void check_answers(reading *r, const chiso__scale *scale) {
    for (size_t i = 0; i < scale->count; i++)
        if (scale->categories[i].missing == CHISO__ANSWERED) return;
    chiso__finding place = {
        .file = r->sheet.file, .column = columns[SCALE].name, .value = scale->name};
    chiso__loading_note(r->loading, CHISO__RULE_SCALE_WITHOUT_ANSWERS, NULL, &place);
}

void chiso__load_scales(chiso__loading *loading, const chiso__sheet_source *source) {
    reading r = {.loading = loading, .sheet = {.columns = columns, .n_columns = COLUMNS}};
    chiso__sheet_read(loading, &r.sheet, source);
    for (size_t row = 0; r.sheet.usable && row < r.sheet.count; row++) read_category(&r, row);
    for (size_t i = 0; i < loading->instrument->n_scales; i++)
        check_answers(&r, &loading->instrument->scales[i]);
    chiso__lookup_free(&r.names);
    chiso__lookup_free(&r.codes);
    chiso__sheet_free(&r.sheet);
}
