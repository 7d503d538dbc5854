/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Factors, and answers as ordered categories. */
#include <math.h>

#include "reliability/rows.h"

/* Why there is no number, or what is to be known of it. */
static unsigned flags_of(const chiso__writer *r, double value, unsigned flags) {
    const chiso__factoring *f = &r->scale->factoring;
    unsigned why = chiso__scale_flags(r->scale, value, 2, false);
    /* known: more factors than so few items can tell; else some pair has no correlation */
    if ((why & CHISO__FLAG_UNDEFINED) != 0)
        why ^= CHISO__FLAG_UNDEFINED | (f->known ? CHISO__FLAG_FEW_ITEMS : CHISO__FLAG_NO_PAIRS);
    return why | (isnan(value) ? 0 : flags);
}

static chiso_status add_number(const chiso__writer *r, const chiso__label *label, double value,
                               unsigned flags) {
    return chiso__writer_plain(r, label, value, r->scale->n, flags_of(r, value, flags));
}

static chiso_status add_named(const chiso__writer *r, const char *statistic, double value,
                              unsigned flags) {
    const chiso__label label = {.statistic = statistic};
    return add_number(r, &label, value, flags);
}

/* --- ordered categories --- */

/* Omega of no factors is none; hierarchical there is of two and more. */
static chiso_status add_omega(const chiso__writer *r, const chiso__omega *omega, const char *total,
                              const char *hierarchical, unsigned flags) {
    const bool any = omega->factors > 0;
    chiso_status status = add_named(r, total, any ? omega->total : (double)NAN, flags);
    if (status == CHISO_OK && omega->factors > 1)
        status = add_named(r, hierarchical, omega->hierarchical, flags);
    return status;
}

static chiso_status add_ordinal(const chiso__writer *r) {
    const chiso__factoring *f = &r->scale->factoring;
    chiso_status status = add_named(r, "alpha_ordinal", f->alpha_ordinal, f->flags);
    if (status == CHISO_OK)
        status = add_omega(r, &f->of_ordinal, "omega_ordinal", "omega_hierarchical_ordinal",
                           f->omega_ordinal_flags);
    return status;
}

/* Of replicates with its uncertainty. */
static chiso_status add_varying_omega(const chiso__writer *r) {
    const chiso__scale_of *s = r->scale;
    const size_t first = chiso__family_place(&s->matrices, CHISO__FAMILY, 0);
    const char *const names[] = {"omega_total", "omega_hierarchical"};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < (s->factoring.omega.factors > 1 ? 2 : 1); i++) {
        const chiso__label label = {.statistic = names[i]};
        chiso__figure figure = s->figures[first + i];
        figure.flags |= flags_of(r, figure.estimate, s->factoring.omega_flags);
        status = chiso__writer_add(r, &label, &figure);
    }
    return status;
}

/* --- how many factors --- */

static chiso_status add_series(const chiso__writer *r, const char *statistic, const double *values,
                               unsigned flags) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < r->scale->factoring.items; i++) {
        const chiso__label label = {.statistic = statistic, .factor = i + 1};
        status = add_number(r, &label, values[i], flags);
    }
    return status;
}

static chiso_status add_parallel(const chiso__writer *r) {
    const chiso__factoring *f = &r->scale->factoring;
    const struct {
        const char *name;
        const double *values;
    } series[] = {{"eigenvalue_random", f->parallel.components.quantile},
                  {"factor_eigenvalue", f->parallel.factors.observed},
                  {"factor_eigenvalue_random", f->parallel.factors.quantile}};
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof series / sizeof series[0]; i++)
        status = add_series(r, series[i].name, series[i].values, 0);
    if (status == CHISO_OK)
        status = add_named(r, "components_suggested", (double)f->parallel.components.above, 0);
    if (status == CHISO_OK)
        status = add_named(r, "factors_suggested", (double)f->parallel.factors.above, 0);
    return status;
}

/* --- the solution --- */

