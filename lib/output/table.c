/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/printable.h"
#include "base/text.h"
#include "output/formats.h"

/* A column that is shown. */
struct shown {
    size_t column;
    bool number;
    int decimals;
    size_t width;
};

struct table {
    const chiso_result *result;
    struct shown *columns;
    size_t count;
    int64_t tree_name, tree_level; /* the columns of a tree, or -1 */
    double top_level;
    chiso__buffer cell; /* the cell at hand */
};

static bool has_cell(const chiso_result *result, size_t row, size_t column) {
    return chiso_result_text(result, row, column) != NULL ||
           isfinite(chiso_result_number(result, row, column));
}

/* A column whose cells are all missing tells a person nothing. */
static bool is_shown(const chiso_result *result, size_t column) {
    size_t rows = chiso_result_rows(result), row = 0;
    while (row < rows && !has_cell(result, row, column)) row++;
    return chiso_result_column_title(result, column) != NULL && (row < rows || rows == 0);
}

static void find_tree(struct table *t) {
    t->tree_name = chiso_result_find_column(t->result, "name");
    t->tree_level = chiso_result_find_column(t->result, "level");
    if (chiso_result_find_column(t->result, "code") < 0) t->tree_level = -1;
    t->top_level = (double)INFINITY;
    for (size_t i = 0; t->tree_level >= 0 && i < chiso_result_rows(t->result); i++)
        t->top_level = fmin(t->top_level, chiso_result_number(t->result, i, (size_t)t->tree_level));
}

static void write_printable(chiso__buffer *out, const char *text) {
    char piece[CHISO__PRINTABLE];
    for (size_t step; (step = chiso__printable(piece, text)) > 0; text += step)
        chiso__buffer_text(out, piece);
}

static void write_indent(chiso__buffer *out, const struct table *t, size_t row, size_t column) {
    enum { DEEPEST = 20 };
    if (t->tree_level < 0 || (int64_t)column != t->tree_name) return;
    double depth = chiso_result_number(t->result, row, (size_t)t->tree_level) - t->top_level;
    if (depth > 0) chiso__buffer_repeat(out, "  ", (size_t)fmin(depth, DEEPEST));
}

/* Text that is missing stays blank; where a number is, a dash says that there is none. */
static void write_cell(chiso__buffer *out, const struct table *t, size_t row,
                       const struct shown *shown) {
    const char *label = chiso_result_label(t->result, row, shown->column);
    double number = chiso_result_number(t->result, row, shown->column);
    char digits[CHISO__NUMBER_TEXT];
    if (label != NULL) {
        write_indent(out, t, row, shown->column);
        write_printable(out, label);
    } else if (shown->number) {
        chiso__output_rounded(digits, number, shown->decimals);
        chiso__buffer_text(out, digits[0] != '\0' ? digits : "–");
    }
}

/* What stands in a row and column, the heading for the row SIZE_MAX; good until the next call. */
static const char *cell_at(struct table *t, size_t row, const struct shown *shown) {
    t->cell.length = 0;
    if (row == SIZE_MAX)
        write_printable(&t->cell, chiso_result_column_title(t->result, shown->column));
    else
        write_cell(&t->cell, t, row, shown);
    chiso__buffer_add(&t->cell, "", 1);
    return t->cell.failed ? "" : t->cell.bytes;
}

static void measure(struct table *t, struct shown *shown) {
    size_t rows = chiso_result_rows(t->result);
    for (size_t i = 0; i < rows && shown->number; i++) {
        int decimals = chiso__output_decimals(chiso_result_number(t->result, i, shown->column));
        if (decimals > shown->decimals) shown->decimals = decimals;
    }
    shown->width = chiso__text_width(cell_at(t, SIZE_MAX, shown));
    for (size_t i = 0; i < rows; i++) {
        size_t width = chiso__text_width(cell_at(t, i, shown));
        if (width > shown->width) shown->width = width;
    }
}

/* A text that is the same in every row is said once, above the table. */
static bool is_common(const chiso_result *result, size_t column) {
    const size_t rows = chiso_result_rows(result);
    const char *first = chiso_result_label(result, 0, column);
    if (rows < 2 || first == NULL) return false;
    for (size_t i = 1; i < rows; i++) {
        const char *label = chiso_result_label(result, i, column);
        if (label == NULL || strcmp(label, first) != 0) return false;
    }
    return true;
}

static void write_common(chiso__buffer *out, const chiso_result *result, size_t column) {
    write_printable(out, chiso_result_column_title(result, column));
    chiso__buffer_text(out, ": ");
    write_printable(out, chiso_result_label(result, 0, column));
    chiso__buffer_text(out, "\n");
}

/* The columns of the table; those that are the same throughout go to `head`. */
static bool choose_columns(struct table *t, chiso__buffer *head) {
    size_t columns = chiso_result_columns(t->result);
    t->columns = chiso__alloc(columns, sizeof *t->columns);
    if (t->columns == NULL) return false;
    for (size_t i = 0; i < columns; i++) {
        if (!is_shown(t->result, i)) continue;
        struct shown *shown = &t->columns[t->count++];
        shown->column = i;
        shown->number = chiso_result_column_type(t->result, i) != CHISO_COLUMN_TEXT;
        if (is_common(t->result, i)) {
            write_common(head, t->result, i);
            t->count--;
            continue;
        }
        measure(t, shown);
    }
    return true;
}

static void write_line(chiso__buffer *out, struct table *t, size_t row) {
    size_t start = out->length;
    for (size_t i = 0; i < t->count; i++) {
        const struct shown *shown = &t->columns[i];
        const char *cell = cell_at(t, row, shown);
        size_t gap = shown->width - chiso__text_width(cell);
        if (i > 0) chiso__buffer_text(out, "  ");
        if (shown->number) chiso__buffer_repeat(out, " ", gap);
        chiso__buffer_text(out, cell);
        if (!shown->number) chiso__buffer_repeat(out, " ", gap);
    }
    chiso__buffer_trim(out, start);
    chiso__buffer_text(out, "\n");
}

static void write_rule(chiso__buffer *out, const struct table *t) {
    size_t width = 2 * (t->count - 1);
    for (size_t i = 0; i < t->count; i++) width += t->columns[i].width;
    chiso__buffer_repeat(out, "─", width);
    chiso__buffer_text(out, "\n");
}

static void write_notes(chiso__buffer *out, const chiso_result *result) {
    if (out->length > 0 && chiso_result_notes(result) > 0) chiso__buffer_text(out, "\n");
    for (size_t i = 0; i < chiso_result_notes(result); i++) {
        write_printable(out, chiso_result_note(result, i));
        chiso__buffer_text(out, "\n");
    }
}

static chiso_status write_table(chiso__buffer *out, const chiso_result *result,
                                const chiso_output_options *options, chiso_error *error) {
    (void)error; /* what can fail is memory, and the buffer knows */
    (void)options;
    struct table t = {.result = result};
    find_tree(&t);
    if (!choose_columns(&t, out)) out->failed = true;
    if (t.count > 0) {
        if (out->length > 0) chiso__buffer_text(out, "\n");
        write_line(out, &t, SIZE_MAX);
        write_rule(out, &t);
        for (size_t i = 0; i < chiso_result_rows(result); i++) write_line(out, &t, i);
    }
    write_notes(out, result);
    if (t.cell.failed) out->failed = true;
    chiso__free(t.columns);
    chiso__buffer_free(&t.cell);
    return CHISO_OK;
}

const chiso__format chiso__format_table = {.name = "table", .write = write_table, .is_table = true};
