/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks of every node over the domains, and how sure they are. */
#include <math.h>

#include "base/error.h"
#include "estimate/domain_columns.h"
#include "index/rank_options.h"
#include "index/score_parts.h"

/* One node while its domains are ranked; arrays by place among those that compete. */
struct ranking {
    chiso__scores *s;
    chiso__arena arena;
    size_t *at, count; /* which domains compete */
    double *score, *rank, *se, *df, *low, *high;
    chiso__group *group;
    double *covariance; /* count × count; NULL: no two domains meet */
    chiso__part *parts;
    int32_t *meeting; /* those with the same number may vary together */
};

static bool new_ranking(struct ranking *r) {
    const size_t domains = r->s->domains;
    chiso__arena *arena = &r->arena;
    double **const arrays[] = {&r->score, &r->rank, &r->se, &r->df, &r->low, &r->high};
    r->at = chiso__arena_alloc(arena, domains * sizeof *r->at);
    r->group = chiso__arena_alloc(arena, domains * sizeof *r->group);
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        *arrays[i] = chiso__arena_alloc(arena, domains * sizeof(double));
    }
    if (arena->failed) return false;
    r->count = chiso__domains_compete(r->s->totals, r->at);
    return true;
}

/* --- who varies together --- */

static bool new_covariance(struct ranking *r) {
    const size_t n = r->count;
    r->covariance = chiso__arena_alloc(&r->arena, n * n * sizeof *r->covariance);
    r->parts = chiso__arena_alloc(&r->arena, n * sizeof *r->parts);
    r->meeting = chiso__arena_alloc(&r->arena, n * sizeof *r->meeting);
    if (r->arena.failed) return false;
    for (size_t i = 0; i < n; i++) r->meeting[i] = r->s->parts.meeting[r->at[i]];
    return true;
}

/* The standard errors that are told on the diagonal (`average` has others there); correlations
   stay. */
static void match(const struct ranking *r) {
    const size_t n = r->count;
    for (size_t i = 0; i < n; i++) {
        const double own = r->covariance[i * n + i], told = r->se[i] * r->se[i];
        const double factor = own > 0 && !isnan(told) ? sqrt(told / own) : 1;
        for (size_t j = 0; j < n; j++) {
            r->covariance[i * n + j] *= factor;
            r->covariance[j * n + i] *= factor;
        }
    }
}

static bool vary_together(const struct ranking *r, size_t node) {
    const chiso__together together = chiso__score_together(r->s);
    for (size_t i = 0; i < r->count; i++) r->parts[i] = chiso__score_part(r->s, r->at[i], node);
    if (!chiso__together_blocks(&together, r->parts, r->meeting, r->count, r->covariance))
        return false;
    match(r);
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
    if (!chiso__rank_and_group(r->score, r->count, r->rank, r->group))
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
    for (size_t i = 0; status == CHISO_OK && i < s->nodes; i++) status = rank_node(&r, i, error);
    chiso__arena_free(&r.arena);
    return status;
}
