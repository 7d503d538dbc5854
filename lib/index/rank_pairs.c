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

/* What the square of a difference is multiplied by.  The redrawn variance of a pair is its own
   times Σ s²c/Σ s², c the χ²/df of those that it is like. */
static double weight_of(const chiso__rank_pair *pair, const double *se, bool redrawn) {
    const double one = se[pair->like[0]], other = se[pair->like[1]];
    return (redrawn ? one * one + other * other : 1) / pair->variance;
}

/* The quantile of the largest |t| over the pairs. */
static double critical(const chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                       const double *se, double level, double *most) {
    for (size_t r = 0; r < draws->blocks * BLOCK; r++) most[r] = 0;
    for (size_t at = 0; at < draws->blocks; at++) {
        for (size_t p = 0; p < count; p++)
            add_pair(&most[at * BLOCK], draws, at, &pairs[p],
                     weight_of(&pairs[p], se, draws->variance != NULL));
    }
    for (size_t r = 0; r < draws->count; r++) most[r] = sqrt(most[r]);
    return chiso__quantile_select(most, draws->count, level);
}

/* How many more are told apart. */
static size_t reject(chiso__rank_pair *pairs, size_t count, double beyond) {
    size_t rejected = 0;
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
        rejected++;
    }
    return rejected;
}

size_t chiso__rank_pairs_step(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, double level, double *most) {
    return reject(pairs, count, critical(pairs, count, draws, se, level, most));
}

void chiso__rank_pairs_reject(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, const chiso__rank_choice *choice, double *most) {
    size_t left = count, rejected = 1;
    while (left > 0 && rejected > 0) {
        rejected = chiso__rank_pairs_step(pairs, count, draws, se, choice->level, most);
        left -= rejected;
        if (choice->single_step) break;
    }
}
