/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "report/workbook_profile.h"

/*
 * One domain, chosen by the reader: its place in the hidden sheet is found by MATCH, everything
 * else by INDEX.  What the formulas give for the first in rank stands in the file, for programs
 * that do not compute.
 */

enum { FORMULA = 1024, RANGE = 256, CELL = 32, NAME = 256 };

static const char *const headings[2][CHISO__TABLE_COLUMNS] = {
    {"Code", "Name", "Score", "Interval from", "Interval to", "Rank", "Group", "Median", "Best"},
    {"Mã", "Nội dung", "Điểm", "Khoảng tin cậy từ", "Khoảng tin cậy đến", "Hạng", "Nhóm",
     "Trung vị", "Cao nhất"}};
static const double widths[CHISO__TABLE_COLUMNS] = {9, 52, 9, 12, 12, 8, 25, 10, 10};
static const size_t field_of[CHISO__TABLE_COLUMNS] = {[CHISO__TABLE_SCORE] = CHISO__PROFILE_SCORE,
                                                      [CHISO__TABLE_LOW] = CHISO__PROFILE_LOW,
                                                      [CHISO__TABLE_HIGH] = CHISO__PROFILE_HIGH,
                                                      [CHISO__TABLE_RANK] = CHISO__PROFILE_RANK,
                                                      [CHISO__TABLE_GROUP] = CHISO__PROFILE_GROUP};

size_t chiso__profile_column(const chiso__workbook *w, size_t which) {
    return CHISO__DATA_PROFILE + w->n_profile * CHISO__PROFILE_FIELDS + 1 + which;
}

/* All domains of a column of the hidden sheet, as a formula names them. */
static void name_range(const chiso__workbook *w, size_t column, char text[RANGE]) {
    char from[CELL], to[CELL];
    lxw_rowcol_to_cell_abs(from, 1, (lxw_col_t)column, LXW_TRUE, LXW_TRUE);
    lxw_rowcol_to_cell_abs(to, (lxw_row_t)w->count, (lxw_col_t)column, LXW_TRUE, LXW_TRUE);
    snprintf(text, RANGE, "'%.128s'!%s:%s", w->data->name, from, to);
}

static size_t data_column(size_t profile, size_t field) {
    return CHISO__DATA_PROFILE + profile * CHISO__PROFILE_FIELDS + field;
}

/* --- what formulas give for the first in rank --- */

