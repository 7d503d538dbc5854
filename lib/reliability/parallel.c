/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/parallel.h"

#include <math.h>
#include <string.h>

#include "numeric/quantile.h"
#include "numeric/random.h"
#include "numeric/symmetric.h"
#include "reliability/efa.h"

/* What samples are drawn and looked at with. */
typedef struct sampler {
    size_t n, iterations;
    double df; /* respondents - 1 */
    chiso__random *random;
    double *factor, *correlation, *room; /* n × n; room of n more */
    double *components, *factors;        /* n × iterations: each eigenvalue in all samples */
} sampler;

static double *numbers(chiso__arena *arena, size_t count) {
    return chiso__arena_alloc(arena, count * sizeof(double));
}

static void scree_new(chiso__scree *scree, chiso__arena *arena, size_t n) {
    scree->observed = numbers(arena, n);
    scree->mean = numbers(arena, n);
    scree->quantile = numbers(arena, n);
}

static bool sampler_new(sampler *s, chiso__arena *arena, const chiso__parallel_options *options) {
    s->iterations = options->iterations;
    s->df = (double)(options->respondents - 1);
    s->random = chiso__random_new(arena, options->seed, 0);
    s->factor = numbers(arena, s->n * s->n);
    s->correlation = numbers(arena, s->n * s->n);
    s->room = numbers(arena, s->n * (s->n + 1));
    s->components = numbers(arena, s->n * s->iterations);
    s->factors = numbers(arena, s->n * s->iterations);
    return !arena->failed;
}

/* Bartlett: a triangle T of normals, and on the diagonal roots of chi-squares whose df fall; TTᵀ is
   a matrix of sums of squares.  With fewer df than rows it has that many columns. */
static void draw_factor(const sampler *s) {
    for (size_t i = 0; i < s->n; i++) {
        double *row = s->factor + i * s->n, square = 0;
        for (size_t j = 0; j < s->n; j++) {
            const double left = s->df - (double)j;
            row[j] = 0;
            if (j <= i && left > 0)
                row[j] = j < i ? chiso__random_normal(s->random)
                               : sqrt(chiso__random_chi2(s->random, left));
            square += row[j] * row[j];
        }
        for (size_t j = 0; j <= i; j++) row[j] /= sqrt(square);
    }
}

static void draw_correlation(const sampler *s) {
    draw_factor(s);
    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = i == j ? 1 : 0;
            for (size_t k = 0; i != j && k <= j; k++)
                sum += s->factor[i * s->n + k] * s->factor[j * s->n + k];
            s->correlation[i * s->n + j] = s->correlation[j * s->n + i] = sum;
        }
    }
}

/* Eigenvalues of s->correlation, then with communalities on its diagonal. */
static bool look(const sampler *s, double *components, double *factors) {
    chiso__arena scratch = {0};
    chiso__factors one;
    const bool done = chiso__efa_minres(&one, &scratch, s->correlation, s->n, 1);
    (void)chiso__symmetric_eigen(components, NULL, s->correlation, s->n, s->room);
    for (size_t i = 0; done && i < s->n; i++) s->correlation[i * s->n + i] = one.communality[i];
    (void)chiso__symmetric_eigen(factors, NULL, s->correlation, s->n, s->room);
    chiso__arena_free(&scratch);
    return done;
}

/* Mean and quantile of what was simulated; n × iterations values are moved about. */
static void summarise(chiso__scree *scree, double *simulated, const sampler *s, double p) {
    bool above = true;
    scree->above = 0;
    for (size_t k = 0; k < s->n; k++) {
        double *values = simulated + k * s->iterations;
        scree->mean[k] = 0;
        for (size_t i = 0; i < s->iterations; i++)
            scree->mean[k] += values[i] / (double)s->iterations;
        scree->quantile[k] = chiso__quantile_select(values, s->iterations, p);
        above = above && scree->observed[k] > scree->quantile[k];
        scree->above += above;
    }
}

static bool simulate(const sampler *s, double *components, double *factors) {
    for (size_t i = 0; i < s->iterations; i++) {
        draw_correlation(s);
        if (!look(s, components, factors)) return false;
        for (size_t k = 0; k < s->n; k++) {
            s->components[k * s->iterations + i] = components[k];
            s->factors[k * s->iterations + i] = factors[k];
        }
    }
    return true;
}

bool chiso__parallel_analysis(chiso__parallel *out, chiso__arena *arena, const double *correlation,
                              size_t items, const chiso__parallel_options *options) {
    sampler s = {.n = items};
    *out = (chiso__parallel){.items = items};
    scree_new(&out->components, arena, items);
    scree_new(&out->factors, arena, items);
    if (!sampler_new(&s, arena, options)) return false;
    double *components = out->components.observed, *factors = out->factors.observed;
    if (!simulate(&s, components, factors)) return false; /* as room, until it is their turn */
    memcpy(s.correlation, correlation, items * items * sizeof *correlation);
    if (!look(&s, components, factors)) return false;
    summarise(&out->components, s.components, &s, options->quantile);
    summarise(&out->factors, s.factors, &s, options->quantile);
    return true;
}
