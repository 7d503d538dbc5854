/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of one domain: sums, matrices and figures. */
#include <math.h>

#include "estimate/replicate_sums.h"
#include "estimate/variance.h"
#include "numeric/symmetric.h"
#include "reliability/pair_sums.h"
#include "reliability/run.h"

/* --- answers --- */

static bool make_room(chiso__scale_of *s, size_t items) {
    const size_t pairs = chiso__pairs(items);
    chiso__arena *arena = &s->arena;
    s->sums = chiso__arena_alloc(arena, pairs * CHISO__PAIR_SUMS * sizeof *s->sums);
    s->n_pairs = chiso__arena_alloc(arena, pairs * sizeof *s->n_pairs);
    s->answers = chiso__arena_alloc(arena, items * sizeof *s->answers);
    s->varies = chiso__arena_alloc(arena, items * sizeof *s->varies);
    s->smc = chiso__arena_alloc(arena, items * sizeof *s->smc);
    s->reverse = chiso__arena_alloc(arena, items * sizeof *s->reverse);
    s->pairwise = chiso__arena_alloc(arena, items * items * sizeof *s->pairwise);
    return chiso__matrices_new(&s->matrices, arena, items);
}

static void add_up(chiso__scale_of *s, const chiso__answers *a) {
    for (size_t i = 0; i < s->group.count; i++) {
        const size_t at = s->group.respondents[i];
        if (!a->counted[at]) continue;
        const double *x = a->value + at * a->items;
        s->n++;
        chiso__pair_sums_add(s->sums, x, a->weight[at], a->items);
        chiso__pair_counts_add(s->n_pairs, x, a->items);
    }
}

/* Are there two different answers to an item? */
static bool varies(const chiso__group *g, size_t item) {
    const chiso__answers *a = g->answers;
    double first = NAN;
    for (size_t i = 0; i < g->count; i++) {
        const double x = a->value[g->respondents[i] * a->items + item];
        if (isnan(x) || !a->counted[g->respondents[i]]) continue;
        if (isnan(first)) first = x;
        if (x != first) return true;
    }
    return false;
}

/* --- what is no smooth function of sums --- */

/* Items on the other side of the first principal component than most: as psych's alpha() warns. */
static bool look_for_reversed(chiso__scale_of *s) {
    const size_t k = s->matrices.items;
    double *room = chiso__arena_alloc(&s->arena, (2 * k * k + 2 * k) * sizeof *room);
    if (room == NULL) return false;
    double *vectors = room + k * k + k, *values = vectors + k * k;
    const bool known =
        k > 1 && chiso__symmetric_eigen(values, vectors, s->matrices.correlation, k, room);
    for (size_t a = 0; known && a < k; a++) s->reverse[a] = vectors[a * k] < 0;
    return true;
}

/* Of domains as many factors as of the whole, so that they can be compared. */
static chiso__factoring_wanted wanted_of(const chiso__reliability *run, bool whole) {
    const chiso_reliability_options *o = &run->options;
    return (chiso__factoring_wanted){.extraction = o->extraction,
                                     .rotation = o->rotation,
                                     .asked = o->factors != CHISO_FACTORS_NONE,
                                     .parallel = whole && o->factors == CHISO_FACTORS_PARALLEL,
                                     .factors = run->factors,
                                     .ordinal = o->ordinal != 0,
                                     .seed = (uint32_t)run->variance.seed};
}

static bool describe(chiso__scale_of *s, const chiso__reliability *run, bool whole) {
    const chiso__factoring_wanted wanted = wanted_of(run, whole);
    const size_t k = s->matrices.items;
    double *room = chiso__arena_alloc(&s->arena, chiso__pairs(k) * sizeof *room);
    if (room == NULL) return false;
    s->median_r = chiso__median_r(&s->matrices, room);
    for (size_t a = 0; a < k; a++) s->smc[a] = chiso__squared_multiple_r(&s->matrices, a);
    chiso__matrices_pairwise(s->pairwise, &s->matrices, s->sums);
    return look_for_reversed(s) &&
           chiso__adequacy_of(&s->adequacy, &s->arena, s->pairwise, k, (double)s->n) &&
           chiso__factoring_of(&s->factoring, &s->arena, &s->group, s->pairwise, (double)s->n,
                               &wanted);
}

/* --- figures --- */

/* All numbers of a domain while their variance is made. */
struct work {
    double *value, *slope, *variance;
    size_t *dropped;
    chiso__support support;
};

static bool new_work(struct work *w, chiso__scale_of *s) {
    const size_t numbers = chiso__group_numbers(&s->group);
    const size_t slopes = chiso__family_slopes(&s->matrices);
    w->value = chiso__arena_alloc(&s->arena, numbers * sizeof *w->value);
    w->slope = chiso__arena_alloc(&s->arena, numbers * slopes * sizeof *w->slope);
    w->variance = chiso__arena_alloc(&s->arena, numbers * sizeof *w->variance);
    w->dropped = chiso__arena_alloc(&s->arena, numbers * sizeof *w->dropped);
    s->figures = chiso__arena_alloc(&s->arena, numbers * sizeof *s->figures);
    return !s->arena.failed;
}

static void evaluate(struct work *w, const chiso__scale_of *s) {
    double *omega = w->value + chiso__family_place(&s->matrices, CHISO__FAMILY, 0);
    chiso__family_evaluate(&s->matrices, w->value, w->slope);
    if (s->group.omega_factors == 0) return;
    omega[0] = s->factoring.omega.total;
    omega[1] = s->factoring.omega.hierarchical;
}