static int ascending(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

void chiso__profile_summary(chiso__workbook *w, size_t node, double *median, double *best) {
    double *scores = chiso__alloc(w->count, sizeof *scores);
    size_t n = 0;
    *median = *best = (double)NAN;
    chiso__xlsx_need(&w->x, scores);
    if (scores == NULL) return;
    for (size_t i = 0; i < w->count; i++) {
        scores[n] = chiso__workbook_number(w, i + 1, node, w->at.score);
        n += isnan(scores[n]) ? 0 : 1;
    }
    qsort(scores, n, sizeof *scores, ascending);
    if (n > 0) *median = (scores[(n - 1) / 2] + scores[n / 2]) / 2;
    if (n > 0) *best = scores[n - 1];
    chiso__free(scores);
}

void chiso__profile_formula(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                            const char *formula, double number, const char *text,
                            chiso__xlsx_kind kind) {
    lxw_format *style = chiso__xlsx_style(&w->x, kind, CHISO__XLSX_PLAIN);
    if (w->x.status != CHISO_OK) return;
    chiso__xlsx_check(
        &w->x, isnan(number) ? worksheet_write_formula_str(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                           formula, style, text)
                             : worksheet_write_formula_num(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                           formula, style, number));
}

/* --- the table --- */

static void name_place(const chiso__workbook *w, char text[RANGE]) {
    char cell[CELL];
    lxw_rowcol_to_cell_abs(cell, 1, (lxw_col_t)chiso__profile_column(w, CHISO__RADAR_PLACE),
                           LXW_TRUE, LXW_TRUE);
    snprintf(text, RANGE, "'%.128s'!%s", w->data->name, cell);
}

static void write_lookup(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
                         size_t profile) {
    const size_t field = field_of[column], domain = w->order[0], node = w->profile[profile];
    const size_t at = chiso__grid_row(&w->grid, domain, node);
    const size_t columns[] = {w->at.score, w->at.low, w->at.high, w->at.rank};
    char range[RANGE], place[RANGE], formula[FORMULA];
    const char *text = chiso__xlsx_is_small(w->scores, at) ? chiso__xlsx_mark : "–";
    const char *group = chiso__workbook_group(w, domain, node);
    double number = (double)NAN;
    if (column != CHISO__TABLE_GROUP)
        number = chiso__workbook_number(w, domain, node, columns[field]);
    else if (group != NULL)
        text = chiso_result_label(w->scores, at, w->at.group);
    name_range(w, data_column(profile, field), range);
    name_place(w, place);
    snprintf(formula, sizeof formula, "=INDEX(%s,%s)", range, place);
    chiso__profile_formula(w, sheet, row, column, formula, number, text,
                           column == CHISO__TABLE_GROUP  ? CHISO__XLSX_TEXT
                           : column == CHISO__TABLE_RANK ? CHISO__XLSX_WHOLE
                                                         : CHISO__XLSX_SCORE);
}

static void write_summary(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t profile) {
    char range[RANGE], formula[FORMULA];
    double median, best;
    chiso__profile_summary(w, w->profile[profile], &median, &best);
    name_range(w, data_column(profile, CHISO__PROFILE_SCORE), range);
    snprintf(formula, sizeof formula, "=IFERROR(MEDIAN(%s),\"–\")", range);
    chiso__profile_formula(w, sheet, row, CHISO__TABLE_MEDIAN, formula, median, "–",
                           CHISO__XLSX_SCORE);
    snprintf(formula, sizeof formula, "=IF(COUNT(%s)=0,\"–\",MAX(%s))", range, range);
    chiso__profile_formula(w, sheet, row, CHISO__TABLE_BEST, formula, best, "–", CHISO__XLSX_SCORE);
}

static void write_node(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t profile) {
    const size_t node = w->profile[profile];
    const size_t level = (size_t)chiso__workbook_node_number(w, node, "level");
    const bool upper = level <= 1;
    char name[NAME];
    snprintf(name, sizeof name, "%*s%.200s", (int)(level < 8 ? 2 * level : 16), "",
             chiso__workbook_node_text(w, node, "name"));
    const chiso__xlsx_look look = upper ? CHISO__XLSX_PART : CHISO__XLSX_PLAIN;
    chiso__xlsx_text(&w->x, sheet, row, CHISO__TABLE_CODE,
                     chiso__workbook_node_text(w, node, "code"), look);
    chiso__xlsx_text(&w->x, sheet, row, CHISO__TABLE_NODE, name, look);
    for (size_t column = CHISO__TABLE_SCORE; column <= CHISO__TABLE_GROUP; column++) {
        if (!w->margins && (column == CHISO__TABLE_LOW || column == CHISO__TABLE_HIGH)) continue;
        write_lookup(w, sheet, row, column, profile);
    }
    write_summary(w, sheet, row, profile);
    const size_t lines = chiso__xlsx_lines(name, widths[CHISO__TABLE_NODE]);
    if (lines > 1) chiso__xlsx_height(&w->x, sheet, row, 15 * (double)lines);
}

static void write_table(chiso__workbook *w, lxw_worksheet *sheet) {
    for (size_t i = 0; i < CHISO__TABLE_COLUMNS; i++) {
        const bool unused = !w->margins && (i == CHISO__TABLE_LOW || i == CHISO__TABLE_HIGH);
        lxw_row_col_options options = {0};
        options.hidden = unused;
        chiso__xlsx_text(&w->x, sheet, CHISO__BOOK_HEAD, i, headings[w->language][i],
                         CHISO__XLSX_HEAD);
        if (w->x.status != CHISO_OK) return;
        chiso__xlsx_check(&w->x, worksheet_set_column_opt(sheet, (lxw_col_t)i, (lxw_col_t)i,
                                                          widths[i], NULL, &options));
    }
    for (size_t i = 0; i < w->n_profile && w->x.status == CHISO_OK; i++)
        write_node(w, sheet, CHISO__BOOK_FIRST + i, i);
    chiso__xlsx_colour_groups(&w->x, sheet, CHISO__BOOK_FIRST, CHISO__BOOK_FIRST + w->n_profile - 1,
                              CHISO__TABLE_GROUP, w->scores);
}

/* --- the choice --- */

/* A list of all domains to choose from.  libxlsxwriter 1.1.4 loses the formula of a list, and that
 * of no other kind of validation: so it is given as another one, and is a list when it is written.
 */
static void write_choice(chiso__workbook *w, lxw_worksheet *sheet) {
    char range[RANGE], source[FORMULA];
    name_range(w, CHISO__DATA_NAME, range);
    snprintf(source, sizeof source, "=%s", range);
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
                                .value_formula = source};
    chiso__xlsx_text(&w->x, sheet, CHISO__PROFILE_CHOICE, CHISO__TABLE_CODE, "▶",
                     CHISO__XLSX_STRONG);
    chiso__xlsx_text(&w->x, sheet, CHISO__PROFILE_CHOICE, CHISO__TABLE_NODE, w->names[w->order[0]],
                     CHISO__XLSX_CHOICE);
    if (w->x.status != CHISO_OK) return;
    chiso__xlsx_check(&w->x, worksheet_data_validation_cell(sheet, CHISO__PROFILE_CHOICE,
                                                            CHISO__TABLE_NODE, &list));
    lxw_data_val_obj *kept = STAILQ_FIRST(sheet->data_validations);
    if (kept != NULL) kept->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

/* MATCH takes * and ? for any letters unless ~ stands before them. */
static void write_place(chiso__workbook *w, const lxw_worksheet *profile) {
    char cell[CELL], choice[RANGE], names[RANGE], formula[FORMULA];
    lxw_rowcol_to_cell_abs(cell, CHISO__PROFILE_CHOICE, CHISO__TABLE_NODE, LXW_TRUE, LXW_TRUE);
    snprintf(choice, sizeof choice, "'%.100s'!%s", profile->name, cell);
    name_range(w, CHISO__DATA_NAME, names);
    snprintf(formula, sizeof formula,
             "=MATCH(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,\"~\",\"~~\"),\"*\",\"~*\"),\"?\",\"~?\"),"
             "%s,0)",
             choice, names);
    chiso__xlsx_text(&w->x, w->data, 0, chiso__profile_column(w, CHISO__RADAR_PLACE), "place",
                     CHISO__XLSX_HEAD);
    chiso__profile_formula(w, w->data, 1, chiso__profile_column(w, CHISO__RADAR_PLACE), formula, 1,
                           "", CHISO__XLSX_WHOLE);
}

void chiso__workbook_profile(chiso__workbook *w, lxw_worksheet *sheet) {
    static const char *const titles[2][2] = {
        {"Profile: choose in the yellow cell", "Hồ sơ: chọn ở ô màu vàng"},
        {"Province profile: choose a province in the yellow cell",
         "Hồ sơ tỉnh: chọn tỉnh, thành phố ở ô màu vàng"}};
    if (sheet == NULL || w->data == NULL || w->x.status != CHISO_OK) return;
    chiso__workbook_head(w, sheet, titles[chiso__workbook_has_provinces(w)][w->language],
                         w->scores);
    write_choice(w, sheet);
    write_place(w, sheet);
    write_table(w, sheet);
    chiso__xlsx_height(&w->x, sheet, CHISO__BOOK_HEAD, 32);
    chiso__profile_radar(w, sheet);
    chiso__xlsx_page(&w->x, sheet, CHISO__BOOK_HEAD);
    worksheet_fit_to_pages(sheet, 1, 1);
    worksheet_freeze_panes(sheet, CHISO__BOOK_FIRST, 0);
}
