/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of one domain. */
#include <math.h>

#include "drivers/analysis.h"
#include "drivers/logistic.h"
#include "drivers/weights.h"

static void new_numbers(chiso__numbers *numbers, size_t count, chiso__arena *arena) {
    numbers->estimate = chiso__arena_alloc(arena, count * sizeof *numbers->estimate);
    numbers->variance = chiso__arena_alloc(arena, count * sizeof *numbers->variance);
    numbers->dropped = chiso__arena_alloc(arena, count * sizeof *numbers->dropped);
}

static void know_nothing(double *numbers, size_t count) {
    for (size_t i = 0; i < count; i++) numbers[i] = (double)NAN;
}

static bool make_room(chiso__domain_drivers *d, const chiso__analysis *a) {
    const size_t p = a->people.predictors, sums = chiso__people_sums(&a->people);
    const size_t room = chiso__relative_weights_room(p) + 2 * a->people.width;
    chiso__arena *arena = &d->arena;
    d->centre = chiso__arena_alloc(arena, a->people.width * sizeof *d->centre);
    d->sums = chiso__arena_alloc(arena, sums * sizeof *d->sums);
    d->adding = chiso__arena_alloc(arena, sums * sizeof *d->adding);
    d->n_answered = chiso__arena_alloc(arena, p * sizeof *d->n_answered);
    d->low = chiso__arena_alloc(arena, 2 * p * sizeof *d->low);
    d->high = chiso__arena_alloc(arena, 2 * p * sizeof *d->high);
    d->room = chiso__arena_alloc(arena, room * sizeof *d->room);
    new_numbers(&d->effects, a->effects.count, arena);
    new_numbers(&d->performance, 2 * p, arena);
    if (!chiso__fit_new(&d->fit, p, a->effects.logistic, arena)) return false;
    know_nothing(d->low, 2 * p);
    know_nothing(d->high, 2 * p);
    know_nothing(d->effects.variance, a->effects.count);
    know_nothing(d->performance.variance, 2 * p);
    return true;
}

/* --- sums --- */

/* Of those who are complete; 0 where nobody is. */
static double mean_of(const chiso__domain_drivers *d, const chiso__people *people, size_t k) {
    chiso__sum weight = {0}, sum = {0};
    for (size_t r = 0; r < d->n_rows; r++) {
        const size_t row = (size_t)d->rows[r];
        for (size_t i = people->first[row]; i < people->first[row + 1]; i++) {
            chiso__sum_add(&weight, people->weight[i]);
            chiso__sum_add(&sum, people->weight[i] * people->x[i * people->width + k]);
        }
    }
    const double all = chiso__sum_value(&weight);
    return all > 0 ? chiso__sum_value(&sum) / all : 0;
}

/* Row by row, so that the order of rows does not matter. */
static void add_up(chiso__domain_drivers *d, const chiso__people *people) {
    const size_t count = chiso__people_sums(people), p = people->predictors;
    for (size_t r = 0; r < d->n_rows; r++) {
        const size_t row = (size_t)d->rows[r];
        chiso__people_row(people, row, d->centre, d->sums);
        for (size_t i = 0; i < count; i++) chiso__sum_add(&d->adding[i], d->sums[i]);
        for (size_t k = 0; k < p; k++) d->n_answered[k] += people->n_answered[row * p + k];
        d->n += (int64_t)(people->first[row + 1] - people->first[row]);
    }
    for (size_t i = 0; i < count; i++) d->sums[i] = chiso__sum_value(&d->adding[i]);
}

/* --- estimates --- */

void chiso__performance(const chiso__analysis *a, const double *centre, const double *sums,
                        double *estimate) {
    const size_t p = a->people.predictors;
    double mean = 0;
    for (size_t k = 0; k < p; k++) {
        const double *answered = sums + chiso__people_answered(&a->people, k);
        const double from = a->in_percent ? a->terms.list[k + 1].low : 0;
        const double own = centre[k + 1] + answered[1] / answered[0];
        estimate[k] = answered[0] > 0 ? (own - from) * chiso__analysis_factor(a, k) : (double)NAN;
        mean += estimate[k] / (double)p;
    }
    for (size_t k = 0; k < p; k++) estimate[p + k] = estimate[k] - mean;
}

static void fit(chiso__domain_drivers *d, const chiso__analysis *a) {
    const chiso__scope scope = {.people = &a->people, .rows = d->rows, .n_rows = d->n_rows};
    chiso__fit_moments(&d->fit, &a->people, d->sums, d->centre);
    if (d->n > 0 && d->n <= (int64_t)a->people.predictors + 1) d->fit.state = CHISO__FIT_TOO_FEW;
    if (a->effects.logistic)
        chiso__fit_logistic(&d->fit, &scope);
    else
        chiso__fit_linear(&d->fit);
}

static void estimate(chiso__domain_drivers *d, const chiso__analysis *a) {
    chiso__effects_smooth(&a->effects, &d->fit, d->n, d->effects.estimate);
    if (!a->effects.logistic)
        chiso__effects_weights(&a->effects, &d->fit, d->effects.estimate, d->room);
    chiso__performance(a, d->centre, d->sums, d->performance.estimate);
}

static bool vary(chiso__domain_drivers *d, const chiso__analysis *a) {
    const chiso__replicates *bootstrap = chiso__analysis_bootstrap(a);
    bool good = true;
    if (a->variance.method == CHISO_VARIANCE_NONE) return true;
    good = chiso__drivers_linearise(d, a); /* whose support is that of replicates too */
    if (good && a->variance.method != CHISO_VARIANCE_TAYLOR)
        good = chiso__drivers_replicate(d, a, &a->replicates);
    if (good && bootstrap != NULL && bootstrap != &a->replicates)
        good = chiso__drivers_replicate(d, a, bootstrap);
    return good;
}

bool chiso__domain_drivers_new(chiso__domain_drivers *d, const chiso__analysis *a, size_t domain) {
    *d = (chiso__domain_drivers){.domain = domain};
    d->rows = chiso__view_rows(&a->view, domain, &d->n_rows);
    if (!make_room(d, a)) return false;
    for (size_t k = 1; k < a->people.width; k++) d->centre[k] = mean_of(d, &a->people, k);
    add_up(d, &a->people);
    fit(d, a);
    estimate(d, a);
    return vary(d, a);
}

void chiso__domain_drivers_free(chiso__domain_drivers *d) {
    chiso__arena_free(&d->arena);
}
