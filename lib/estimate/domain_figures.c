/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/domain_replicates.h"
#include "estimate/estimates.h"
#include "estimate/mean.h"
#include "estimate/quantile.h"
#include "estimate/replicate_sums.h"
#include "estimate/variance.h"
#include "numeric/distribution.h"
#include "totals/rows.h"

/* One domain while its figures are made. */
struct work {
    const chiso__estimates *e;
    size_t domain;
    chiso__arena arena;
    double *estimate; /* of each target */
    double *slope;    /* row_sums × targets */
    double *gradient; /* room for one target, over the sums of a row */
    double *variance; /* of each target; of an inverse one that of F */
    size_t *dropped;  /* of each target, replicates without a value */
    double *theta;    /* of each target in each replicate; NULL: not wanted */
    chiso__support support;
    chiso__distribution *distribution; /* of each inverse target */
    const chiso__slopes **room;
};

static bool new_work(struct work *w) {
    const chiso__estimates *e = w->e;
    const size_t targets = e->n_targets, sums = e->totals->row_sums;
    chiso__arena *arena = &w->arena;
    w->estimate = chiso__arena_alloc(arena, targets * sizeof(double));
    w->slope = chiso__arena_alloc(arena, sums * targets * sizeof(double));
    w->gradient = chiso__arena_alloc(arena, sums * sizeof(double));
    w->variance = chiso__arena_alloc(arena, targets * sizeof(double));
    w->dropped = chiso__arena_alloc(arena, targets * sizeof *w->dropped);
    w->distribution = chiso__arena_alloc(arena, targets * sizeof *w->distribution);
    w->room = chiso__arena_alloc(arena, CHISO__MOST_SLOPES * e->totals->domains.count *
                                            sizeof(chiso__slopes *));
    return !arena->failed;
}

static void free_work(struct work *w) {
    for (size_t t = 0; w->distribution != NULL && t < w->e->n_targets; t++)
        chiso__distribution_free(&w->distribution[t]);
    chiso__arena_free(&w->arena);
}

static bool is_kept(const chiso__target *target) {
    return target->statistic->is_inverse && target->variable->scale == NULL;
}

/* --- values and slopes --- */

/* The answer at p, and the category whose F is linearised. */
static bool find_inverse(struct work *w, size_t t, size_t *category) {
    const chiso__target *target = &w->e->targets[t];
    chiso__distribution *d = &w->distribution[t];
    if (!chiso__distribution_new(d, &w->e->view, target->variable, w->domain)) return false;
    const size_t at = chiso__distribution_at(d, target->estimand->p);
    w->estimate[t] = chiso__distribution_any(d) ? d->value[at] : (double)NAN;
    if (d->count > 0 && d->category != NULL) *category = d->category[at];
    return true;
}

static bool linearise(struct work *w, size_t t) {
    const chiso__target *target = &w->e->targets[t];
    const chiso__variable *variable = target->variable;
    const double *total = chiso__target_totals(w->e, target, w->domain);
    size_t category = target->category;
    if (target->statistic->is_inverse && !find_inverse(w, t, &category)) return false;
    if (is_kept(target)) return true;
    const double value = target->statistic->evaluate(variable, category, total, w->gradient);
    if (!target->statistic->is_inverse) w->estimate[t] = value;
    for (size_t k = 0; k < variable->n_sums; k++)
        w->slope[(variable->first_sum + k) * w->e->n_targets + t] = w->gradient[k];
    return true;
}

/* --- F of answers that were kept --- */

/* What every row has of the answers up to a value. */
static void add_below(const struct work *w, const chiso__variable *variable, double value,
                      double *below) {
    const chiso__view *view = &w->e->view;
    const int32_t wanted = (int32_t)(variable - view->variables);
    for (size_t i = 0; i < view->totals->n_kept; i++) {
        const chiso__kept *kept = &view->totals->kept[i];
        if (kept->variable != wanted || kept->value > value) continue;
        below[kept->row] += kept->weight; /* the unit's weight comes with the slope of the row */
    }
}

/* Where weights follow from the fpc, each row's share is weighed by its unit. */
static void weigh_below(const struct work *w, double *below) {
    const chiso__view *view = &w->e->view;
    for (size_t i = 0; i < view->n_rows; i++)
        below[view->rows[i]] *= view->frame.weight[chiso__row_unit(view->totals, view->rows[i])];
}

static bool vary_kept(struct work *w, size_t t) {
    const chiso__target *target = &w->e->targets[t];
    const chiso_totals *totals = w->e->totals;
    const chiso__variable *variable = target->variable;
    const double answered =
        chiso__answered(variable, chiso__target_totals(w->e, target, w->domain));
    const chiso__distribution *d = &w->distribution[t];
    double *below = chiso__alloc(totals->rows.pairs.count, sizeof *below);
    double *slope = chiso__alloc(totals->row_sums, sizeof *slope);
    bool good = below != NULL && slope != NULL;
    if (good && d->count > 0) {
        const size_t at = chiso__distribution_at(d, target->estimand->p);
        const double share = chiso__distribution_share(d, at);
        const double per_answer = 1 / answered;
        const chiso__slopes slopes = {
            .slope = slope, .width = 1, .extra = below, .extra_slope = &per_answer};
        chiso__support support;
        add_below(w, variable, w->estimate[t], below);
        weigh_below(w, below);
        slope[variable->first_sum + CHISO__NUMBER_W] = -share / answered;
        good = chiso__taylor_domain(&w->e->view, w->domain, &slopes, w->e->variance.lone_psu,
                                    w->room, &w->variance[t], &support);
    }
    chiso__free(below);
    chiso__free(slope);
    return good;
}

