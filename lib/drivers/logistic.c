/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/logistic.h"

#include <math.h>
#include <string.h>

#include "numeric/symmetric.h"

enum { MOST_STEPS = 40, MOST_HALVINGS = 30 };

/* What one look at the people tells, in predictors of mean 0 and variance 1. */
struct look {
    double loss;         /* minus the log likelihood */
    double *score;       /* p + 1 */
    double *z;           /* p + 1: the person looked at */
    double *information; /* (p + 1) × (p + 1); the lower triangle */
};

static double spread(const chiso__fit *f, size_t k) {
    return k == 0 ? 1 : sqrt(f->variance[k]);
}

static void add_person(const chiso__fit *f, const double *beta, const double *x, double weight,
                       struct look *look) {
    const size_t n = f->p + 1;
    double eta = 0;
    for (size_t k = 0; k < n; k++) {
        look->z[k] = k == 0 ? 1 : (x[k] - f->mean[k]) / spread(f, k);
        eta += beta[k] * look->z[k];
    }
    const double y = x[n], towards = y > 0 ? eta : -eta, mu = 1 / (1 + exp(-eta));
    look->loss += weight * (log1p(exp(-fabs(eta))) + (towards < 0 ? -towards : 0));
    for (size_t i = 0; i < n; i++) {
        const double own = weight * look->z[i], curved = own * mu * (1 - mu);
        look->score[i] += own * (y - mu);
        for (size_t j = 0; j <= i; j++) look->information[i * n + j] += curved * look->z[j];
    }
}

static void take_look(const chiso__fit *f, const chiso__scope *scope, const double *beta,
                      struct look *look) {
    const chiso__people *people = scope->people;
    const size_t n = f->p + 1;
    look->loss = 0;
    memset(look->score, 0, n * sizeof *look->score);
    memset(look->information, 0, n * n * sizeof *look->information);
    for (size_t r = 0; r < scope->n_rows; r++) {
        const size_t row = (size_t)scope->rows[r];
        const double factor = scope->factor != NULL ? scope->factor[r] : 1;
        for (size_t i = people->first[row]; factor > 0 && i < people->first[row + 1]; i++)
            add_person(f, beta, people->x + i * people->width, factor * people->weight[i], look);
    }
}

/* inverse · score.  False: everybody is told apart, and there is nothing left to learn. */
static bool newton(const chiso__fit *f, const struct look *look, double *step) {
    const size_t n = f->p + 1;
    memcpy(f->inverse, look->information, n * n * sizeof *f->inverse);
    if (!chiso__symmetric_inverse(f->inverse, NULL, n)) return false;
    for (size_t i = 0; i < n; i++) {
        step[i] = 0;
        for (size_t j = 0; j < n; j++) step[i] += f->inverse[i * n + j] * look->score[j];
    }
    return true;
}

/* Go along a step as far as it helps; the look is that of where it ends. */
static void walk(const chiso__fit *f, const chiso__scope *scope, double *beta, const double *step,
                 struct look *look) {
    const size_t n = f->p + 1;
    const double before = look->loss;
    double length = 1, gone = 0;
    for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
        for (size_t k = 0; k < n; k++) beta[k] += (length - gone) * step[k];
        gone = length;
        take_look(f, scope, beta, look);
        if (look->loss <= before * (1 + 1e-14)) return;
        length /= 2;
    }
}

static double longest(const double *step, size_t n, size_t *which) {
    double most = 0;
    for (size_t k = 1; k < n; k++) {
        if (fabs(step[k]) <= most) continue;
        most = fabs(step[k]);
        *which = k;
    }
    return fmax(most, fabs(step[0]));
}

/* Back from predictors of mean 0 and variance 1. */
static void scale_back(chiso__fit *f, const double *beta) {
    const size_t n = f->p + 1;
    for (size_t i = 0; i < n; i++) {
        f->slope[i] = beta[i] / spread(f, i);
        for (size_t j = 0; j < n; j++) f->inverse[i * n + j] /= spread(f, i) * spread(f, j);
    }
}

void chiso__fit_logistic(chiso__fit *f, const chiso__scope *scope) {
    static const double enough = 1e-10;
    const size_t n = f->p + 1;
    double *beta = f->room, *step = f->room + n;
    struct look look = {
        .score = f->room + 2 * n, .z = f->room + 3 * n, .information = f->room + 4 * n};
    if (f->state != CHISO__FIT_OK) return;
    memset(beta, 0, n * sizeof *beta);
    f->culprit = 1;
    take_look(f, scope, beta, &look);
    for (int steps = 0; steps < MOST_STEPS && newton(f, &look, step); steps++) {
        walk(f, scope, beta, step, &look);
        if (longest(step, n, &f->culprit) > enough) continue;
        scale_back(f, beta);
        return;
    }
    f->state = CHISO__FIT_SEPARATED;
}
