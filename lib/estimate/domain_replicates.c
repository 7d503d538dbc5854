/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/domain_replicates.h"

#include <math.h>
#include <string.h>

#include "estimate/mean.h"
#include "estimate/replicate_sums.h"

/* One domain while its targets are replicated. */
struct work {
    const chiso__estimates *e;
    chiso__replicate_sums sums;
    double *total; /* of one replicate */
    double *theta; /* of one target in every replicate, or of all where they are wanted */
    bool wanted;
};

/* The weight of one answer, or of all who gave a category, in a replicate. */
static double weight_of(const struct work *w, const chiso__target *target,
                        const chiso__distribution *d, size_t i, size_t replicate) {
    return chiso__replicate_sums_weight(&w->sums, target->variable, w->total, d, i, replicate);
}

/* The smallest answer with F ≥ p(1 - 1e-12), as in the whole sample. */
static double quantile(const struct work *w, const chiso__target *target,
                       const chiso__distribution *d, size_t replicate) {
    chiso__sum all = {0}, below = {0};
    size_t at = 0;
    for (size_t i = 0; i < d->count; i++)
        chiso__sum_add(&all, weight_of(w, target, d, i, replicate));
    const double wanted = target->estimand->p * (1 - 1e-12) * chiso__sum_value(&all);
    if (!(wanted > 0)) return NAN;
    for (; at < d->count; at++) {
        chiso__sum_add(&below, weight_of(w, target, d, at, replicate));
        if (chiso__sum_value(&below) >= wanted) break;
    }
    return d->value[at < d->count ? at : d->count - 1];
}

static double evaluate(const struct work *w, const chiso__target *target,
                       const chiso__distribution *d, size_t replicate) {
    if (target->statistic->is_inverse) return quantile(w, target, d, replicate);
    const double value = target->statistic->evaluate(target->variable, target->category,
                                                     w->total + target->variable->first_sum, NULL);
    /* The total of nobody is nothing; of weights that add up to less it is what it is. */
    return isnan(value) && strcmp(target->statistic->name, "total") == 0
               ? chiso__total(target->variable, w->total + target->variable->first_sum)
               : value;
}

static void vary(struct work *w, size_t t, double estimate, const chiso__distribution *d,
                 double *variance, size_t *dropped) {
    const chiso__replicates *of = &w->e->replicates;
    double *theta = w->theta + (w->wanted ? t * of->count : 0);
    for (size_t r = 0; r < of->count; r++) {
        chiso__replicate_sums_take(&w->sums, r, w->total);
        theta[r] = evaluate(w, &w->e->targets[t], d, r);
    }
    *variance = chiso__replicates_variance(of, theta, estimate, w->e->variance.centre, dropped);
}

bool chiso__domain_replicates(
    const chiso__estimates *e, size_t domain, const double *estimate,
    const chiso__distribution *distributions, double *variance, size_t *dropped,
    /* NOLINTNEXTLINE(readability-non-const-parameter): written through .theta */
    double *theta) {
    struct work w = {.e = e, .theta = theta, .wanted = theta != NULL};
    w.total = chiso__alloc(e->totals->row_sums, sizeof *w.total);
    if (!w.wanted) w.theta = chiso__alloc(e->replicates.count, sizeof *w.theta);
    const bool good = w.total != NULL && w.theta != NULL &&
                      chiso__replicate_sums_new(&w.sums, &e->view, &e->replicates);
    if (good) chiso__replicate_sums_add(&w.sums, domain);
    for (size_t t = 0; good && t < e->n_targets; t++)
        vary(&w, t, estimate[t], &distributions[t], &variance[t], &dropped[t]);
    chiso__replicate_sums_free(&w.sums);
    chiso__free(w.total);
    chiso__free(w.wanted ? NULL : w.theta);
    return good;
}
