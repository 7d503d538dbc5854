/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and variances as rows: intervals, tests, quadrants, flags. */
#include <math.h>

#include "drivers/result.h"
#include "estimate/variance.h"
#include "numeric/distribution.h"

static const unsigned state_flags[CHISO__FIT_STATES] = {
    [CHISO__FIT_TOO_FEW] = CHISO__FLAG_TOO_FEW,
    [CHISO__FIT_CONSTANT] = CHISO__FLAG_CONSTANT,
    [CHISO__FIT_COLLINEAR] = CHISO__FLAG_COLLINEAR,
    [CHISO__FIT_SEPARATED] = CHISO__FLAG_SEPARATED,
};

/* Rows while they are made. */
struct making {
    const chiso__analysis *a;
    const chiso__domain_drivers *d;
    chiso__driver_row *row; /* the next one */
};

size_t chiso__driver_rows_of(const chiso__effects *e) {
    const size_t regression = e->logistic ? 2 * e->p + 1 : e->p + 1 + 2 + 2 * e->p;
    return regression + 4 * e->p;
}

static chiso__driver_row *next_row(struct making *m, const char *statistic, size_t predictor) {
    chiso__driver_row *row = m->row++;
    *row = (chiso__driver_row){.statistic = statistic,
                               .variable = m->a->terms.list[predictor].name,
                               .p_value = (double)NAN,
                               .quadrant = CHISO__NO_QUADRANT};
    return row;
}

/* --- figures --- */

/* Predictors take degrees of freedom as strata do (R: degf + 1 - coefficients). */
static chiso__figure figure_of(const struct making *m, const chiso__numbers *numbers, size_t at,
                               int64_t n, bool regression, int32_t interval) {
    chiso__evidence evidence = {.estimate = numbers->estimate[at],
                                .variance = numbers->variance[at],
                                .support = numbers->support,
                                .n = n,
                                .is_proportion = regression && interval == CHISO_INTERVAL_T,
                                .interval = interval};
    chiso__figure figure;
    if (regression) evidence.support.strata += (int64_t)m->a->effects.p;
    if (m->a->variance.method == CHISO_VARIANCE_NONE) {
        chiso__figure_plain(&figure, evidence.estimate, n);
        chiso__figure_flag(&figure, &evidence, &m->a->variance);
    } else {
        chiso__figure_make(&figure, &evidence, &m->a->variance);
    }
    if (numbers->dropped[at] > 0 && !isnan(figure.estimate)) figure.flags |= CHISO__FLAG_DROPPED;
    if (regression) figure.flags |= state_flags[m->d->fit.state];
    return figure;
}

static chiso__figure effect(const struct making *m, size_t at) {
    return figure_of(m, &m->d->effects, at, m->d->n, true, CHISO_INTERVAL_T);
}

static double two_sided(const chiso__figure *figure) {
    return 2 * chiso__t_probability(-fabs(figure->estimate / figure->se), figure->df);
}

/* --- the regression --- */

static void add_coefficients(struct making *m) {
    for (size_t k = 0; k <= m->a->effects.p; k++) {
        chiso__driver_row *row = next_row(m, "coefficient", k);
        if (k == 0) row->variable = "(intercept)";
        row->figure = effect(m, k);
        row->p_value = two_sided(&row->figure);
    }
}

static void add_odds_ratios(struct making *m) {
    for (size_t k = 1; k <= m->a->effects.p; k++) {
        chiso__driver_row *row = next_row(m, "odds_ratio", k);
        chiso__figure *figure = &row->figure;
        *figure = effect(m, k);
        row->p_value = two_sided(figure);
        figure->estimate = exp(figure->estimate);
        figure->se *= figure->estimate;
        figure->low = exp(figure->low);
        figure->high = exp(figure->high);
    }
}

static void add_standardized(struct making *m) {
    for (size_t k = 0; k < m->a->effects.p; k++)
        next_row(m, "coefficient_standardized", k + 1)->figure =
            effect(m, m->a->effects.standardized + k);
}

/* How much the other predictors add to the variance of a coefficient: a number without an error. */
static void add_inflation(struct making *m) {
    for (size_t k = 0; k < m->a->effects.p; k++) {
        chiso__figure *figure = &next_row(m, "vif", k + 1)->figure;
        const chiso__evidence evidence = {.n = m->d->n};
        const bool good = m->d->fit.state == CHISO__FIT_OK;
        chiso__figure_plain(figure, good ? m->d->fit.inflation[k] : (double)NAN, m->d->n);
        chiso__figure_flag(figure, &evidence, &m->a->variance);
        figure->flags |= state_flags[m->d->fit.state];
    }
}

