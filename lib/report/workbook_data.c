/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "report/workbook_parts.h"

/* Charts and the profile look up here, so that sorting what people see does no harm. */

static const char *const fields[CHISO__PROFILE_FIELDS] = {"score", "ci_low", "ci_high", "rank",
                                                          "group"};
static const char *const head[CHISO__DATA_PROFILE] = {
    "domain", "ci_low", "best", "high_average", "low_average", "poor", "other", "ci_high"};

/* What a formula finds where there is nothing. */
static void write_none(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                       size_t domain, size_t node) {
    const bool small = chiso__xlsx_is_small(w->scores, chiso__grid_row(&w->grid, domain, node));
    chiso__xlsx_text(&w->x, sheet, row, column, small ? chiso__xlsx_mark : "–", CHISO__XLSX_PLAIN);
}

static void write_field(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                        size_t domain, size_t node, size_t field) {
    const size_t columns[] = {w->at.score, w->at.low, w->at.high, w->at.rank, w->at.group};
    if (field == CHISO__PROFILE_GROUP) {
        const size_t at = chiso__grid_row(&w->grid, domain, node);
        const char *group = chiso__workbook_group(w, domain, node);
        if (group != NULL)
            chiso__xlsx_text(&w->x, sheet, row, column,
                             chiso_result_label(w->scores, at, w->at.group), CHISO__XLSX_PLAIN);
        else
            write_none(w, sheet, row, column, domain, node);
        return;
    }
    const double number = chiso__workbook_number(w, domain, node, columns[field]);
    if (isnan(number))
        write_none(w, sheet, row, column, domain, node);
    else
        chiso__xlsx_number(&w->x, sheet, row, column, number, CHISO__XLSX_GENERAL,
                           CHISO__XLSX_PLAIN);
}

/* The score of the index in the column of its group: one series, one colour. */
static void write_chart(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t domain) {
    const size_t look = chiso__xlsx_group(chiso__workbook_group(w, domain, 0));
    const size_t group =
        look == CHISO__XLSX_PLAIN ? CHISO__DATA_GROUPS - 1 : look - CHISO__XLSX_BEST;
    const struct {
        size_t column, from;
    } cells[] = {{CHISO__DATA_LOW, w->at.low},
                 {CHISO__DATA_SCORE + group, w->at.score},
                 {CHISO__DATA_HIGH, w->at.high}};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        const double number = chiso__workbook_number(w, domain, 0, cells[i].from);
        if (!isnan(number))
            chiso__xlsx_number(&w->x, sheet, row, cells[i].column, number, CHISO__XLSX_GENERAL,
                               CHISO__XLSX_PLAIN);
    }
}

static void write_heads(chiso__workbook *w, lxw_worksheet *sheet) {
    for (size_t i = 0; i < CHISO__DATA_PROFILE; i++)
        chiso__xlsx_text(&w->x, sheet, 0, i, head[i], CHISO__XLSX_HEAD);
    for (size_t i = 0; i < w->n_profile * CHISO__PROFILE_FIELDS; i++) {
        char text[128];
        const size_t node = w->profile[i / CHISO__PROFILE_FIELDS];
        snprintf(text, sizeof text, "%.80s %s", chiso__workbook_node_text(w, node, "code"),
                 fields[i % CHISO__PROFILE_FIELDS]);
        chiso__xlsx_text(&w->x, sheet, 0, CHISO__DATA_PROFILE + i, text, CHISO__XLSX_HEAD);
    }
}

void chiso__workbook_data(chiso__workbook *w, lxw_worksheet *sheet) {
    w->data = sheet;
    write_heads(w, sheet);
    for (size_t i = 0; i < w->count; i++) {
        const size_t domain = w->order[i];
        chiso__xlsx_text(&w->x, sheet, 1 + i, CHISO__DATA_NAME, w->names[domain],
                         CHISO__XLSX_PLAIN);
        write_chart(w, sheet, 1 + i, domain);
        for (size_t k = 0; k < w->n_profile * CHISO__PROFILE_FIELDS; k++)
            write_field(w, sheet, 1 + i, CHISO__DATA_PROFILE + k, domain,
                        w->profile[k / CHISO__PROFILE_FIELDS], k % CHISO__PROFILE_FIELDS);
    }
    if (sheet != NULL && w->x.status == CHISO_OK) worksheet_hide(sheet);
}
