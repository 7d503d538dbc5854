/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/factoring.h"

#include <math.h>
#include <string.h>

#include "estimate/quality.h"
#include "numeric/symmetric.h"
#include "reliability/components.h"
#include "reliability/efa.h"
#include "reliability/rotation.h"

enum { SAMPLES = 100 };
static const double quantile = 0.95;

/* One group while it is factored. */
struct work {
    chiso__factoring *out;
    chiso__arena *arena;
    const chiso__factoring_wanted *wanted;
    const double *correlation; /* what is factored */
    size_t items;
    double n;
};

static unsigned flags_of(int32_t factors) {
    const bool improper = (factors & (CHISO__FACTORS_HEYWOOD | CHISO__FACTORS_NOT_SETTLED)) != 0;
    const bool fewer = (factors & CHISO__FACTORS_FEWER) != 0;
    return (improper ? CHISO__FLAG_IMPROPER : 0u) | (fewer ? CHISO__FLAG_FEW_ITEMS : 0u);
}

static bool is_known(const double *correlation, size_t items) {
    for (size_t i = 0; i < items * items; i++) {
        if (!isfinite(correlation[i])) return false;
    }
    return true;
}

/* Fewer loadings than correlations; components are there for every item. */
static bool can_tell(size_t items, size_t factors) {
    return factors <= items && chiso__efa_df(items, factors) >= 0;
}

/* --- how many --- */

static bool compare(const struct work *w) {
    const chiso__parallel_options options = {.respondents = (size_t)w->n,
                                             .iterations = SAMPLES,
                                             .quantile = quantile,
                                             .seed = w->wanted->seed};
    w->out->compared = true;
    return chiso__parallel_analysis(&w->out->parallel, w->arena, w->correlation, w->items,
                                    &options);
}

size_t chiso__factoring_suggests(const chiso__factoring *f, int32_t extraction) {
    return extraction == CHISO_EXTRACTION_COMPONENTS ? f->parallel.components.above
                                                     : f->parallel.factors.above;
}

static size_t how_many(const struct work *w) {
    return w->wanted->parallel ? chiso__factoring_suggests(w->out, w->wanted->extraction)
                               : w->wanted->factors;
}

/* --- factors --- */

static bool extract(const struct work *w, size_t factors) {
    static const chiso__rotation rotations[] = {[CHISO_ROTATION_VARIMAX] = CHISO__ROTATION_VARIMAX,
                                                [CHISO_ROTATION_OBLIMIN] = CHISO__ROTATION_OBLIMIN,
                                                [CHISO_ROTATION_NONE] = CHISO__ROTATION_NONE};
    chiso__factors *solution = &w->out->solution;
    const bool components = w->wanted->extraction == CHISO_EXTRACTION_COMPONENTS;
    const bool few_items = components ? factors > w->items : !can_tell(w->items, factors);
    if (few_items || factors == 0) return true;
    const bool good =
        components ? chiso__components(solution, w->out->values, w->arena, w->correlation, w->items,
                                       factors)
                   : chiso__efa_minres(solution, w->arena, w->correlation, w->items, factors);
    if (!good || !chiso__rotate(solution, rotations[w->wanted->rotation], w->arena)) return false;
    w->out->solution_flags = w->out->flags | flags_of(solution->flags);
    return true;
}

/* Omega of correlations, of so many factors. */
static bool make_omega(chiso__omega *omega, unsigned *flags, const struct work *w,
                       const double *correlation, size_t factors) {
    if (factors == 0 || !can_tell(w->items, factors)) return true;
    if (!chiso__omega_of(omega, w->arena, correlation, w->items, factors)) return false;
    *flags |= flags_of(omega->flags);
    return true;
}

static bool factor(const struct work *w, const double *pairwise, bool pairwise_known) {
    const size_t k = w->items;
    double *room = chiso__arena_alloc(w->arena, (k * k + k) * sizeof *room);
    if (room == NULL) return false;
    (void)chiso__symmetric_eigen(w->out->values, NULL, w->correlation, k, room); /* finite: good */
    if (w->wanted->parallel && !compare(w)) return false;
    const size_t factors = how_many(w);
    if (!extract(w, factors)) return false;
    return w->wanted->extraction == CHISO_EXTRACTION_COMPONENTS || !pairwise_known ||
           make_omega(&w->out->omega, &w->out->omega_flags, w, pairwise, factors);
}

/* --- polychoric correlations --- */

static bool smooth(const struct work *w, double *correlation, bool *smoothed) {
    const size_t k = w->items;
    double *room = chiso__arena_alloc(w->arena, (2 * k * k + 2 * k) * sizeof *room);
    if (room == NULL) return false;
    *smoothed = chiso__correlations_smooth(correlation, k, room);
    return true;
}

static bool make_ordinal(struct work *w, const chiso__group *group) {
    chiso__polychoric poly = {.items = 0};
    bool smoothed = false;
    if (!chiso__ordinal_of(&poly, w->arena, group)) return false;
    w->correlation = poly.correlation;
    w->out->ordinal = true;
    if (!is_known(poly.correlation, w->items)) return true;
    for (size_t i = 0; i < w->items * w->items; i++)
        w->out->flags |=
            (poly.flags[i] & CHISO__POLYCHORIC_BOUNDARY) != 0 ? CHISO__FLAG_SMOOTHED : 0;
    if (!smooth(w, poly.correlation, &smoothed)) return false;
    w->out->flags |= smoothed ? CHISO__FLAG_SMOOTHED : 0;
    w->out->alpha_ordinal = chiso__alpha_of_correlations(poly.correlation, w->items);
    w->out->omega_ordinal_flags = w->out->flags;
    return true;
}

static bool make_omega_of_ordinal(const struct work *w) {
    const size_t factors = w->out->solution.factors;
    const bool components = w->wanted->extraction == CHISO_EXTRACTION_COMPONENTS;
    return make_omega(&w->out->of_ordinal, &w->out->omega_ordinal_flags, w, w->correlation,
                      factors > 0 && !components ? factors : 1);
}

/* --- all together --- */

bool chiso__factoring_of(chiso__factoring *out, chiso__arena *arena, const chiso__group *group,
                         const double *pairwise, double n, const chiso__factoring_wanted *wanted) {
    const size_t items = group->matrices->items;
    *out = (chiso__factoring){
        .items = items, .asked = wanted->asked, .ordinal = wanted->ordinal, .alpha_ordinal = NAN};
    struct work w = {out, arena, wanted, pairwise, items, n};
    out->values = chiso__arena_alloc(arena, items * sizeof *out->values);
    if (out->values == NULL) return false;
    for (size_t i = 0; i < items; i++) out->values[i] = NAN;
    if (items < 2) return true;
    if (wanted->ordinal && !make_ordinal(&w, group)) return false;
    out->known = is_known(w.correlation, items);
    if (!out->known) return true;
    if (wanted->asked && !factor(&w, pairwise, is_known(pairwise, items))) return false;
    return !wanted->ordinal || make_omega_of_ordinal(&w);
}
