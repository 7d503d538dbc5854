/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/text.h"
#include "output/palette.h"
#include "report/workbook_parts.h"

/*
 * One domain, chosen by the reader: its place in the hidden sheet is found by MATCH, everything
 * else by INDEX.  What the formulas give for the first in rank stands in the file, for programs
 * that do not compute.
 */

enum { CHOICE_ROW = 3, FORMULA = 1024, RANGE = 256, CELL = 32, NAME = 256 };

/* The columns of the table. */
enum { CODE, NODE, SCORE, LOW, HIGH, RANK, GROUP, MEDIAN, BEST, COLUMNS };

static const char *const headings[2][COLUMNS] = {
    {"Code", "Name", "Score", "Interval from", "Interval to", "Rank", "Group", "Median", "Best"},
    {"Mã", "Nội dung", "Điểm", "Khoảng từ", "Khoảng đến", "Hạng", "Nhóm", "Trung vị", "Cao nhất"}};
static const double widths[COLUMNS] = {9, 52, 9, 10, 10, 8, 25, 10, 10};
static const size_t field_of[COLUMNS] = {[SCORE] = CHISO__PROFILE_SCORE,
                                         [LOW] = CHISO__PROFILE_LOW,
                                         [HIGH] = CHISO__PROFILE_HIGH,
                                         [RANK] = CHISO__PROFILE_RANK,
                                         [GROUP] = CHISO__PROFILE_GROUP};

/* Columns of the hidden sheet behind those of the profile: what the radar shows. */
enum { AXIS, CHOSEN, OF_MEDIAN, OF_BEST, PLACE };

