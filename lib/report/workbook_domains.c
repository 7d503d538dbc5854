/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "report/workbook_parts.h"

/* A column of figures of one node. */
struct figure {
    const char *title[2];
    size_t at; /* which of the columns of the scores: an offset into them */
    double width;
    chiso__xlsx_kind kind;
    bool everywhere; /* else in the ranking alone */
};

#define AT(column) offsetof(chiso__workbook_columns, column)

static const struct figure figures[] = {
    {{"Score", "Điểm"}, AT(score), 9, CHISO__XLSX_SCORE, true},
    {{"Std. error", "Sai số chuẩn"}, AT(se), 9, CHISO__XLSX_SCORE, false},
    {{"Interval from", "Khoảng tin cậy từ"}, AT(low), 11, CHISO__XLSX_SCORE, true},
    {{"Interval to", "Khoảng tin cậy đến"}, AT(high), 11, CHISO__XLSX_SCORE, true},
    {{"Rank from", "Hạng có thể từ"}, AT(rank_low), 9, CHISO__XLSX_WHOLE, false},
    {{"Rank to", "Hạng có thể đến"}, AT(rank_high), 9, CHISO__XLSX_WHOLE, false},
    {{"Group", "Nhóm"}, AT(group), 25, CHISO__XLSX_TEXT, true},
    {{"Respondents", "Số người trả lời"}, AT(n), 12, CHISO__XLSX_WHOLE, false},
    {{"Notes", "Ghi chú"}, AT(flags), 26, CHISO__XLSX_TEXT, false},
};
enum { FIGURES = sizeof figures / sizeof figures[0] };

static const char *const rank_words[2] = {"Rank", "Hạng"};

static size_t column_of(const chiso__workbook *w, const struct figure *figure) {
    size_t column;
    memcpy(&column, (const char *)&w->at + figure->at, sizeof column);
    return column;
}

/* Has any domain something there? */
static bool is_used(const chiso__workbook *w, const struct figure *figure, size_t node, bool all) {
    const size_t column = column_of(w, figure);
    if (!all && !figure->everywhere) return false;
    for (size_t d = 0; d < w->grid.domains; d++) {
        const size_t row = chiso__grid_row(&w->grid, d, node);
        if (chiso_result_text(w->scores, row, column) != NULL ||
            !isnan(chiso_result_number(w->scores, row, column)))
            return true;
    }
    return false;
}

static void write_figure(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                         const struct figure *figure, size_t domain, size_t node) {
    const size_t at = chiso__grid_row(&w->grid, domain, node), from = column_of(w, figure);
    const chiso__xlsx_look look = domain == 0 ? CHISO__XLSX_NATION : CHISO__XLSX_PLAIN;
    const bool small = chiso__xlsx_is_small(w->scores, at);
    if (from == w->at.flags)
        chiso__xlsx_flags(&w->x, sheet, row, column, chiso_result_text(w->scores, at, from), look);
    else if (from == w->at.score && small)
        chiso__xlsx_small(&w->x, sheet, row, column, look);
    else if (figure->kind == CHISO__XLSX_TEXT)
        chiso__xlsx_text(&w->x, sheet, row, column,
                         small ? NULL : chiso_result_label(w->scores, at, from), look);
    else
        chiso__xlsx_number(&w->x, sheet, row, column, chiso__workbook_number(w, domain, node, from),
                           figure->kind, look);
}

/* --- rank and name stand first --- */

static void write_name(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t domain,
                       size_t node) {
    const chiso__xlsx_look look = domain == 0 ? CHISO__XLSX_NATION : CHISO__XLSX_PLAIN;
    chiso__xlsx_number(&w->x, sheet, row, 0, chiso__workbook_number(w, domain, node, w->at.rank),
                       CHISO__XLSX_WHOLE, look);
    chiso__xlsx_text(&w->x, sheet, row, 1, w->names[domain], look);
}

static void set_width(chiso__workbook *w, lxw_worksheet *sheet, size_t column, double width) {
    if (sheet == NULL || w->x.status != CHISO_OK) return;
    chiso__xlsx_check(
        &w->x, worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL));
}

static void write_names(chiso__workbook *w, lxw_worksheet *sheet, size_t node,
                        const size_t *order) {
    double width = chiso__xlsx_width(18, w->names[0]);
    chiso__xlsx_text(&w->x, sheet, CHISO__BOOK_HEAD, 0, rank_words[w->language], CHISO__XLSX_HEAD);
    chiso__xlsx_text(&w->x, sheet, CHISO__BOOK_HEAD, 1, chiso__workbook_words(w)->title,
                     CHISO__XLSX_HEAD);
    for (size_t i = 0; i < w->count; i++) {
        write_name(w, sheet, CHISO__BOOK_FIRST + i, order[i], node);
        width = chiso__xlsx_width(width, w->names[order[i]]);
    }
    write_name(w, sheet, CHISO__BOOK_FIRST + w->count, 0, node);
    set_width(w, sheet, 0, 7);
    set_width(w, sheet, 1, width);
}

size_t chiso__workbook_domains(chiso__workbook *w, lxw_worksheet *sheet, size_t node,
                               const size_t *order, bool all) {
    size_t column = 2;
    write_names(w, sheet, node, order);
    for (size_t f = 0; f < FIGURES; f++) {
        if (!is_used(w, &figures[f], node, all)) continue;
        chiso__xlsx_text(&w->x, sheet, CHISO__BOOK_HEAD, column, figures[f].title[w->language],
                         CHISO__XLSX_HEAD);
        for (size_t i = 0; i <= w->count; i++)
            write_figure(w, sheet, CHISO__BOOK_FIRST + i, column, &figures[f],
                         i < w->count ? order[i] : 0, node);
        if (column_of(w, &figures[f]) == w->at.group)
            chiso__xlsx_colour_groups(&w->x, sheet, CHISO__BOOK_FIRST,
                                      CHISO__BOOK_FIRST + w->count - 1, column, w->scores);
        set_width(w, sheet, column++, figures[f].width);
    }
    return column;
}
