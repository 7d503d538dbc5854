/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_pairs.h"

#include <math.h>

#include "numeric/quantile.h"

enum { BLOCK = CHISO__RANK_BLOCK };

/* Squares of t, since they need no root: the largest so far of each draw of a block.  Local copies
   say that nothing overlaps, so that compilers take several draws at once. */
typedef struct block {
    double *most;
    const double *a, *b;   /* errors of the two units */
    const double *va, *vb; /* redrawn squared standard errors */
    double weight;
} block;

static void both_ways(const block *k) {
    double *restrict most = k->most;
    const double *restrict a = k->a, *restrict b = k->b, weight = k->weight;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = a[r] - b[r], t = d * d * weight;
        most[r] = t > most[r] ? t : most[r];
    }
}

static void one_way(const block *k) {
    double *restrict most = k->most;
    const double *restrict a = k->a, *restrict b = k->b, weight = k->weight;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = a[r] - b[r], up = (d + fabs(d)) / 2, t = up * up * weight;
        most[r] = t > most[r] ? t : most[r];
    }
}

static void both_ways_redrawn(const block *k) {
    double *restrict most = k->most;
    const double *restrict a = k->a, *restrict b = k->b, weight = k->weight;
    const double *restrict va = k->va, *restrict vb = k->vb;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = a[r] - b[r], t = d * d * weight / (va[r] + vb[r]);
        most[r] = t > most[r] ? t : most[r];
    }
}

static void one_way_redrawn(const block *k) {
    double *restrict most = k->most;
    const double *restrict a = k->a, *restrict b = k->b, weight = k->weight;
    const double *restrict va = k->va, *restrict vb = k->vb;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = a[r] - b[r], up = (d + fabs(d)) / 2;
        const double t = up * up * weight / (va[r] + vb[r]);
        most[r] = t > most[r] ? t : most[r];
    }
}

/* Written through the block.  NOLINTNEXTLINE(readability-non-const-parameter) */
static void add_pair(double *most, const chiso__rank_draws *draws, size_t at,
                     const chiso__rank_pair *pair, double weight) {
    static void (*const ways[2][2])(const block *) = {{both_ways, one_way},
                                                      {both_ways_redrawn, one_way_redrawn}};
    const size_t first = at * draws->units;
    const bool redrawn = draws->variance != NULL;
    const block k = {.most = most,
                     .a = &draws->error[(first + pair->a) * BLOCK],
                     .b = &draws->error[(first + pair->b) * BLOCK],
                     .va = redrawn ? &draws->variance[(first + pair->like[0]) * BLOCK] : NULL,
                     .vb = redrawn ? &draws->variance[(first + pair->like[1]) * BLOCK] : NULL,
                     .weight = weight};
    ways[redrawn][pair->one_way](&k);
}

double chiso__rank_pair_weight(const chiso__rank_pair *pair, const double *se,
                               const chiso__rank_draws *draws) {
    const double one = se[pair->like[0]], other = se[pair->like[1]];
    return (draws->variance != NULL ? one * one + other * other : 1) / pair->variance;
}

void chiso__rank_pairs_most(const chiso__rank_pair *pairs, size_t count,
                            const chiso__rank_draws *draws, const double *se, double *most) {
    for (size_t r = 0; r < draws->blocks * BLOCK; r++) most[r] = 0;
    for (size_t at = 0; at < draws->blocks; at++) {
        for (size_t p = 0; p < count; p++)
            add_pair(&most[at * BLOCK], draws, at, &pairs[p],
                     chiso__rank_pair_weight(&pairs[p], se, draws));
    }
}

size_t chiso__rank_pairs_tell(chiso__rank_pair *pairs, size_t count, double beyond) {
    size_t told = 0;
    for (size_t p = 0; p < count; p++) {
        chiso__rank_pair *pair = &pairs[p];
        if (pair->one_way || !(fabs(pair->difference) > beyond * sqrt(pair->variance))) continue;
        if (pair->difference > 0) {
            const size_t higher = pair->a;
            pair->a = pair->b;
            pair->b = higher;
            pair->difference = -pair->difference;
        }
        pair->one_way = true;
        told++;
    }
    return told;
}

size_t chiso__rank_pairs_step(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, double level, double *most) {
    chiso__rank_pairs_most(pairs, count, draws, se, most);
    for (size_t r = 0; r < draws->count; r++) most[r] = sqrt(most[r]);
    return chiso__rank_pairs_tell(pairs, count, chiso__quantile_select(most, draws->count, level));
}
