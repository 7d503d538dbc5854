/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "instrument/instrument.h"
#include "report/workbook_parts.h"

/* How often each answer to each question was given: a line for each answer in each domain. */

enum { DOMAIN, CODE, QUESTION, ANSWER, SHARE, PEOPLE, NOTES, COLUMNS };

static const char *const headings[2][COLUMNS] = {
    {NULL, "Code", "Question", "Answer", "Share", "Respondents", "Notes"},
    {NULL, "Mã", "Câu hỏi", "Câu trả lời", "Tỷ lệ", "Số người trả lời", "Ghi chú"}};
static const double widths[COLUMNS] = {24, 9, 56, 34, 10, 12, 26};

struct answers {
    chiso__workbook *w;
    lxw_worksheet *sheet;
    const chiso_result *shares;
    size_t *leaves; /* the node of each row of a domain */
    size_t each;    /* rows of a domain */
    size_t category, estimate, n, flags;
};

/* --- which leaf a row is about --- */

static const char *variable_at(const struct answers *a, size_t row) {
    return chiso__report_text(a->shares, row, "variable");
}

/* Leaves stand in the instrument's order, and two may read one variable: then its first answer
 * comes again. */
static bool begins(const struct answers *a, size_t row, size_t first) {
    if (row == 0 || strcmp(variable_at(a, row), variable_at(a, first)) != 0) return true;
    return strcmp(chiso_result_text(a->shares, row, a->category),
                  chiso_result_text(a->shares, first, a->category)) == 0;
}

static bool reads(const chiso__node *node, const char *variable) {
    return node->variable != NULL && node->scale != CHISO__NO_SCALE &&
           strcmp(node->variable, variable) == 0;
}

/* The next leaf that reads a variable; there is one. */
static size_t next_leaf(const chiso_instrument *instrument, size_t from, const char *variable) {
    size_t node = from;
    while (!reads(&instrument->nodes[node % instrument->n_nodes], variable)) node++;
    return node % instrument->n_nodes;
}

static bool find_leaves(struct answers *a) {
    size_t next = 0, first = 0;
    a->leaves = chiso__arena_alloc(&a->w->arena, (a->each + 1) * sizeof *a->leaves);
    if (a->leaves == NULL) return false;
    for (size_t row = 0; row < a->each; row++) {
        if (begins(a, row, first)) {
            first = row;
            a->leaves[row] = next_leaf(a->w->report->instrument, next, variable_at(a, row));
            next = a->leaves[row] + 1;
        }
        a->leaves[row] = a->leaves[first];
    }
    return true;
}

/* --- rows --- */

/* What a code means; the code itself where the instrument does not say. */
static const char *meaning(const struct answers *a, size_t leaf, const char *code) {
    const chiso_instrument *instrument = a->w->report->instrument;
    const chiso__scale *scale = &instrument->scales[instrument->nodes[leaf].scale];
    const char *label = NULL;
    for (size_t i = 0; i < scale->count; i++)
        if (strcmp(scale->categories[i].code, code) == 0)
            label = chiso__category_label(&scale->categories[i], a->w->language);
    return label != NULL ? label : code;
}

static void write_figures(const struct answers *a, size_t at, size_t row, chiso__xlsx_look look) {
    chiso__xlsx *x = &a->w->x;
    if (chiso__xlsx_is_small(a->shares, row))
        chiso__xlsx_small(x, a->sheet, at, SHARE, look);
    else
        chiso__xlsx_number(x, a->sheet, at, SHARE, chiso_result_number(a->shares, row, a->estimate),
                           CHISO__XLSX_SHARE, look);
    chiso__xlsx_number(x, a->sheet, at, PEOPLE, chiso_result_number(a->shares, row, a->n),
                       CHISO__XLSX_WHOLE, look);
    chiso__xlsx_flags(x, a->sheet, at, NOTES, chiso_result_text(a->shares, row, a->flags), look);
}

static void write_row(const struct answers *a, size_t row) {
    const chiso__workbook *w = a->w;
    const size_t domain = row / a->each, leaf = a->leaves[row % a->each];
    const size_t at = CHISO__BOOK_FIRST + row;
    const chiso__xlsx_look look = domain == 0 ? CHISO__XLSX_PART : CHISO__XLSX_PLAIN;
    const char *texts[] = {[DOMAIN] = w->names[domain],
                           [CODE] = chiso__workbook_node_text(w, leaf, "code"),
                           [QUESTION] = chiso__workbook_node_text(w, leaf, "name"),
                           [ANSWER] =
                               meaning(a, leaf, chiso_result_text(a->shares, row, a->category))};
    size_t lines = 1;
    for (size_t i = 0; i < SHARE; i++) {
        const size_t needed = chiso__xlsx_lines(texts[i], widths[i]);
        chiso__xlsx_text(&a->w->x, a->sheet, at, i, texts[i], look);
        if (needed > lines) lines = needed;
    }
    write_figures(a, at, row, look);
    if (lines > 1) chiso__xlsx_height(&a->w->x, a->sheet, at, 15 * (double)lines);
}

static void set_up(const struct answers *a, size_t rows) {
    enum { HEAD_HEIGHT = 34 };
    chiso__xlsx *x = &a->w->x;
    for (size_t i = 0; i < COLUMNS && x->status == CHISO_OK; i++) {
        const char *heading =
            i == DOMAIN ? chiso__workbook_words(a->w)->title : headings[x->language][i];
        chiso__xlsx_text(x, a->sheet, CHISO__BOOK_HEAD, i, heading, CHISO__XLSX_HEAD);
        chiso__xlsx_check(
            x, worksheet_set_column(a->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
    }
    chiso__xlsx_height(x, a->sheet, CHISO__BOOK_HEAD, HEAD_HEIGHT);
    chiso__xlsx_page(x, a->sheet, CHISO__BOOK_HEAD);
    if (x->status != CHISO_OK) return;
    worksheet_freeze_panes(a->sheet, CHISO__BOOK_FIRST, 0);
    chiso__xlsx_check(x, worksheet_autofilter(a->sheet, CHISO__BOOK_HEAD, 0,
                                              (lxw_row_t)(CHISO__BOOK_HEAD + rows), COLUMNS - 1));
}

void chiso__workbook_answers(chiso__workbook *w, lxw_worksheet *sheet, const char *title) {
    const chiso_result *shares = w->report->shares[w->language];
    const size_t rows = chiso_result_rows(shares);
    struct answers a = {.w = w,
                        .sheet = sheet,
                        .shares = shares,
                        .each = rows / w->grid.domains,
                        .category = (size_t)chiso_result_find_column(shares, "category"),
                        .estimate = (size_t)chiso_result_find_column(shares, "estimate"),
                        .n = (size_t)chiso_result_find_column(shares, "n"),
                        .flags = (size_t)chiso_result_find_column(shares, "flags")};
    chiso__workbook_title(w, sheet, title, shares);
    if (sheet == NULL || !chiso__xlsx_has_room(&w->x, CHISO__BOOK_HEAD, rows, COLUMNS)) return;
    if (!find_leaves(&a)) chiso__xlsx_fail(&w->x, chiso__fail_memory(w->x.error));
    for (size_t row = 0; row < rows && w->x.status == CHISO_OK; row++) write_row(&a, row);
    set_up(&a, rows);
}
