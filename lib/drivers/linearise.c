/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linearised variances: what people are to the estimates, summed by sampling unit. */
#include <math.h>

#include "drivers/analysis.h"

typedef void add_row(const chiso__domain_drivers *d, const chiso__analysis *a, size_t row,
                     double *room, double *total);

/* --- the regression --- */

static void add_people(const chiso__domain_drivers *d, const chiso__analysis *a, size_t row,
                       double *room, double *total) {
    const chiso__people *people = &a->people;
    if (d->fit.state != CHISO__FIT_OK) return;
    for (size_t i = people->first[row]; i < people->first[row + 1]; i++)
        chiso__effects_influence(&a->effects, &d->fit, d->n, people->x + i * people->width,
                                 people->weight[i], room, total);
}

/* --- means --- */

static void add_means(const chiso__domain_drivers *d, const chiso__analysis *a, size_t row,
                      double *room, double *total) {
    const size_t p = a->people.predictors;
    double sum = 0;
    for (size_t k = 0; k < p; k++) {
        const double *own = a->people.answered + (row * p + k) * 2;
        const double *all = d->sums + chiso__people_answered(&a->people, k);
        const double mean = d->centre[k + 1] + all[1] / all[0];
        room[k] = (own[1] - own[0] * mean) / all[0] * chiso__analysis_factor(a, k);
        total[k] += room[k];
        sum += room[k];
    }
    for (size_t k = 0; k < p; k++) total[p + k] += room[k] - sum / (double)p;
}

/* --- both --- */

/* A row without anybody who counts is not seen: its unit does not add to the degrees of freedom. */
static bool has_people(const chiso__people *people, size_t row) {
    return people->first[row + 1] > people->first[row];
}

static bool sweep(chiso__domain_drivers *d, const chiso__analysis *a, add_row *add, size_t width,
                  chiso__numbers *numbers) {
    const chiso__sweeping of = {
        .frame = chiso__view_sample(&a->view), .width = width, .lone_psu = a->variance.lone_psu};
    chiso__sweep sweep;
    const bool good = chiso__sweep_new(&sweep, &of);
    for (size_t r = 0; good && r < d->n_rows; r++) {
        const size_t row = (size_t)d->rows[r];
        if (add == add_people && !has_people(&a->people, row)) continue;
        double *total = chiso__sweep_unit(&sweep, chiso__view_unit(&a->view, d->rows[r]));
        add(d, a, row, d->room, total);
    }
    if (good) chiso__sweep_finish(&sweep, numbers->variance);
    numbers->support = sweep.support;
    chiso__sweep_free(&sweep);
    return good;
}

bool chiso__drivers_linearise(chiso__domain_drivers *d, const chiso__analysis *a) {
    return sweep(d, a, add_people, a->effects.smooth, &d->effects) &&
           sweep(d, a, add_means, 2 * a->people.predictors, &d->performance);
}