/* A number of an item: NaN where it does not vary, or where there is no solution. */
static chiso_status add_of_item(const chiso__writer *r, const chiso__label *label, size_t item,
                                const double *values, size_t stride) {
    const chiso__matrices *m = &r->scale->matrices;
    const size_t at = chiso__place_of(m, item);
    const int64_t n = r->scale->answers[item];
    if (at == m->items)
        return chiso__writer_plain(r, label, NAN, n, n > 0 ? CHISO__FLAG_NO_VARIANCE : 0);
    const double value = values != NULL ? values[at * stride] : (double)NAN;
    return chiso__writer_plain(r, label, value, n,
                               flags_of(r, value, r->scale->factoring.solution_flags));
}

static chiso_status add_items(const chiso__writer *r, const char *statistic, const double *values) {
    chiso_status status = CHISO_OK;
    for (size_t j = 0; status == CHISO_OK && j < r->run->options.n_items; j++) {
        const chiso__label label = {.statistic = statistic, .item = r->run->options.items[j]};
        status = add_of_item(r, &label, j, values, 1);
    }
    return status;
}

static chiso_status add_loadings(const chiso__writer *r, size_t factors) {
    const chiso__factors *f = &r->scale->factoring.solution;
    chiso_status status = CHISO_OK;
    for (size_t k = 0; k < factors; k++) {
        for (size_t j = 0; status == CHISO_OK && j < r->run->options.n_items; j++) {
            const chiso__label label = {
                .statistic = "loading", .item = r->run->options.items[j], .factor = k + 1};
            status = add_of_item(r, &label, j, f->factors > 0 ? f->loading + k : NULL, f->factors);
        }
    }
    return status;
}

static chiso_status add_explained(const chiso__writer *r, const char *statistic, size_t factors,
                                  double divisor) {
    const chiso__factoring *f = &r->scale->factoring;
    chiso_status status = CHISO_OK;
    for (size_t k = 0; status == CHISO_OK && k < factors; k++) {
        const chiso__label label = {.statistic = statistic, .factor = k + 1};
        const bool any = f->solution.factors > 0;
        status = add_number(r, &label, any ? f->solution.explained[k] / divisor : (double)NAN,
                            f->solution_flags);
    }
    return status;
}

static chiso_status add_correlations(const chiso__writer *r) {
    const chiso__factors *f = &r->scale->factoring.solution;
    chiso_status status = CHISO_OK;
    for (size_t k = 0; f->correlation != NULL && k < f->factors; k++) {
        for (size_t l = 0; status == CHISO_OK && l < k; l++) {
            const chiso__label label = {
                .statistic = "factor_correlation", .factor = l + 1, .other = k + 1};
            status = add_number(r, &label, f->correlation[k * f->factors + l],
                                r->scale->factoring.solution_flags);
        }
    }
    return status;
}

/* All of them also where there is no solution, so that every domain has the same rows. */
static chiso_status add_solution(const chiso__writer *r) {
    const chiso__factoring *f = &r->scale->factoring;
    const size_t factors = r->run->factors;
    if (factors == 0) return CHISO_OK;
    chiso_status status = add_loadings(r, factors);
    if (status == CHISO_OK) status = add_items(r, "communality", f->solution.communality);
    if (status == CHISO_OK) status = add_items(r, "uniqueness", f->solution.uniqueness);
    if (status == CHISO_OK) status = add_explained(r, "ss_loadings", factors, 1);
    if (status == CHISO_OK)
        status = add_explained(r, "variance_explained", factors, (double)f->items);
    if (status == CHISO_OK) status = add_correlations(r);
    if (status == CHISO_OK && r->scale->group.omega_factors > 0)
        status = add_varying_omega(r);
    else if (status == CHISO_OK && r->run->options.extraction == CHISO_EXTRACTION_MINRES)
        status = add_omega(r, &f->omega, "omega_total", "omega_hierarchical", f->omega_flags);
    return status;
}

chiso_status chiso__factor_rows(const chiso__writer *r) {
    const chiso__factoring *f = &r->scale->factoring;
    chiso_status status = f->ordinal ? add_ordinal(r) : CHISO_OK;
    if (status != CHISO_OK || !f->asked) return status;
    status = add_series(r, "eigenvalue", f->values, f->flags);
    if (status == CHISO_OK && f->compared) status = add_parallel(r);
    return status == CHISO_OK ? add_solution(r) : status;
}
