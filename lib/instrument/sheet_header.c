/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/sheet_header.h"

#include <string.h>

#include "base/lookup.h"
#include "base/text.h"

typedef struct reading {
    chiso__loading *loading;
    chiso__sheet *sheet;
    bool built_in;
    int64_t line;
    chiso__lookup names; /* to find one that stands twice */
} reading;

static int kind_of(const reading *r, const char *folded) {
    if (folded[0] == '\0') return CHISO__FIELD_UNNAMED;
    for (size_t i = 0; i < r->sheet->n_columns; i++)
        if (strcmp(folded, r->sheet->columns[i].name) == 0) return (int)i;
    if (r->built_in && strcmp(folded, "from") == 0) return CHISO__FIELD_FROM;
    if (r->built_in && strcmp(folded, "to") == 0) return CHISO__FIELD_TO;
    return CHISO__FIELD_UNKNOWN;
}

static void note(reading *r, chiso__rule rule, const char *column, const char *value) {
    chiso__finding place = {
        .file = r->sheet->file, .line = r->line, .column = column, .value = value};
    chiso__loading_note(r->loading, rule, NULL, &place);
}

/* A name that is not empty; false when memory ran out. */
static bool check_name(reading *r, const char *name, const char *folded, int kind) {
    int32_t before = (int32_t)r->names.count;
    int32_t number = chiso__lookup_add(&r->names, folded, strlen(folded));
    if (number == CHISO__LOOKUP_MEMORY) return false;
    if (number < before)
        note(r, CHISO__RULE_DUPLICATE_COLUMN, name, name);
    else if (kind == CHISO__FIELD_UNKNOWN)
        note(r, CHISO__RULE_UNKNOWN_COLUMN, name, name);
    return true;
}

static int read_name(reading *r, const char *name) {
    char *folded = chiso__text_fold(name, CHISO__FOLD_CASE);
    int kind = folded == NULL ? CHISO__FIELD_UNKNOWN : kind_of(r, folded);
    bool good =
        folded != NULL && (kind == CHISO__FIELD_UNNAMED || check_name(r, name, folded, kind));
    if (!good) chiso__loading_memory(r->loading);
    if (kind >= 0) r->sheet->present[kind] = true;
    chiso__free(folded);
    return kind;
}

static void check_required(reading *r) {
    chiso__sheet *sheet = r->sheet;
    sheet->usable = true;
    for (size_t i = 0; i < sheet->n_columns; i++) {
        if (!sheet->columns[i].required || sheet->present[i]) continue;
        sheet->usable = false;
        sheet->told[i] = true;
        note(r, CHISO__RULE_MISSING_COLUMN, sheet->columns[i].name, NULL);
    }
}

void chiso__sheet_read_header(chiso__loading *loading, chiso__sheet *sheet,
                              chiso__sheet_header *header, bool built_in,
                              const chiso__csv_record *record) {
    reading r = {.loading = loading, .sheet = sheet, .built_in = built_in, .line = record->line};
    header->kinds = chiso__alloc(record->count, sizeof *header->kinds);
    if (header->kinds == NULL) {
        chiso__loading_memory(loading);
        return;
    }
    header->count = record->count;
    for (size_t i = 0; i < record->count; i++)
        header->kinds[i] = read_name(&r, record->fields[i].text);
    check_required(&r);
    chiso__lookup_free(&r.names);
}
