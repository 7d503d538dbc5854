/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_REPORT_PARSED_H
#define CHISO_TEST_REPORT_PARSED_H

#include <jansson.h>
#include <stdio.h>

#include "test.h"

/* JSON as any other program reads it: by jansson, under the C locale. */

static inline json_t *parse_json(const char *text, size_t length) {
    char locale[64];
    json_error_t fault;
    snprintf(locale, sizeof locale, "%s", setlocale(LC_NUMERIC, NULL));
    setlocale(LC_NUMERIC, "C");
    json_t *read = json_loadb(
        text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL | JSON_DECODE_ANY, &fault);
    setlocale(LC_NUMERIC, locale);
    if (read == NULL) fail_msg("line %d: %s\n%.*s", fault.line, fault.text, (int)length, text);
    return read;
}

static inline const json_t *json_at(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (value == NULL) fail_msg("there is no \"%s\"", key);
    return value;
}

/* "" where it is null. */
static inline const char *json_text(const json_t *object, const char *key) {
    const json_t *value = json_at(object, key);
    if (!json_is_string(value) && !json_is_null(value)) fail_msg("\"%s\" is no text", key);
    return json_is_string(value) ? json_string_value(value) : "";
}

/* A cell of a table, row by column; NaN where it is null. */
static inline double json_cell(const json_t *table, size_t row, size_t column) {
    const json_t *cell = json_array_get(json_array_get(table, row), column);
    if (!json_is_real(cell) && !json_is_null(cell))
        fail_msg("[%zu][%zu] is no number", row, column);
    return json_is_null(cell) ? (double)NAN : json_real_value(cell);
}

/* The number to so many decimals, and no other; NaN is null. */
static inline void assert_rounded(double found, double expected, int decimals) {
    const double unit = pow(10, decimals);
    if (isnan(found) && isnan(expected)) return;
    if (!(fabs(found - expected) <= 0.5 / unit * (1 + 1e-6)))
        fail_msg("%.17g is not %.17g to %d decimals", found, expected, decimals);
    if (!(fabs(found * unit - round(found * unit)) <= 1e-9 * (1 + fabs(found * unit))))
        fail_msg("%.17g has more than %d decimals", found, decimals);
}

#endif
