/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook_parts.h"

enum { TITLE_COLUMNS = 9, HEAD_HEIGHT = 34 };

void chiso__workbook_score(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                           size_t domain, size_t node) {
    const chiso__xlsx_look own = domain == 0 ? CHISO__XLSX_NATION : CHISO__XLSX_PLAIN;
    const chiso__xlsx_look look =
        domain > 0 ? chiso__xlsx_group(chiso__workbook_group(w, domain, node)) : own;
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
    chiso__workbook_head(w, sheet, chiso__report_title(w->report, w->language), w->scores);
    const size_t columns = chiso__workbook_domains(w, sheet, 0, w->order, true);
    const size_t behind = columns > TITLE_COLUMNS ? columns : TITLE_COLUMNS;
    set_up(w, sheet, columns, behind);
    if (w->ranked > 0) chiso__workbook_chart(w, sheet, behind);
}
