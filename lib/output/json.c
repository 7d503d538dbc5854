/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/formats.h"
#include "output/json_text.h"

/* Written by hand: a library would hold the document in memory and print seventeen digits. */

static size_t digits(const char *text) {
    return strspn(text, "0123456789");
}

/* Is the text a number as JSON writes it?  It then stays as it is: a seed has more digits than a
 * double. */
static bool is_json_number(const char *text) {
    if (*text == '-') text++;
    size_t whole = digits(text);
    if (whole == 0 || (whole > 1 && *text == '0')) return false;
    text += whole;
    if (*text == '.') {
        if (digits(++text) == 0) return false;
        text += digits(text);
    }
    if (*text == 'e' || *text == 'E') {
        text++;
        if (*text == '+' || *text == '-') text++;
        if (digits(text) == 0) return false;
        text += digits(text);
    }
    return *text == '\0';
}

static void write_setting_number(chiso__buffer *out, const char *text) {
    char number[CHISO__NUMBER_TEXT];
    double value;
    if (is_json_number(text)) {
        chiso__buffer_text(out, text);
    } else if (chiso__number_from_text(&value, text, strlen(text), '.')) {
        chiso__output_number(number, value);
        chiso__buffer_text(out, number);
    } else {
        chiso__json_put_string(out, text);
    }
}

static void write_flag(chiso__buffer *out, const char *text) {
    chiso__buffer_text(out, strcmp(text, "true") == 0 ? "true" : "false");
}

static void write_list(chiso__buffer *out, const chiso_result *result, size_t setting) {
    chiso__buffer_text(out, "[");
    for (size_t i = 0; i < chiso_result_setting_count(result, setting); i++) {
        if (i > 0) chiso__buffer_text(out, ", ");
        chiso__json_put_string(out, chiso_result_setting_text(result, setting, i));
    }
    chiso__buffer_text(out, "]");
}

static void write_setting(chiso__buffer *out, const chiso_result *result, size_t setting) {
    typedef void writer(chiso__buffer *, const char *);
    static writer *const writers[] = {[CHISO_SETTING_TEXT] = chiso__json_put_string,
                                      [CHISO_SETTING_NUMBER] = write_setting_number,
                                      [CHISO_SETTING_FLAG] = write_flag};
    int32_t type = chiso_result_setting_type(result, setting);
    if (type == CHISO_SETTING_LIST)
        write_list(out, result, setting);
    else if (type == CHISO_SETTING_NONE)
        chiso__buffer_text(out, "null");
    else
        writers[type](out, chiso_result_setting_text(result, setting, 0));
}

static void write_settings(chiso__buffer *out, const chiso_result *result) {
    size_t count = chiso_result_settings(result);
    chiso__buffer_text(out, "{");
    for (size_t i = 0; i < count; i++) {
        chiso__buffer_text(out, i > 0 ? ",\n    " : "\n    ");
        chiso__json_put_string(out, chiso_result_setting_key(result, i));
        chiso__buffer_text(out, ": ");
        write_setting(out, result, i);
    }
    chiso__buffer_text(out, count > 0 ? "\n  }" : "}");
}

/* A score of 45 and a count of 45 look the same; who reads this back must know which it is. */
static void write_columns(chiso__buffer *out, const chiso_result *result) {
    static const char *const types[] = {[CHISO_COLUMN_TEXT] = "text",
                                        [CHISO_COLUMN_NUMBER] = "number",
                                        [CHISO_COLUMN_INTEGER] = "integer"};
    chiso__buffer_text(out, "{");
    for (size_t i = 0; i < chiso_result_columns(result); i++) {
        if (i > 0) chiso__buffer_text(out, ", ");
        chiso__json_put_string(out, chiso_result_column_name(result, i));
        chiso__buffer_text(out, ": ");
        chiso__json_put_string(out, types[chiso_result_column_type(result, i)]);
    }
    chiso__buffer_text(out, "}");
}

static void write_cell(chiso__buffer *out, const chiso_result *result, size_t row, size_t column) {
    const char *text = chiso_result_text(result, row, column);
    char number[CHISO__NUMBER_TEXT];
    chiso__output_number(number, chiso_result_number(result, row, column));
    if (text != NULL)
        chiso__json_put_string(out, text);
    else
        chiso__buffer_text(out, number[0] != '\0' ? number : "null");
}

static void write_row(chiso__buffer *out, const chiso_result *result, size_t row) {
    chiso__buffer_text(out, "{");
    for (size_t i = 0; i < chiso_result_columns(result); i++) {
        if (i > 0) chiso__buffer_text(out, ", ");
        chiso__json_put_string(out, chiso_result_column_name(result, i));
        chiso__buffer_text(out, ": ");
        write_cell(out, result, row, i);
    }
    chiso__buffer_text(out, "}");
}

static chiso_status write_json(chiso__buffer *out, const chiso_result *result,
                               const chiso_output_options *options, chiso_error *error) {
    (void)error; /* what can fail is memory, and the buffer knows */
    (void)options;
    size_t rows = chiso_result_rows(result);
    chiso__buffer_text(out, "{\n  \"chiso\": ");
    chiso__json_put_string(out, chiso_version());
    chiso__buffer_text(out, ",\n  \"command\": ");
    chiso__json_put_string(out, chiso_result_command(result));
    chiso__buffer_text(out, ",\n  \"settings\": ");
    write_settings(out, result);
    chiso__buffer_text(out, ",\n  \"columns\": ");
    write_columns(out, result);
    chiso__buffer_text(out, ",\n  \"rows\": [");
    for (size_t i = 0; i < rows; i++) {
        chiso__buffer_text(out, i > 0 ? ",\n    " : "\n    ");
        write_row(out, result, i);
    }
    chiso__buffer_text(out, rows > 0 ? "\n  ]\n}\n" : "]\n}\n");
    return CHISO_OK;
}

const chiso__format chiso__format_json = {.name = "json", .write = write_json};
