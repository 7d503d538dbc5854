/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/error.h"
#include "report/workbook_parts.h"

enum { NAME = 256, WIDTH = 15 };

static const char *const titles[2] = {"scores of its parts, in the colours of the four groups",
                                      "điểm các nội dung thành phần, theo màu bốn nhóm"};

/* A node over its column: code and name. */
static void write_heading(chiso__workbook *w, lxw_worksheet *sheet, size_t column, size_t node) {
    char text[NAME];
    snprintf(text, sizeof text, "%.40s %.200s", chiso__workbook_node_text(w, node, "code"),
             chiso__workbook_node_text(w, node, "name"));
    chiso__xlsx_text(&w->x, sheet, CHISO__BOOK_HEAD, column, text, CHISO__XLSX_HEAD);
}

static void write_nodes(chiso__workbook *w, lxw_worksheet *sheet, size_t first, const size_t *nodes,
                        size_t count, const size_t *order) {
    for (size_t i = 0; i < count; i++) {
        write_heading(w, sheet, first + i, nodes[i]);
        for (size_t d = 0; d <= w->count; d++)
            chiso__workbook_score(w, sheet, CHISO__BOOK_FIRST + d, first + i,
                                  d < w->count ? order[d] : 0, nodes[i]);
    }
}

static void set_up(chiso__workbook *w, lxw_worksheet *sheet, size_t first, size_t columns) {
    enum { HEAD_HEIGHT = 78 };
    chiso__xlsx_page(&w->x, sheet, CHISO__BOOK_HEAD);
    if (sheet == NULL || w->x.status != CHISO_OK) return;
    worksheet_freeze_panes(sheet, CHISO__BOOK_FIRST, 2);
    chiso__xlsx_height(&w->x, sheet, CHISO__BOOK_HEAD, HEAD_HEIGHT);
    chiso__xlsx_check(
        &w->x, worksheet_set_column(sheet, (lxw_col_t)first, (lxw_col_t)columns - 1, WIDTH, NULL));
    if (w->count > 0)
        chiso__xlsx_check(&w->x, worksheet_autofilter(sheet, CHISO__BOOK_HEAD, 0,
                                                      (lxw_row_t)(CHISO__BOOK_HEAD + w->count),
                                                      (lxw_col_t)(columns - 1)));
}

void chiso__workbook_overview(chiso__workbook *w, lxw_worksheet *sheet) {
    char title[NAME];
    snprintf(title, sizeof title, "%.60s: %s", chiso__workbook_node_text(w, 0, "code"),
             titles[w->language]);
    chiso__workbook_head(w, sheet, title, w->scores);
    const size_t first = chiso__workbook_domains(w, sheet, 0, w->order, false);
    write_nodes(w, sheet, first, w->parts, w->n_parts, w->order);
    set_up(w, sheet, first, first + w->n_parts);
}

/* --- a node and what it is made of --- */

static size_t list_children(const chiso__workbook *w, size_t node, size_t *children) {
    size_t count = 0;
    for (size_t i = node + 1; i < w->grid.nodes; i++) {
        const char *parent = chiso__workbook_node_text(w, i, "parent");
        if (chiso__grid_node(&w->grid, parent) == (int32_t)node) children[count++] = i;
    }
    return count;
}

void chiso__workbook_node(chiso__workbook *w, lxw_worksheet *sheet, size_t node) {
    char title[NAME];
    size_t ranked;
    const size_t *order = chiso__workbook_ranking(w, node, &ranked);
    size_t *children = chiso__arena_alloc(&w->arena, w->grid.nodes * sizeof *children);
    if (order == NULL || children == NULL) {
        chiso__xlsx_fail(&w->x, chiso__fail_memory(w->x.error));
        return;
    }
    snprintf(title, sizeof title, "%.40s  %.200s", chiso__workbook_node_text(w, node, "code"),
             chiso__workbook_node_text(w, node, "name"));
    chiso__workbook_head(w, sheet, title, w->scores);
    const size_t first = chiso__workbook_domains(w, sheet, node, order, false);
    const size_t count = list_children(w, node, children);
    write_nodes(w, sheet, first, children, count, order);
    set_up(w, sheet, first, first + count);
}
