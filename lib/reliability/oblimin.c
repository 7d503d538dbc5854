/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/oblimin.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"

static const double small_slope = 1e-9;
static const double nearly = 1e-6; /* a slope that rounding may keep from falling */
static const size_t most_iterations = 5000, most_halvings = 60;

enum { MEMORY = 10 }; /* values that a step is held against */

/* One place of the search: T, what it makes of the loadings A, and how complex that is. */
typedef struct search {
    size_t n, m, moves;
    double values[MEMORY];
    const double *a;                                   /* n × m */
    double *t, *trial, *slope, *before, *slope_before; /* m × m */
    double *phi, *inverse, *back; /* m × m: TᵀT, its inverse, and T times that, which is (Tᵀ)⁻¹ */
    double *l, *by_l;             /* n × m: loadings, derivative of the criterion by them */
    double *product;              /* m × m */
} search;

static bool search_new(search *s, chiso__arena *arena) {
    double **const squares[] = {&s->t,   &s->before,  &s->slope_before, &s->trial,  &s->slope,
                                &s->phi, &s->inverse, &s->back,         &s->product};
    for (size_t i = 0; i < sizeof squares / sizeof squares[0]; i++)
        *squares[i] = chiso__arena_alloc(arena, s->m * s->m * sizeof **squares[i]);
    s->l = chiso__arena_alloc(arena, s->n * s->m * sizeof *s->l);
    s->by_l = chiso__arena_alloc(arena, s->n * s->m * sizeof *s->by_l);
    return !arena->failed;
}

/* out (rows × columns) = x (rows × inner) y (inner × columns). */
static void multiply(double *out, const double *x, const double *y, size_t rows, size_t inner,
                     size_t columns) {
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++) {
            double sum = 0;
            for (size_t k = 0; k < inner; k++) sum += x[i * inner + k] * y[k * columns + j];
            out[i * columns + j] = sum;
        }
    }
}

/* out (columns × columns) = xᵀ y, both rows × columns. */
static void multiply_across(double *out, const double *x, const double *y, size_t rows,
                            size_t columns) {
    for (size_t i = 0; i < columns; i++) {
        for (size_t j = 0; j < columns; j++) {
            double sum = 0;
            for (size_t k = 0; k < rows; k++) sum += x[k * columns + i] * y[k * columns + j];
            out[i * columns + j] = sum;
        }
    }
}

/* Σ L_ia² L_ib² / 2 over items and pairs a < b; its derivative by L. */
static double criterion(const search *s) {
    double sum = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double *l = s->l + i * s->m;
        double squares = 0;
        for (size_t a = 0; a < s->m; a++) squares += l[a] * l[a];
        for (size_t a = 0; a < s->m; a++) {
            const double others = squares - l[a] * l[a];
            s->by_l[i * s->m + a] = l[a] * others;
            sum += l[a] * l[a] * others / 4;
        }
    }
    return sum;
}

/* The criterion at T; infinite where its factors do not span the space. */
static double look(const search *s, const double *t) {
    multiply_across(s->phi, t, t, s->m, s->m);
    memcpy(s->inverse, s->phi, s->m * s->m * sizeof *s->inverse);
    if (!chiso__symmetric_inverse(s->inverse, NULL, s->m)) return INFINITY;
    multiply(s->back, t, s->inverse, s->m, s->m, s->m);
    multiply(s->l, s->a, s->back, s->n, s->m, s->m);
    return criterion(s);
}

/* The slope at T without what would change the length of its columns; its square. */
static double find_slope(const search *s) {
    double square = 0;
    multiply_across(s->product, s->by_l, s->l, s->n, s->m);
    multiply(s->slope, s->back, s->product, s->m, s->m, s->m);
    for (size_t j = 0; j < s->m; j++) {
        double along = 0;
        for (size_t i = 0; i < s->m; i++) along -= s->t[i * s->m + j] * s->slope[i * s->m + j];
        for (size_t i = 0; i < s->m; i++) {
            double *slope = &s->slope[i * s->m + j];
            *slope = -*slope - along * s->t[i * s->m + j];
            square += *slope * *slope;
        }
    }
    return square;
}

/* A step down the slope, columns brought back to length 1. */
static void try_step(const search *s, double step) {
    for (size_t j = 0; j < s->m; j++) {
        double square = 0;
        for (size_t i = 0; i < s->m; i++) {
            const double x = s->t[i * s->m + j] - step * s->slope[i * s->m + j];
            s->trial[i * s->m + j] = x;
            square += x * x;
        }
        for (size_t i = 0; i < s->m; i++) s->trial[i * s->m + j] /= sqrt(square);
    }
}

/* How long a step fits how the slope changed along the last one (Barzilai and Borwein 1988). */
static double fitting_step(const search *s, double last) {
    double moved = 0, along = 0;
    for (size_t i = 0; i < s->m * s->m; i++) {
        const double by = s->t[i] - s->before[i];
        moved += by * by;
        along += by * (s->slope[i] - s->slope_before[i]);
    }
    return along > 0 && isfinite(moved / along) ? moved / along : 2 * last;
}

/* The step, or a half, quarter … of it, that goes below the highest of the last values (Grippo,
   Lampariello and Lucidi 1986): a few of them may rise, which is what makes such steps fast. */
static bool move(search *s, double *step, double square) {
    double highest = s->values[0];
    for (size_t i = 1; i < MEMORY; i++) highest = fmax(highest, s->values[i]);
    *step *= 2;
    for (size_t tries = 0; tries < most_halvings; tries++) {
        *step /= 2;
        try_step(s, *step);
        const double next = look(s, s->trial);
        if (!(next < highest - 1e-4 * square * *step)) continue;
        s->values[s->moves++ % MEMORY] = next;
        memcpy(s->before, s->t, s->m * s->m * sizeof *s->t);
        memcpy(s->slope_before, s->slope, s->m * s->m * sizeof *s->t);
        memcpy(s->t, s->trial, s->m * s->m * sizeof *s->t);
        return true;
    }
    (void)look(s, s->t); /* what the last trial overwrote */
    return false;
}

/* True when the minimum was reached, as far as rounding shows it. */
static bool find_minimum(search *s) {
    double step = 1, square = 0;
    const double value = look(s, s->t);
    for (size_t i = 0; i < MEMORY; i++) s->values[i] = value;
    for (size_t i = 0; i < most_iterations; i++) {
        square = find_slope(s);
        if (square < small_slope * small_slope) return true;
        if (i > 0) step = fitting_step(s, step);
        if (!move(s, &step, square)) break;
    }
    return square < nearly * nearly;
}

bool chiso__oblimin(chiso__factors *factors, bool *settled, chiso__arena *arena) {
    search s = {.n = factors->items, .m = factors->factors, .a = factors->loading};
    if (!search_new(&s, arena)) return false;
    for (size_t i = 0; i < s.m * s.m; i++) s.t[i] = i % (s.m + 1) == 0;
    *settled = find_minimum(&s);
    memcpy(factors->loading, s.l, s.n * s.m * sizeof *s.l);
    factors->correlation = s.phi;
    for (size_t i = 0; i < s.m; i++) s.phi[i * (s.m + 1)] = 1;
    return true;
}