static bool vary(struct work *w, const chiso__reliability *run, const chiso__scale_of *s,
                 size_t domain) {
    const chiso__frame *frame = chiso__view_sample(&run->view);
    if (run->variance.method == CHISO_VARIANCE_NONE) return true;
    if (run->variance.method == CHISO_VARIANCE_TAYLOR)
        return chiso__spread_linear(&s->group, frame, run->variance.lone_psu, w->slope, w->variance,
                                    &w->support);
    return chiso__support_of(&run->view, domain, &w->support) &&
           chiso__spread_replicates(&s->group, frame, &run->replicates, run->variance.centre,
                                    w->value, w->variance, w->dropped);
}

unsigned chiso__scale_flags(const chiso__scale_of *s, double value, size_t least, bool singular) {
    const chiso__matrices *m = &s->matrices;
    const unsigned left_out = m->items < m->all && least > 1 ? CHISO__FLAG_ITEMS_LEFT_OUT : 0;
    if (s->n == 0) return 0; /* which says it all */
    if (!isnan(value)) return left_out;
    if (m->items < least) return left_out | CHISO__FLAG_FEW_ITEMS;
    if (m->apart) return left_out | CHISO__FLAG_NO_PAIRS;
    return left_out | (singular ? CHISO__FLAG_SINGULAR : CHISO__FLAG_UNDEFINED);
}

/* The number at a place, to which n people answered. */
static void make_figure(chiso__scale_of *s, const struct work *w, const chiso__reliability *run,
                        size_t place, int64_t n) {
    const chiso__evidence evidence = {
        .estimate = w->value[place],
        .variance = w->variance[place],
        .support = w->support,
        .n = n,
        .is_proportion = true, /* a coefficient of variation means nothing of a correlation */
        .interval = CHISO_INTERVAL_T};
    chiso__figure *figure = &s->figures[place];
    if (run->variance.method == CHISO_VARIANCE_NONE) {
        chiso__figure_plain(figure, evidence.estimate, evidence.n);
        figure->flags = 0;
        chiso__figure_flag(figure, &evidence, &run->variance);
    } else {
        chiso__figure_make(figure, &evidence, &run->variance);
    }
    if (w->dropped[place] > 0 && !isnan(evidence.estimate)) figure->flags |= CHISO__FLAG_DROPPED;
}

/* One number of chiso__family_table, of the item at a place. */
static void make_of_family(chiso__scale_of *s, const struct work *w, const chiso__reliability *run,
                           size_t statistic, size_t at) {
    const chiso__family *of = &chiso__family_table[statistic];
    const size_t place = chiso__family_place(&s->matrices, statistic, at);
    chiso__figure *figure = &s->figures[place];
    make_figure(s, w, run, place, of->of_items ? s->answers[s->matrices.item[at]] : s->n);
    figure->flags |=
        chiso__scale_flags(s, w->value[place], of->least, of->inverse && s->matrices.singular);
    if (statistic == CHISO__ITEM_REST_R && s->reverse[at]) figure->flags |= CHISO__FLAG_REVERSE;
}

static void make_figures(chiso__scale_of *s, const struct work *w, const chiso__reliability *run) {
    for (size_t i = 0; i < CHISO__FAMILY; i++) {
        const size_t count = chiso__family_table[i].of_items ? s->matrices.items : 1;
        for (size_t at = 0; at < count; at++) make_of_family(s, w, run, i, at);
    }
    const size_t omega = chiso__family_place(&s->matrices, CHISO__FAMILY, 0);
    for (size_t place = omega; place < chiso__group_numbers(&s->group); place++)
        make_figure(s, w, run, place, s->n);
    chiso__figure *alpha = &s->figures[CHISO__ALPHA];
    if (run->simple && run->variance.method == CHISO_VARIANCE_TAYLOR)
        chiso__feldt(alpha->estimate, (double)s->n, s->matrices.items, run->variance.level,
                     &alpha->low, &alpha->high);
}

/* --- all together --- */

bool chiso__scale_new(chiso__scale_of *s, const chiso__reliability *run, size_t domain) {
    const chiso__answers *a = &run->answers;
    struct work w = {.value = NULL};
    *s = (chiso__scale_of){.group = {.answers = a}};
    if (!make_room(s, a->items)) return false;
    s->group.respondents = chiso__answers_of(a, domain, &s->group.count);
    s->group.sums = s->sums;
    s->group.n = s->n_pairs;
    s->group.varies = s->varies;
    s->group.matrices = &s->matrices;
    add_up(s, a);
    for (size_t j = 0; j < a->items; j++) {
        s->answers[j] = (int64_t)s->n_pairs[chiso__pair(j, j)];
        s->varies[j] = varies(&s->group, j);
    }
    chiso__matrices_fill(&s->matrices, s->sums, s->n_pairs, s->varies);
    if (!describe(s, run, domain == a->domains)) return false;
    if (chiso__variance_replicates(&run->variance))
        s->group.omega_factors = s->factoring.omega.factors;
    if (!new_work(&w, s)) return false;
    evaluate(&w, s);
    if (!vary(&w, run, s, domain)) return false;
    make_figures(s, &w, run);
    return true;
}

void chiso__scale_free(chiso__scale_of *scale) {
    chiso__arena_free(&scale->arena);
}