static bool vary_replicates(struct work *w) {
    if (!chiso__support_of(&w->e->view, w->domain, &w->support)) return false;
    return chiso__domain_replicates(w->e, w->domain, w->estimate, w->distribution, w->variance,
                                    w->dropped, w->theta);
}

static bool vary(struct work *w) {
    if (chiso__variance_replicates(&w->e->variance)) return vary_replicates(w);
    const chiso__slopes slopes = {.slope = w->slope, .width = w->e->n_targets};
    bool good = chiso__taylor_domain(&w->e->view, w->domain, &slopes, w->e->variance.lone_psu,
                                     w->room, w->variance, &w->support);
    for (size_t t = 0; good && t < w->e->n_targets; t++) {
        if (is_kept(&w->e->targets[t])) good = vary_kept(w, t);
    }
    return good;
}

/* --- figures --- */

static void make_plain(struct work *w, size_t t, chiso__figure *figure) {
    const int64_t n = chiso__target_answers(w->e, &w->e->targets[t], w->domain);
    const chiso__evidence evidence = {.estimate = w->estimate[t], .n = n};
    chiso__figure_plain(figure, w->estimate[t], n);
    chiso__figure_flag(figure, &evidence, &w->e->variance);
}

/* The same rule at p ± t·se(F); the standard error is the width over 2t. */
static void make_inverse(struct work *w, size_t t, chiso__figure *figure) {
    const chiso_variance_options *options = &w->e->variance;
    const chiso__distribution *d = &w->distribution[t];
    const double p = w->e->targets[t].estimand->p;
    const chiso__evidence evidence = {
        .estimate = NAN,
        .support = w->support,
        .n = chiso__target_answers(w->e, &w->e->targets[t], w->domain)};
    chiso__figure_make(figure, &evidence, options);
    figure->estimate = w->estimate[t];
    const double times = chiso__t_quantile((1 + options->level) / 2, figure->df);
    const double half = times * sqrt(w->variance[t]);
    if (d->count == 0 || isnan(half)) return;
    figure->low = d->value[chiso__distribution_at(d, p - half)];
    figure->high = d->value[chiso__distribution_at(d, p + half)];
    figure->se = (figure->high - figure->low) / (2 * times);
    figure->cv = figure->se / fabs(figure->estimate);
    if (!isfinite(figure->cv)) figure->cv = NAN;
    chiso__figure_flag(figure, &evidence, options);
}

static void make(struct work *w, size_t t, chiso__figure *figure) {
    const chiso__estimates *e = w->e;
    const chiso__target *target = &e->targets[t];
    const chiso__variable *variable = target->variable;
    const double *total = chiso__target_totals(e, target, w->domain);
    chiso__evidence evidence = {
        .estimate = w->estimate[t],
        .variance = w->variance[t],
        .support = w->support,
        .n = chiso__target_answers(e, target, w->domain),
        .weight = target->statistic->is_inverse ? 0 : chiso__answered(variable, total),
        .is_proportion = target->statistic->is_proportion,
        .interval = chiso__variance_interval(&e->variance, target->statistic->is_proportion)};
    for (size_t k = 0; k < variable->n_sums; k++)
        w->gradient[k] = w->slope[(variable->first_sum + k) * e->n_targets + t];
    if (!target->statistic->is_inverse)
        evidence.square = chiso__square(variable, total, w->gradient, &evidence.linear);
    chiso__figure_make(figure, &evidence, &e->variance);
    if (w->dropped[t] > 0) figure->flags |= CHISO__FLAG_DROPPED;
}

bool chiso__estimates_domain_figures(
    const chiso__estimates *e, size_t domain, chiso__figure *figures,
    /* NOLINTNEXTLINE(readability-non-const-parameter): written through .theta */
    double *theta) {
    struct work w = {.e = e, .domain = domain, .theta = theta};
    const bool varies = e->variance.method != CHISO_VARIANCE_NONE;
    bool good = new_work(&w);
    for (size_t t = 0; good && t < e->n_targets; t++) good = linearise(&w, t);
    if (good && varies) good = vary(&w);
    for (size_t t = 0; good && t < e->n_targets; t++) {
        if (!varies)
            make_plain(&w, t, &figures[t]);
        else if (e->targets[t].statistic->is_inverse && !chiso__variance_replicates(&e->variance))
            make_inverse(&w, t, &figures[t]);
        else
            make(&w, t, &figures[t]);
    }
    free_work(&w);
    return good;
}
