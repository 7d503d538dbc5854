/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "output/table.h"
#include "output/wrap.h"

/* One cell in its width; what is wrapped goes on below its beginning. */
static void write_cell(chiso__buffer *out, chiso__table *t, size_t row, size_t column,
                       size_t used) {
    const chiso__shown *shown = &t->columns[column];
    const size_t width = chiso__table_width(t, column, used);
    const char *cell = chiso__table_cell(t, row, column);
    const char *colour = chiso__table_colour(t, row, shown->column);
    const size_t indent = strspn(cell, " ");
    const size_t taken = chiso__text_width(cell), gap = width > taken ? width - taken : 0;
    if (shown->number) chiso__buffer_repeat(out, " ", gap);
    chiso__buffer_text(out, colour);
    chiso__buffer_repeat(out, " ", indent);
    chiso__wrap(out, cell + indent, width > indent ? width - indent : 1, used + indent);
    chiso__buffer_text(out, colour[0] != '\0' ? CHISO__TABLE_PLAIN : "");
    if (!shown->number) chiso__buffer_repeat(out, " ", gap);
}

/* The columns of a block are the keys and those from `start` to before `end`. */
static size_t next_column(const chiso__table *t, size_t column, size_t start) {
    return column + 1 == t->keys ? start : column + 1;
}

static void write_line(chiso__buffer *out, chiso__table *t, size_t row, size_t start, size_t end) {
    const size_t line = out->length, first = t->keys > 0 ? 0 : start;
    size_t used = 0;
    for (size_t i = first; i < end; i = next_column(t, i, start)) {
        if (i != first) chiso__buffer_repeat(out, " ", CHISO__TABLE_GAP);
        write_cell(out, t, row, i, used);
        used += chiso__table_width(t, i, used) + CHISO__TABLE_GAP;
    }
    chiso__buffer_trim(out, line);
    chiso__buffer_text(out, "\n");
}

static void write_rule(chiso__buffer *out, const chiso__table *t, size_t start, size_t end) {
    size_t used = 0;
    for (size_t i = t->keys > 0 ? 0 : start; i < end; i = next_column(t, i, start))
        used += chiso__table_width(t, i, used) + CHISO__TABLE_GAP;
    chiso__buffer_repeat(out, "─", used - CHISO__TABLE_GAP);
    chiso__buffer_text(out, "\n");
}

static void write_blocks(chiso__buffer *out, chiso__table *t) {
    size_t end;
    for (size_t start = t->keys; start < t->count; start = end) {
        end = chiso__table_block(t, start);
        if (out->length > 0) chiso__buffer_text(out, "\n");
        write_line(out, t, SIZE_MAX, start, end);
        write_rule(out, t, start, end);
        for (size_t i = 0; i < chiso_result_rows(t->result); i++) write_line(out, t, i, start, end);
    }
}

static void write_notes(chiso__buffer *out, chiso__table *t) {
    if (out->length > 0 && chiso_result_notes(t->result) > 0) chiso__buffer_text(out, "\n");
    for (size_t i = 0; i < chiso_result_notes(t->result); i++) {
        chiso__wrap(out, chiso__table_note(t, i), t->width, 0);
        chiso__buffer_text(out, "\n");
    }
}

static chiso_status write_table(chiso__buffer *out, const chiso_result *result,
                                const chiso_output_options *options, chiso_error *error) {
    (void)error; /* what can fail is memory, and the buffer knows */
    chiso__table t = {.result = result,
                      .width = (size_t)options->width,
                      .group = chiso__table_coloured(result, options)};
    if (chiso__table_columns(&t, out)) {
        chiso__table_plan(&t);
        write_blocks(out, &t);
    } else {
        out->failed = true;
    }
    write_notes(out, &t);
    if (t.cell.failed || t.fitted.failed) out->failed = true;
    chiso__free(t.columns);
    chiso__buffer_free(&t.cell);
    chiso__buffer_free(&t.fitted);
    return CHISO_OK;
}

const chiso__format chiso__format_table = {.name = "table", .write = write_table, .is_table = true};
