/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook.h"

#include <stdio.h>

#include "base/error.h"
#include "base/text.h"
#include "report/workbook_parts.h"

enum { NAME = 256 };

const bool chiso__report_has_workbook = true;

static const struct {
    const char *overview[2], *profile[2], *province_profile[2], *nodes[2], *shares[2], *changes[2],
        *method[2], *data[2];
} names = {
    .overview = {"Overview", "Tổng hợp"},
    .profile = {"Profile", "Hồ sơ"},
    .province_profile = {"Province profile", "Hồ sơ tỉnh"},
    .nodes = {"All scores", "Toàn bộ điểm"},
    .shares = {"Answers", "Câu trả lời"},
    .changes = {"Change", "Thay đổi"},
    .method = {"Method", "Phương pháp"},
    .data = {"Data", "Dữ liệu"},
};

static const char *const titles[3][2] = {
    {"All scores", "Toàn bộ điểm số"},
    {"Answers to each question, as shares of those who answered", "Tỷ lệ trả lời từng câu hỏi"},
    {"Change since the round before", "Thay đổi so với kỳ trước"},
};

/* A whole result under a title. */
static void write_result(chiso__workbook *w, lxw_worksheet *sheet, const char *const title[2],
                         const chiso_result *result) {
    chiso__workbook_head(w, sheet, title[w->language], result);
    chiso__xlsx_table(&w->x, sheet, CHISO__BOOK_HEAD, result);
}

static lxw_worksheet *add(chiso__workbook *w, const char *const name[2]) {
    return chiso__xlsx_sheet(&w->x, name[w->language]);
}

static void name_node(const chiso__workbook *w, size_t node, char name[NAME]) {
    snprintf(name, NAME, "%.40s %.200s", chiso__workbook_node_text(w, node, "code"),
             chiso__workbook_node_text(w, node, "name"));
}

static void write_nodes(chiso__workbook *w) {
    for (size_t i = 0; i < w->n_inner; i++) {
        char name[NAME];
        name_node(w, w->inner[i], name);
        chiso__workbook_node(w, chiso__xlsx_sheet(&w->x, name), w->inner[i]);
    }
}

/* Sheets stand in the order in which they are added; the hidden one must be there for formulas. */
static void write_sheets(chiso__workbook *w) {
    const chiso_report *report = w->report;
    const int32_t l = w->language;
    lxw_worksheet *index = chiso__xlsx_sheet(&w->x, chiso__workbook_node_text(w, 0, "code"));
    if (w->count > 0 && w->n_parts > 0) chiso__workbook_overview(w, add(w, names.overview));
    write_nodes(w);
    lxw_worksheet *profile = NULL;
    if (w->count > 0)
        profile = add(w, chiso__workbook_has_provinces(w) ? names.province_profile : names.profile);
    write_result(w, add(w, names.nodes), titles[0], w->scores);
    if (report->shares[l] != NULL) chiso__workbook_answers(w, add(w, names.shares), titles[1][l]);
    if (report->changes[l] != NULL)
        write_result(w, add(w, names.changes), titles[2], report->changes[l]);
    chiso__workbook_method(w, add(w, names.method));
    if (w->count > 0) chiso__workbook_data(w, add(w, names.data));
    chiso__workbook_index(w, index);
    if (w->count > 0) chiso__workbook_profile(w, profile);
}

static size_t cells_of(const chiso_result *result) {
    return result != NULL ? chiso_result_rows(result) * chiso_result_columns(result) : 0;
}

chiso_status chiso__report_workbook(chiso__buffer *out, const chiso_report *report,
                                    chiso_error *error) {
    chiso__workbook w = {.report = report};
    const int32_t l = report->language;
    chiso_status status = chiso__workbook_model(&w, error);
    if (status == CHISO_OK) {
        /* Scores stand in it about three times. */
        const size_t cells =
            3 * cells_of(w.scores) + cells_of(report->shares[l]) + cells_of(report->changes[l]);
        chiso__xlsx_begin(&w.x, chiso__report_title(report, l), l, cells, error);
        w.x.whole = w.names[0];
        write_sheets(&w);
        status = chiso__xlsx_end(&w.x, out);
    }
    chiso__workbook_free(&w);
    return status;
}
