/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/covariances.h"

#include "numeric/normal.h"
#include "simulate/gradient.h"
#include "simulate/population.h"

static double step(const chiso__question *q, size_t reply, const char *metric) {
    return chiso__reply_score(q, reply, metric) - chiso__reply_score(q, reply - 1, metric);
}

/* Of two answers whose latent values correlate by r: an answer is a sum of steps, each taken where
   the latent value reaches a cut. */
static double covariance(const chiso_simulation *s, size_t a, size_t b, double r,
                         const char *metric) {
    const chiso__question *x = &s->questions[a], *y = &s->questions[b];
    const double x_centre = chiso__population_centre(s, a);
    const double y_centre = chiso__population_centre(s, b);
    double sum = 0;
    for (size_t i = 1; i < x->count; i++) {
        for (size_t j = 1; j < y->count; j++) {
            const double steps = step(x, i, metric) * step(y, j, metric);
            if (steps == 0) continue;
            sum += steps * chiso__normal_covariance(x->replies[i].cut - x_centre,
                                                    y->replies[j].cut - y_centre, r);
        }
    }
    return sum;
}

static double variance(const chiso__question *q, const double *shares, double mean,
                       const char *metric) {
    double sum = 0;
    for (size_t i = 0; i < q->count; i++) {
        const double d = chiso__reply_score(q, i, metric) - mean;
        sum += shares[i] * d * d;
    }
    return sum;
}

static void fill_pair(const chiso__covariances *c, const chiso_simulation *s, size_t a, size_t b,
                      const char *metric) {
    const size_t n = s->n_questions;
    const double r = s->questions[a].loading * s->questions[b].loading;
    c->between[a * n + b] = c->between[b * n + a] = covariance(s, a, b, r * s->icc, metric);
    if (a == b) return;
    c->within[a * n + b] = c->within[b * n + a] =
        covariance(s, a, b, r * (s->icc + chiso__person_share), metric);
}

static size_t most_replies(const chiso_simulation *s) {
    size_t most = 1;
    for (size_t i = 0; i < s->n_questions; i++)
        if (s->questions[i].count > most) most = s->questions[i].count;
    return most;
}

bool chiso__covariances_make(chiso__covariances *out, chiso__arena *arena,
                             const chiso_simulation *simulation, const char *metric) {
    const size_t n = simulation->n_questions;
    double *shares = chiso__arena_alloc(arena, most_replies(simulation) * sizeof *shares);
    out->mean = chiso__arena_alloc(arena, n * sizeof *out->mean);
    out->within = chiso__arena_alloc(arena, n * n * sizeof *out->within);
    out->between = chiso__arena_alloc(arena, n * n * sizeof *out->between);
    if (arena->failed) return false;
    for (size_t i = 0; i < n; i++) {
        const chiso__question *q = &simulation->questions[i];
        chiso__population_shares(simulation, CHISO__AVERAGE, i, shares);
        out->mean[i] = chiso__question_mean(q, shares, metric);
        out->within[i * n + i] = variance(q, shares, out->mean[i], metric);
        for (size_t j = 0; j <= i; j++) fill_pair(out, simulation, i, j, metric);
    }
    return true;
}
