/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_pairs.h"

#include <math.h>

#include "numeric/quantile.h"

enum { BLOCK = CHISO__RANK_BLOCK };

/* Squares of t, since they need no root: the largest so far of each draw of a block. */
typedef struct block {
    double *restrict most;
    const double *a, *b;   /* errors of the two units */
    const double *va, *vb; /* their redrawn squared standard errors */
    double weight;
} block;

static void both_ways(const block *k) {
    double *restrict most = k->most;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = k->a[r] - k->b[r], t = d * d * k->weight;
        most[r] = t > most[r] ? t : most[r];
    }
}

static void one_way(const block *k) {
    double *restrict most = k->most;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = k->a[r] - k->b[r], up = d > 0 ? d : 0, t = up * up * k->weight;
        most[r] = t > most[r] ? t : most[r];
    }
}

static void both_ways_redrawn(const block *k) {
    double *restrict most = k->most;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = k->a[r] - k->b[r], t = d * d * k->weight / (k->va[r] + k->vb[r]);
        most[r] = t > most[r] ? t : most[r];
    }
}

static void one_way_redrawn(const block *k) {
    double *restrict most = k->most;
    for (size_t r = 0; r < BLOCK; r++) {
        const double d = k->a[r] - k->b[r], up = d > 0 ? d : 0;
        const double t = up * up * k->weight / (k->va[r] + k->vb[r]);
        most[r] = t > most[r] ? t : most[r];
    }
}

static void raise(double *most, const chiso__rank_draws *draws, size_t at,
                  const chiso__rank_pair *pair, double weight) {
    static void (*const ways[2][2])(const block *) = {{both_ways, one_way},
                                                      {both_ways_redrawn, one_way_redrawn}};
    const size_t a = (at * draws->units + pair->a) * BLOCK;
    const size_t b = (at * draws->units + pair->b) * BLOCK;
    const bool redrawn = draws->variance != NULL;
    const block k = {.most = most,
                     .a = &draws->error[a],
                     .b = &draws->error[b],
                     .va = redrawn ? &draws->variance[a] : NULL,
                     .vb = redrawn ? &draws->variance[b] : NULL,
                     .weight = weight};
    ways[redrawn][pair->one_way](&k);
}

/* What the square of a difference is multiplied by.  A redrawn variance of a pair is its own times
   (s²_a c_a + s²_b c_b)/(s²_a + s²_b), so that what the two share stays in it. */
static double weight_of(const chiso__rank_pair *pair, const double *se, bool redrawn) {
    const double apart = se[pair->a] * se[pair->a] + se[pair->b] * se[pair->b];
    return (redrawn ? apart : 1) / pair->variance;
}

/* The quantile of the largest |t| over the pairs. */
static double critical(const chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                       const double *se, double level, double *most) {
    for (size_t r = 0; r < draws->blocks * BLOCK; r++) most[r] = 0;
    for (size_t at = 0; at < draws->blocks; at++) {
        for (size_t p = 0; p < count; p++)
            raise(&most[at * BLOCK], draws, at, &pairs[p],
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

void chiso__rank_pairs_reject(chiso__rank_pair *pairs, size_t count, const chiso__rank_draws *draws,
                              const double *se, const chiso__rank_choice *choice, double *most) {
    size_t left = count, rejected = 1;
    while (left > 0 && rejected > 0) {
        rejected = reject(pairs, count, critical(pairs, count, draws, se, choice->level, most));
        left -= rejected;
        if (choice->single_step) break;
    }
}
