/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_GOLDEN_TABLE_H
#define CHISO_GOLDEN_TABLE_H

#include <chiso/chiso.h>
#include <stdio.h>

#include "test.h"

/* A small CSV without quotes, as the scripts write it: its cells by the name of their column. */

enum { TABLE_COLUMNS = 64 };

typedef struct table {
    char *text;
    char **cells; /* rows × columns, the header first */
    size_t rows, columns;
} table;

static inline char *table_text(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail_msg("%s cannot be opened", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const long size = ftell(file);
    rewind(file);
    char *text = calloc((size_t)size + 1, 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, file), size);
    fclose(file);
    return text;
}

static inline table table_read(const char *path) {
    table t = {.text = table_text(path)};
    size_t lines = 0, used = 0;
    for (const char *c = t.text; *c != '\0'; c++) lines += *c == '\n';
    assert_non_null(t.cells = calloc(lines * TABLE_COLUMNS, sizeof *t.cells));
    for (char *c = t.text; *c != '\0'; c++) {
        t.cells[used++] = c;
        c += strcspn(c, ",\n");
        if (*c == '\n') t.columns = t.columns == 0 ? used : t.columns;
        *c = '\0';
    }
    assert_true(t.columns > 0 && t.columns <= TABLE_COLUMNS && used == lines * t.columns);
    t.rows = lines - 1;
    return t;
}

static inline void table_free(table *t) {
    free(t->text);
    free(t->cells);
}

static inline const char *table_at(const table *t, size_t row, size_t column) {
    return t->cells[(row + 1) * t->columns + column];
}

static inline const char *cell(const table *t, size_t row, const char *column) {
    for (size_t c = 0; c < t->columns; c++)
        if (strcmp(t->cells[c], column) == 0) return table_at(t, row, c);
    fail_msg("no column %s", column);
    return NULL;
}

/* NaN where the cell is empty; a decimal point whatever the locale. */
static inline double number_in(const char *text) {
    if (text[0] == '\0') return NAN;
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(c);
    const double number = strtod(text, NULL);
    uselocale(before);
    freelocale(c);
    return number;
}

static inline double number_cell(const table *t, size_t row, const char *column) {
    return number_in(cell(t, row, column));
}

/* Both missing, or within the tolerance of the scale; 1e-12 where the scale is zero. */
static inline bool near(double found, double expected, double scale, double tolerance) {
    if (isnan(expected) || isnan(found)) return isnan(expected) && isnan(found);
    return fabs(found - expected) <= (scale > 0 ? tolerance * scale : 1e-12);
}

#endif
