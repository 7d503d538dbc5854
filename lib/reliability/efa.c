/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/efa.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"
#include "reliability/smc.h"

static const double least = 0.005, most = 1; /* uniquenesses */
static const double at_bound = 1e-9;         /* of a bound counts as at it */
static const double settled = 1e-11;         /* slopes below this are rounding */
static const double nearly = 1e-7;           /* slopes that rounding may keep from falling */
static const size_t most_iterations = 500, most_halvings = 50;

/* One search: uniquenesses, and the eigenvalues of what they leave. */
typedef struct search {
    size_t n, factors;
    const double *r;
    double *psi, *trial, *slope, *step;           /* of n */
    double *reduced, *vectors, *curvature, *room; /* of n × n, room of n more */
    double *values;
} search;

double chiso__efa_df(size_t items, size_t factors) {
    const double p = (double)items, m = (double)factors;
    return ((p - m) * (p - m) - p - m) / 2;
}

static bool search_new(search *s, chiso__arena *arena) {
    double **const rows[] = {&s->psi, &s->trial, &s->slope, &s->step, &s->values};
    double **const squares[] = {&s->reduced, &s->vectors, &s->curvature};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        *rows[i] = chiso__arena_alloc(arena, s->n * sizeof **rows[i]);
    for (size_t i = 0; i < sizeof squares / sizeof squares[0]; i++)
        *squares[i] = chiso__arena_alloc(arena, s->n * s->n * sizeof **squares[i]);
    s->room = chiso__arena_alloc(arena, 2 * s->n * (s->n + 1) * sizeof *s->room);
    return !arena->failed;
}

/* An eigenvalue that no factor takes. */
static bool is_left(const search *s, size_t k) {
    return k >= s->factors || s->values[k] <= 0;
}

/* Half the sum of squares that is left of R - Ψ; NaN where R is not finite. */
static double objective(const search *s, const double *psi) {
    double sum = 0;
    memcpy(s->reduced, s->r, s->n * s->n * sizeof *s->reduced);
    for (size_t i = 0; i < s->n; i++) s->reduced[i * s->n + i] -= psi[i];
    if (!chiso__symmetric_eigen(s->values, s->vectors, s->reduced, s->n, s->room)) return NAN;
    for (size_t k = 0; k < s->n; k++)
        if (is_left(s, k)) sum += s->values[k] * s->values[k] / 2;
    return sum;
}

/* Whether a uniqueness stands at a bound and would go beyond. */
static bool is_held(const search *s, size_t i) {
    return (s->psi[i] <= least && s->slope[i] > 0) || (s->psi[i] >= most && s->slope[i] < 0);
}

/* The slopes of the objective, 0 where a bound holds; the largest. */
static double find_slopes(const search *s) {
    double largest = 0;
    for (size_t i = 0; i < s->n; i++) {
        const double *v = s->vectors + i * s->n;
        s->slope[i] = 0;
        for (size_t k = 0; k < s->n; k++)
            if (is_left(s, k)) s->slope[i] -= s->values[k] * v[k] * v[k];
        if (is_held(s, i)) s->slope[i] = 0;
        largest = fmax(largest, fabs(s->slope[i]));
    }
    return largest;
}

/* λ_k / (λ_k - λ_l) of an eigenvalue left and one taken, to room; 0 of other pairs. */
static void find_turning(const search *s) {
    for (size_t l = 0; l < s->factors; l++) {
        for (size_t k = 0; k < s->n; k++) {
            const double left = s->values[k], taken = s->values[l];
            const bool pair = is_left(s, k) && !is_left(s, l) && taken > left;
            s->room[l * s->n + k] = pair ? left / (left - taken) : 0;
        }
    }
}

/* Σ over those pairs: how vectors turn as Ψ moves. */
static double turning(const search *s, const double *vi, const double *vj) {
    double sum = 0;
    for (size_t l = 0; l < s->factors; l++) {
        const double *by = s->room + l * s->n;
        double with = 0;
        for (size_t k = l; k < s->n; k++) with += by[k] * vi[k] * vj[k];
        sum += with * vi[l] * vj[l];
    }
    return sum;
}

