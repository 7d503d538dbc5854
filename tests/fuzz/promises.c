/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "promises.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "obvious_csv.h"

static char *render(const chiso_result *result, const char *format, size_t *length) {
    chiso_error error = {0};
    char *text = NULL;
    const chiso_status status = chiso_output_render(&text, length, result, format, NULL, &error);
    REQUIRE(status == CHISO_OK, "%s", error.message);
    REQUIRE(strlen(text) == *length && obvious_utf8(text, *length), "format %s", format);
    return text;
}

static bool is_text(const chiso_result *result, size_t column) {
    return chiso_result_column_type(result, column) == CHISO_COLUMN_TEXT;
}

static void check_json_row(const json_t *object, const chiso_result *result, size_t row) {
    REQUIRE(json_object_size(object) == chiso_result_columns(result), "row %zu", row);
    for (size_t i = 0; i < chiso_result_columns(result); i++) {
        const json_t *value = json_object_get(object, chiso_result_column_name(result, i));
        const char *text = chiso_result_text(result, row, i);
        const bool finite = isfinite(chiso_result_number(result, row, i));
        if (is_text(result, i) && text != NULL)
            REQUIRE(json_is_string(value) && strcmp(json_string_value(value), text) == 0, "%s",
                    text);
        else if (!is_text(result, i) && finite)
            REQUIRE(json_number_value(value) == chiso_result_number(result, row, i), "row %zu",
                    row);
        else
            REQUIRE(json_is_null(value), "row %zu, column %zu", row, i);
    }
}

static void check_json(const chiso_result *result) {
    size_t length;
    char *text = render(result, "json", &length);
    json_error_t error;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    REQUIRE(root != NULL, "line %d: %s: %s", error.line, error.text, text);
    const json_t *rows = json_object_get(root, "rows");
    REQUIRE(json_array_size(rows) == chiso_result_rows(result), "%zu", json_array_size(rows));
    for (size_t i = 0; i < json_array_size(rows); i++)
        check_json_row(json_array_get(rows, i), result, i);
    json_decref(root);
    chiso_output_free(text);
}

/* `field` is a number to the last digit, or empty. */
static void check_csv_number(const char *field, double number) {
    char *end;
    const double value = strtod(field, &end);
    if (!isfinite(number))
        REQUIRE(field[0] == '\0', "%s", field);
    else
        REQUIRE(*end == '\0' && value == number, "%s is not %.17g", field, number);
}

static void check_csv_row(const obvious_csv *csv, const chiso_result *result, size_t row) {
    const char *field = csv->fields;
    REQUIRE(csv->count == chiso_result_columns(result), "row %zu: %zu fields", row, csv->count);
    for (size_t i = 0; i < csv->count; i++, field += strlen(field) + 1) {
        const char *text = chiso_result_text(result, row, i);
        if (is_text(result, i))
            REQUIRE(strcmp(field, text != NULL ? text : "") == 0, "<%s>, not <%s>", field, text);
        else
            check_csv_number(field, chiso_result_number(result, row, i));
    }
}

static void check_csv(const chiso_result *result) {
    size_t length, row = 0;
    char *text = render(result, "csv", &length);
    obvious_csv csv;
    obvious_csv_open(&csv, text, length, ',');
    REQUIRE(obvious_csv_next(&csv) == OBVIOUS_RECORD, "no header: %s", text);
    for (; obvious_csv_next(&csv) == OBVIOUS_RECORD; row++) check_csv_row(&csv, result, row);
    REQUIRE(!csv.refused && row == chiso_result_rows(result), "%zu rows: %s", row, text);
    obvious_csv_close(&csv);
    chiso_output_free(text);
}

void promise_result(const chiso_result *result) {
    size_t length;
    check_json(result);
    check_csv(result);
    chiso_output_free(render(result, "table", &length));
}

static const char *cell(const chiso_result *result, size_t row, const char *column) {
    const int64_t at = chiso_result_find_column(result, column);
    REQUIRE(at >= 0, "no column %s", column);
    return chiso_result_text(result, row, (size_t)at);
}

size_t promise_findings(const chiso_result *findings) {
    size_t faults = 0;
    for (size_t i = 0; findings != NULL && i < chiso_result_rows(findings); i++) {
        const char *severity = cell(findings, i, "severity"), *rule = cell(findings, i, "rule");
        const char *advice = cell(findings, i, "advice");
        REQUIRE(severity != NULL && rule != NULL && rule[0] != '\0', "finding %zu", i);
        REQUIRE(advice != NULL && advice[0] != '\0', "%s without advice", rule);
        const bool fault = strcmp(severity, "fault") == 0;
        REQUIRE(fault || strcmp(severity, "warning") == 0, "%s", severity);
        faults += fault;
    }
    if (findings != NULL) promise_result(findings);
    return faults;
}

void promise_error(chiso_status status, const chiso_error *error) {
    const size_t length = strlen(error->message);
    REQUIRE(error->status == status, "%d in the error, %d returned", (int)error->status,
            (int)status);
    REQUIRE((length > 0) == (status != CHISO_OK), "%d: <%s>", (int)status, error->message);
    REQUIRE(obvious_utf8(error->message, length), "message not UTF-8");
    REQUIRE(obvious_utf8(error->column, strlen(error->column)), "column not UTF-8");
}
