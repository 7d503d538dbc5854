/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers as ordered categories. */
#include <math.h>

#include "reliability/factoring.h"

/* The different answers of some respondents to an item, in ascending order; how many there are, to
   CHISO__MOST_LEVELS + 1. */
static size_t list_levels(double *level, const chiso__answers *a, const size_t *respondents,
                          size_t n, size_t item) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const double x = a->value[respondents[i] * a->items + item];
        size_t at = 0;
        if (isnan(x)) continue;
        while (at < count && level[at] < x) at++;
        if (at < count && level[at] == x) continue;
        if (count++ == CHISO__MOST_LEVELS) break;
        for (size_t k = count - 1; k > at; k--) level[k] = level[k - 1];
        level[at] = x;
    }
    return count;
}

size_t chiso__ordinal_refuses(const chiso__answers *answers) {
    double level[CHISO__MOST_LEVELS];
    size_t item = 0;
    while (item < answers->items && list_levels(level, answers, answers->order, answers->n_order,
                                                item) <= (size_t)CHISO__MOST_LEVELS)
        item++;
    return item;
}

/* Levels of the item at a place, of every respondent of the group. */
static void take_levels(int16_t *out, size_t *levels, const chiso__group *g, size_t place) {
    const chiso__answers *a = g->answers;
    const size_t item = g->matrices->item[place], k = g->matrices->items;
    double level[CHISO__MOST_LEVELS];
    *levels = list_levels(level, a, g->respondents, g->count, item);
    for (size_t i = 0; i < g->count; i++) {
        const size_t respondent = g->respondents[i];
        const double x = a->value[respondent * a->items + item];
        int16_t at = 0;
        while (at < (int16_t)*levels && level[at] != x) at++;
        out[i * k + place] = isnan(x) || !a->counted[respondent] ? -1 : at;
    }
}

bool chiso__ordinal_of(chiso__polychoric *out, chiso__arena *arena, const chiso__group *g) {
    const size_t k = g->matrices->items;
    int16_t *level = chiso__arena_alloc(arena, g->count * k * sizeof *level);
    size_t *levels = chiso__arena_alloc(arena, k * sizeof *levels);
    double *weight = chiso__arena_alloc(arena, g->count * sizeof *weight);
    if (arena->failed) return false;
    for (size_t place = 0; place < k; place++) take_levels(level, &levels[place], g, place);
    for (size_t i = 0; i < g->count; i++) weight[i] = g->answers->weight[g->respondents[i]];
    const chiso__ordinal answers = {
        .items = k, .cases = g->count, .level = level, .levels = levels, .weight = weight};
    return chiso__polychorics(out, arena, &answers, CHISO__THRESHOLDS_GLOBAL);
}
