/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns are shown, and what stands in their cells. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/printable.h"
#include "base/text.h"
#include "output/table.h"
#include "output/wrap.h"

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

static void find_tree(chiso__table *t) {
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

static void write_indent(chiso__buffer *out, const chiso__table *t, size_t row, size_t column) {
    enum { DEEPEST = 20 };
    if (t->tree_level < 0 || (int64_t)column != t->tree_name) return;
    double depth = chiso_result_number(t->result, row, (size_t)t->tree_level) - t->top_level;
    if (depth > 0) chiso__buffer_repeat(out, "  ", (size_t)fmin(depth, DEEPEST));
}

/* Text that is missing stays blank; where a number is, a dash says that there is none. */
static void write_cell(chiso__buffer *out, const chiso__table *t, size_t row,
                       const chiso__shown *shown) {
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

/* What stands there in full; good until the next call. */
static const char *full_cell(chiso__table *t, size_t row, const chiso__shown *shown) {
    t->cell.length = 0;
    if (row == SIZE_MAX)
        write_printable(&t->cell, chiso_result_column_title(t->result, shown->column));
    else
        write_cell(&t->cell, t, row, shown);
    chiso__buffer_add(&t->cell, "", 1);
    return t->cell.failed ? "" : t->cell.bytes;
}

const char *chiso__table_cell(chiso__table *t, size_t row, size_t column) {
    const char *cell = full_cell(t, row, &t->columns[column]);
    if (column >= t->keys || t->columns[column].width <= t->cap) return cell;
    t->fitted.length = 0;
    chiso__shorten(&t->fitted, cell, t->cap);
    chiso__buffer_add(&t->fitted, "", 1);
    return t->fitted.failed ? "" : t->fitted.bytes;
}

const char *chiso__table_note(chiso__table *t, size_t note) {
    t->cell.length = 0;
    write_printable(&t->cell, chiso_result_note(t->result, note));
    chiso__buffer_add(&t->cell, "", 1);
    return t->cell.failed ? "" : t->cell.bytes;
}

static void measure_cell(chiso__shown *shown, const char *cell) {
    const size_t width = chiso__text_width(cell), word = chiso__longest_word(cell);
    if (width > shown->width) shown->width = width;
    if (word > shown->word) shown->word = word;
}

static void measure(chiso__table *t, chiso__shown *shown) {
    size_t rows = chiso_result_rows(t->result);
    for (size_t i = 0; i < rows && shown->number; i++) {
        int decimals = chiso__output_decimals(chiso_result_number(t->result, i, shown->column));
        if (decimals > shown->decimals) shown->decimals = decimals;
    }
    measure_cell(shown, full_cell(t, SIZE_MAX, shown));
    for (size_t i = 0; i < rows; i++) measure_cell(shown, full_cell(t, i, shown));
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

static void write_common(chiso__buffer *out, chiso__table *t, size_t column) {
    enum { INDENT = 2 };
    const char *colour = chiso__table_colour(t, 0, column);
    t->cell.length = 0;
    write_printable(&t->cell, chiso_result_column_title(t->result, column));
    chiso__buffer_text(&t->cell, ": ");
    write_printable(&t->cell, chiso_result_label(t->result, 0, column));
    chiso__buffer_add(&t->cell, "", 1);
    chiso__buffer_text(out, colour);
    if (!t->cell.failed) chiso__wrap(out, t->cell.bytes, t->width, INDENT);
    chiso__buffer_text(out, colour[0] != '\0' ? CHISO__TABLE_PLAIN : "");
    chiso__buffer_text(out, "\n");
}

bool chiso__table_columns(chiso__table *t, chiso__buffer *head) {
    const size_t columns = chiso_result_columns(t->result);
    t->columns = chiso__alloc(columns, sizeof *t->columns);
    if (t->columns == NULL) return false;
    find_tree(t);
    for (size_t i = 0; i < columns; i++) {
        if (!is_shown(t->result, i)) continue;
        if (is_common(t->result, i)) {
            write_common(head, t, i);
            continue;
        }
        chiso__shown *shown = &t->columns[t->count++];
        shown->column = i;
        shown->number = chiso_result_column_type(t->result, i) != CHISO_COLUMN_TEXT;
        measure(t, shown);
    }
    return true;
}
