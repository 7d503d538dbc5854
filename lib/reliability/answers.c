/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/answers.h"

#include <math.h>
#include <string.h>

#include "totals/variables.h"

bool chiso__is_listed(const char *const *list, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i], name) == 0) return true;
    }
    return false;
}

/* --- room --- */

static bool make_room(chiso__answers *a) {
    chiso__arena *arena = &a->arena;
    a->value = chiso__arena_alloc(arena, a->rows * a->items * sizeof *a->value);
    a->centre = chiso__arena_alloc(arena, a->items * sizeof *a->centre);
    a->turn = chiso__arena_alloc(arena, a->items * sizeof *a->turn);
    a->reversed = chiso__arena_alloc(arena, a->items * sizeof *a->reversed);
    a->from_data = chiso__arena_alloc(arena, a->items * sizeof *a->from_data);
    a->order = chiso__arena_alloc(arena, a->rows * sizeof *a->order);
    a->own = chiso__arena_alloc(arena, a->rows * sizeof *a->own);
    a->first = chiso__arena_alloc(arena, (a->domains + 2) * sizeof *a->first);
    a->counted = chiso__arena_alloc(arena, a->rows * sizeof *a->counted);
    return !arena->failed;
}

/* --- values --- */

/* The least and the greatest answer to an item; counts how many different ones there are, to 3. */
typedef struct range {
    double least, most;
    size_t different;
} range;

static range answered(const chiso__answers *a, size_t item) {
    range r = {.least = INFINITY, .most = -INFINITY};
    double known[2];
    for (size_t i = 0; i < a->rows; i++) {
        const double x = a->value[i * a->items + item];
        if (isnan(x) || !(a->weight[i] > 0)) continue;
        r.least = fmin(r.least, x);
        r.most = fmax(r.most, x);
        bool seen = r.different > 2;
        for (size_t k = 0; k < r.different && !seen; k++) seen = known[k] == x;
        if (!seen && r.different < 2) known[r.different] = x;
        r.different += !seen;
    }
    return r;
}

/* What could have been answered; false: there is no scale. */
static bool possible(const chiso__scale *scale, range *r) {
    for (size_t c = 0; scale != NULL && c < scale->count; c++) {
        if (scale->categories[c].missing != CHISO__ANSWERED) continue;
        r->least = fmin(r->least, scale->categories[c].value);
        r->most = fmax(r->most, scale->categories[c].value);
    }
    return scale != NULL;
}

static void turn_round(chiso__answers *a, size_t item, const chiso__scale *scale) {
    range r = {.least = INFINITY, .most = -INFINITY};
    a->from_data[item] = !possible(scale, &r);
    if (a->from_data[item]) r = answered(a, item);
    a->turn[item] = r.least + r.most;
    for (size_t i = 0; i < a->rows; i++)
        a->value[i * a->items + item] = a->turn[item] - a->value[i * a->items + item];
}

/* Takes the mean off, so that squares keep what makes answers differ. */
static void centre(chiso__answers *a, size_t item) {
    chiso__sum w = {0}, wx = {0};
    for (size_t i = 0; i < a->rows; i++) {
        const double x = a->value[i * a->items + item];
        if (isnan(x)) continue;
        chiso__sum_add(&w, a->weight[i]);
        chiso__sum_add(&wx, a->weight[i] * x);
    }
    const double sum = chiso__sum_value(&w);
    a->centre[item] = sum > 0 ? chiso__sum_value(&wx) / sum : 0;
    for (size_t i = 0; i < a->rows; i++) a->value[i * a->items + item] -= a->centre[item];
}

static void take_item(chiso__answers *a, const chiso__cases *cases, size_t item,
                      const chiso__answers_wanted *wanted) {
    const char *name = wanted->items[item];
    const chiso_estimand mean = {.statistic = "mean", .variable = name};
    const int v = chiso__variables_find(cases->totals, &mean);
    for (size_t i = 0; i < a->rows; i++)
        a->value[i * a->items + item] = chiso__cases_value(cases, i, (size_t)v);
    a->reversed[item] = chiso__is_listed(wanted->reverse, wanted->n_reverse, name);
    a->binary = a->binary && answered(a, item).different == 2;
    if (a->reversed[item]) turn_round(a, item, cases->totals->variables[v].scale);
    centre(a, item);
}

static bool is_complete(const chiso__answers *a, size_t i) {
    for (size_t j = 0; j < a->items; j++) {
        if (isnan(a->value[i * a->items + j])) return false;
    }
    return true;
}

/* --- order --- */

/* Sorts respondents by a number that is below `groups`; first[g + 1] on ends group g. */
static void sort_into(size_t *out, size_t *first, size_t groups, const size_t *in, size_t count,
                      const int32_t *group) {
    memset(first, 0, (groups + 2) * sizeof *first);
    for (size_t i = 0; i < count; i++) first[group[in[i]] + 2]++;
    for (size_t g = 2; g < groups + 2; g++) first[g] += first[g - 1];
    for (size_t i = 0; i < count; i++) out[first[group[in[i]] + 1]++] = in[i];
}

static bool sort_respondents(chiso__answers *a, const chiso__cases *cases,
                             const chiso__view *view) {
    const chiso__frame *frame = chiso__view_sample(view);
    const size_t units = cases->totals->units.count;
    int32_t *place = chiso__alloc(units, sizeof *place), *key = chiso__alloc(a->rows, sizeof *key);
    size_t *room = chiso__alloc(units + 2, sizeof *room);
    size_t *given = chiso__alloc(a->rows, sizeof *given);
    const bool good = place != NULL && key != NULL && room != NULL && given != NULL;
    for (size_t u = 0; good && u < units; u++) place[frame->order[u]] = (int32_t)u;
    for (size_t i = 0; good && i < a->rows; i++) {
        key[i] = place[cases->unit[i]];
        if (a->weight[i] > 0) given[a->n_order++] = i;
    }
    if (good) sort_into(a->order, room, units, given, a->n_order, key);
    for (size_t i = 0; good && i < a->rows; i++) key[i] = chiso__cases_domain(cases, i);
    if (good) sort_into(a->own, a->first, a->domains, a->order, a->n_order, key);
    chiso__free(place);
    chiso__free(key);
    chiso__free(room);
    chiso__free(given);
    return good;
}

/* --- all together --- */

bool chiso__answers_new(chiso__answers *a, const chiso__cases *cases, const chiso__view *view,
                        const chiso__answers_wanted *wanted) {
    a->rows = cases->rows;
    a->items = wanted->n_items;
    a->domains = cases->totals->domains.count;
    a->weight = cases->weight;
    a->unit = cases->unit;
    a->binary = true;
    if (!make_room(a)) return false;
    for (size_t j = 0; j < a->items; j++) take_item(a, cases, j, wanted);
    for (size_t i = 0; i < a->rows; i++) a->counted[i] = !wanted->listwise || is_complete(a, i);
    return sort_respondents(a, cases, view);
}

void chiso__answers_free(chiso__answers *a) {
    chiso__arena_free(&a->arena);
}

const size_t *chiso__answers_of(const chiso__answers *a, size_t domain, size_t *count) {
    if (domain >= a->domains) {
        *count = a->n_order;
        return a->order;
    }
    *count = a->first[domain + 1] - a->first[domain];
    return a->own + a->first[domain];
}
