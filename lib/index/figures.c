/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/domain_columns.h"
#include "estimate/variance.h"
#include "index/replicated.h"
#include "index/score.h"
#include "index/tree.h"

/* One domain, or the whole, while its figures are made. */
struct work {
    chiso__scores *s;
    chiso__tree tree;
    chiso__arena arena;
    double *slope;    /* row_sums × nodes */
    double *gradient; /* of one node, over the sums of a row */
    double *variance; /* of each node */
    size_t *column;   /* room for chiso__view_square() */
    const chiso__slopes **room;
    chiso__support support;
    chiso__replicated replicated;
    size_t *dropped; /* of each node, replicates without a score */
    bool varies, replicates;
};

static bool new_work(struct work *w) {
    const chiso__scores *s = w->s;
    const size_t sums = s->totals->row_sums, domains = s->totals->domains.count;
    w->tree = (chiso__tree){s->totals->instrument, &s->view, &s->scheme};
    w->varies = s->variance.method != CHISO_VARIANCE_NONE && !s->totals->published;
    w->replicates = w->varies && chiso__variance_replicates(&s->variance);
    w->dropped = chiso__arena_alloc(&w->arena, s->nodes * sizeof *w->dropped);
    w->slope = chiso__arena_alloc(&w->arena, sums * s->nodes * sizeof *w->slope);
    w->gradient = chiso__arena_alloc(&w->arena, (sums + s->nodes) * sizeof *w->gradient);
    w->variance = chiso__arena_alloc(&w->arena, s->nodes * sizeof *w->variance);
    w->column = chiso__arena_alloc(&w->arena, s->totals->moments.columns * sizeof *w->column);
    w->room = chiso__arena_alloc(&w->arena, CHISO__MOST_SLOPES * domains * sizeof(chiso__slopes *));
    if (w->replicates && !chiso__replicated_new(&w->replicated, s, &w->tree)) return false;
    return w->dropped != NULL && w->slope != NULL && w->gradient != NULL && w->variance != NULL &&
           w->column != NULL && w->room != NULL;
}

/* The domain as totals number it: the whole stands behind all of them. */
static size_t in_totals(const chiso__scores *s, size_t domain) {
    return domain < s->domains ? domain : s->totals->domains.count;
}

/* A score is a proportion of the way through its range where an interval treats it so. */
static void set_interval(const struct work *w, size_t node, chiso__evidence *evidence) {
    const chiso__node *at = &w->s->totals->instrument->nodes[node];
    const int32_t asked = w->s->variance.interval;
    evidence->interval = asked != CHISO_INTERVAL_DEFAULT ? asked : CHISO_INTERVAL_T;
    evidence->low = at->range_min;
    evidence->high = at->range_max;
}

/* *square: Σ w q² of the node in the domain, given its slopes. */
static double square_of(struct work *w, size_t domain, size_t node, const double *slope) {
    const chiso__scores *s = w->s;
    for (size_t i = 0; i < s->totals->row_sums; i++) w->gradient[i] = slope[i * s->nodes + node];
    return chiso__view_square(&s->view, domain, w->gradient, w->column);
}

/* weight: of the respondents with a valid answer under the node. */
static void make(struct work *w, size_t domain, size_t node, double square, double weight) {
    const chiso__scores *s = w->s;
    const size_t at = domain * s->nodes + node;
    chiso__evidence evidence = {.estimate = s->score[at],
                                .variance = w->variance[node],
                                .support = w->support,
                                .n = chiso__scores_collapsed(s, domain)->counts[1 + node],
                                .square = square,
                                .weight = weight,
                                .is_proportion =
                                    s->scheme.metric != NULL && s->scheme.metric->is_proportion};
    set_interval(w, node, &evidence);
    chiso__figure_make(&s->figures[at], &evidence, &s->variance);
    if (w->dropped[node] > 0) s->figures[at].flags |= CHISO__FLAG_DROPPED;
}

static void make_plain(const chiso__scores *s, size_t domain) {
    for (size_t i = 0; i < s->nodes; i++) {
        const size_t at = domain * s->nodes + i;
        const chiso__evidence evidence = {.estimate = s->score[at],
                                          .n = chiso__scores_collapsed(s, domain)->counts[1 + i]};
        chiso__figure_plain(&s->figures[at], evidence.estimate, evidence.n);
        if (!s->totals->published) chiso__figure_flag(&s->figures[at], &evidence, &s->variance);
    }
}

