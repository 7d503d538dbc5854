/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_steps.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/quantile.h"

enum { BLOCK = CHISO__RANK_BLOCK, AT_ONCE = 8 };

bool chiso__rank_steps_new(chiso__rank_steps *steps, const chiso__rank_draws *draws,
                           chiso__arena *arena) {
    steps->most = chiso__arena_alloc(arena, draws->blocks * BLOCK * sizeof *steps->most);
    steps->bounds = chiso__arena_alloc(arena, draws->count * sizeof *steps->bounds);
    steps->error = chiso__arena_alloc(arena, draws->units * sizeof *steps->error);
    steps->variance = chiso__arena_alloc(arena, draws->units * sizeof *steps->variance);
    return !arena->failed;
}

/* Everything that steps over the pairs need. */
struct stepping {
    const chiso__rank_steps *room;
    chiso__rank_pair *pairs;
    size_t count;
    const chiso__rank_draws *draws;
    const double *se;
};

/* --- one draw --- */

static void take_draw(const struct stepping *s, size_t draw) {
    const chiso__rank_draws *d = s->draws;
    const size_t first = draw / BLOCK * d->units * BLOCK + draw % BLOCK;
    for (size_t i = 0; i < d->units; i++) {
        s->room->error[i] = d->error[first + i * BLOCK];
        if (d->variance != NULL) s->room->variance[i] = d->variance[first + i * BLOCK];
    }
}

static double square_of(const struct stepping *s, const chiso__rank_pair *pair) {
    const double *error = s->room->error, *variance = s->room->variance;
    const double d = error[pair->a] - error[pair->b], up = pair->one_way ? fmax(d, 0) : d;
    const double t = up * up * chiso__rank_pair_weight(pair, s->se, s->draws);
    return s->draws->variance != NULL ? t / (variance[pair->like[0]] + variance[pair->like[1]]) : t;
}

static double most_of(const struct stepping *s, size_t draw) {
    double most = 0;
    take_draw(s, draw);
    for (size_t p = 0; p < s->count; p++) {
        const double t = square_of(s, &s->pairs[p]);
        most = t > most ? t : most;
    }
    return most;
}

/* --- the quantile --- */

static int descending(const void *left, const void *right) {
    const chiso__rank_bound *a = left, *b = right;
    return (a->most < b->most) - (a->most > b->most);
}

static double quantile(const struct stepping *s, double level) {
    const size_t count = s->draws->count;
    for (size_t r = 0; r < count; r++) s->room->most[r] = sqrt(s->room->bounds[r].most);
    return chiso__quantile_select(s->room->most, count, level);
}

static double first_quantile(const struct stepping *s, double level) {
    chiso__rank_pairs_most(s->pairs, s->count, s->draws, s->se, s->room->most);
    for (size_t r = 0; r < s->draws->count; r++)
        s->room->bounds[r] = (chiso__rank_bound){s->room->most[r], r};
    return quantile(s, level);
}

/* How many of the first `known` are not below a bound. */
static size_t count_above(const chiso__rank_bound *bounds, size_t known, double bound) {
    size_t above = 0;
    for (size_t r = 0; r < known; r++) above += bounds[r].most >= bound;
    return above;
}

/* The largest draws have to be known down to the one below the quantile. */
static double next_quantile(const struct stepping *s, double level) {
    const size_t count = s->draws->count, below = (size_t)floor((double)(count - 1) * level);
    chiso__rank_bound *bounds = s->room->bounds;
    qsort(bounds, count, sizeof *bounds, descending);
    for (size_t known = 0; known < count;) {
        for (size_t i = 0; i < AT_ONCE && known < count; i++, known++)
            bounds[known].most = most_of(s, bounds[known].draw);
        if (known < count && count_above(bounds, known, bounds[known].most) >= count - below) break;
    }
    return quantile(s, level);
}

void chiso__rank_steps_reject(const chiso__rank_steps *steps, chiso__rank_pair *pairs, size_t count,
                              const chiso__rank_draws *draws, const double *se,
                              const chiso__rank_choice *choice) {
    const struct stepping s = {steps, pairs, count, draws, se};
    if (count == 0) return;
    size_t told = chiso__rank_pairs_tell(pairs, count, first_quantile(&s, choice->level));
    size_t left = count - told;
    while (!choice->single_step && told > 0 && left > 0) {
        told = chiso__rank_pairs_tell(pairs, count, next_quantile(&s, choice->level));
        left -= told;
    }
}
