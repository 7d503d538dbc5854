/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/polychorics.h"

#include <float.h>
#include <math.h>

#include "numeric/symmetric.h"

enum { MOST = CHISO__MOST_LEVELS };

/* One pair: weighted counts of its cells, and what each item's margin is. */
typedef struct pair {
    const chiso__ordinal *answers;
    size_t a, b;
    double count[MOST * MOST], margin[2][MOST], cut[2][MOST];
} pair;

static double weight_of(const chiso__ordinal *answers, size_t i) {
    return answers->weight != NULL ? answers->weight[i] : 1;
}

/* The table of a pair; how many it counts. */
static double count_pair(pair *p) {
    const chiso__ordinal *x = p->answers;
    const size_t rows = x->levels[p->a], columns = x->levels[p->b];
    double n = 0;
    for (size_t k = 0; k < rows * columns; k++) p->count[k] = 0;
    for (size_t i = 0; i < x->cases; i++) {
        const int16_t row = x->level[i * x->items + p->a], column = x->level[i * x->items + p->b];
        if (row < 0 || column < 0) continue;
        p->count[(size_t)row * columns + (size_t)column] += weight_of(x, i);
        n += weight_of(x, i) > 0;
    }
    return n;
}

static void cut_by_pair(pair *p) {
    const size_t rows = p->answers->levels[p->a], columns = p->answers->levels[p->b];
    for (size_t k = 0; k < MOST; k++) p->margin[0][k] = p->margin[1][k] = 0;
    for (size_t k = 0; k < rows * columns; k++) {
        p->margin[0][k / columns] += p->count[k];
        p->margin[1][k % columns] += p->count[k];
    }
    chiso__thresholds_of(p->cut[0], p->margin[0], rows);
    chiso__thresholds_of(p->cut[1], p->margin[1], columns);
}

/* cut[j * MOST …] of each item, by all who answered it; how many they are. */
static void cut_by_item(double *cut, double *n, const chiso__ordinal *x, size_t j) {
    double margin[MOST] = {0};
    for (size_t i = 0; i < x->cases; i++) {
        const int16_t level = x->level[i * x->items + j];
        if (level < 0) continue;
        margin[level] += weight_of(x, i);
        *n += weight_of(x, i) > 0;
    }
    chiso__thresholds_of(cut, margin, x->levels[j]);
}

static void set_pair(chiso__polychoric *out, pair *p, const double *cuts,
                     chiso__thresholds thresholds) {
    const size_t n = out->items, at = p->a * n + p->b, across = p->b * n + p->a;
    const bool global = thresholds == CHISO__THRESHOLDS_GLOBAL;
    out->n[at] = out->n[across] = count_pair(p);
    if (!global) cut_by_pair(p);
    const chiso__ordinal_table table = {.rows = p->answers->levels[p->a],
                                        .columns = p->answers->levels[p->b],
                                        .count = p->count,
                                        .row_cut = global ? cuts + p->a * MOST : p->cut[0],
                                        .column_cut = global ? cuts + p->b * MOST : p->cut[1]};
    out->correlation[at] = out->correlation[across] = chiso__polychoric_of(&table, &out->flags[at]);
    out->flags[across] = out->flags[at];
}

bool chiso__polychorics(chiso__polychoric *out, chiso__arena *arena, const chiso__ordinal *answers,
                        chiso__thresholds thresholds) {
    const size_t n = answers->items;
    double *cuts = chiso__arena_alloc(arena, n * MOST * sizeof *cuts);
    pair *p = chiso__arena_alloc(arena, sizeof *p);
    *out = (chiso__polychoric){.items = n};
    out->correlation = chiso__arena_alloc(arena, n * n * sizeof *out->correlation);
    out->n = chiso__arena_alloc(arena, n * n * sizeof *out->n);
    out->flags = chiso__arena_alloc(arena, n * n * sizeof *out->flags);
    if (arena->failed) return false;
    for (size_t j = 0; j < n; j++) {
        out->correlation[j * n + j] = 1;
        cut_by_item(cuts + j * MOST, &out->n[j * n + j], answers, j);
    }
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < a; b++) {
            *p = (pair){.answers = answers, .a = a, .b = b};
            set_pair(out, p, cuts, thresholds);
        }
    }
    return true;
}

/* --- smoothing --- */

static const double too_small = 1e-12, made_of_it = 1e-10;

/* Correlations of Σ value vector vectorᵀ. */
static void compose(double *r, const double *values, const double *vectors, size_t n) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            r[i * n + j] = 0;
            for (size_t k = 0; k < n; k++)
                r[i * n + j] += values[k] * vectors[i * n + k] * vectors[j * n + k];
        }
    }
}

static void standardise(double *r, size_t n, double *sd) {
    for (size_t i = 0; i < n; i++) sd[i] = sqrt(r[i * n + i]);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) r[i * n + j] = i == j ? 1 : r[i * n + j] / (sd[i] * sd[j]);
}

bool chiso__correlations_smooth(double *correlation, size_t n, double *room) {
    double *vectors = room, *rest = room + n * n, *values = rest + n * n + n;
    if (!chiso__symmetric_eigen(values, vectors, correlation, n, rest)) return false;
    if (values[n - 1] >= DBL_EPSILON) return false;
    double sum = 0;
    for (size_t k = 0; k < n; k++) {
        if (values[k] < too_small) values[k] = made_of_it;
        sum += values[k];
    }
    for (size_t k = 0; k < n; k++) values[k] *= (double)n / sum;
    compose(correlation, values, vectors, n);
    standardise(correlation, n, rest);
    return true;
}
