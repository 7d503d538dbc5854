/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/formats.h"

/* What a spreadsheet would calculate or run: OWASP's list of CSV injection, with the wide forms
 * that East Asian ones take for the same. */
static bool is_formula(const char *text) {
    static const char *const signs[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                        "\n", "＝", "＋", "－", "＠"};
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (strncmp(text, signs[i], strlen(signs[i])) == 0) return true;
    }
    return false;
}

static void write_quoted(chiso__buffer *out, const char *mark, const char *text) {
    chiso__buffer_text(out, "\"");
    chiso__buffer_text(out, mark);
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        chiso__buffer_add(out, text, (size_t)(quote - text));
        chiso__buffer_text(out, "\"\"");
    }
    chiso__buffer_text(out, text);
    chiso__buffer_text(out, "\"");
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

static void write_text(chiso__buffer *out, const char *text, bool safe) {
    const char *mark = safe && is_formula(text) ? "'" : "";
    size_t length = strlen(text);
    bool quote = length > 0 && (is_space(text[0]) || is_space(text[length - 1]));
    if (quote || text[strcspn(text, ",\"\r\n")] != '\0') {
        write_quoted(out, mark, text);
        return;
    }
    chiso__buffer_text(out, mark);
    chiso__buffer_add(out, text, length);
}

static void write_cell(chiso__buffer *out, const chiso_result *result, size_t row, size_t column,
                       bool safe) {
    if (chiso_result_column_type(result, column) == CHISO_COLUMN_TEXT) {
        const char *text = chiso_result_text(result, row, column);
        if (text != NULL) write_text(out, text, safe);
        return;
    }
    char number[CHISO__NUMBER_TEXT];
    chiso__output_number(number, chiso_result_number(result, row, column));
    chiso__buffer_text(out, number);
}

static chiso_status write_csv(chiso__buffer *out, const chiso_result *result,
                              const chiso_output_options *options, chiso_error *error) {
    (void)error; /* what can fail is memory, and the buffer knows */
    const bool safe = options->spreadsheet_safe != 0;
    size_t columns = chiso_result_columns(result), rows = chiso_result_rows(result);
    for (size_t i = 0; i < columns; i++) {
        if (i > 0) chiso__buffer_text(out, ",");
        write_text(out, chiso_result_column_name(result, i), safe);
    }
    chiso__buffer_text(out, "\n");
    for (size_t row = 0; row < rows && columns > 0; row++) {
        size_t start = out->length;
        for (size_t i = 0; i < columns; i++) {
            if (i > 0) chiso__buffer_text(out, ",");
            write_cell(out, result, row, i, safe);
        }
        if (out->length == start) chiso__buffer_text(out, "\"\""); /* readers skip an empty line */
        chiso__buffer_text(out, "\n");
    }
    return CHISO_OK;
}

const chiso__format chiso__format_csv = {.name = "csv", .write = write_csv, .is_csv = true};
