/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/replicate_sums.h"

#include <string.h>

#include "totals/rows.h"
#include "totals/supplied.h"

bool chiso__replicate_sums_new(chiso__replicate_sums *s, const chiso__view *view,
                               const chiso__replicates *replicates) {
    const size_t sums = view->totals->row_sums;
    *s = (chiso__replicate_sums){.view = view, .replicates = replicates};
    s->sums = chiso__alloc(sums * replicates->count, sizeof *s->sums);
    s->index = chiso__alloc(sums + 1, sizeof *s->index);
    s->x = chiso__alloc(sums + 1, sizeof *s->x);
    return s->sums != NULL && s->index != NULL && s->x != NULL;
}

void chiso__replicate_sums_free(chiso__replicate_sums *s) {
    chiso__free(s->sums);
    chiso__free(s->index);
    chiso__free(s->x);
}

void chiso__replicate_sums_clear(chiso__replicate_sums *s) {
    memset(s->sums, 0, s->view->totals->row_sums * s->replicates->count * sizeof *s->sums);
}

static void add_row(chiso__replicate_sums *s, int32_t row) {
    const chiso__view *view = s->view;
    const size_t count = s->replicates->count;
    const int32_t unit = chiso__view_unit(view, row);
    const chiso__stage *stage = &chiso__view_sample(view)->stages[s->replicates->stage];
    const int32_t member = stage->groups.member[unit];
    const double *restrict factor = s->replicates->factor + (size_t)member * count;
    const size_t entries = chiso__view_row(view, row, s->index, s->x);
    for (size_t k = 0; k < entries; k++) {
        double *restrict sum = s->sums + s->index[k] * count;
        const double x = s->x[k];
        for (size_t r = 0; r < count; r++) sum[r] += x * factor[r];
    }
}

/* What the replicate weights of the file were added up to. */
static void add_supplied(const chiso__replicate_sums *s, size_t domain) {
    const size_t domains = s->view->totals->domains.count;
    const bool whole = domain == domains;
    for (size_t d = whole ? 0 : domain; d < (whole ? domains : domain + 1); d++)
        chiso__view_replicates(s->view, d, s->sums);
}

void chiso__replicate_sums_add(chiso__replicate_sums *s, size_t domain) {
    size_t count;
    if (s->replicates->supplied != NULL) {
        add_supplied(s, domain);
        return;
    }
    const int32_t *rows = chiso__view_rows(s->view, domain, &count);
    for (size_t i = 0; i < count; i++) add_row(s, rows[i]);
}

void chiso__replicate_sums_take(const chiso__replicate_sums *s, size_t replicate, double *total) {
    const size_t count = s->replicates->count;
    for (size_t i = 0; i < s->view->totals->row_sums; i++)
        total[i] = s->sums[i * count + replicate];
}

double chiso__replicate_sums_weight(const chiso__replicate_sums *s, const chiso__variable *variable,
                                    const double *total, const chiso__distribution *d, size_t i,
                                    size_t replicate) {
    const chiso__replicates *of = s->replicates;
    if (d->category != NULL) return total[variable->first_sum + d->category[i]];
    if (of->supplied != NULL)
        return of->supplied->kept[(size_t)d->respondent[i] * of->count + replicate];
    const chiso__nesting *groups = &s->view->frame.stages[of->stage].groups;
    return d->weight[i] * of->factor[(size_t)groups->member[d->unit[i]] * of->count + replicate];
}

/* --- degrees of freedom --- */

/* Same as (R survey): degf() of a design with replicate weights, plus 1. */
bool chiso__support_supplied(const chiso__view *view, const bool *in, chiso__support *support) {
    size_t rank;
    if (!chiso__supplied_rank(view->totals, in, &rank)) return false;
    *support = (chiso__support){(int64_t)rank, rank > 0 ? 1 : 0};
    return true;
}

static bool support_of_supplied(const chiso__view *view, size_t domain, chiso__support *support) {
    const size_t domains = view->totals->domains.count;
    bool *in = chiso__alloc(domains, sizeof *in);
    if (in == NULL) return false;
    for (size_t d = 0; d < domains; d++) in[d] = domain == domains || domain == d;
    const bool good = chiso__support_supplied(view, in, support);
    chiso__free(in);
    return good;
}

/* Rows of one unit, and of one stratum, stand together. */
static chiso__support support_of_rows(const chiso__view *view, size_t domain) {
    const chiso__nesting *groups = &chiso__view_sample(view)->stages[0].groups;
    chiso__support support = {0, 0};
    int32_t last_psu = -1, last_stratum = -1;
    size_t count;
    const int32_t *rows = chiso__view_rows(view, domain, &count);
    for (size_t i = 0; i < count; i++) {
        const int32_t psu = groups->member[chiso__view_unit(view, rows[i])];
        const int32_t stratum = groups->group[psu];
        support.psus += psu != last_psu;
        support.strata += stratum != last_stratum;
        last_psu = psu;
        last_stratum = stratum;
    }
    return support;
}

bool chiso__support_of(const chiso__view *view, size_t domain, chiso__support *support) {
    if (view->totals->supplied.count > 0) return support_of_supplied(view, domain, support);
    *support = support_of_rows(view, domain);
    return true;
}
