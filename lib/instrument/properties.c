/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "instrument/load.h"

enum { KEY, VALUE, COLUMNS };

static const chiso__sheet_column columns[COLUMNS] = {{"key", true}, {"value", true}};

bool chiso__year_from_text(int *year, const char *text) {
    return chiso__integer_from_text(year, text, strlen(text)) && *year >= 1900 && *year <= 2999;
}

static bool is_year(const char *value) {
    int year;
    return chiso__year_from_text(&year, value);
}

static bool is_geography(const char *value) {
    return strcmp(value, "63") == 0 || strcmp(value, "34") == 0;
}

static bool is_yes_or_no(const char *value) {
    return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
}

static const struct known_key {
    const char *key;
    bool (*is_good)(const char *value); /* NULL: any text */
    chiso__rule rule;
} known_keys[] = {
    {"name", NULL, 0},
    {"title_en", NULL, 0},
    {"title_vi", NULL, 0},
    {"year", is_year, CHISO__RULE_BAD_YEAR},
    {"geography", is_geography, CHISO__RULE_BAD_GEOGRAPHY},
    {"province_columns", NULL, 0},
    {"metrics", chiso__metrics_are_good, CHISO__RULE_BAD_METRICS},
    {"poolings", chiso__poolings_are_good, CHISO__RULE_BAD_POOLINGS},
    {"zero_is_withheld", is_yes_or_no, CHISO__RULE_BAD_YES_NO},
    {"provenance_en", NULL, 0},
    {"provenance_vi", NULL, 0},
    {"source", NULL, 0},
};

static const struct known_key *find_key(const char *key) {
    for (size_t i = 0; i < sizeof known_keys / sizeof known_keys[0]; i++)
        if (strcmp(key, known_keys[i].key) == 0) return &known_keys[i];
    return NULL;
}

static bool has_property(const chiso_instrument *instrument, const char *key) {
    for (size_t i = 0; i < instrument->n_properties; i++)
        if (strcmp(instrument->properties[i].key, key) == 0) return true;
    return false;
}

void chiso__set_property(chiso__loading *loading, const char *key, const char *value,
                         int64_t line) {
    chiso_instrument *i = loading->instrument;
    if (loading->status != CHISO_OK) return;
    const char *own_key = chiso__arena_text(&i->arena, key, strlen(key));
    const char *own_value = chiso__arena_text(&i->arena, value, strlen(value));
    const bool choice = chiso__is_choice(key);
    const char *const *words = choice ? chiso__split_words(&i->arena, value) : NULL;
    if (own_key == NULL || own_value == NULL || (choice && words == NULL) ||
        !chiso__grow(&i->properties, &i->property_capacity, i->n_properties + 1,
                     sizeof *i->properties)) {
        chiso__loading_memory(loading);
        return;
    }
    i->properties[i->n_properties++] = (struct chiso__property){own_key, own_value, words, line};
}

static void read_property(chiso__loading *loading, chiso__sheet *sheet, size_t row) {
    const char *key = chiso__sheet_required(loading, sheet, row, KEY);
    const char *value = chiso__sheet_text(sheet, row, VALUE);
    if (key == NULL) return;
    const struct known_key *known = find_key(key);
    if (known == NULL) chiso__sheet_note(loading, CHISO__RULE_UNKNOWN_KEY, sheet, row, KEY, NULL);
    if (has_property(loading->instrument, key)) {
        chiso__sheet_note(loading, CHISO__RULE_DUPLICATE_KEY, sheet, row, KEY, NULL);
        return;
    }
    if (value == NULL) return;
    if (known != NULL && known->is_good != NULL && !known->is_good(value))
        chiso__sheet_note(loading, known->rule, sheet, row, VALUE, key);
    chiso__set_property(loading, key, value, sheet->rows[row].line);
}

static void check_name(chiso__loading *loading, const chiso__sheet *sheet) {
    if (has_property(loading->instrument, "name")) return;
    chiso__finding place = {.file = sheet->file, .column = columns[VALUE].name};
    chiso__loading_note(loading, CHISO__RULE_MISSING_VALUE, "of the key name", &place);
}

void chiso__load_properties(chiso__loading *loading, const chiso__sheet_source *source) {
    chiso__sheet sheet = {.columns = columns, .n_columns = COLUMNS};
    chiso__sheet_read(loading, &sheet, source);
    for (size_t row = 0; sheet.usable && row < sheet.count; row++)
        read_property(loading, &sheet, row);
    if (sheet.usable && source->bytes == NULL) check_name(loading, &sheet);
    chiso__sheet_free(&sheet);
}
