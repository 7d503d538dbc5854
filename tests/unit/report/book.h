/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_REPORT_BOOK_H
#define CHISO_TEST_REPORT_BOOK_H

#include <chiso/output.h>

#include "index/rounds.h"
#include "output/unzipped.h"
#include "output/xlsx.h"
#include "report/workbook.h"
#include "reported.h"

/* A workbook and its parts. */
struct book {
    chiso__buffer bytes;
    char *workbook, *strings;
};

static inline struct book book_of(const chiso_report *report) {
    struct book b = {0};
    chiso_error error = {0};
    assert_ok(chiso__report_workbook(&b.bytes, report, &error), error);
    b.workbook = zip_part(b.bytes.bytes, b.bytes.length, "xl/workbook.xml");
    b.strings = zip_part(b.bytes.bytes, b.bytes.length, "xl/sharedStrings.xml");
    assert_non_null(b.workbook);
    assert_non_null(b.strings);
    return b;
}

static inline void free_book(struct book *b) {
    chiso__buffer_free(&b->bytes);
    free(b->workbook);
    free(b->strings);
}

static inline char *part(const struct book *b, const char *name) {
    char *text = zip_part(b->bytes.bytes, b->bytes.length, name);
    if (text == NULL) fail_msg("there is no %s", name);
    return text;
}

static inline bool has_part(const struct book *b, const char *name) {
    char *text = zip_part(b->bytes.bytes, b->bytes.length, name);
    free(text);
    return text != NULL;
}

/* The names of the sheets, in their order, joined by `;`. */
static inline void assert_sheets(const struct book *b, const char *expected) {
    char names[1000] = "";
    for (const char *at = b->workbook; (at = strstr(at, "<sheet name=\"")) != NULL;) {
        at += strlen("<sheet name=\"");
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%.*s",
                 names[0] != '\0' ? ";" : "", (int)strcspn(at, "\""), at);
    }
    assert_string_equal(names, expected);
}

/* The sheet of a name, to be freed. */
static inline char *sheet_named(const struct book *b, const char *name) {
    char entry[300], path[64];
    size_t number = 1;
    snprintf(entry, sizeof entry, "<sheet name=\"%s\"", name);
    const char *end = strstr(b->workbook, entry);
    if (end == NULL) fail_msg("there is no sheet %s", name);
    for (const char *at = b->workbook; (at = strstr(at, "<sheet name=")) != end; at++) number++;
    snprintf(path, sizeof path, "xl/worksheets/sheet%zu.xml", number);
    return part(b, path);
}

/* The text of a cell such as `C6`. */
static inline void assert_cell(const struct book *b, const char *sheet, const char *cell,
                               const char *expected) {
    char start[32], text[300];
    snprintf(start, sizeof start, "<c r=\"%s\"", cell);
    const char *at = strstr(sheet, start), *string = b->strings;
    assert_non_null(at);
    at = strstr(at, "<v>");
    assert_non_null(at);
    for (long i = strtol(at + 3, NULL, 10); i >= 0; i--) {
        string = strstr(string, "<t");
        assert_non_null(string);
        string = strchr(string, '>') + 1;
    }
    snprintf(text, sizeof text, "%.*s", (int)strcspn(string, "<"), string);
    assert_string_equal(text, expected);
}

static inline void assert_lacks(const char *text, const char *piece) {
    if (strstr(text, piece) != NULL) fail_msg("\"%s\" is there", piece);
}

static inline size_t count_of(const char *text, const char *piece) {
    size_t count = 0;
    for (; (text = strstr(text, piece)) != NULL; text += strlen(piece)) count++;
    return count;
}

#endif
