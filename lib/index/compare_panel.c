/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds that share sampling units: how the scores of a domain vary together. */
#include <math.h>
#include <string.h>

#include "estimate/quality.h"
#include "estimate/variance.h"
#include "index/compare.h"
#include "index/score.h"
#include "totals/rows.h"

/* One domain while its changes are made. */
struct changing {
    const chiso__scores *scores; /* of both rounds */
    chiso__arena arena;
    chiso__pair **pairs; /* the nodes that both rounds have */
    size_t count;
    size_t domain[CHISO__ROUNDS]; /* as the scores of each round number it */
    size_t *node[CHISO__ROUNDS];  /* of each pair */
};

/* --- which domain and nodes --- */

/* Rows of scores: the whole first, then the domains in their order, node by node. */
static void place(struct changing *g, size_t round, size_t pair) {
    const chiso__scores *s = &g->scores[round];
    const size_t row = g->pairs[pair]->row[round] - 1, block = row / s->nodes;
    g->domain[round] = block > 0 ? (size_t)s->totals->order[block - 1] : s->domains;
    g->node[round][pair] = row % s->nodes;
}

static bool list_pairs(struct changing *g, chiso__pair *first, size_t count) {
    g->pairs = chiso__arena_alloc(&g->arena, count * sizeof(chiso__pair *));
    g->node[CHISO__BEFORE] = chiso__arena_alloc(&g->arena, count * sizeof(size_t));
    g->node[CHISO__AFTER] = chiso__arena_alloc(&g->arena, count * sizeof(size_t));
    if (g->arena.failed) return false;
    for (size_t i = 0; i < count; i++) {
        if (first[i].row[CHISO__BEFORE] == 0 || first[i].row[CHISO__AFTER] == 0) continue;
        g->pairs[g->count] = &first[i];
        for (size_t r = 0; r < CHISO__ROUNDS; r++) place(g, r, g->count);
        g->count++;
    }
    return true;
}

static bool is_whole(const struct changing *g, size_t round) {
    return g->domain[round] == g->scores[round].domains;
}

/* The rows of the domain in a round. */
static const int32_t *rows_of(const struct changing *g, size_t round, size_t *count) {
    return chiso__view_rows(&g->scores[round].view, g->domain[round], count);
}

/* --- linearised --- */

/* Slopes of the nodes that are compared, those of the earlier round taken off. */
static const chiso__slopes *compact(struct changing *g, size_t round, const double *from) {
    const chiso__scores *s = &g->scores[round];
    const size_t sums = s->totals->row_sums;
    const double sign = round == CHISO__AFTER ? 1 : -1;
    chiso__slopes *slopes = chiso__arena_alloc(&g->arena, sizeof *slopes);
    double *own = chiso__arena_alloc(&g->arena, sums * g->count * sizeof *own);
    if (g->arena.failed) return NULL;
    for (size_t i = 0; i < sums; i++) {
        for (size_t e = 0; e < g->count; e++)
            own[i * g->count + e] = sign * from[i * s->nodes + g->node[round][e]];
    }
    *slopes = (chiso__slopes){.slope = own, .width = g->count};
    return slopes;
}

/* The whole: domains that have the same slopes in the scores share the copy. */
static bool compact_whole(struct changing *g, size_t round, const chiso__slopes **room) {
    const chiso__scores *s = &g->scores[round];
    const double *const *whole = s->parts.whole;
    for (size_t d = 0; d < s->totals->domains.count; d++) {
        const chiso__slopes **own = &room[CHISO__MOST_SLOPES * d];
        size_t like = 0;
        if (whole[d] == NULL) continue;
        while (whole[like] != whole[d]) like++;
        *own = like < d ? room[CHISO__MOST_SLOPES * like] : compact(g, round, whole[d]);
        if (*own == NULL) return false;
    }
    return true;
}

