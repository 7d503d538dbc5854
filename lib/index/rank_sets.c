/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_sets.h"

#include <math.h>

#include "base/error.h"
#include "index/rank_draws.h"
#include "index/rank_steps.h"

/* The units that can be told from others, numbered anew, and where they stand among all. */
struct known {
    chiso__arena arena;
    chiso__rank_data data;
    size_t *at;
    double *estimate, *se, *df, *covariance;
};

static bool is_known(const chiso__rank_data *data, size_t i) {
    const bool has_df = data->df == NULL || data->df[i] > 0; /* NaN: no */
    return !isnan(data->estimate[i]) && isfinite(data->se[i]) && has_df;
}

/* Units that vary together only with themselves need no covariance. */
static bool vary_together(const double *covariance, const size_t *at, size_t count, size_t units) {
    for (size_t i = 0; covariance != NULL && i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (covariance[at[i] * units + at[j]] != 0) return true; /* NaN too */
        }
    }
    return false;
}

static bool make_room(struct known *k, const chiso__rank_data *data) {
    const size_t n = data->units;
    k->at = chiso__arena_alloc(&k->arena, n * sizeof *k->at);
    k->estimate = chiso__arena_alloc(&k->arena, n * sizeof *k->estimate);
    k->se = chiso__arena_alloc(&k->arena, n * sizeof *k->se);
    k->df = chiso__arena_alloc(&k->arena, n * sizeof *k->df);
    return !k->arena.failed;
}

static bool copy_covariance(struct known *k, const chiso__rank_data *data) {
    const size_t n = k->data.units;
    if (!vary_together(data->covariance, k->at, n, data->units)) return true;
    k->covariance = chiso__arena_alloc(&k->arena, n * n * sizeof *k->covariance);
    if (k->covariance == NULL) return false;
    for (size_t i = 0; i < n * n; i++)
        k->covariance[i] = data->covariance[k->at[i / n] * data->units + k->at[i % n]];
    k->data.covariance = k->covariance;
    return true;
}

static bool select_known(struct known *k, const chiso__rank_data *data) {
    if (!make_room(k, data)) return false;
    k->data = (chiso__rank_data){.estimate = k->estimate, .se = k->se, .df = k->df};
    for (size_t i = 0; i < data->units; i++) {
        if (!is_known(data, i)) continue;
        const size_t to = k->data.units++;
        k->at[to] = i;
        k->estimate[to] = data->estimate[i];
        k->se[to] = data->se[i];
        k->df[to] = data->df != NULL ? data->df[i] : (double)INFINITY;
    }
    return copy_covariance(k, data);
}

/* --- pairs --- */

/* Units, pairs among which are looked at together. */
struct sets {
    const struct known *known;
    const chiso__rank_choice *choice;
    chiso__rank_draws draws;
    chiso__rank_pair *pairs;
    size_t count;
    chiso__rank_steps steps;
    double *low, *high; /* by unit among all */
};

/* `higher` is above `lower`; where one unit alone is looked at, only its set knows of it. */
static void tell_apart(const struct sets *s, size_t higher, size_t lower, size_t alone) {
    const size_t *at = s->known->at, all = s->known->data.units;
    if (alone == all || alone == higher) s->high[at[higher]]--;
    if (alone == all || alone == lower) s->low[at[lower]]++;
}

static chiso__rank_pair pair_of(const chiso__rank_data *data, size_t a, size_t b) {
    const double va = data->se[a] * data->se[a], vb = data->se[b] * data->se[b];
    const double both = data->covariance != NULL ? data->covariance[a * data->units + b] : 0;
    const double variance = va + vb - 2 * both;
    const size_t fewer = data->df[a] <= data->df[b] ? a : b;
    return (chiso__rank_pair){.a = a,
                              .b = b,
                              .difference = data->estimate[a] - data->estimate[b],
                              /* what rounding leaves of no variance is none */
                              .variance = variance > 1e-12 * (va + vb) ? variance : 0,
                              .like = {both != 0 ? fewer : a, both != 0 ? fewer : b}};
}

/* A difference without variance is known: nothing is drawn for it. */
static void add_pair(struct sets *s, size_t a, size_t b, size_t alone) {
    const chiso__rank_data *data = &s->known->data;
    const chiso__rank_pair pair = pair_of(data, a, b);
    const double size = fmax(fabs(data->estimate[a]), fabs(data->estimate[b]));
    if (pair.variance > 0)
        s->pairs[s->count++] = pair;
    else if (fabs(pair.difference) > 1e-12 * size) /* as ranks tie */
        tell_apart(s, pair.difference > 0 ? a : b, pair.difference > 0 ? b : a, alone);
}

static void settle(struct sets *s, size_t alone) {
    chiso__rank_steps_reject(&s->steps, s->pairs, s->count, &s->draws, s->known->se, s->choice);
    for (size_t p = 0; p < s->count; p++) {
        if (s->pairs[p].one_way) tell_apart(s, s->pairs[p].b, s->pairs[p].a, alone);
    }
    s->count = 0;
}

static void simultaneous(struct sets *s) {
    const size_t n = s->known->data.units;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < a; b++) add_pair(s, a, b, n);
    }
    settle(s, n);
}

static void marginal(struct sets *s) {
    const size_t n = s->known->data.units;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < n; b++) {
            if (b != a) add_pair(s, a, b, a);
        }
        settle(s, a);
    }
}

/* Of all that have an estimate, before any are told apart. */
static void widest(double *low, double *high, const chiso__rank_data *data) {
    double ranked = 0;
    for (size_t i = 0; i < data->units; i++) ranked += !isnan(data->estimate[i]);
    for (size_t i = 0; i < data->units; i++) {
        const bool has_rank = !isnan(data->estimate[i]);
        low[i] = has_rank ? 1 : (double)NAN;
        high[i] = has_rank ? ranked : (double)NAN;
    }
}

static chiso_status narrow(struct sets *s, chiso__arena *arena, chiso_error *error) {
    const size_t n = s->known->data.units;
    const size_t pairs = s->choice->marginal ? n : n * (n - 1) / 2;
    chiso_status status =
        chiso__rank_draws_new(&s->draws, &s->known->data, s->choice, arena, error);
    if (status != CHISO_OK) return status;
    s->pairs = chiso__arena_alloc(arena, pairs * sizeof *s->pairs);
    if (s->pairs == NULL || !chiso__rank_steps_new(&s->steps, &s->draws, arena))
        return chiso__fail_memory(error);
    if (s->choice->marginal)
        marginal(s);
    else
        simultaneous(s);
    return CHISO_OK;
}

chiso_status chiso__rank_sets(double *low, double *high, const chiso__rank_data *data,
                              const chiso__rank_choice *choice, chiso_error *error) {
    struct known known = {.at = NULL};
    struct sets sets = {.known = &known, .choice = choice, .low = low, .high = high};
    chiso_status status = CHISO_OK;
    widest(low, high, data);
    if (!select_known(&known, data)) status = chiso__fail_memory(error);
    if (status == CHISO_OK && known.data.units > 1) status = narrow(&sets, &known.arena, error);
    chiso__arena_free(&known.arena);
    return status;
}
