/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/replicated.h"

#include <math.h>
#include <string.h>

bool chiso__replicated_new(chiso__replicated *r, const chiso__scores *scores,
                           const chiso__tree *tree) {
    const size_t sums = scores->totals->row_sums, cells = scores->nodes * scores->replicates.count;
    r->scores = scores;
    r->tree = tree;
    r->total = chiso__alloc(sums, sizeof *r->total);
    r->score = chiso__alloc(scores->nodes, sizeof *r->score);
    r->room = chiso__alloc(sums + scores->nodes, sizeof *r->room);
    r->theta = chiso__alloc(cells, sizeof *r->theta);
    r->present = chiso__alloc(cells, sizeof *r->present);
    return r->total != NULL && r->score != NULL && r->room != NULL && r->theta != NULL &&
           r->present != NULL &&
           chiso__replicate_sums_new(&r->sums, &scores->view, &scores->replicates);
}

void chiso__replicated_free(chiso__replicated *r) {
    chiso__replicate_sums_free(&r->sums);
    chiso__free(r->total);
    chiso__free(r->score);
    chiso__free(r->room);
    chiso__free(r->theta);
    chiso__free(r->present);
}

/* The scores of replicate k, from the sums that are there. */
static void score(chiso__replicated *r, size_t k) {
    chiso__replicate_sums_take(&r->sums, k, r->total);
    chiso__tree_score(r->tree, r->total, r->score, NULL, r->room);
}

void chiso__replicated_domain(chiso__replicated *r, size_t domain) {
    const size_t count = r->scores->replicates.count;
    chiso__replicate_sums_clear(&r->sums);
    chiso__replicate_sums_add(&r->sums, domain);
    for (size_t k = 0; k < count; k++) {
        score(r, k);
        for (size_t i = 0; i < r->scores->nodes; i++) r->theta[i * count + k] = r->score[i];
    }
}

/* --- the mean of provinces --- */

static void add_province(chiso__replicated *r) {
    const size_t count = r->scores->replicates.count;
    for (size_t k = 0; k < count; k++) {
        score(r, k);
        for (size_t i = 0; i < r->scores->nodes; i++) {
            if (isnan(r->score[i])) continue;
            r->theta[i * count + k] += r->score[i];
            r->present[i * count + k] += 1;
        }
    }
}

static void divide(const chiso__replicated *r, const size_t *present) {
    const size_t count = r->scores->replicates.count;
    for (size_t i = 0; i < r->scores->nodes * count; i++) {
        const size_t provinces = present[i / count];
        const bool all = provinces > 0 && r->present[i] == (double)provinces;
        r->theta[i] = all ? r->theta[i] / r->present[i] : (double)NAN;
    }
}

void chiso__replicated_mean(chiso__replicated *r, size_t column, const size_t *present) {
    const chiso_totals *totals = r->scores->totals;
    const size_t provinces = totals->by_keys[column].values.count;
    const size_t cells = r->scores->nodes * r->scores->replicates.count;
    memset(r->theta, 0, cells * sizeof *r->theta);
    memset(r->present, 0, cells * sizeof *r->present);
    for (size_t p = 0; p < provinces; p++) {
        chiso__replicate_sums_clear(&r->sums);
        for (size_t d = 0; d < totals->domains.count; d++) {
            if (chiso__totals_domain_key(totals, (int32_t)d, column) == (int32_t)p)
                chiso__replicate_sums_add(&r->sums, d);
        }
        add_province(r);
    }
    divide(r, present);
}

double chiso__replicated_variance(const chiso__replicated *r, size_t node, double score,
                                  size_t *dropped) {
    const chiso__replicates *of = &r->scores->replicates;
    return chiso__replicates_variance(of, r->theta + node * of->count, score,
                                      r->scores->variance.centre, dropped);
}