static bool new_linear(struct changing *g, size_t round, chiso__linear *linear) {
    const chiso__scores *s = &g->scores[round];
    const size_t domain = g->domain[round];
    const chiso__slopes **room = chiso__arena_alloc(
        &g->arena, CHISO__MOST_SLOPES * s->totals->domains.count * sizeof(chiso__slopes *));
    *linear = (chiso__linear){
        .view = &s->view, .width = g->count, .slopes = room, .lone_psu = s->variance.lone_psu};
    linear->rows = rows_of(g, round, &linear->n_rows);
    if (room == NULL) return false;
    if (is_whole(g, round)) return compact_whole(g, round, room);
    room[CHISO__MOST_SLOPES * domain] = compact(g, round, s->parts.slope[domain]);
    return room[CHISO__MOST_SLOPES * domain] != NULL;
}

static bool linearised(struct changing *g) {
    chiso__linear rounds[CHISO__ROUNDS];
    chiso__support support;
    double *variance = chiso__arena_alloc(&g->arena, g->count * sizeof *variance);
    bool good = variance != NULL;
    for (size_t r = 0; good && r < CHISO__ROUNDS; r++) good = new_linear(g, r, &rounds[r]);
    good = good && chiso__taylor_rounds(rounds, CHISO__ROUNDS, variance, &support);
    for (size_t e = 0; good && e < g->count; e++) g->pairs[e]->variance = variance[e];
    return good;
}

/* --- replicated: the same factors in both rounds --- */

static const double *theta_of(const struct changing *g, size_t round, size_t pair) {
    const chiso__scores *s = &g->scores[round];
    return s->parts.theta[g->domain[round]] + g->node[round][pair] * s->replicates.count;
}

static bool replicated(struct changing *g) {
    const chiso__scores *s = &g->scores[CHISO__AFTER];
    const chiso__replicates *of = &s->replicates;
    double *theta = chiso__arena_alloc(&g->arena, of->count * sizeof *theta);
    for (size_t e = 0; theta != NULL && e < g->count; e++) {
        chiso__pair *pair = g->pairs[e];
        const double *before = theta_of(g, CHISO__BEFORE, e), *after = theta_of(g, CHISO__AFTER, e);
        const double change =
            pair->scored[CHISO__AFTER].estimate - pair->scored[CHISO__BEFORE].estimate;
        size_t dropped;
        for (size_t r = 0; r < of->count; r++) theta[r] = after[r] - before[r];
        pair->variance =
            chiso__replicates_variance(of, theta, change, s->variance.centre, &dropped);
        if (dropped > 0) pair->flags |= CHISO__FLAG_DROPPED;
    }
    return theta != NULL;
}

/* --- both --- */

/* Do people of both rounds meet in a stratum? */
static bool find_meeting(struct changing *g, bool *meet) {
    const chiso__nesting *first = &chiso__view_sample(&g->scores->view)->stages[0].groups;
    bool *seen = chiso__arena_alloc(&g->arena, first->lookup.count * sizeof *seen);
    *meet = false;
    for (size_t r = 0; seen != NULL && r < CHISO__ROUNDS; r++) {
        size_t count;
        const int32_t *rows = rows_of(g, r, &count);
        for (size_t i = 0; i < count; i++) {
            const int32_t unit = chiso__view_unit(&g->scores[r].view, rows[i]);
            bool *stratum = &seen[first->group[first->member[unit]]];
            if (r == CHISO__BEFORE)
                *stratum = true;
            else
                *meet = *meet || *stratum;
        }
    }
    return seen != NULL;
}

/* What meets nowhere is independent, as in rounds apart. */
static bool tie_domain(struct changing *g) {
    bool meet;
    if (g->count == 0) return true;
    if (!find_meeting(g, &meet)) return false;
    for (size_t e = 0; e < g->count; e++) g->pairs[e]->together = meet;
    if (!meet) return true;
    return chiso__variance_replicates(&g->scores->variance) ? replicated(g) : linearised(g);
}

bool chiso__panel_ties(const chiso__comparison *c) {
    bool good = true;
    size_t end;
    for (size_t start = 0; good && start < c->n_pairs; start = end) {
        struct changing g = {.scores = c->scores};
        end = start + 1;
        while (end < c->n_pairs && c->pairs[end].domain == c->pairs[start].domain) end++;
        good = list_pairs(&g, c->pairs + start, end - start) && tie_domain(&g);
        chiso__arena_free(&g.arena);
    }
    return good;
}
