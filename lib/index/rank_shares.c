/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of ranks and groups in the replicates of a bootstrap. */
#include <math.h>

#include "index/score.h"

/* One node, one replicate after another; arrays by place among the domains that compete. */
struct shares {
    const chiso__scores *s;
    const size_t *at;
    size_t count, node;
    chiso__arena arena;
    double *score, *rank, *present;
    chiso__group *group;
    double *seen; /* seen[place * CHISO__SHARES + which]: in how many replicates */
};

static bool new_shares(struct shares *h) {
    chiso__arena *arena = &h->arena;
    h->score = chiso__arena_alloc(arena, h->count * sizeof *h->score);
    h->rank = chiso__arena_alloc(arena, h->count * sizeof *h->rank);
    h->present = chiso__arena_alloc(arena, h->count * sizeof *h->present);
    h->group = chiso__arena_alloc(arena, h->count * sizeof *h->group);
    h->seen = chiso__arena_alloc(arena, h->count * CHISO__SHARES * sizeof *h->seen);
    return !arena->failed;
}

/* Ties share the best rank, so two may be first. */
static void note(const struct shares *h, size_t i) {
    double *seen = h->seen + i * CHISO__SHARES;
    if (isnan(h->score[i])) return;
    h->present[i]++;
    seen[CHISO__SHARE_FIRST] += h->rank[i] == 1;
    seen[CHISO__SHARE_TOP] += h->rank[i] <= h->s->rank_shares;
    seen[CHISO__SHARE_GROUP + h->group[i] - CHISO__GROUP_BEST]++;
}

static bool rank_replicate(const struct shares *h, size_t r) {
    const size_t replicates = h->s->replicates.count;
    for (size_t i = 0; i < h->count; i++)
        h->score[i] = h->s->parts.theta[h->at[i]][h->node * replicates + r];
    if (!chiso__rank_and_group(h->score, h->count, h->rank, h->group)) return false;
    for (size_t i = 0; i < h->count; i++) note(h, i);
    return true;
}

/* As a variance, a share is told where at most 5 % of the replicates have no score. */
static void give(const struct shares *h) {
    const double replicates = (double)h->s->replicates.count;
    for (size_t i = 0; i < h->count; i++) {
        double *share = h->s->share + (h->at[i] * h->s->nodes + h->node) * CHISO__SHARES;
        const bool told = 20 * (replicates - h->present[i]) <= replicates;
        for (size_t k = 0; told && k < CHISO__SHARES; k++)
            share[k] = h->seen[i * CHISO__SHARES + k] / h->present[i];
    }
}

bool chiso__scores_shares(const chiso__scores *s, size_t node, const size_t *at, size_t count) {
    struct shares h = {.s = s, .at = at, .count = count, .node = node};
    bool good = new_shares(&h);
    for (size_t r = 0; good && r < s->replicates.count; r++) good = rank_replicate(&h, r);
    if (good) give(&h);
    chiso__arena_free(&h.arena);
    return good;
}
