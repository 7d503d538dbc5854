/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "output/palette.h"
#include "report/workbook_profile.h"

/* The radar of a profile: the chosen domain against the median and the best. */

enum { FORMULA = 1024, CELL = 32, NAME = 256 };

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

/* Every axis is in the table. */
static size_t profile_of(const chiso__workbook *w, size_t node) {
    size_t at = 0;
    while (w->profile[at] != node) at++;
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
    chiso__profile_formula(w, w->data, 1 + i, chiso__profile_column(w, which), formula, value,
                           "#N/A", CHISO__XLSX_GENERAL);
    return value;
}

/* Code and the first words: a long name leaves a radar no room. */
static void name_axis(const chiso__workbook *w, size_t node, char text[NAME]) {
    enum { LONGEST = 24 };
    char name[NAME];
    chiso__text_copy(name, sizeof name, chiso__workbook_node_text(w, node, "name"));
    while (chiso__text_width(name) > LONGEST) {
        char *space = strrchr(name, ' ');
        *(space != NULL ? space : name) = '\0';
    }
    const bool cut = strlen(name) < strlen(chiso__workbook_node_text(w, node, "name"));
    snprintf(text, NAME, "%.40s %.160s%s", chiso__workbook_node_text(w, node, "code"), name,
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
        chiso__xlsx_text(&w->x, w->data, 1 + i, chiso__profile_column(w, CHISO__RADAR_AXIS), text,
                         CHISO__XLSX_PLAIN);
        chiso__profile_summary(w, node, &median, &best);
        const double chosen = chiso__workbook_number(w, w->order[0], node, w->at.score);
        shown[CHISO__RADAR_CHOSEN * n + i] =
            write_axis_value(w, profile, i, CHISO__RADAR_CHOSEN, CHISO__TABLE_SCORE, chosen);
        shown[CHISO__RADAR_MEDIAN * n + i] =
            write_axis_value(w, profile, i, CHISO__RADAR_MEDIAN, CHISO__TABLE_MEDIAN, median);
        shown[CHISO__RADAR_BEST * n + i] =
            write_axis_value(w, profile, i, CHISO__RADAR_BEST, CHISO__TABLE_BEST, best);
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
        [CHISO__RADAR_CHOSEN] = {{NULL, NULL}, CHISO__COLOUR_BEST, 2.5F, LXW_CHART_LINE_DASH_SOLID},
        [CHISO__RADAR_MEDIAN] = {{"Median", "Trung vị"},
                                 CHISO__COLOUR_QUIET,
                                 1.5F,
                                 LXW_CHART_LINE_DASH_DASH},
        [CHISO__RADAR_BEST] = {{"Best", "Cao nhất"},
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
    const lxw_col_t names = (lxw_col_t)chiso__profile_column(w, CHISO__RADAR_AXIS);
    const lxw_col_t values = (lxw_col_t)chiso__profile_column(w, which);
    chart_series_set_categories(series, w->data->name, 1, names, last, names);
    chart_series_set_values(series, w->data->name, 1, values, last, values);
    keep_values(w, series->values, shown + which * w->n_axes);
    if (which == CHISO__RADAR_CHOSEN)
        chart_series_set_name_range(series, profile->name, CHISO__PROFILE_CHOICE,
                                    CHISO__TABLE_NODE);
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

void chiso__profile_radar(chiso__workbook *w, lxw_worksheet *sheet) {
    lxw_chart_options place = {.x_scale = 1.5, .y_scale = 2.4};
    if (w->n_axes == 0) return;
    double *shown = chiso__arena_alloc(&w->arena, CHISO__RADAR_PLACE * w->n_axes * sizeof *shown);
    chiso__xlsx_need(&w->x, shown);
    if (shown == NULL) return;
    write_axes(w, sheet, shown);
    if (w->x.status != CHISO_OK) return;
    lxw_chart *chart = workbook_add_chart(w->x.book, LXW_CHART_RADAR);
    chiso__xlsx_need(&w->x, chart);
    if (chart == NULL) return;
    add_series(w, chart, sheet, CHISO__RADAR_BEST, shown);
    add_series(w, chart, sheet, CHISO__RADAR_MEDIAN, shown);
    add_series(w, chart, sheet, CHISO__RADAR_CHOSEN, shown);
    set_radar_axes(w, chart);
    chart_title_off(chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
    chart_show_hidden_data(chart);
    chiso__xlsx_check(&w->x, worksheet_insert_chart_opt(sheet, CHISO__BOOK_HEAD,
                                                        CHISO__TABLE_COLUMNS + 1, chart, &place));
}
