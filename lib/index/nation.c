/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nation as the mean of its provinces. */
#include <math.h>
#include <string.h>

#include "index/figures.h"

struct province {
    double *total, *score, *slope;
};

struct nation {
    chiso__figuring *w;
    struct province *provinces; /* of each value of the column */
    size_t count;
    chiso__slopes *slopes;   /* of each province, divided by how many have the node */
    double *square, *weight; /* of each node */
    size_t *present;         /* of each node, how many provinces have it */
};

static int32_t province_of(const struct nation *n, size_t domain) {
    const chiso__scores *s = n->w->s;
    return chiso__totals_domain_key(s->totals, (int32_t)domain, s->scheme.province);
}

static bool new_nation(struct nation *n) {
    chiso__scores *s = n->w->s;
    chiso__arena *arena = s->parts.slope != NULL ? &s->arena : &n->w->arena;
    const size_t sums = s->totals->row_sums;
    n->count = s->totals->by_keys[s->scheme.province].values.count;
    n->provinces = chiso__arena_alloc(arena, n->count * sizeof *n->provinces);
    n->slopes = chiso__arena_alloc(arena, n->count * sizeof *n->slopes);
    n->square = chiso__arena_alloc(arena, s->nodes * sizeof *n->square);
    n->weight = chiso__arena_alloc(arena, s->nodes * sizeof *n->weight);
    n->present = chiso__arena_alloc(arena, s->nodes * sizeof *n->present);
    bool good = !arena->failed;
    for (size_t p = 0; good && p < n->count; p++) {
        struct province *at = &n->provinces[p];
        at->total = chiso__arena_alloc(arena, sums * sizeof(double));
        at->score = chiso__arena_alloc(arena, s->nodes * sizeof(double));
        at->slope = chiso__arena_alloc(arena, sums * s->nodes * sizeof(double));
        good = !arena->failed;
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
    n->present[node] = present;
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
            n->square[i] += chiso__figuring_square(n->w, d, i, n->provinces[p].slope);
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
    chiso__figuring *w = n->w;
    const size_t domains = w->s->totals->domains.count;
    bool *in = chiso__alloc(domains, sizeof *in);
    for (size_t d = 0; in != NULL && d < domains; d++) in[d] = province_of(n, d) >= 0;
    const bool good = in != NULL && chiso__support_supplied(&w->s->view, in, &w->support);
    chiso__free(in);
    return good;
}

/* Linearised; for replicates of the sample too, since it tells which units and strata there are. */
static bool sweep_nation(const struct nation *n) {
    chiso__figuring *w = n->w;
    const chiso__scores *s = w->s;
    const size_t domains = s->totals->domains.count;
    if (s->totals->supplied.count > 0) return support_of_file(n);
    for (size_t d = 0; d < domains; d++) {
        const int32_t p = province_of(n, d);
        w->room[CHISO__MOST_SLOPES * d] = p >= 0 ? &n->slopes[p] : NULL;
        if (s->parts.slope != NULL) s->parts.whole[d] = p >= 0 ? n->slopes[p].slope : NULL;
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
    chiso__figuring *w = n->w;
    if (!sweep_nation(n)) return false;
    if (!w->replicates) return true;
    chiso__replicated_mean(&w->replicated, w->s->scheme.province, n->present);
    chiso__figuring_take_variance(w, w->s->domains);
    return true;
}

bool chiso__figuring_nation(chiso__figuring *w) {
    const chiso__scores *s = w->s;
    struct nation n = {.w = w};
    if (!new_nation(&n)) return false;
    leave_out(&n);
    score_provinces(&n);
    for (size_t i = 0; i < s->nodes; i++) average_node(&n, i);
    if (!w->varies) {
        chiso__figuring_make_plain(s, s->domains);
        return true;
    }
    add_squares(&n);
    if (!vary_nation(&n)) return false;
    for (size_t i = 0; i < s->nodes; i++)
        chiso__figuring_make(w, s->domains, i, n.square[i], n.weight[i]);
    return true;
}
