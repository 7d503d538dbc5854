/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking as a plain table, for browsers that run no script. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "output/formats.h"
#include "report/grid.h"
#include "report/html.h"
#include "report/page.h"

enum { DECIMALS = 2 };

/* The columns that it has, where they say anything. */
static const char *const columns[] = {"rank",     "name",      "score", "ci_low", "ci_high",
                                      "rank_low", "rank_high", "group", "n"};

static void write_cell(chiso__buffer *out, const chiso_result *scores, size_t row, size_t column) {
    const char *label = chiso_result_label(scores, row, column);
    const double number = chiso_result_number(scores, row, column);
    const bool whole = chiso_result_column_type(scores, column) == CHISO_COLUMN_INTEGER;
    char digits[CHISO__NUMBER_TEXT] = "";
    if (label == NULL) chiso__output_rounded(digits, number, whole ? 0 : DECIMALS);
    chiso__buffer_text(out, label != NULL ? "<td>" : "<td class=\"number\">");
    chiso__html_text(out, label != NULL ? label : digits[0] != '\0' ? digits : "–");
    chiso__buffer_text(out, "</td>");
}

static void write_names(chiso__buffer *out, const chiso__grid *grid, size_t row) {
    chiso__buffer_text(out, "<th scope=\"row\">");
    for (size_t i = 0; i < grid->n_by; i++) {
        const char *label = chiso_result_label(grid->scores, row, i);
        if (i > 0) chiso__buffer_text(out, ", ");
        chiso__html_text(out, label != NULL ? label : "");
    }
    chiso__buffer_text(out, "</th>");
}

static void write_row(chiso__buffer *out, const chiso__grid *grid, size_t domain) {
    const size_t row = chiso__grid_row(grid, domain, 0);
    chiso__buffer_text(out, "<tr>");
    write_names(out, grid, row);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const int64_t column = chiso_result_find_column(grid->scores, columns[i]);
        if (column >= 0) write_cell(out, grid->scores, row, (size_t)column);
    }
    chiso__buffer_text(out, "</tr>\n");
}

static void write_heading(chiso__buffer *out, const chiso__grid *grid) {
    chiso__buffer_text(out, "<tr><td></td>");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const int64_t column = chiso_result_find_column(grid->scores, columns[i]);
        if (column < 0) continue;
        const char *title = chiso_result_column_title(grid->scores, (size_t)column);
        chiso__buffer_text(out, "<th scope=\"col\">");
        chiso__html_text(out, title != NULL ? title : columns[i]);
        chiso__buffer_text(out, "</th>");
    }
    chiso__buffer_text(out, "</tr>\n");
}

/* --- by rank --- */

struct place {
    double rank;
    size_t domain;
};

static int by_rank(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    if (a->rank < b->rank || a->rank > b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->domain > b->domain) - (a->domain < b->domain);
}

/* The whole comes first, those without a rank last. */
static struct place *sort(const chiso__grid *grid) {
    struct place *places = chiso__alloc(grid->domains, sizeof *places);
    for (size_t i = 0; places != NULL && i < grid->domains; i++) {
        const double rank = chiso__report_number(grid->scores, chiso__grid_row(grid, i, 0), "rank");
        places[i] = (struct place){i == 0 ? 0 : isnan(rank) ? (double)INFINITY : rank, i};
    }
    if (places != NULL) qsort(places, grid->domains, sizeof *places, by_rank);
    return places;
}

chiso_status chiso__page_table(chiso__buffer *out, const chiso_report *report, chiso_error *error) {
    chiso__grid grid = {.scores = NULL};
    chiso_status status = chiso__grid_new(&grid, report->scores[report->language], error);
    struct place *places = status == CHISO_OK ? sort(&grid) : NULL;
    if (status == CHISO_OK && places == NULL) status = chiso__fail_memory(error);
    if (status == CHISO_OK) {
        chiso__buffer_text(out, "<table>\n");
        write_heading(out, &grid);
        for (size_t i = 0; i < grid.domains; i++) write_row(out, &grid, places[i].domain);
        chiso__buffer_text(out, "</table>\n");
    }
    chiso__free(places);
    chiso__grid_free(&grid);
    return status;
}
