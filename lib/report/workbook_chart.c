/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "output/palette.h"
#include "report/workbook_parts.h"

/*
 * The ranking: a line chart without lines, one series for each group so that it has its colour, and
 * two for the ends of the intervals, which high-low lines join.  The ends have dashes, for who
 * reads it with a program that does not draw such lines.
 */

enum { STEM = 0x8A96A3 };

static const uint32_t colours[CHISO__DATA_GROUPS] = {CHISO__COLOUR_BEST, CHISO__COLOUR_HIGH_AVERAGE,
                                                     CHISO__COLOUR_LOW_AVERAGE, CHISO__COLOUR_POOR,
                                                     CHISO__COLOUR_QUIET};
static const char *const codes[CHISO__DATA_GROUPS] = {"best", "high_average", "low_average", "poor",
                                                      ""};

static lxw_chart_series *add_series(chiso__workbook *w, lxw_chart *chart, size_t column) {
    lxw_chart_line no_line = {0};
    no_line.none = LXW_TRUE;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chiso__xlsx_need(&w->x, series);
    if (series == NULL) return NULL;
    const lxw_row_t last = (lxw_row_t)w->ranked;
    chart_series_set_categories(series, w->data->name, 1, CHISO__DATA_NAME, last, CHISO__DATA_NAME);
    chart_series_set_values(series, w->data->name, 1, (lxw_col_t)column, last, (lxw_col_t)column);
    chart_series_set_line(series, &no_line);
    return series;
}

static void mark(lxw_chart_series *series, uint8_t type, uint8_t size, uint32_t colour) {
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line line = {.color = colour, .width = 0.75F};
    chart_series_set_marker_type(series, type);
    chart_series_set_marker_size(series, size);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &line);
}

static void add_end(chiso__workbook *w, lxw_chart *chart, size_t column, const char *name) {
    lxw_chart_series *series = add_series(w, chart, column);
    if (series == NULL) return;
    chart_series_set_name(series, name);
    mark(series, LXW_CHART_MARKER_SHORT_DASH, 4, STEM);
}

/* How a group is called, if anybody is in it. */
static const char *group_name(const chiso__workbook *w, size_t group) {
    static const char *const other[2] = {"score", "điểm"};
    for (size_t i = 0; i < w->ranked; i++) {
        const char *code = chiso__workbook_group(w, w->order[i], 0);
        if (chiso__xlsx_group(code) != chiso__xlsx_group(codes[group])) continue;
        const size_t row = chiso__grid_row(&w->grid, w->order[i], 0);
        return code != NULL ? chiso_result_label(w->scores, row, w->at.group) : other[w->language];
    }
    return NULL;
}

static void add_group(chiso__workbook *w, lxw_chart *chart, size_t group) {
    const char *name = group_name(w, group);
    if (name == NULL) return;
    lxw_chart_series *series = add_series(w, chart, CHISO__DATA_SCORE + group);
    if (series == NULL) return;
    chart_series_set_name(series, chiso__xlsx_fit(&w->x, name));
    mark(series, LXW_CHART_MARKER_CIRCLE, 7, colours[group]);
}

static void add_all_series(chiso__workbook *w, lxw_chart *chart) {
    static const char *const ends[2][2] = {{"interval from", "interval to"},
                                           {"khoảng tin cậy từ", "khoảng tin cậy đến"}};
    if (w->margins) add_end(w, chart, CHISO__DATA_LOW, ends[w->language][0]);
    if (w->margins) add_end(w, chart, CHISO__DATA_HIGH, ends[w->language][1]);
    for (size_t group = 0; group < CHISO__DATA_GROUPS; group++) add_group(w, chart, group);
}

/* --- axes --- */

static double find_bounds(const chiso__workbook *w, double *from, double *to) {
    const size_t columns[] = {w->at.score, w->at.low, w->at.high};
    *from = (double)INFINITY, *to = -(double)INFINITY;
    for (size_t i = 0; i < 3 * w->ranked; i++) {
        const double number = chiso__workbook_number(w, w->order[i / 3], 0, columns[i % 3]);
        *from = fmin(*from, number);
        *to = fmax(*to, number);
    }
    return chiso__workbook_bounds(from, to);
}

static void set_axes(chiso__workbook *w, lxw_chart *chart) {
    static const char *const words[2] = {"Score", "Điểm"};
    double from, to;
    lxw_chart_line grid = {.color = CHISO__COLOUR_LINE, .width = 0.5F};
    lxw_chart_font upright = {.rotation = -90, .size = 8, .color = CHISO__COLOUR_INK};
    lxw_chart_font small = {.size = 9, .color = CHISO__COLOUR_INK};
    chart_axis_set_major_unit(chart->y_axis, find_bounds(w, &from, &to));
    chart_axis_set_min(chart->y_axis, from);
    chart_axis_set_max(chart->y_axis, to);
    chart_axis_set_name(chart->y_axis, words[w->language]);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->y_axis, "0.##");
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    chart_axis_set_num_font(chart->x_axis, &upright);
    chart_axis_set_interval_unit(chart->x_axis, 1); /* every name */
}

static void set_words(chiso__workbook *w, lxw_chart *chart) {
    static const char *const words[2][2] = {{"score, without a margin of error, which is not known",
                                             "điểm, không có sai số vì không biết"},
                                            {"score and interval", "điểm và khoảng tin cậy"}};
    char title[256];
    lxw_chart_font font = {.size = 14, .bold = LXW_TRUE, .color = CHISO__COLOUR_HEAD};
    int16_t ends[] = {w->margins ? 0 : -1, 1, -1}; /* the first series, or none */
    snprintf(title, sizeof title, "%.60s: %s", chiso__workbook_node_text(w, 0, "code"),
             words[w->margins][w->language]);
    chart_title_set_name(chart, chiso__xlsx_fit(&w->x, title));
    chart_title_set_name_font(chart, &font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
    chart_legend_delete_series(chart, ends);
}

void chiso__workbook_chart(chiso__workbook *w, lxw_worksheet *sheet, size_t column) {
    if (sheet == NULL || w->x.status != CHISO_OK) return;
    lxw_chart_line stem = {.color = STEM, .width = 1};
    const double wide = fmin(2.4, fmax(1.2, 0.4 + 0.04 * (double)w->ranked));
    lxw_chart_options place = {.x_scale = wide, .y_scale = 2.3};
    lxw_chart *chart = workbook_add_chart(w->x.book, LXW_CHART_LINE);
    chiso__xlsx_need(&w->x, chart);
    if (chart == NULL) return;
    add_all_series(w, chart);
    if (w->margins) chart_set_high_low_lines(chart, &stem);
    set_axes(w, chart);
    set_words(w, chart);
    chart_show_hidden_data(chart);
    chiso__xlsx_check(&w->x, worksheet_insert_chart_opt(sheet, CHISO__BOOK_HEAD, (lxw_col_t)column,
                                                        chart, &place));
}