/* The adjusted one is R², moved and stretched. */
static void add_r_squared(struct making *m) {
    const chiso__effects *e = &m->a->effects;
    const double factor = ((double)m->d->n - 1) / ((double)m->d->n - (double)e->p - 1);
    chiso__driver_row *row = next_row(m, "r_squared", 0);
    row->variable = NULL;
    row->figure = figure_of(m, &m->d->effects, e->r_squared, m->d->n, true, CHISO_INTERVAL_LOGIT);
    const chiso__figure plain = row->figure;
    row = next_row(m, "r_squared_adjusted", 0);
    row->variable = NULL;
    row->figure = figure_of(m, &m->d->effects, e->adjusted, m->d->n, true, CHISO_INTERVAL_T);
    row->figure.low = 1 - (1 - plain.low) * factor;
    row->figure.high = 1 - (1 - plain.high) * factor;
}

/* --- relative weights --- */

static chiso__figure weight_of(const struct making *m, size_t at) {
    const size_t place = at - m->a->effects.weight;
    chiso__figure figure = effect(m, at);
    figure.low = figure.df > 0 ? m->d->low[place] : (double)NAN;
    figure.high = figure.df > 0 ? m->d->high[place] : (double)NAN;
    return figure;
}

static void add_weights(struct making *m, const char *statistic, size_t first) {
    for (size_t k = 0; k < m->a->effects.p; k++)
        next_row(m, statistic, k + 1)->figure = weight_of(m, first + k);
}

/* --- importance and performance --- */

static bool holds(const chiso__figure *figure, double value) {
    return figure->low <= value && value <= figure->high;
}

static bool by_weights(const struct making *m) {
    return m->a->options.importance == CHISO_IMPORTANCE_RELATIVE_WEIGHT;
}

/* Shares have a mean that is no estimate. */
static double above_mean(const struct making *m, size_t k) {
    const chiso__effects *e = &m->a->effects;
    const double *estimate = m->d->effects.estimate;
    return by_weights(m) ? estimate[e->share + k] - 100 / (double)e->p : estimate[e->deviation + k];
}

/* One predictor alone has nothing beside it to be compared with. */
static chiso__quadrant quadrant_of(const struct making *m, size_t k) {
    const double important = above_mean(m, k),
                 good = m->d->performance.estimate[m->a->effects.p + k];
    if (m->a->effects.p == 1 || isnan(important) || isnan(good)) return CHISO__NO_QUADRANT;
    return (chiso__quadrant)((important >= 0 ? CHISO__CONCENTRATE_HERE : 0) +
                             (good >= 0 ? CHISO__POSSIBLE_OVERKILL : 0));
}

static void flag_near(chiso__driver_row *row, bool near) {
    if (near && row->quadrant != CHISO__NO_QUADRANT) row->figure.flags |= CHISO__FLAG_NEAR_CUT;
}

static void add_importance(struct making *m) {
    const chiso__effects *e = &m->a->effects;
    for (size_t k = 0; k < e->p; k++) {
        chiso__driver_row *row = next_row(m, "importance", k + 1);
        row->figure = by_weights(m) ? weight_of(m, e->share + k) : effect(m, e->standardized + k);
        row->quadrant = quadrant_of(m, k);
        const chiso__figure deviation = effect(m, e->deviation + k);
        flag_near(row,
                  by_weights(m) ? holds(&row->figure, 100 / (double)e->p) : holds(&deviation, 0));
    }
}

static void add_performance(struct making *m) {
    const chiso__numbers *numbers = &m->d->performance;
    const size_t p = m->a->effects.p;
    for (size_t k = 0; k < p; k++) {
        chiso__driver_row *row = next_row(m, "performance", k + 1);
        const int64_t n = m->d->n_answered[k];
        row->figure = figure_of(m, numbers, k, n, false, CHISO_INTERVAL_T);
        row->quadrant = quadrant_of(m, k);
        const chiso__figure deviation = figure_of(m, numbers, p + k, n, false, CHISO_INTERVAL_T);
        flag_near(row, holds(&deviation, 0));
    }
}

void chiso__driver_rows(chiso__driver_row *rows, const chiso__analysis *a,
                        const chiso__domain_drivers *d) {
    struct making m = {.a = a, .d = d, .row = rows};
    add_coefficients(&m);
    if (a->effects.logistic) add_odds_ratios(&m);
    add_standardized(&m);
    add_inflation(&m);
    if (!a->effects.logistic) {
        add_r_squared(&m);
        add_weights(&m, "relative_weight", a->effects.weight);
        add_weights(&m, "relative_weight_share", a->effects.share);
    }
    add_importance(&m);
    add_performance(&m);
}
