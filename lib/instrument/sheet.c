/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "instrument/sheet_header.h"

typedef struct reading {
    chiso__loading *loading;
    chiso__sheet *sheet;
    const chiso__sheet_source *source;
    chiso__csv *csv;
    chiso__sheet_header header;
} reading;

/* The header's names hold no delimiter, so the first one in it is the file's. */
static char delimiter_of(const chiso__csv *csv) {
    size_t length;
    const char *sample = chiso__csv_sample(csv, &length);
    for (size_t i = 0; i < length; i++)
        if (strchr(",;\t", sample[i]) != NULL && sample[i] != '\0') return sample[i];
    return ',';
}

static chiso_status open_with(reading *r, char delimiter, chiso_error *error) {
    const chiso__sheet_source *s = r->source;
    if (s->bytes == NULL) return chiso__csv_open(&r->csv, s->name, delimiter, error);
    return chiso__csv_open_memory(&r->csv, s->name, s->bytes, s->length, delimiter, error);
}

static chiso_status open_csv(reading *r, chiso_error *error) {
    chiso_status status = open_with(r, ',', error);
    if (status != CHISO_OK) return status;
    char delimiter = delimiter_of(r->csv);
    r->sheet->decimal_comma = delimiter != ',';
    if (delimiter == ',') return CHISO_OK;
    chiso__csv_free(r->csv);
    r->csv = NULL;
    return open_with(r, delimiter, error);
}

/* A file that cannot be opened or is no CSV is the instrument's fault; other failures are not. */
static void note_failure(reading *r, chiso_status status, const chiso_error *error) {
    if (status == CHISO_E_OPEN || status == CHISO_E_DATA) {
        chiso__finding place = {.file = r->sheet->file};
        chiso__rule rule =
            status == CHISO_E_OPEN ? CHISO__RULE_MISSING_FILE : CHISO__RULE_UNREADABLE_FILE;
        chiso__loading_note(r->loading, rule, error->message, &place);
    } else if (r->loading->status == CHISO_OK) {
        r->loading->status = chiso__fail(r->loading->error, status, "%s", error->message);
    }
}

/* Spreadsheets leave rows and fields of nothing behind; they say nothing. */
static bool is_blank(const chiso__csv_record *record, size_t from) {
    for (size_t i = from; i < record->count; i++)
        if (record->fields[i].length > 0) return false;
    return true;
}

static void check_width(reading *r, const chiso__csv_record *record) {
    bool ragged = record->count < r->header.count || !is_blank(record, r->header.count);
    for (size_t i = 0; i < r->header.count && !ragged; i++)
        ragged = r->header.kinds[i] == CHISO__FIELD_UNNAMED && record->fields[i].length > 0;
    if (!ragged) return;
    char counts[64];
    snprintf(counts, sizeof counts, "%zu fields, the header has %zu", record->count,
             r->header.count);
    chiso__finding place = {.file = r->sheet->file, .line = record->line};
    chiso__loading_note(r->loading, CHISO__RULE_RAGGED_ROW, counts, &place);
}

static bool covers_year(const reading *r, const chiso__csv_record *record) {
    int from = r->source->year, to = from;
    for (size_t i = 0; i < record->count && i < r->header.count; i++) {
        const chiso__csv_field *field = &record->fields[i];
        int kind = r->header.kinds[i];
        if (kind != CHISO__FIELD_FROM && kind != CHISO__FIELD_TO) continue;
        int *end = kind == CHISO__FIELD_FROM ? &from : &to;
        (void)chiso__integer_from_text(end, field->text, field->length);
    }
    return from <= r->source->year && r->source->year <= to;
}

static void read_row(reading *r, const chiso__csv_record *record) {
    chiso__sheet *sheet = r->sheet;
    chiso__arena *arena = &r->loading->instrument->arena;
    const char **cells = chiso__arena_alloc(arena, sheet->n_columns * sizeof *cells);
    if (cells == NULL ||
        !chiso__grow(&sheet->rows, &sheet->capacity, sheet->count + 1, sizeof *sheet->rows))
        goto memory;
    for (size_t i = 0; i < sheet->n_columns; i++) cells[i] = "";
    for (size_t i = 0; i < record->count && i < r->header.count; i++) {
        if (r->header.kinds[i] < 0) continue;
        const chiso__csv_field *field = &record->fields[i];
        const char *text = chiso__arena_text(arena, field->text, field->length);
        if (text == NULL) goto memory;
        cells[r->header.kinds[i]] = text;
    }
    sheet->rows[sheet->count++] = (chiso__sheet_row){record->line, cells};
    return;
memory:
    chiso__loading_memory(r->loading);
}

static chiso_status read_records(reading *r, chiso_error *error) {
    for (;;) {
        const chiso__csv_record *record = NULL;
        chiso_status status = chiso__csv_next(r->csv, &record, error);
        if (status != CHISO_OK || record == NULL) return status;
        if (record->number == 0) {
            chiso__sheet_read_header(r->loading, r->sheet, &r->header, r->source->year != 0,
                                     record);
        } else if (!is_blank(record, 0)) {
            check_width(r, record);
            if (covers_year(r, record)) read_row(r, record);
        }
        if (r->loading->status != CHISO_OK) return CHISO_OK;
    }
}

void chiso__sheet_read(chiso__loading *loading, chiso__sheet *sheet,
                       const chiso__sheet_source *source) {
    if (loading->status != CHISO_OK) return;
    reading r = {.loading = loading, .sheet = sheet, .source = source};
    chiso_error error = {0};
    sheet->file = source->name;
    chiso_status status = open_csv(&r, &error);
    if (status == CHISO_OK) status = read_records(&r, &error);
    if (status != CHISO_OK) {
        sheet->usable = false;
        note_failure(&r, status, &error);
    }
    if (loading->status != CHISO_OK) sheet->usable = false;
    chiso__csv_free(r.csv);
    chiso__free(r.header.kinds);
}

void chiso__sheet_free(chiso__sheet *sheet) {
    chiso__free(sheet->rows);
    *sheet = (chiso__sheet){0};
}
