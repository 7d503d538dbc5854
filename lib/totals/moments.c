/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/moments.h"

/* A tree of one node, and published scores, vary by their variable alone. */
static bool is_needed(const chiso_totals *totals) {
    return !totals->published && totals->moments.variables > 0;
}

static bool number_columns(chiso_totals *totals) {
    chiso__moments *m = &totals->moments;
    for (size_t v = 0; v < m->variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        const size_t columns = variable->kind == CHISO__KIND_NUMBER ? 2 : variable->categories;
        m->first_column[v] = m->columns;
        for (size_t i = 0; i < columns; i++) m->sum_of[m->columns++] = variable->first_sum + i;
    }
    m->width = m->columns * (m->columns + 1) / 2 + totals->instrument->n_nodes;
    return true;
}

bool chiso__moments_place(chiso_totals *totals) {
    chiso__moments *m = &totals->moments;
    m->columns = m->width = 0;
    if (!is_needed(totals)) return true;
    m->first_column = chiso__arena_alloc(&totals->arena, m->variables * sizeof(size_t));
    m->sum_of = chiso__arena_alloc(&totals->arena, totals->row_sums * sizeof(size_t));
    return m->first_column != NULL && m->sum_of != NULL && number_columns(totals);
}

size_t chiso__moments_key_width(const chiso_totals *totals) {
    if (totals->weighted || totals->n_fpc == 0) return 1;
    return totals->n_fpc + (totals->stratified ? 1 : 0); /* all columns but the last, and domain */
}

double *chiso__moments_of(chiso_totals *totals, const int32_t *key) {
    chiso__moments *m = &totals->moments;
    const size_t length = chiso__moments_key_width(totals) * sizeof *key;
    const int32_t found = chiso__lookup_find(&m->keys, key, length);
    if (found >= 0) return m->sums + (size_t)found * m->width;
    if (!chiso__grow(&m->sums, &m->room, (m->keys.count + 1) * m->width, sizeof *m->sums))
        return NULL;
    const int32_t added = chiso__lookup_add(&m->keys, key, length);
    return added >= 0 ? m->sums + (size_t)added * m->width : NULL;
}

/* One answer: the column of its category, or those of 1 and y - shift.  Returns how many. */
static size_t columns_of(const chiso_totals *totals, const chiso__record *record, size_t v,
                         size_t *column, double *x) {
    const chiso__variable *variable = &totals->variables[v];
    const size_t first = totals->moments.first_column[v];
    if (record->code[v] < 0) return 0;
    x[0] = 1;
    column[0] = variable->kind == CHISO__KIND_SCALE ? first + (size_t)record->code[v] : first;
    if (variable->kind == CHISO__KIND_SCALE) return 1;
    column[1] = first + 1;
    x[1] = record->number[variable->first_value] - variable->centre;
    return 2;
}

/* Columns ascend, so each pair falls into the lower triangle. */
static void add_pairs(double *sums, const size_t *column, const double *x, size_t first,
                      size_t count, double weight) {
    for (size_t a = first; a < count; a++) {
        double *line = sums + chiso__moments_at(column[a], 0);
        const double wx = weight * x[a];
        for (size_t b = 0; b <= a; b++) line[column[b]] += wx * x[b];
    }
}

bool chiso__moments_add(chiso_totals *totals, const int32_t *key, const chiso__record *record,
                        const bool *answered, size_t *column, double *x) {
    chiso__moments *m = &totals->moments;
    if (m->width == 0) return true;
    double *sums = chiso__moments_of(totals, key);
    if (sums == NULL) return false;
    size_t count = 0;
    for (size_t v = 0; v < m->variables; v++) {
        const size_t before = count;
        count += columns_of(totals, record, v, column + count, x + count);
        add_pairs(sums, column, x, before, count, record->weight);
    }
    double *nodes = sums + m->width - totals->instrument->n_nodes;
    for (size_t i = 0; i < totals->instrument->n_nodes; i++)
        nodes[i] += answered[i] ? record->weight : 0;
    return true;
}
