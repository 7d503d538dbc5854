/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/table_values.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "csv/csv_reader.h"
#include "csv/encoding.h"

static bool bit(const uint8_t *bits, size_t at) {
    return (bits[at / 8] >> (at % 8) & 1) != 0;
}

/* --- numbers --- */

#define LOADER(name, type)                                                                         \
    static double load_##name(const void *values, size_t at) {                                     \
        return (double)((const type *)values)[at];                                                 \
    }

LOADER(double, double)
LOADER(float, float)
LOADER(int8, int8_t)
LOADER(int16, int16_t)
LOADER(int32, int32_t)
LOADER(int64, int64_t)
LOADER(uint8, uint8_t)
LOADER(uint16, uint16_t)
LOADER(uint32, uint32_t)
LOADER(uint64, uint64_t)

static double load_bits(const void *values, size_t at) {
    return bit(values, at) ? 1 : 0;
}

static double (*const loaders[])(const void *, size_t) = {
    [CHISO_VALUES_DOUBLE] = load_double, [CHISO_VALUES_FLOAT] = load_float,
    [CHISO_VALUES_INT8] = load_int8,     [CHISO_VALUES_INT16] = load_int16,
    [CHISO_VALUES_INT32] = load_int32,   [CHISO_VALUES_INT64] = load_int64,
    [CHISO_VALUES_UINT8] = load_uint8,   [CHISO_VALUES_UINT16] = load_uint16,
    [CHISO_VALUES_UINT32] = load_uint32, [CHISO_VALUES_UINT64] = load_uint64,
    [CHISO_VALUES_BITS] = load_bits,
};

bool chiso__column_is_text(const chiso_column *column) {
    return column->dictionary == NULL && column->type >= CHISO_VALUES_TEXT;
}

bool chiso__column_is_whole(const chiso_column *column) {
    return column->type >= CHISO_VALUES_INT8 && column->type <= CHISO_VALUES_BITS;
}

bool chiso__column_has(const chiso_column *column, size_t row) {
    if (column->missing != NULL && column->missing[row] != 0) return false;
    return column->valid == NULL || bit(column->valid, column->first + row);
}

/* Zero has one sign, as in a file. */
double chiso__column_number(const chiso_column *column, size_t row) {
    return loaders[column->type](column->values, column->first + row) + 0.0;
}

/* Whole numbers of 64 bits have more digits than a double. */
static void write_number(char text[CHISO__NUMBER_TEXT], const chiso_column *column, size_t row) {
    const double number = chiso__column_number(column, row);
    const size_t at = column->first + row;
    if (column->type == CHISO_VALUES_UINT64)
        snprintf(text, CHISO__NUMBER_TEXT, "%" PRIu64, ((const uint64_t *)column->values)[at]);
    else if (column->type == CHISO_VALUES_INT64)
        snprintf(text, CHISO__NUMBER_TEXT, "%" PRId64, ((const int64_t *)column->values)[at]);
    else if (isinf(number))
        snprintf(text, CHISO__NUMBER_TEXT, number > 0 ? "inf" : "-inf");
    else
        chiso__number_to_text(text, number);
}

void chiso__column_digits(chiso__buffer *to, const chiso_column *column, size_t row, char decimal) {
    char text[CHISO__NUMBER_TEXT];
    write_number(text, column, row);
    char *point = strchr(text, '.');
    if (point != NULL) *point = decimal;
    chiso__buffer_add(to, text, strlen(text));
}

/* --- texts --- */

static int64_t offset(const chiso_column *column, size_t at) {
    return column->type == CHISO_VALUES_TEXT32 ? ((const int32_t *)column->offsets)[at]
                                               : ((const int64_t *)column->offsets)[at];
}

/* What is wrong; NULL: nothing. */
static const char *find_bytes(const char **bytes, int64_t *length, const chiso_column *column,
                              size_t at) {
    if (column->type == CHISO_VALUES_TEXT) {
        *bytes = ((const char *const *)column->values)[at];
        *length = *bytes != NULL ? (int64_t)strlen(*bytes) : 0;
        return NULL;
    }
    const int64_t from = offset(column, at), to = offset(column, at + 1);
    if (from < 0 || to < from) return "the offsets of the text do not ascend";
    if (to > from && column->values == NULL) return "the text has offsets, and no bytes";
    *bytes = to > from ? (const char *)column->values + from : "";
    *length = to - from;
    return NULL;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

const char *chiso__column_text(const char **bytes, size_t *length, const chiso_column *column,
                               size_t row) {
    int64_t left = 0;
    const char *wrong = find_bytes(bytes, &left, column, column->first + row);
    if (wrong != NULL) return wrong;
    if (left > CHISO__CSV_LONGEST_FIELD)
        return "the text is longer than a mebibyte; is it the right column?";
    while (left > 0 && is_space((*bytes)[left - 1])) left--;
    for (; left > 0 && is_space((*bytes)[0]); left--) ++*bytes;
    *length = (size_t)left;
    if (chiso__encoding_utf8(*bytes, *length) == *length) return NULL;
    return "the text is not UTF-8, or has a NUL in it; decode it by the encoding that it is in";
}
