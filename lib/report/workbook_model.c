/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "report/workbook_parts.h"

/* What a reader can take in: axes of a radar, sheets, columns of a table, lines of a profile. */
enum { FEWEST_AXES = 3, MOST_AXES = 16, MOST_SHEETS = 24, MOST_LINES = 60 };

const char *chiso__workbook_node_text(const chiso__workbook *w, size_t node, const char *column) {
    return chiso__report_text(w->nodes, node, column);
}

double chiso__workbook_node_number(const chiso__workbook *w, size_t node, const char *column) {
    return chiso__report_number(w->nodes, node, column);
}

double chiso__workbook_number(const chiso__workbook *w, size_t domain, size_t node, size_t column) {
    const size_t row = chiso__grid_row(&w->grid, domain, node);
    const bool hidden = column != w->at.n && chiso__xlsx_is_small(w->scores, row);
    return hidden ? (double)NAN : chiso_result_number(w->scores, row, column);
}

const char *chiso__workbook_group(const chiso__workbook *w, size_t domain, size_t node) {
    const size_t row = chiso__grid_row(&w->grid, domain, node);
    return chiso__xlsx_is_small(w->scores, row) ? NULL
                                                : chiso_result_text(w->scores, row, w->at.group);
}

static size_t level_of(const chiso__workbook *w, size_t node) {
    return (size_t)chiso__workbook_node_number(w, node, "level");
}

static bool has_children(const chiso__workbook *w, size_t node) {
    for (size_t i = node + 1; i < w->grid.nodes; i++) {
        const char *parent = chiso__workbook_node_text(w, i, "parent");
        if (chiso__grid_node(&w->grid, parent) == (int32_t)node) return true;
    }
    return false;
}

static size_t count_level(const chiso__workbook *w, size_t level) {
    size_t count = 0;
    for (size_t i = 0; i < w->grid.nodes; i++) count += level_of(w, i) == level;
    return count;
}

/* The first level with enough nodes to be compared; 1 without one. */
static size_t axis_level(const chiso__workbook *w) {
    size_t deepest = 0;
    for (size_t i = 0; i < w->grid.nodes; i++)
        if (level_of(w, i) > deepest) deepest = level_of(w, i);
    for (size_t level = 1; level <= deepest; level++) {
        const size_t count = count_level(w, level);
        if (count >= FEWEST_AXES && count <= MOST_AXES) return level;
    }
    return 1;
}

static size_t count_inner(const chiso__workbook *w, size_t deepest) {
    size_t count = 0;
    for (size_t i = 0; i < w->grid.nodes; i++)
        count += level_of(w, i) >= 1 && level_of(w, i) <= deepest && has_children(w, i);
    return count;
}

/* Down to the level where there are not too many sheets, but the first at least. */
static void choose_inner(chiso__workbook *w) {
    size_t deepest = 1;
    while (count_inner(w, deepest + 1) > count_inner(w, deepest) &&
           count_inner(w, deepest + 1) <= MOST_SHEETS)
        deepest++;
    for (size_t i = 0; i < w->grid.nodes; i++)
        if (level_of(w, i) >= 1 && level_of(w, i) <= deepest && has_children(w, i))
            w->inner[w->n_inner++] = i;
}

static void choose_nodes(chiso__workbook *w) {
    const size_t level = axis_level(w), axes = count_level(w, level);
    for (size_t i = 0; i < w->grid.nodes; i++) {
        const size_t own = level_of(w, i);
        const bool axis = own == level && axes >= FEWEST_AXES && axes <= MOST_AXES;
        if (axis) w->axes[w->n_axes++] = i;
        if (own >= 1 && own <= level) w->parts[w->n_parts++] = i;
        if (w->grid.nodes <= MOST_LINES || own <= level) w->profile[w->n_profile++] = i;
    }
}

static size_t *new_list(chiso__workbook *w, size_t count) {
    return chiso__arena_alloc(&w->arena, (count + 1) * sizeof(size_t));
}

/* --- ranks --- */

struct ranked {
    double rank; /* infinite without one */
    size_t domain;
};

static int by_rank(const void *left, const void *right) {
    const struct ranked *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->domain > b->domain) - (a->domain < b->domain);
}

size_t *chiso__workbook_ranking(chiso__workbook *w, size_t node, size_t *ranked) {
    size_t *order = new_list(w, w->count);
    struct ranked *list = chiso__alloc(w->count, sizeof *list);
    *ranked = 0;
    if (order == NULL || list == NULL) {
        chiso__free(list);
        return NULL;
    }
    for (size_t i = 0; i < w->count; i++) {
        const double rank = chiso__workbook_number(w, i + 1, node, w->at.rank);
        list[i] = (struct ranked){isnan(rank) ? (double)INFINITY : rank, i + 1};
        *ranked += isnan(rank) ? 0 : 1;
    }
    qsort(list, w->count, sizeof *list, by_rank);
    for (size_t i = 0; i < w->count; i++) order[i] = list[i].domain;
    chiso__free(list);
    return order;
}

double chiso__workbook_bounds(double *from, double *to) {
    const double width = *to > *from ? *to - *from : 1;
    double step = pow(10, floor(log10(width)));
    step /= width / step < 2 ? 5 : width / step < 4 ? 2 : 1;
    *from = floor(*from / step) * step;
    *to = ceil(*to / step) * step;
    if (*to <= *from) *to = *from + step;
    return step;
}

/* --- the model --- */

static bool has_any(const chiso__workbook *w, size_t column) {
    for (size_t row = 0; row < chiso_result_rows(w->scores); row++)
        if (!isnan(chiso_result_number(w->scores, row, column))) return true;
    return false;
}

static void find_columns(chiso__workbook *w) {
    const struct {
        size_t *at;
        const char *name;
    } columns[] = {
        {&w->at.score, "score"},         {&w->at.se, "se"},
        {&w->at.low, "ci_low"},          {&w->at.high, "ci_high"},
        {&w->at.rank, "rank"},           {&w->at.rank_low, "rank_low"},
        {&w->at.rank_high, "rank_high"}, {&w->at.group, "group"},
        {&w->at.flags, "flags"},         {&w->at.n, "n"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        *columns[i].at = (size_t)chiso_result_find_column(w->scores, columns[i].name);
}

chiso_status chiso__workbook_model(chiso__workbook *w, chiso_error *error) {
    w->language = w->report->language;
    w->scores = w->report->scores[w->language];
    w->nodes = w->report->nodes[w->language];
    const chiso_status status = chiso__grid_new(&w->grid, w->scores, error);
    if (status != CHISO_OK) return status;
    w->count = w->grid.domains - 1;
    find_columns(w);
    w->margins = has_any(w, w->at.low);
    w->rank_sets = has_any(w, w->at.rank_low);
    w->inner = new_list(w, w->grid.nodes);
    w->axes = new_list(w, w->grid.nodes);
    w->parts = new_list(w, w->grid.nodes);
    w->profile = new_list(w, w->grid.nodes);
    w->order = chiso__workbook_ranking(w, 0, &w->ranked);
    if (w->arena.failed || w->order == NULL) return chiso__fail_memory(error);
    choose_inner(w);
    choose_nodes(w);
    return chiso__workbook_names(w, error);
}

void chiso__workbook_free(chiso__workbook *w) {
    chiso__grid_free(&w->grid);
    chiso__arena_free(&w->arena);
}
