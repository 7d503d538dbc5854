/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking as a plain table, for browsers that run no script. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "output/formats.h"
#include "report/grid.h"
#include "report/html.h"
#include "report/page.h"

enum { DECIMALS = 2 };

static const char *const columns[] = {"rank",     "score",     "ci_low", "ci_high",
                                      "rank_low", "rank_high", "group",  "n"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

struct table {
    chiso__grid grid;
    size_t at[COLUMNS], count; /* of the columns that say anything */
};

/* --- what it shows --- */

static bool says_anything(const chiso__grid *grid, size_t column) {
    for (size_t i = 0; i < grid->domains; i++) {
        const size_t row = chiso__grid_row(grid, i, 0);
        if (chiso_result_text(grid->scores, row, column) != NULL ||
            !isnan(chiso_result_number(grid->scores, row, column)))
            return true;
    }
    return false;
}

static void choose_columns(struct table *table) {
    for (size_t i = 0; i < COLUMNS; i++) {
        const size_t at = (size_t)chiso_result_find_column(table->grid.scores, columns[i]);
        if (says_anything(&table->grid, at)) table->at[table->count++] = at;
    }
}

/* Figures of too few people are left out of the report, which is another thing than to have none.
 */
static bool is_small(const chiso_result *scores, size_t row) {
    const char *flags = chiso__report_text(scores, row, "flags");
    return flags != NULL && strstr(flags, "small_cell") != NULL;
}

static void write_cell(chiso__buffer *out, const chiso_result *scores, size_t row, size_t column) {
    const char *none = is_small(scores, row) ? "‡" : "–";
    const char *label = chiso_result_label(scores, row, column);
    const double number = chiso_result_number(scores, row, column);
    const bool whole = chiso_result_column_type(scores, column) == CHISO_COLUMN_INTEGER;
    char digits[CHISO__NUMBER_TEXT] = "";
    if (label == NULL) chiso__output_rounded(digits, number, whole ? 0 : DECIMALS);
    chiso__buffer_text(out, label != NULL ? "<td>" : "<td class=\"number\">");
    chiso__html_text(out, label != NULL ? label : digits[0] != '\0' ? digits : none);
    chiso__buffer_text(out, "</td>");
}

/* Without domains the node is all that there is to name. */
static void write_names(chiso__buffer *out, const chiso__grid *grid, size_t row) {
    chiso__buffer_text(out, "<th scope=\"row\">");
    if (grid->n_by == 0) chiso__html_text(out, chiso__report_text(grid->scores, row, "name"));
    for (size_t i = 0; i < grid->n_by; i++) {
        if (i > 0) chiso__buffer_text(out, ", ");
        chiso__html_text(out, chiso_result_label(grid->scores, row, i));
    }
    chiso__buffer_text(out, "</th>");
}

static void write_row(chiso__buffer *out, const struct table *table, size_t domain) {
    const size_t row = chiso__grid_row(&table->grid, domain, 0);
    chiso__buffer_text(out, "<tr>");
    write_names(out, &table->grid, row);
    for (size_t i = 0; i < table->count; i++)
        write_cell(out, table->grid.scores, row, table->at[i]);
    chiso__buffer_text(out, "</tr>\n");
}

/* The node stands above, for it is the same in every row. */
static void write_heading(chiso__buffer *out, const struct table *table) {
    const chiso_result *scores = table->grid.scores;
    chiso__buffer_text(out, "<caption>");
    chiso__html_text(out, chiso__report_text(scores, 0, "name"));
    chiso__buffer_text(out, "</caption>\n<tr><td></td>");
    for (size_t i = 0; i < table->count; i++) {
        chiso__buffer_text(out, "<th scope=\"col\">");
        chiso__html_text(out, chiso_result_column_title(scores, table->at[i]));
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
    if (places == NULL) return NULL;
    for (size_t i = 0; i < grid->domains; i++) {
        const double rank = chiso__report_number(grid->scores, chiso__grid_row(grid, i, 0), "rank");
        places[i] = (struct place){i == 0 ? 0 : isnan(rank) ? (double)INFINITY : rank, i};
    }
    qsort(places, grid->domains, sizeof *places, by_rank);
    return places;
}

static bool write_table(chiso__buffer *out, struct table *table) {
    struct place *places = sort(&table->grid);
    if (places == NULL) return false;
    choose_columns(table);
    chiso__buffer_text(out, "<table>\n");
    write_heading(out, table);
    for (size_t i = 0; i < table->grid.domains; i++) write_row(out, table, places[i].domain);
    chiso__buffer_text(out, "</table>\n");
    chiso__free(places);
    return true;
}

/* --- what must be said below it --- */

static const char *const published_words[CHISO__LANGUAGES] = {
    "Published scores: no margin of error is known, so small differences may be chance.",
    "Điểm công bố: không biết sai số, nên chênh lệch nhỏ có thể chỉ do ngẫu nhiên."};
static const char *const small_words[CHISO__LANGUAGES] = {
    "‡ Too few people answered: the figure is withheld.",
    "‡ Quá ít người trả lời: không trình bày số liệu."};

static void write_line(chiso__buffer *out, const char *text) {
    chiso__buffer_text(out, "<p>");
    chiso__html_text(out, text);
    chiso__buffer_text(out, "</p>\n");
}

static void write_remarks(chiso__buffer *out, const chiso_report *report, const chiso__grid *grid) {
    bool small = false;
    for (size_t i = 0; i < grid->domains; i++)
        small = small || is_small(grid->scores, chiso__grid_row(grid, i, 0));
    if (small) write_line(out, small_words[report->language]);
    if (report->published) write_line(out, published_words[report->language]);
}

chiso_status chiso__page_table(chiso__buffer *out, const chiso_report *report, chiso_error *error) {
    struct table table = {.count = 0};
    chiso__buffer_text(out, "<h1>");
    chiso__html_text(out, chiso__report_title(report, report->language));
    chiso__buffer_text(out, "</h1>\n");
    chiso_status status = chiso__grid_new(&table.grid, report->scores[report->language], error);
    if (status == CHISO_OK && !write_table(out, &table)) status = chiso__fail_memory(error);
    if (status == CHISO_OK) write_remarks(out, report, &table.grid);
    chiso__grid_free(&table.grid);
    return status;
}