static size_t radar_column(const chiso__workbook *w, size_t which) {
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

/* Median and highest score of a node; NaN where nobody has one. */
static void summarise(chiso__workbook *w, size_t node, double *median, double *best) {
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

static void write_formula(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t column,
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
    lxw_rowcol_to_cell_abs(cell, 1, (lxw_col_t)radar_column(w, PLACE), LXW_TRUE, LXW_TRUE);
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
    if (column != GROUP)
        number = chiso__workbook_number(w, domain, node, columns[field]);
    else if (group != NULL)
        text = chiso_result_label(w->scores, at, w->at.group);
    name_range(w, data_column(profile, field), range);
    name_place(w, place);
    snprintf(formula, sizeof formula, "=INDEX(%s,%s)", range, place);
    write_formula(w, sheet, row, column, formula, number, text,
                  column == GROUP  ? CHISO__XLSX_TEXT
                  : column == RANK ? CHISO__XLSX_WHOLE
                                   : CHISO__XLSX_SCORE);
}

static void write_summary(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t profile) {
    char range[RANGE], formula[FORMULA];
    double median, best;
    summarise(w, w->profile[profile], &median, &best);
    name_range(w, data_column(profile, CHISO__PROFILE_SCORE), range);
    snprintf(formula, sizeof formula, "=IFERROR(MEDIAN(%s),\"–\")", range);
    write_formula(w, sheet, row, MEDIAN, formula, median, "–", CHISO__XLSX_SCORE);
    snprintf(formula, sizeof formula, "=IF(COUNT(%s)=0,\"–\",MAX(%s))", range, range);
    write_formula(w, sheet, row, BEST, formula, best, "–", CHISO__XLSX_SCORE);
}

static void write_node(chiso__workbook *w, lxw_worksheet *sheet, size_t row, size_t profile) {
    const size_t node = w->profile[profile];
    const size_t level = (size_t)chiso__workbook_node_number(w, node, "level");
    const bool upper = level <= 1;
    char name[NAME];
    snprintf(name, sizeof name, "%*s%.200s", (int)(level < 8 ? 2 * level : 16), "",
             chiso__workbook_node_text(w, node, "name"));
    const chiso__xlsx_look look = upper ? CHISO__XLSX_PART : CHISO__XLSX_PLAIN;
    chiso__xlsx_text(&w->x, sheet, row, CODE, chiso__workbook_node_text(w, node, "code"), look);
    chiso__xlsx_text(&w->x, sheet, row, NODE, name, look);
    for (size_t column = SCORE; column <= GROUP; column++) {
        if (!w->margins && (column == LOW || column == HIGH)) continue;
        write_lookup(w, sheet, row, column, profile);
    }
    write_summary(w, sheet, row, profile);
    const size_t lines = chiso__xlsx_lines(name, widths[NODE]);
    if (lines > 1) chiso__xlsx_height(&w->x, sheet, row, 15 * (double)lines);
}

static void write_table(chiso__workbook *w, lxw_worksheet *sheet) {
    for (size_t i = 0; i < COLUMNS; i++) {
        const bool unused = !w->margins && (i == LOW || i == HIGH);
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
                              GROUP, w->scores);
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
    chiso__xlsx_text(&w->x, sheet, CHOICE_ROW, CODE, "▶", CHISO__XLSX_STRONG);
    chiso__xlsx_text(&w->x, sheet, CHOICE_ROW, NODE, w->names[w->order[0]], CHISO__XLSX_CHOICE);
    if (w->x.status != CHISO_OK) return;
    chiso__xlsx_check(&w->x, worksheet_data_validation_cell(sheet, CHOICE_ROW, NODE, &list));
    lxw_data_val_obj *kept = STAILQ_FIRST(sheet->data_validations);
    if (kept != NULL) kept->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

/* MATCH takes * and ? for any letters unless ~ stands before them. */
static void write_place(chiso__workbook *w, const lxw_worksheet *profile) {
    char cell[CELL], choice[RANGE], names[RANGE], formula[FORMULA];
    lxw_rowcol_to_cell_abs(cell, CHOICE_ROW, NODE, LXW_TRUE, LXW_TRUE);
    snprintf(choice, sizeof choice, "'%.100s'!%s", profile->name, cell);
    name_range(w, CHISO__DATA_NAME, names);
    snprintf(formula, sizeof formula,
             "=MATCH(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,\"~\",\"~~\"),\"*\",\"~*\"),\"?\",\"~?\"),"
             "%s,0)",
             choice, names);
    chiso__xlsx_text(&w->x, w->data, 0, radar_column(w, PLACE), "place", CHISO__XLSX_HEAD);
    write_formula(w, w->data, 1, radar_column(w, PLACE), formula, 1, "", CHISO__XLSX_WHOLE);
}

/* --- the radar --- */

/* Do all axes have one range? */
static bool is_one_range(const chiso__workbook *w) {
    for (size_t i = 1; i < w->n_axes; i++) {
        if (chiso__workbook_node_number(w, w->axes[i], "range_min") !=
                chiso__workbook_node_number(w, w->axes[0], "range_min") ||
            chiso__workbook_node_number(w, w->axes[i], "range_max") !=
                chiso__workbook_node_number(w, w->axes[0], "range_max"))
            return false;
    }
    return true;
}

/* Scores as they are, or as a share of their range. */
struct axis {
    double from, width;
};

static struct axis axis_of(const chiso__workbook *w, size_t node) {
    const double from = chiso__workbook_node_number(w, node, "range_min");
    const double to = chiso__workbook_node_number(w, node, "range_max");
    if (is_one_range(w) || !(to > from)) return (struct axis){0, 1};
    return (struct axis){from, to - from};
}

static size_t profile_of(const chiso__workbook *w, size_t node) {
    size_t at = 0;
    while (at < w->n_profile && w->profile[at] != node) at++;
    return at;
}

/* What the table shows, or nothing that a chart could draw. */
static double write_axis_value(chiso__workbook *w, const lxw_worksheet *profile, size_t i,
                               size_t which, size_t column, double number) {
    const size_t node = w->axes[i];
    const struct axis axis = axis_of(w, node);
    char cell[CELL], from[CHISO__NUMBER_TEXT], width[CHISO__NUMBER_TEXT], formula[FORMULA];
    lxw_rowcol_to_cell_abs(cell, (lxw_row_t)(CHISO__BOOK_FIRST + profile_of(w, node)),
                           (lxw_col_t)column, LXW_TRUE, LXW_TRUE);
    chiso__number_to_text(from, axis.from);
    chiso__number_to_text(width, axis.width);
    snprintf(formula, sizeof formula, "=IF(ISNUMBER('%.100s'!%s),('%.100s'!%s-%s)/%s,NA())",
             profile->name, cell, profile->name, cell, from, width);
    const double value = (number - axis.from) / axis.width;
    write_formula(w, w->data, 1 + i, radar_column(w, which), formula, value, "#N/A",
                  CHISO__XLSX_GENERAL);
    return value;
}

/* Code and the first words: a long name leaves a radar no room. */
static void name_axis(const chiso__workbook *w, size_t node, char text[NAME]) {
    enum { LONGEST = 24 };
    char name[NAME], kept[NAME] = "";
    chiso__text_copy(name, sizeof name, chiso__workbook_node_text(w, node, "name"));
    size_t length = strlen(name);
    while (length > 0 && chiso__text_width(name) > LONGEST) {
        while (length > 0 && name[length - 1] != ' ') length--;
        if (length == 0) break;
        name[--length] = '\0';
    }
    if (length > 0) memcpy(kept, name, length + 1);
    const bool cut = strlen(kept) < strlen(chiso__workbook_node_text(w, node, "name"));
    snprintf(text, NAME, "%.40s %.160s%s", chiso__workbook_node_text(w, node, "code"), kept,
             cut ? "…" : "");
}

/* What formulas give for the first in rank: `shown` has the axes of each line one after another. */
static void write_axes(chiso__workbook *w, const lxw_worksheet *profile, double *shown) {
    const size_t n = w->n_axes;
    for (size_t i = 0; i < w->n_axes; i++) {
        char text[NAME];
        double median, best;
        const size_t node = w->axes[i];
        name_axis(w, node, text);
        chiso__xlsx_text(&w->x, w->data, 1 + i, radar_column(w, AXIS), text, CHISO__XLSX_PLAIN);
        summarise(w, node, &median, &best);
        const double chosen = chiso__workbook_number(w, w->order[0], node, w->at.score);
        shown[CHOSEN * n + i] = write_axis_value(w, profile, i, CHOSEN, SCORE, chosen);
        shown[OF_MEDIAN * n + i] = write_axis_value(w, profile, i, OF_MEDIAN, MEDIAN, median);
        shown[OF_BEST * n + i] = write_axis_value(w, profile, i, OF_BEST, BEST, best);
    }
}

/* The step between rings; 0 where nobody has a score. */
static double find_bounds(const chiso__workbook *w, double *from, double *to) {
    *from = (double)INFINITY, *to = -(double)INFINITY;
    for (size_t i = 0; i < w->n_axes; i++) {
        const struct axis axis = axis_of(w, w->axes[i]);
        for (size_t d = 0; d < w->count; d++) {
            const double score = chiso__workbook_number(w, d + 1, w->axes[i], w->at.score);
            *from = fmin(*from, (score - axis.from) / axis.width);
            *to = fmax(*to, (score - axis.from) / axis.width);
        }
    }
    return *to >= *from ? chiso__workbook_bounds(from, to) : 0;
}

/* The numbers of a series, for programs that do not compute.  libxlsxwriter has those of cells with
 * numbers, not those of formulas: it is given whole numbers, which are mended. */
static void keep_values(chiso__workbook *w, lxw_series_range *range, const double *values) {
    uint8_t *none = chiso__arena_alloc(&w->arena, w->n_axes);
    lxw_series_data_point *point;
    chiso__xlsx_need(&w->x, none);
    if (none == NULL) return;
    memset(none, 0, w->n_axes);
    chiso__xlsx_check(&w->x, lxw_chart_add_data_cache(range, none, (uint16_t)w->n_axes, 1, 0));
    STAILQ_FOREACH(point, range->data_cache, list_pointers) {
        if (isnan(*values)) point->no_data = LXW_TRUE;
        point->number = *values++;
    }
}

static void add_series(chiso__workbook *w, lxw_chart *chart, const lxw_worksheet *profile,
                       size_t which, const double *shown) {
    static const struct {
        const char *name[2];
        uint32_t colour;
        float width;
        uint8_t dash;
    } series_of[] = {
        [CHOSEN] = {{NULL, NULL}, CHISO__COLOUR_BEST, 2.5F, LXW_CHART_LINE_DASH_SOLID},
        [OF_MEDIAN] = {{"Median", "Trung vị"}, CHISO__COLOUR_QUIET, 1.5F, LXW_CHART_LINE_DASH_DASH},
        [OF_BEST] = {{"Best", "Cao nhất"},
                     CHISO__COLOUR_LOW_AVERAGE,
                     2.0F,
                     LXW_CHART_LINE_DASH_SOLID},
    };
    lxw_chart_line line = {.color = series_of[which].colour,
                           .width = series_of[which].width,
                           .dash_type = series_of[which].dash};
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chiso__xlsx_need(&w->x, series);
    if (series == NULL) return;
    const lxw_row_t last = (lxw_row_t)w->n_axes;
    const lxw_col_t names = (lxw_col_t)radar_column(w, AXIS);
    const lxw_col_t values = (lxw_col_t)radar_column(w, which);
    chart_series_set_categories(series, w->data->name, 1, names, last, names);
    chart_series_set_values(series, w->data->name, 1, values, last, values);
    keep_values(w, series->values, shown + which * w->n_axes);
    if (which == CHOSEN)
        chart_series_set_name_range(series, profile->name, CHOICE_ROW, NODE);
    else
        chart_series_set_name(series, series_of[which].name[w->language]);
    chart_series_set_line(series, &line);
}

static void set_radar_axes(chiso__workbook *w, lxw_chart *chart) {
    double from, to;
    lxw_chart_font small = {.size = 9, .color = CHISO__COLOUR_INK};
    lxw_chart_line grid = {.color = CHISO__COLOUR_LINE, .width = 0.5F};
    const double step = find_bounds(w, &from, &to);
    if (step > 0) {
        chart_axis_set_major_unit(chart->y_axis, step);
        chart_axis_set_min(chart->y_axis, from);
        chart_axis_set_max(chart->y_axis, to);
    }
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->y_axis, is_one_range(w) ? "0.##" : "0%");
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
}

static void write_radar(chiso__workbook *w, lxw_worksheet *sheet) {
    lxw_chart_options place = {.x_scale = 1.5, .y_scale = 2.4};
    if (w->n_axes == 0) return;
    double *shown = chiso__arena_alloc(&w->arena, PLACE * w->n_axes * sizeof *shown);
    chiso__xlsx_need(&w->x, shown);
    if (shown == NULL) return;
    write_axes(w, sheet, shown);
    if (w->x.status != CHISO_OK) return;
    lxw_chart *chart = workbook_add_chart(w->x.book, LXW_CHART_RADAR);
    chiso__xlsx_need(&w->x, chart);
    if (chart == NULL) return;
    add_series(w, chart, sheet, OF_BEST, shown);
    add_series(w, chart, sheet, OF_MEDIAN, shown);
    add_series(w, chart, sheet, CHOSEN, shown);
    set_radar_axes(w, chart);
    chart_title_off(chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
    chart_show_hidden_data(chart);
    chiso__xlsx_check(
        &w->x, worksheet_insert_chart_opt(sheet, CHISO__BOOK_HEAD, COLUMNS + 1, chart, &place));
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
    write_radar(w, sheet);
    chiso__xlsx_page(&w->x, sheet, CHISO__BOOK_HEAD);
    worksheet_fit_to_pages(sheet, 1, 1);
    worksheet_freeze_panes(sheet, CHISO__BOOK_FIRST, 0);
}
