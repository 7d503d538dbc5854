/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/people.h"

#include <math.h>
#include <string.h>

#include "totals/totals.h"

/* --- who is complete --- */

/* 1, the predictors, the outcome; true where all are there. */
static bool take(const chiso__people *p, const chiso__terms *terms, const chiso__cases *cases,
                 size_t person, double *x) {
    bool complete = true;
    x[0] = 1;
    x[p->width - 1] = chiso__terms_value(terms, 0, cases, person);
    for (size_t k = 1; k <= p->predictors; k++) x[k] = chiso__terms_value(terms, k, cases, person);
    for (size_t k = 0; k < p->width; k++) complete = complete && isfinite(x[k]);
    return complete;
}

static void note_answered(const chiso__people *p, size_t row, double weight, const double *x) {
    for (size_t k = 0; k < p->predictors; k++) {
        double *answered = p->answered + (row * p->predictors + k) * 2;
        if (!isfinite(x[k + 1])) continue;
        answered[0] += weight;
        answered[1] += weight * x[k + 1];
        p->n_answered[row * p->predictors + k]++;
    }
}

/* First how many each row has, then where they begin. */
static void count(chiso__people *p, const chiso__terms *terms, const chiso__cases *cases,
                  double *x) {
    for (size_t i = 0; i < cases->rows; i++) {
        if (!(cases->weight[i] > 0)) continue;
        const size_t row = (size_t)cases->row[i];
        const bool complete = take(p, terms, cases, i, x);
        note_answered(p, row, cases->weight[i], x);
        p->first[row + 1] += complete;
        p->count += complete;
        p->left_out += !complete;
    }
    for (size_t row = 0; row < p->rows; row++) p->first[row + 1] += p->first[row];
}

static void fill(const chiso__people *p, const chiso__terms *terms, const chiso__cases *cases,
                 size_t *next, double *x) {
    memcpy(next, p->first, p->rows * sizeof *next);
    for (size_t i = 0; i < cases->rows; i++) {
        if (!(cases->weight[i] > 0) || !take(p, terms, cases, i, x)) continue;
        const size_t at = next[cases->row[i]]++;
        memcpy(p->x + at * p->width, x, p->width * sizeof *x);
        p->weight[at] = cases->weight[i];
    }
}

bool chiso__people_new(chiso__people *p, const chiso__terms *terms, const chiso__cases *cases) {
    p->predictors = terms->count - 1;
    p->width = terms->count + 1;
    p->rows = cases->totals->rows.pairs.count;
    double *x = chiso__arena_alloc(&p->arena, p->width * sizeof *x);
    size_t *next = chiso__arena_alloc(&p->arena, p->rows * sizeof *next);
    p->first = chiso__arena_alloc(&p->arena, (p->rows + 1) * sizeof *p->first);
    p->answered = chiso__arena_alloc(&p->arena, 2 * p->rows * p->predictors * sizeof(double));
    p->n_answered = chiso__arena_alloc(&p->arena, p->rows * p->predictors * sizeof(int64_t));
    if (p->arena.failed) return false;
    count(p, terms, cases, x);
    p->x = chiso__arena_alloc(&p->arena, p->count * p->width * sizeof *p->x);
    p->weight = chiso__arena_alloc(&p->arena, p->count * sizeof *p->weight);
    if (p->arena.failed) return false;
    fill(p, terms, cases, next, x);
    return true;
}

void chiso__people_free(chiso__people *people) {
    chiso__arena_free(&people->arena);
}

/* --- sums --- */

size_t chiso__people_sums(const chiso__people *p) {
    return chiso__product(p->width, 0) + 2 * p->predictors;
}

size_t chiso__people_answered(const chiso__people *p, size_t predictor) {
    return chiso__product(p->width, 0) + 2 * predictor;
}

static void add_products(const chiso__people *p, size_t person, const double *centre,
                         double *sums) {
    const double *x = p->x + person * p->width, weight = p->weight[person];
    for (size_t i = 0; i < p->width; i++) {
        const double wx = weight * (x[i] - centre[i]);
        for (size_t j = 0; j <= i; j++) *sums++ += wx * (x[j] - centre[j]);
    }
}

void chiso__people_row(const chiso__people *p, size_t row, const double *centre, double *sums) {
    memset(sums, 0, chiso__people_sums(p) * sizeof *sums);
    for (size_t i = p->first[row]; i < p->first[row + 1]; i++) add_products(p, i, centre, sums);
    double *answered = sums + chiso__people_answered(p, 0);
    for (size_t k = 0; k < p->predictors; k++) {
        const double *own = p->answered + (row * p->predictors + k) * 2;
        answered[2 * k] = own[0];
        answered[2 * k + 1] = own[1] - own[0] * centre[k + 1];
    }
}