/* Second derivatives. */
static void find_curvature(const search *s) {
    size_t first = 0; /* that is left; so are all behind */
    while (first < s->n && !is_left(s, first)) first++;
    find_turning(s);
    for (size_t i = 0; i < s->n; i++) {
        const double *vi = s->vectors + i * s->n;
        for (size_t j = 0; j <= i; j++) {
            const double *vj = s->vectors + j * s->n;
            double left = 0;
            for (size_t k = first; k < s->n; k++) left += vi[k] * vj[k];
            s->curvature[i * s->n + j] = left * left + 2 * turning(s, vi, vj);
        }
    }
}

/* Curvature with what is held at a bound set aside, and `more` on the diagonal. */
static void copy_curvature(const search *s, double *copy, double more) {
    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j <= i; j++) {
            const bool aside = s->slope[i] == 0 || s->slope[j] == 0;
            const double own = i == j ? more : 0;
            copy[i * s->n + j] = aside ? (double)(i == j) : s->curvature[i * s->n + j] + own;
        }
    }
}

/* Newton's step; where curvature points both ways, a step between his and the steepest. */
static void find_step(const search *s) {
    double *inverse = s->room, more = 0;
    copy_curvature(s, inverse, more);
    while (!chiso__symmetric_inverse(inverse, NULL, s->n)) {
        more = more > 0 ? more * 4 : 1e-4;
        copy_curvature(s, inverse, more);
    }
    for (size_t i = 0; i < s->n; i++) {
        s->step[i] = 0;
        for (size_t j = 0; j < s->n; j++) s->step[i] -= inverse[i * s->n + j] * s->slope[j];
    }
}

/* Along the step, halved until the objective falls; false: it does not. */
static bool move(search *s, double *value) {
    double part = 2;
    for (size_t tries = 0; tries < most_halvings; tries++) {
        part /= 2;
        for (size_t i = 0; i < s->n; i++)
            s->trial[i] = fmin(fmax(s->psi[i] + part * s->step[i], least), most);
        const double next = objective(s, s->trial);
        if (!(next < *value)) continue;
        *value = next;
        memcpy(s->psi, s->trial, s->n * sizeof *s->psi);
        return true;
    }
    (void)objective(s, s->psi); /* eigenvalues of where it stays */
    return false;
}

/* Of what is no matrix of correlations nothing is known. */
static bool give_up(search *s) {
    for (size_t i = 0; i < s->n * s->n; i++) s->vectors[i] = NAN;
    for (size_t i = 0; i < s->n; i++) s->psi[i] = s->values[i] = NAN;
    return false;
}

/* True when the minimum was reached. */
static bool find_minimum(search *s) {
    double value = objective(s, s->psi);
    if (!isfinite(value)) return give_up(s);
    double largest = INFINITY;
    for (size_t i = 0; i < most_iterations; i++) {
        largest = find_slopes(s);
        if (largest < settled) break;
        find_curvature(s);
        find_step(s);
        if (!move(s, &value)) break;
    }
    return largest < nearly;
}

static void start(search *s) {
    (void)chiso__smc(s->psi, s->r, s->n, s->room);
    for (size_t i = 0; i < s->n; i++) s->psi[i] = fmin(fmax(1 - s->psi[i], least), most);
}

bool chiso__efa_minres(chiso__factors *out, chiso__arena *arena, const double *correlation,
                       size_t items, size_t factors) {
    search s = {.n = items, .factors = factors, .r = correlation};
    if (!search_new(&s, arena) || !chiso__factors_new(out, arena, items, factors)) return false;
    start(&s);
    if (!find_minimum(&s)) out->flags |= CHISO__FACTORS_NOT_SETTLED;
    for (size_t i = 0; i < items; i++)
        if (s.psi[i] <= least + at_bound) out->flags |= CHISO__FACTORS_HEYWOOD;
    if (is_left(&s, factors - 1)) out->flags |= CHISO__FACTORS_FEWER;
    chiso__factors_load(out, s.values, s.vectors);
    chiso__factors_explain(out);
    chiso__factors_compare(out, correlation);
    return true;
}
