/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "report/page_data.h"
#include "report/workbook_parts.h"

enum { TEXT = 1024, TITLE_HEIGHT = 26, TITLE_COLUMNS = 9, HEAD_HEIGHT = 34 };

static bool has_small(const chiso__workbook *w) {
    for (size_t row = 0; row < chiso_result_rows(w->scores); row++)
        if (chiso__xlsx_is_small(w->scores, row)) return true;
    return false;
}

/* How far the figures may be off, or that nobody knows. */
static void say_margin(const chiso__workbook *w, char text[TEXT]) {
    static const char *const published[2] = {
        "Published scores: no margin of error is known, so small differences between scores or "
        "ranks may mean nothing.",
        "Điểm đã công bố: không biết sai số, nên chênh lệch nhỏ về điểm hay thứ hạng có thể không "
        "có ý nghĩa."};
    static const char *const none[2] = {
        "No margin of error was computed, so small differences between scores or ranks may mean "
        "nothing.",
        "Không tính sai số, nên chênh lệch nhỏ về điểm hay thứ hạng có thể không có ý nghĩa."};
    static const char *const interval[2] = {"Intervals hold the true score with", "Khoảng tin cậy"};
    static const char *const overlap[2] = {
        " confidence: scores whose intervals overlap widely cannot be told apart.",
        ": không thể phân biệt các điểm số có khoảng tin cậy chồng lên nhau nhiều."};
    char percent[CHISO__NUMBER_TEXT] = "95";
    double level = 0;
    const char *given = chiso__report_setting_text(w->scores, "level");
    if (given != NULL && chiso__number_from_text(&level, given, strlen(given), '.'))
        chiso__number_to_text(percent, round(level * 1e6) / 1e4);
    if (w->margins)
        snprintf(text, TEXT, "%s %s %%%s", interval[w->language], percent, overlap[w->language]);
    else
        snprintf(text, TEXT, "%s", (w->report->published ? published : none)[w->language]);
}

void chiso__workbook_head(chiso__workbook *w, lxw_worksheet *sheet, const char *title) {
    char text[TEXT];
    say_margin(w, text);
    chiso__xlsx_text(&w->x, sheet, 0, 0, title, CHISO__XLSX_TITLE);
    chiso__xlsx_height(&w->x, sheet, 0, TITLE_HEIGHT);
    chiso__xlsx_text(&w->x, sheet, 1, 0, text, CHISO__XLSX_LINE);
    if (has_small(w))
        chiso__xlsx_text(&w->x, sheet, 2, 0, chiso__xlsx_small_words(w->language),
                         CHISO__XLSX_LINE);
}

void chiso__workbook_score(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                           size_t domain, size_t node, bool coloured) {
    const chiso__xlsx_look own = domain == 0 ? CHISO__XLSX_NATION : CHISO__XLSX_PLAIN;
    const chiso__xlsx_look look =
        coloured && domain > 0 ? chiso__xlsx_group(chiso__workbook_group(w, domain, node)) : own;
    if (chiso__xlsx_is_small(w->scores, chiso__grid_row(&w->grid, domain, node)))
        chiso__xlsx_small(&w->x, sheet, row, column, own);
    else
        chiso__xlsx_number(&w->x, sheet, row, column,
                           chiso__workbook_number(w, domain, node, w->at.score), CHISO__XLSX_SCORE,
                           look);
}

static void set_up(chiso__workbook *w, lxw_worksheet *sheet, size_t columns, size_t behind) {
    enum { SCALE = 72 };
    lxw_col_t breaks[] = {(lxw_col_t)behind, 0};
    chiso__xlsx_page(&w->x, sheet, CHISO__BOOK_HEAD);
    chiso__xlsx_height(&w->x, sheet, CHISO__BOOK_HEAD, HEAD_HEIGHT);
    if (sheet == NULL || w->x.status != CHISO_OK) return;
    worksheet_freeze_panes(sheet, CHISO__BOOK_FIRST, 2);
    if (w->count == 0) return;
    chiso__xlsx_check(&w->x, worksheet_autofilter(sheet, CHISO__BOOK_HEAD, 0,
                                                  (lxw_row_t)(CHISO__BOOK_HEAD + w->count),
                                                  (lxw_col_t)(columns - 1)));
    /* The table on its pages, the chart on its own. */
    worksheet_set_print_scale(sheet, SCALE);
    chiso__xlsx_check(&w->x, worksheet_set_v_pagebreaks(sheet, breaks));
}

void chiso__workbook_index(chiso__workbook *w, lxw_worksheet *sheet) {
    chiso__workbook_head(w, sheet, chiso__report_title(w->report, w->language));
    const size_t columns = chiso__workbook_domains(w, sheet, 0, w->order, true);
    const size_t behind = columns > TITLE_COLUMNS ? columns : TITLE_COLUMNS;
    set_up(w, sheet, columns, behind);
    if (w->ranked > 0) chiso__workbook_chart(w, sheet, behind);
}
