/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "totals/fpc.h"
#include "totals/view.h"

/* The weight of all respondents of a key: 1, or what the sampling fractions of its units say. */
static double weight_of(const chiso__view *view, const char *units) {
    const chiso_totals *totals = view->totals;
    double weight = 1;
    for (size_t s = 0; s < totals->n_fpc && !totals->weighted; s++) {
        const chiso__stage *stage = &view->frame.stages[s];
        const int32_t group = chiso__lookup_find(&stage->groups.lookup, units,
                                                 chiso__fpc_width(totals, s) * sizeof(int32_t));
        weight /= stage->share[group];
    }
    return weight;
}

/* The sums of key i and their weight, when they belong to the domain; else NULL. */
static const double *sums_of(const chiso__view *view, size_t i, size_t domain, double *weight) {
    const chiso__moments *m = &view->totals->moments;
    const char *key = chiso__lookup_key(&m->keys, (int32_t)i);
    int32_t own;
    memcpy(&own, key, sizeof own);
    if (domain != view->totals->domains.count && (size_t)own != domain) return NULL;
    *weight = weight_of(view, key + sizeof own);
    return m->sums + i * m->width;
}

/* The columns whose slope is not zero, in room for all; returns how many. */
static size_t columns_of(const chiso__moments *m, const double *slope, size_t *column) {
    size_t count = 0;
    for (size_t i = 0; i < m->columns; i++) {
        if (slope[m->sum_of[i]] != 0) column[count++] = i;
    }
    return count;
}

static double square(const chiso__moments *m, const double *sums, const double *slope,
                     const size_t *column, size_t count) {
    double total = 0;
    for (size_t a = 0; a < count; a++) {
        const double *line = sums + chiso__moments_at(column[a], 0);
        const double own = slope[m->sum_of[column[a]]];
        double cross = 0;
        for (size_t b = 0; b < a; b++) cross += line[column[b]] * slope[m->sum_of[column[b]]];
        total += own * (own * line[column[a]] + 2 * cross);
    }
    return total;
}

double chiso__view_square(const chiso__view *view, size_t domain, const double *slope,
                          size_t *room) {
    const chiso__moments *m = &view->totals->moments;
    const size_t count = columns_of(m, slope, room);
    chiso__sum total = {0};
    for (size_t i = 0; i < m->keys.count; i++) {
        double weight = 1;
        const double *sums = sums_of(view, i, domain, &weight);
        if (sums != NULL) chiso__sum_add(&total, weight * square(m, sums, slope, room, count));
    }
    return chiso__sum_value(&total);
}

double chiso__view_node_weight(const chiso__view *view, size_t domain, size_t node) {
    const chiso__moments *m = &view->totals->moments;
    const size_t at = m->width - view->totals->instrument->n_nodes + node;
    chiso__sum total = {0};
    for (size_t i = 0; i < m->keys.count; i++) {
        double weight = 1;
        const double *sums = sums_of(view, i, domain, &weight);
        if (sums != NULL) chiso__sum_add(&total, weight * sums[at]);
    }
    return chiso__sum_value(&total);
}