/* What the replicates that were scored say of the domain. */
static void take_variance(struct work *w, size_t domain) {
    const chiso__scores *s = w->s;
    for (size_t i = 0; i < s->nodes; i++)
        w->variance[i] = chiso__replicated_variance(
            &w->replicated, i, s->score[domain * s->nodes + i], &w->dropped[i]);
}

static bool vary_domain(struct work *w, size_t domain) {
    const chiso__scores *s = w->s;
    const size_t place = in_totals(s, domain);
    const chiso__slopes slopes = {.slope = w->slope, .width = s->nodes};
    if (!w->replicates)
        return chiso__taylor_domain(&s->view, place, &slopes, s->variance.lone_psu, w->room,
                                    w->variance, &w->support);
    if (!chiso__support_of(&s->view, place, &w->support)) return false;
    chiso__replicated_domain(&w->replicated, place);
    take_variance(w, domain);
    return true;
}

static bool score_domain(struct work *w, size_t domain) {
    const chiso__scores *s = w->s;
    const size_t place = in_totals(s, domain);
    chiso__tree_score(&w->tree, s->view.domains[place].totals, s->score + domain * s->nodes,
                      w->varies ? w->slope : NULL, w->gradient);
    if (!w->varies) {
        make_plain(s, domain);
        return true;
    }
    if (!vary_domain(w, domain)) return false;
    for (size_t i = 0; i < s->nodes; i++)
        make(w, domain, i, square_of(w, place, i, w->slope),
             chiso__view_node_weight(&s->view, place, i));
    return true;
}

/* Published scores: the whole is the plain mean, node by node, of the domains that have the node.
 */
static void average_domains(const chiso__scores *s) {
    for (size_t i = 0; i < s->nodes; i++) {
        chiso__sum sum = {0};
        size_t present = 0;
        for (size_t d = 0; d < s->domains; d++) {
            const double score = s->score[d * s->nodes + i];
            if (isnan(score)) continue;
            chiso__sum_add(&sum, score);
            present++;
        }
        s->score[s->domains * s->nodes + i] =
            present > 0 ? chiso__sum_value(&sum) / (double)present : (double)NAN;
    }
    make_plain(s, s->domains);
}

/* --- the nation as the mean of its provinces --- */

struct province {
    double *total, *score, *slope;
};

struct nation {
    struct work *w;
    struct province *provinces; /* of each value of the column */
    size_t count;
    chiso__slopes *slopes;   /* of each province, divided by how many have the node */
    double *square, *weight; /* of each node */
};

static int32_t province_of(const struct nation *n, size_t domain) {
    const chiso__scores *s = n->w->s;
    return chiso__totals_domain_key(s->totals, (int32_t)domain, s->scheme.province);
}

static bool new_nation(struct nation *n) {
    const chiso__scores *s = n->w->s;
    chiso__arena *arena = &n->w->arena;
    const size_t sums = s->totals->row_sums;
    n->count = s->totals->by_keys[s->scheme.province].values.count;
    n->provinces = chiso__arena_alloc(arena, n->count * sizeof *n->provinces);
    n->slopes = chiso__arena_alloc(arena, n->count * sizeof *n->slopes);
    n->square = chiso__arena_alloc(arena, s->nodes * sizeof *n->square);
    n->weight = chiso__arena_alloc(arena, s->nodes * sizeof *n->weight);
    bool good = n->provinces != NULL && n->slopes != NULL && n->square != NULL && n->weight != NULL;
    for (size_t p = 0; good && p < n->count; p++) {
        struct province *at = &n->provinces[p];
        at->total = chiso__arena_alloc(arena, sums * sizeof(double));
        at->score = chiso__arena_alloc(arena, s->nodes * sizeof(double));
        at->slope = chiso__arena_alloc(arena, sums * s->nodes * sizeof(double));
        good = at->total != NULL && at->score != NULL && at->slope != NULL;
        n->slopes[p] = (chiso__slopes){.slope = at->slope, .width = s->nodes};
    }
    return good;
}

static void score_provinces(const struct nation *n) {
    const chiso__scores *s = n->w->s;
    for (size_t d = 0; d < s->totals->domains.count; d++) {
        const int32_t p = province_of(n, d);
        if (p < 0) continue;
        for (size_t i = 0; i < s->totals->row_sums; i++)
            n->provinces[p].total[i] += s->view.domains[d].totals[i];
    }
    for (size_t p = 0; p < n->count; p++)
        chiso__tree_score(&n->w->tree, n->provinces[p].total, n->provinces[p].score,
                          n->provinces[p].slope, n->w->gradient);
}

