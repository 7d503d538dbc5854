/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks of every node over the domains, and how sure they are. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "index/rank_options.h"
#include "index/score_parts.h"

/* One node while its domains are ranked; arrays by place among those that compete. */
struct ranking {
    chiso__scores *s;
    chiso__arena arena;
    size_t *at, count; /* which domains compete */
    double *score, *rank, *se, *df, *low, *high;
    chiso__group *group;
    int32_t *meeting;   /* of each domain: those with the same number may vary together */
    double *covariance; /* count × count; NULL: no two domains meet */
    double *block;      /* those of the domains that meet */
    chiso__part *parts;
    size_t *place; /* of each part */
};

size_t chiso__scores_compete(const chiso__scores *s, size_t *at) {
    size_t count = 0;
    for (size_t i = 0; i < s->domains; i++) {
        const int32_t domain = s->totals->order[i];
        if (!chiso__totals_domain_is_missing(s->totals, domain)) at[count++] = (size_t)domain;
    }
    return count;
}

static bool new_ranking(struct ranking *r) {
    const size_t domains = r->s->domains;
    chiso__arena *arena = &r->arena;
    double **const arrays[] = {&r->score, &r->rank, &r->se, &r->df, &r->low, &r->high};
    r->at = chiso__arena_alloc(arena, domains * sizeof *r->at);
    r->group = chiso__arena_alloc(arena, domains * sizeof *r->group);
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        *arrays[i] = chiso__arena_alloc(arena, domains * sizeof(double));
        if (*arrays[i] == NULL) return false;
    }
    if (r->at == NULL || r->group == NULL) return false;
    r->count = chiso__scores_compete(r->s, r->at);
    return true;
}

/* --- who varies together --- */

static bool new_covariance(struct ranking *r) {
    const size_t n = r->count;
    r->covariance = chiso__arena_alloc(&r->arena, n * n * sizeof *r->covariance);
    r->block = chiso__arena_alloc(&r->arena, n * n * sizeof *r->block);
    r->parts = chiso__arena_alloc(&r->arena, n * sizeof *r->parts);
    r->place = chiso__arena_alloc(&r->arena, n * sizeof *r->place);
    return r->covariance != NULL && r->block != NULL && r->parts != NULL && r->place != NULL;
}

/* Those of a number that have a score and a standard error; the first of them stands at `first`. */
static size_t list_parts(const struct ranking *r, size_t first, size_t node) {
    size_t count = 0;
    for (size_t i = first; i < r->count; i++) {
        if (r->meeting[r->at[i]] != r->meeting[r->at[first]]) continue;
        if (isnan(r->score[i]) || isnan(r->se[i])) continue;
        r->place[count] = i;
        r->parts[count++] = chiso__score_part(r->s, r->at[i], node);
    }
    return count;
}

static bool is_first(const struct ranking *r, size_t i) {
    for (size_t k = 0; k < i; k++) {
        if (r->meeting[r->at[k]] == r->meeting[r->at[i]]) return false;
    }
    return true;
}

static bool vary_together(const struct ranking *r, size_t node) {
    const chiso__together together = chiso__score_together(r->s);
    const size_t n = r->count;
    memset(r->covariance, 0, n * n * sizeof *r->covariance);
    for (size_t i = 0; i < n; i++) {
        r->covariance[i * n + i] = r->se[i] * r->se[i];
        const size_t count = is_first(r, i) ? list_parts(r, i, node) : 0;
        if (count < 2) continue;
        if (!chiso__together_covariance(&together, r->parts, count, r->block)) return false;
        for (size_t k = 0; k < count * count; k++)
            r->covariance[r->place[k / count] * n + r->place[k % count]] = r->block[k];
    }
    return true;
}

/* --- one node --- */

static void take_node(const struct ranking *r, size_t node) {
    for (size_t i = 0; i < r->count; i++) {
        const chiso__figure *figure = &r->s->figures[r->at[i] * r->s->nodes + node];
        r->score[i] = figure->estimate;
        r->se[i] = figure->se;
        r->df[i] = figure->df;
        r->low[i] = r->high[i] = NAN;
    }
}

static void give_node(const struct ranking *r, size_t node) {
    const chiso__scores *s = r->s;
    for (size_t i = 0; i < r->count; i++) {
        const size_t cell = r->at[i] * s->nodes + node;
        s->rank[cell] = r->rank[i];
        s->rank_low[cell] = r->low[i];
        s->rank_high[cell] = r->high[i];
        s->group[cell] = r->group[i];
    }
}

/* Each node has random numbers of its own, so that it has the same sets in any tree. */
static chiso_status find_sets(const struct ranking *r, size_t node, chiso_error *error) {
    chiso__rank_choice choice = chiso__rank_choice_of(&r->s->ranks);
    const chiso__rank_data data = {.units = r->count,
                                   .estimate = r->score,
                                   .se = r->se,
                                   .df = r->df,
                                   .covariance = r->covariance};
    choice.stream = (uint32_t)node;
    if (r->covariance != NULL && !vary_together(r, node)) return chiso__fail_memory(error);
    return chiso__rank_sets(r->low, r->high, &data, &choice, error);
}

static chiso_status rank_node(const struct ranking *r, size_t node, chiso_error *error) {
    chiso_status status = CHISO_OK;
    take_node(r, node);
    if (!chiso__rank(r->score, r->count, r->rank) || !chiso__groups(r->score, r->count, r->group))
        return chiso__fail_memory(error);
    if (r->s->ranks.kind != CHISO_RANKS_NONE) status = find_sets(r, node, error);
    if (status == CHISO_OK) give_node(r, node);
    if (status == CHISO_OK && r->s->rank_shares > 0 &&
        !chiso__scores_shares(r->s, node, r->at, r->count))
        status = chiso__fail_memory(error);
    return status;
}

/* --- all of them --- */

static void clear(const chiso__scores *s) {
    const size_t cells = (s->domains + 1) * s->nodes;
    for (size_t i = 0; i < cells; i++) s->rank[i] = s->rank_low[i] = s->rank_high[i] = NAN;
    for (size_t i = 0; s->rank_shares > 0 && i < cells * CHISO__SHARES; i++) s->share[i] = NAN;
}

chiso_status chiso__scores_ranks(chiso__scores *s, chiso_error *error) {
    struct ranking r = {.s = s};
    chiso_status status = CHISO_OK;
    const bool kept = s->parts.slope != NULL || s->parts.theta != NULL;
    clear(s);
    if (!new_ranking(&r) || (kept && !new_covariance(&r))) status = chiso__fail_memory(error);
    r.meeting = s->parts.meeting;
    for (size_t i = 0; status == CHISO_OK && i < s->nodes; i++) status = rank_node(&r, i, error);
    chiso__arena_free(&r.arena);
    return status;
}
