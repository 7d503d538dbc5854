/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/spread.h"

#include <math.h>
#include <string.h>

#include "reliability/omega.h"
#include "reliability/pair_sums.h"

/* --- all numbers of a group, one behind the other --- */

size_t chiso__family_place(const chiso__matrices *m, size_t statistic, size_t at) {
    const size_t whole = CHISO__ITEM_MEAN; /* those of items stand behind */
    return statistic < whole ? statistic : whole + (statistic - whole) * m->items + at;
}

size_t chiso__group_numbers(const chiso__group *g) {
    return chiso__family_place(g->matrices, CHISO__FAMILY, 0) + (g->omega_factors > 0 ? 2 : 0);
}

void chiso__family_evaluate(const chiso__matrices *m, double *value, double *slope) {
    const size_t slopes = chiso__family_slopes(m);
    for (size_t s = 0; s < CHISO__FAMILY; s++) {
        const chiso__family *of = &chiso__family_table[s];
        for (size_t at = 0; at < (of->of_items ? m->items : 1); at++) {
            const size_t place = chiso__family_place(m, s, at);
            value[place] = of->evaluate(m, at, slope != NULL ? slope + place * slopes : NULL);
        }
    }
}

/* --- units --- */

/* The sums of the unit that begins at *next, which moves on behind it.  Who is not counted belongs
   to it all the same. */
static int32_t add_unit(const chiso__group *g, size_t *next, double *sums) {
    const chiso__answers *a = g->answers;
    const int32_t unit = a->unit[g->respondents[*next]];
    memset(sums, 0, chiso__pairs(a->items) * CHISO__PAIR_SUMS * sizeof *sums);
    for (; *next < g->count && a->unit[g->respondents[*next]] == unit; ++*next) {
        const size_t i = g->respondents[*next];
        if (a->counted[i])
            chiso__pair_sums_add(sums, a->value + i * a->items, a->weight[i], a->items);
    }
    return unit;
}

/* --- linearised --- */

/* What a unit adds to each covariance and mean; nothing where these are not known. */
static void influence_of(const chiso__group *g, const double *unit, double *out) {
    const size_t items = g->answers->items, pairs = chiso__pairs(items);
    for (size_t p = 0; p < pairs; p++) {
        const double *all = g->sums + p * CHISO__PAIR_SUMS, n = g->n[p];
        out[p] = n > 1 ? n / (n - 1) * chiso__pair_influence(unit + p * CHISO__PAIR_SUMS, all) : 0;
    }
    for (size_t j = 0; j < items; j++) {
        const size_t own = chiso__pair(j, j) * CHISO__PAIR_SUMS;
        const double w = g->sums[own + CHISO__PAIR_W];
        const double mean = g->sums[own + CHISO__PAIR_X] / w;
        out[pairs + j] =
            w > 0 ? (unit[own + CHISO__PAIR_X] - mean * unit[own + CHISO__PAIR_W]) / w : 0;
    }
}

/* Slopes by column, so that the loop over numbers runs over neighbours. */
static void turn(double *out, const double *slope, size_t slopes, size_t numbers) {
    for (size_t e = 0; e < numbers; e++) {
        for (size_t s = 0; s < slopes; s++) out[s * numbers + e] = slope[e * slopes + s];
    }
}

static void add_influence(double *restrict total, const double *restrict slope,
                          const double *influence, size_t slopes, size_t numbers) {
    for (size_t s = 0; s < slopes; s++) {
        const double x = influence[s];
        if (x == 0) continue;
        for (size_t e = 0; e < numbers; e++) total[e] += x * slope[s * numbers + e];
    }
}

bool chiso__spread_linear(const chiso__group *g, const chiso__frame *frame, int32_t lone_psu,
                          const double *slope, double *variance, chiso__support *support) {
    const size_t slopes = chiso__family_slopes(g->matrices);
    const size_t numbers = chiso__family_place(g->matrices, CHISO__FAMILY, 0);
    const chiso__sweeping of = {.frame = frame, .width = numbers, .lone_psu = lone_psu};
    chiso__arena arena = {0};
    chiso__sweep sweep;
    double *turned = chiso__arena_alloc(&arena, slopes * numbers * sizeof *turned);
    double *influence = chiso__arena_alloc(&arena, slopes * sizeof *influence);
    double *unit = chiso__arena_alloc(&arena, chiso__pairs(g->answers->items) * CHISO__PAIR_SUMS *
                                                  sizeof *unit);
    const bool good = chiso__sweep_new(&sweep, &of) && !arena.failed;
    if (good) turn(turned, slope, slopes, numbers);
    for (size_t next = 0; good && next < g->count;) {
        double *total = chiso__sweep_unit(&sweep, add_unit(g, &next, unit));
        influence_of(g, unit, influence);
        add_influence(total, turned, influence, slopes, numbers);
    }
    if (good) chiso__sweep_finish(&sweep, variance);
    *support = sweep.support;
    chiso__sweep_free(&sweep);
    chiso__arena_free(&arena);
    return good;
}

