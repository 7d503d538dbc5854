/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same numbers in every replicate of the sample. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/analysis.h"
#include "drivers/logistic.h"
#include "drivers/weights.h"
#include "numeric/quantile.h"

enum { MOST_SUMS = 1 << 18 }; /* two megabytes, which stay near the processor */

/* One domain while it is replicated, a block of replicates at a time. */
struct work {
    const chiso__analysis *a;
    const chiso__domain_drivers *d;
    const chiso__replicates *of;
    chiso__arena arena;
    size_t first, block;     /* those at hand: from first on, block of them */
    double *sums;            /* sums[i * block + r - first] */
    double *own;             /* those of a row, or of a replicate */
    double *factor;          /* of each row in a replicate */
    double *effects, *means; /* of a replicate */
    double *theta;           /* theta[e * replicates + r]: effects, then means */
    double *room;
    chiso__fit fit;
};

static bool new_work(struct work *w) {
    const size_t p = w->a->people.predictors, count = w->of->count;
    const size_t sums = chiso__people_sums(&w->a->people), effects = w->a->effects.count;
    const size_t most = 1 + MOST_SUMS / sums;
    chiso__arena *arena = &w->arena;
    w->block = count < most ? count : most;
    w->sums = chiso__arena_alloc(arena, sums * w->block * sizeof *w->sums);
    w->own = chiso__arena_alloc(arena, sums * sizeof *w->own);
    w->factor = chiso__arena_alloc(arena, w->d->n_rows * sizeof *w->factor);
    w->effects = chiso__arena_alloc(arena, effects * sizeof *w->effects);
    w->means = chiso__arena_alloc(arena, 2 * p * sizeof *w->means);
    w->theta = chiso__arena_alloc(arena, (effects + 2 * p) * (count + 1) * sizeof *w->theta);
    w->room = chiso__arena_alloc(arena, chiso__relative_weights_room(p) * sizeof *w->room);
    return chiso__fit_new(&w->fit, p, w->a->effects.logistic, arena);
}

/* --- sums in every replicate --- */

static const double *factors_of(const struct work *w, int32_t row) {
    const chiso__view *view = &w->a->view;
    const chiso__stage *stage = &chiso__view_sample(view)->stages[w->of->stage];
    const int32_t member = stage->groups.member[chiso__view_unit(view, row)];
    return w->of->factor + (size_t)member * w->of->count;
}

/* How many replicates are at hand. */
static size_t at_hand(const struct work *w) {
    const size_t left = w->of->count - w->first;
    return left < w->block ? left : w->block;
}

static void add_rows(const struct work *w) {
    const size_t count = at_hand(w), sums = chiso__people_sums(&w->a->people);
    memset(w->sums, 0, sums * w->block * sizeof *w->sums);
    for (size_t i = 0; i < w->d->n_rows; i++) {
        const double *restrict factor = factors_of(w, w->d->rows[i]) + w->first;
        chiso__people_row(&w->a->people, (size_t)w->d->rows[i], w->d->centre, w->own);
        for (size_t k = 0; k < sums; k++) {
            double *restrict sum = w->sums + k * w->block;
            const double x = w->own[k];
            for (size_t r = 0; x != 0 && r < count; r++) sum[r] += x * factor[r];
        }
    }
}

/* --- one replicate --- */

static void fit(struct work *w, size_t replicate) {
    const chiso__scope scope = {
        .people = &w->a->people, .rows = w->d->rows, .n_rows = w->d->n_rows, .factor = w->factor};
    chiso__fit_moments(&w->fit, &w->a->people, w->own, w->d->centre);
    if (!w->a->effects.logistic) {
        chiso__fit_linear(&w->fit);
        return;
    }
    for (size_t i = 0; i < w->d->n_rows; i++)
        w->factor[i] = factors_of(w, w->d->rows[i])[replicate];
    chiso__fit_logistic(&w->fit, &scope);
}

static void evaluate(struct work *w, size_t replicate, bool weights) {
    const chiso__effects *effects = &w->a->effects;
    const size_t count = w->of->count, sums = chiso__people_sums(&w->a->people);
    for (size_t i = 0; i < sums; i++) w->own[i] = w->sums[i * w->block + replicate - w->first];
    fit(w, replicate);
    chiso__effects_smooth(effects, &w->fit, w->d->n, w->effects);
    if (weights) chiso__effects_weights(effects, &w->fit, w->effects, w->room);
    chiso__performance(w->a, w->d->centre, w->own, w->means);
    for (size_t e = 0; e < effects->count; e++) w->theta[e * count + replicate] = w->effects[e];
    for (size_t k = 0; k < 2 * effects->p; k++)
        w->theta[(effects->count + k) * count + replicate] = w->means[k];
}

/* --- how they vary --- */

static void vary(const struct work *w, const double *theta, size_t from, size_t until,
                 chiso__numbers *numbers) {
    for (size_t e = from; e < until; e++)
        numbers->variance[e] = chiso__replicates_variance(
            w->of, theta + (e - from) * w->of->count, numbers->estimate[e], w->a->variance.centre,
            &numbers->dropped[e]);
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Those without a value are left out, as of the variance: where that is not known, nothing is. */
static void find_percentiles(const struct work *w, chiso__domain_drivers *d, size_t e) {
    const double outside = (1 - w->a->variance.level) / 2;
    double *theta = w->theta + e * w->of->count;
    const size_t at = e - w->a->effects.weight;
    size_t count = 0;
    for (size_t r = 0; r < w->of->count; r++) {
        if (isfinite(theta[r])) theta[count++] = theta[r];
    }
    if (isnan(d->effects.variance[e])) return;
    if (w->of->count == 0) theta[count++] = d->effects.estimate[e]; /* nothing can vary */
    qsort(theta, count, sizeof *theta, ascending);
    d->low[at] = chiso__quantile(theta, count, outside);
    d->high[at] = chiso__quantile(theta, count, 1 - outside);
}

bool chiso__drivers_replicate(chiso__domain_drivers *d, const chiso__analysis *a,
                              const chiso__replicates *replicates) {
    const chiso__effects *effects = &a->effects;
    struct work w = {.a = a, .d = d, .of = replicates};
    const bool weights = replicates == chiso__analysis_bootstrap(a);
    const bool good = new_work(&w);
    for (size_t r = 0; good && r < replicates->count; r++) {
        if (r % w.block == 0) {
            w.first = r;
            add_rows(&w);
        }
        evaluate(&w, r, weights);
    }
    if (good && replicates == &a->replicates) {
        vary(&w, w.theta, 0, effects->smooth, &d->effects);
        vary(&w, w.theta + effects->count * replicates->count, 0, 2 * effects->p, &d->performance);
    }
    if (good && weights)
        vary(&w, w.theta + effects->weight * replicates->count, effects->weight, effects->count,
             &d->effects);
    for (size_t e = effects->weight; good && weights && e < effects->count; e++)
        find_percentiles(&w, d, e);
    chiso__arena_free(&w.arena);
    return good;
}
