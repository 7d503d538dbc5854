/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "obvious_csv.h"

#include <stdlib.h>
#include <string.h>

static bool at_line_end(const obvious_csv *csv) {
    return csv->at == csv->end || *csv->at == '\n' || *csv->at == '\r';
}

static bool at_field_end(const obvious_csv *csv) {
    return at_line_end(csv) || *csv->at == csv->delimiter;
}

static void pass_line_end(obvious_csv *csv) {
    if (csv->at == csv->end) return;
    if (*csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n') csv->at++;
    csv->at++;
    csv->line++;
}

static bool is_space(const obvious_csv *csv, char c) {
    return (c == ' ' || c == '\t') && c != csv->delimiter;
}

static void pass_spaces(obvious_csv *csv) {
    while (csv->at < csv->end && is_space(csv, *csv->at)) csv->at++;
}

static obvious_outcome refuse(obvious_csv *csv, int64_t line) {
    csv->refused = true;
    csv->fault_line = line;
    return OBVIOUS_REFUSED;
}

static void read_quoted(obvious_csv *csv) {
    const int64_t opened = csv->line;
    for (csv->at++;; *csv->written++ = *csv->at++) {
        if (csv->at == csv->end) {
            refuse(csv, opened);
            return;
        }
        if (*csv->at == '"' && csv->at + 1 < csv->end && csv->at[1] == '"')
            csv->at++;
        else if (*csv->at == '"')
            break;
        const bool pair = *csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n';
        if (at_line_end(csv) && !pair) csv->line++;
    }
    csv->at++;
    pass_spaces(csv);
    if (!at_field_end(csv)) refuse(csv, csv->line);
}

static void read_unquoted(obvious_csv *csv) {
    const char *begin = csv->written;
    for (; !at_field_end(csv); *csv->written++ = *csv->at++) {
        if (*csv->at == '"') {
            refuse(csv, csv->line);
            return;
        }
    }
    while (csv->written > begin && is_space(csv, csv->written[-1])) csv->written--;
}

static void read_field(obvious_csv *csv) {
    pass_spaces(csv);
    if (csv->at < csv->end && *csv->at == '"')
        read_quoted(csv);
    else
        read_unquoted(csv);
    *csv->written++ = '\0';
    csv->count++;
}

/* A blank line is a record only in a file of one column. */
static bool pass_blank_line(obvious_csv *csv) {
    const char *begin = csv->at;
    pass_spaces(csv);
    if (at_line_end(csv) && csv->width != 1) {
        pass_line_end(csv);
        return true;
    }
    csv->at = begin;
    return false;
}

static obvious_outcome read_record(obvious_csv *csv) {
    csv->record_line = csv->line;
    csv->record_number = csv->next++;
    csv->written = csv->fields;
    csv->count = 0;
    for (read_field(csv); !csv->refused && !at_line_end(csv); read_field(csv)) csv->at++;
    if (csv->refused) return OBVIOUS_REFUSED;
    pass_line_end(csv);
    if (csv->width == 0) csv->width = csv->count;
    return OBVIOUS_RECORD;
}

static bool all_blank(const char *at, const char *end) {
    while (at < end && strchr(" \t\r\n", *at) != NULL) at++;
    return at == end;
}

void obvious_csv_open(obvious_csv *csv, const char *bytes, size_t length, char delimiter) {
    *csv = (obvious_csv){
        .at = bytes, .end = bytes + length, .delimiter = delimiter, .line = 1, .refused = true};
    /* Every field but the last of a record takes a delimiter or quotes of the file for its NUL. */
    csv->fields = csv->written = malloc(length + 2);
    if (csv->fields == NULL) abort();
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) csv->at += 3;
    csv->refused = !obvious_utf8(bytes, length) || all_blank(csv->at, csv->end);
}

obvious_outcome obvious_csv_next(obvious_csv *csv) {
    while (!csv->refused && csv->at < csv->end) {
        if (!pass_blank_line(csv)) return read_record(csv);
    }
    return csv->refused ? OBVIOUS_REFUSED : OBVIOUS_END;
}

void obvious_csv_close(obvious_csv *csv) {
    free(csv->fields);
    csv->fields = NULL;
}