/* --- replicated --- */

enum { MOST_NUMBERS = 1 << 23 }; /* of sums at a time: 64 MB */

/* Replicates, some at a time. */
struct replicating {
    const chiso__group *group;
    const chiso__frame *frame;
    const chiso__replicates *of;
    chiso__arena arena;
    size_t sums, numbers, at_a_time;
    double *unit;  /* sums of one unit */
    double *all;   /* all[i * at_a_time + r] */
    double *one;   /* sums of one replicate */
    double *value; /* numbers of one replicate */
    double *theta; /* theta[e * replicates + r] */
    double *pairwise;
    chiso__matrices matrices;
};

static bool new_replicating(struct replicating *r) {
    const size_t items = r->group->answers->items;
    r->sums = chiso__pairs(items) * CHISO__PAIR_SUMS;
    r->numbers = chiso__group_numbers(r->group);
    r->at_a_time = MOST_NUMBERS / r->sums + 1;
    if (r->at_a_time > r->of->count) r->at_a_time = r->of->count;
    r->unit = chiso__arena_alloc(&r->arena, r->sums * sizeof *r->unit);
    r->all = chiso__arena_alloc(&r->arena, r->sums * r->at_a_time * sizeof *r->all);
    r->one = chiso__arena_alloc(&r->arena, r->sums * sizeof *r->one);
    r->value = chiso__arena_alloc(&r->arena, r->numbers * sizeof *r->value);
    r->theta = chiso__arena_alloc(&r->arena, r->numbers * r->of->count * sizeof *r->theta);
    r->pairwise = chiso__arena_alloc(&r->arena, items * items * sizeof *r->pairwise);
    return chiso__matrices_new(&r->matrices, &r->arena, items);
}

/* The sums of replicates from `first` on. */
static void add_replicates(struct replicating *r, size_t first, size_t count) {
    const chiso__group *g = r->group;
    const chiso__stage *stage = &r->frame->stages[r->of->stage];
    memset(r->all, 0, r->sums * r->at_a_time * sizeof *r->all);
    for (size_t next = 0; next < g->count;) {
        const int32_t member = stage->groups.member[add_unit(g, &next, r->unit)];
        const double *restrict factor = r->of->factor + (size_t)member * r->of->count + first;
        for (size_t i = 0; i < r->sums; i++) {
            double *restrict sum = r->all + i * r->at_a_time;
            const double x = r->unit[i];
            for (size_t k = 0; x != 0 && k < count; k++) sum[k] += x * factor[k];
        }
    }
}

/* Omega behind the family; NaN where a pair has no correlation. */
static bool evaluate_omega(struct replicating *r) {
    double *value = r->value + chiso__family_place(&r->matrices, CHISO__FAMILY, 0);
    const size_t items = r->matrices.items;
    chiso__arena scratch = {0};
    chiso__omega omega;
    bool known = true;
    value[0] = value[1] = NAN;
    chiso__matrices_pairwise(r->pairwise, &r->matrices, r->one);
    for (size_t i = 0; i < items * items; i++) known = known && isfinite(r->pairwise[i]);
    if (!known) return true;
    const bool good =
        chiso__omega_of(&omega, &scratch, r->pairwise, items, r->group->omega_factors);
    if (good) value[0] = omega.total;
    if (good) value[1] = omega.hierarchical;
    chiso__arena_free(&scratch);
    return good;
}

static bool evaluate_replicates(struct replicating *r, size_t first, size_t count) {
    for (size_t k = 0; k < count; k++) {
        for (size_t i = 0; i < r->sums; i++) r->one[i] = r->all[i * r->at_a_time + k];
        chiso__matrices_fill(&r->matrices, r->one, r->group->n, r->group->varies);
        chiso__family_evaluate(&r->matrices, r->value, NULL);
        if (r->group->omega_factors > 0 && !evaluate_omega(r)) return false;
        for (size_t e = 0; e < r->numbers; e++)
            r->theta[e * r->of->count + first + k] = r->value[e];
    }
    return true;
}

bool chiso__spread_replicates(const chiso__group *group, const chiso__frame *frame,
                              const chiso__replicates *replicates, int32_t centre,
                              const double *value, double *variance, size_t *dropped) {
    struct replicating r = {.group = group, .frame = frame, .of = replicates};
    bool good = new_replicating(&r);
    for (size_t first = 0; good && first < replicates->count; first += r.at_a_time) {
        const size_t left = replicates->count - first;
        const size_t count = left < r.at_a_time ? left : r.at_a_time;
        add_replicates(&r, first, count);
        good = evaluate_replicates(&r, first, count);
    }
    for (size_t e = 0; good && e < r.numbers; e++)
        variance[e] = chiso__replicates_variance(replicates, r.theta + e * replicates->count,
                                                 value[e], centre, &dropped[e]);
    chiso__arena_free(&r.arena);
    return good;
}
