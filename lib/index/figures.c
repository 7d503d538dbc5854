/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/variance.h"
#include "index/figures.h"

static bool new_work(chiso__figuring *w) {
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
    return !w->arena.failed;
}

/* The domain as totals number it: the whole stands behind all of them. */
static size_t in_totals(const chiso__scores *s, size_t domain) {
    return domain < s->domains ? domain : s->totals->domains.count;
}

/* A score is a proportion of the way through its range where an interval treats it so. */
static void set_interval(const chiso__figuring *w, size_t node, chiso__evidence *evidence) {
    const chiso__node *at = &w->s->totals->instrument->nodes[node];
    const int32_t asked = w->s->variance.interval;
    evidence->interval = asked != CHISO_INTERVAL_DEFAULT ? asked : CHISO_INTERVAL_T;
    evidence->low = at->range_min;
    evidence->high = at->range_max;
}

double chiso__figuring_square(chiso__figuring *w, size_t domain, size_t node, const double *slope) {
    const chiso__scores *s = w->s;
    for (size_t i = 0; i < s->totals->row_sums; i++) w->gradient[i] = slope[i * s->nodes + node];
    return chiso__view_square(&s->view, domain, w->gradient, w->column);
}

void chiso__figuring_make(chiso__figuring *w, size_t domain, size_t node, double square,
                          double weight) {
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

void chiso__figuring_make_plain(const chiso__scores *s, size_t domain) {
    for (size_t i = 0; i < s->nodes; i++) {
        const size_t at = domain * s->nodes + i;
        const chiso__evidence evidence = {.estimate = s->score[at],
                                          .n = chiso__scores_collapsed(s, domain)->counts[1 + i]};
        chiso__figure_plain(&s->figures[at], evidence.estimate, evidence.n);
        if (!s->totals->published) chiso__figure_flag(&s->figures[at], &evidence, &s->variance);
    }
}

/* What the replicates that were scored say of the domain. */
void chiso__figuring_take_variance(chiso__figuring *w, size_t domain) {
    const chiso__scores *s = w->s;
    for (size_t i = 0; i < s->nodes; i++)
        w->variance[i] = chiso__replicated_variance(
            &w->replicated, i, s->score[domain * s->nodes + i], &w->dropped[i]);
    if (s->parts.theta != NULL)
        memcpy(s->parts.theta[domain], w->replicated.theta,
               s->nodes * s->replicates.count * sizeof(double));
}

static bool vary_domain(chiso__figuring *w, size_t domain) {
    const chiso__scores *s = w->s;
    const size_t place = in_totals(s, domain);
    const chiso__slopes slopes = {.slope = w->slope, .width = s->nodes};
    if (!w->replicates)
        return chiso__taylor_domain(&s->view, place, &slopes, s->variance.lone_psu, w->room,
                                    w->variance, &w->support);
    if (!chiso__support_of(&s->view, place, &w->support)) return false;
    chiso__replicated_domain(&w->replicated, place);
    chiso__figuring_take_variance(w, domain);
    return true;
}

static bool score_domain(chiso__figuring *w, size_t domain) {
    const chiso__scores *s = w->s;
    const size_t place = in_totals(s, domain);
    if (s->parts.slope != NULL) w->slope = s->parts.slope[domain];
    chiso__tree_score(&w->tree, s->view.domains[place].totals, s->score + domain * s->nodes,
                      w->varies ? w->slope : NULL, w->gradient);
    if (!w->varies) {
        chiso__figuring_make_plain(s, domain);
        return true;
    }
    if (!vary_domain(w, domain)) return false;
    for (size_t i = 0; i < s->nodes; i++)
        chiso__figuring_make(w, domain, i, chiso__figuring_square(w, place, i, w->slope),
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
    chiso__figuring_make_plain(s, s->domains);
}

bool chiso__scores_figures(chiso__scores *s) {
    chiso__figuring w = {.s = s};
    bool good = new_work(&w);
    for (size_t d = 0; good && d < s->domains; d++) good = score_domain(&w, d);
    if (good && s->totals->published)
        average_domains(s);
    else if (good)
        good = s->scheme.province_mean ? chiso__figuring_nation(&w) : score_domain(&w, s->domains);
    chiso__replicated_free(&w.replicated);
    chiso__arena_free(&w.arena);
    return good;
}