/* The mean over those that have the node, and the slopes that it has in each of them. */
static void average_node(const struct nation *n, size_t node) {
    const chiso__scores *s = n->w->s;
    chiso__sum sum = {0};
    size_t present = 0;
    for (size_t p = 0; p < n->count; p++) {
        if (isnan(n->provinces[p].score[node])) continue;
        chiso__sum_add(&sum, n->provinces[p].score[node]);
        present++;
    }
    const double share = present > 0 ? 1 / (double)present : 0;
    s->score[s->domains * s->nodes + node] =
        present > 0 ? share * chiso__sum_value(&sum) : (double)NAN;
    for (size_t p = 0; p < n->count; p++) {
        for (size_t i = 0; i < s->totals->row_sums; i++)
            n->provinces[p].slope[i * s->nodes + node] *= share;
    }
}

/* What a simple random sample would vary by, domain by domain. */
static void add_squares(const struct nation *n) {
    const chiso__scores *s = n->w->s;
    for (size_t d = 0; d < s->totals->domains.count; d++) {
        const int32_t p = province_of(n, d);
        for (size_t i = 0; p >= 0 && i < s->nodes; i++) {
            n->square[i] += square_of(n->w, d, i, n->provinces[p].slope);
            n->weight[i] += chiso__view_node_weight(&s->view, d, i);
        }
    }
}

/* Who names no province is not in the mean of provinces, nor among its respondents. */
static void leave_out(const struct nation *n) {
    const chiso__scores *s = n->w->s;
    const size_t domains = s->totals->domains.count;
    for (size_t d = 0; d < domains; d++) {
        for (size_t i = 0; province_of(n, d) < 0 && i < s->totals->row_counts; i++)
            s->view.domains[domains].counts[i] -= s->view.domains[d].counts[i];
    }
}

/* Whose weights came with the file have no units: their rank is that of all who name a province. */
static bool support_of_file(const struct nation *n) {
    struct work *w = n->w;
    const size_t domains = w->s->totals->domains.count;
    bool *in = chiso__alloc(domains, sizeof *in);
    for (size_t d = 0; in != NULL && d < domains; d++) in[d] = province_of(n, d) >= 0;
    const bool good = in != NULL && chiso__support_supplied(&w->s->view, in, &w->support);
    chiso__free(in);
    return good;
}

/* Linearised; for replicates of the sample too, since it tells which units and strata there are. */
static bool sweep_nation(const struct nation *n) {
    struct work *w = n->w;
    const chiso__scores *s = w->s;
    const size_t domains = s->totals->domains.count;
    if (s->totals->supplied.count > 0) return support_of_file(n);
    for (size_t d = 0; d < domains; d++) {
        const int32_t p = province_of(n, d);
        w->room[CHISO__MOST_SLOPES * d] = p >= 0 ? &n->slopes[p] : NULL;
    }
    const chiso__linear linear = {.view = &s->view,
                                  .rows = s->view.rows,
                                  .n_rows = s->view.n_rows,
                                  .width = s->nodes,
                                  .slopes = w->room,
                                  .lone_psu = s->variance.lone_psu};
    const bool good = chiso__taylor(&linear, w->variance, &w->support);
    memset(w->room, 0, CHISO__MOST_SLOPES * domains * sizeof(chiso__slopes *));
    return good;
}

static bool vary_nation(const struct nation *n) {
    struct work *w = n->w;
    if (!sweep_nation(n)) return false;
    if (!w->replicates) return true;
    chiso__replicated_mean(&w->replicated, w->s->scheme.province);
    take_variance(w, w->s->domains);
    return true;
}

static bool score_nation(struct work *w) {
    const chiso__scores *s = w->s;
    struct nation n = {.w = w};
    if (!new_nation(&n)) return false;
    leave_out(&n);
    score_provinces(&n);
    for (size_t i = 0; i < s->nodes; i++) average_node(&n, i);
    if (!w->varies) {
        make_plain(s, s->domains);
        return true;
    }
    add_squares(&n);
    if (!vary_nation(&n)) return false;
    for (size_t i = 0; i < s->nodes; i++) make(w, s->domains, i, n.square[i], n.weight[i]);
    return true;
}

bool chiso__scores_figures(chiso__scores *s) {
    struct work w = {.s = s};
    bool good = new_work(&w);
    for (size_t d = 0; good && d < s->domains; d++) good = score_domain(&w, d);
    if (good && s->totals->published)
        average_domains(s);
    else if (good)
        good = s->scheme.province_mean ? score_nation(&w) : score_domain(&w, s->domains);
    chiso__replicated_free(&w.replicated);
    chiso__arena_free(&w.arena);
    return good;
}
