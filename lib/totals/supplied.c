/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/supplied.h"

#include <string.h>

#include "base/error.h"

/* --- what is known of them --- */

bool chiso__supplied_design(chiso_totals *totals, const chiso__repdesign *design) {
    const size_t size = design->n_rscales * sizeof *design->rscales;
    double *rscales = chiso__arena_alloc(&totals->arena, size);
    if (rscales == NULL) return false;
    if (size > 0) memcpy(rscales, design->rscales, size);
    totals->supplied.design = *design;
    totals->supplied.design.rscales = rscales;
    totals->supplied.design.pattern = NULL; /* stands in the settings */
    return true;
}

static chiso_status check_rscales(const chiso__repdesign *design, size_t count,
                                  chiso_error *error) {
    if (design->n_rscales <= 1 || design->n_rscales == count) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "--rep-rscales has %zu numbers and --repweights matches %zu columns; "
                       "give one number for each column, or one for all",
                       design->n_rscales, count);
}

static bool copy_names(chiso_totals *totals, const char *const *names, size_t count) {
    chiso__supplied *s = &totals->supplied;
    s->names = chiso__arena_alloc(&totals->arena, count * sizeof *s->names);
    for (size_t r = 0; s->names != NULL && r < count; r++) {
        s->names[r] = chiso__arena_text(&totals->arena, names[r], strlen(names[r]));
        if (s->names[r] == NULL) return false;
    }
    return s->names != NULL;
}

chiso_status chiso__supplied_begin(chiso_totals *totals, size_t count, const char *const *names,
                                   chiso_error *error) {
    chiso__supplied *s = &totals->supplied;
    const chiso_status status = check_rscales(&s->design, count, error);
    if (status != CHISO_OK) return status;
    if (!copy_names(totals, names, count)) return chiso__fail_memory(error);
    s->count = count;
    s->stride = (count + CHISO__SUPPLIED_LANES - 1) / CHISO__SUPPLIED_LANES * CHISO__SUPPLIED_LANES;
    return CHISO_OK;
}

/* --- domains --- */

chiso__supplied_domain *chiso__supplied_domain_of(chiso_totals *totals, int32_t domain) {
    chiso__supplied *s = &totals->supplied;
    const size_t needed = (size_t)domain + 1, sums = totals->row_sums * s->stride;
    if (!chiso__grow(&s->domains, &s->domains_room, needed, sizeof *s->domains)) return NULL;
    if (s->n_domains < needed) s->n_domains = needed;
    chiso__supplied_domain *d = &s->domains[domain];
    if (d->sum != NULL) return d;
    d->sum = chiso__alloc(2 * sums, sizeof *d->sum);
    if (d->sum == NULL) return NULL;
    d->lost = d->sum + sums;
    d->span.width = s->count;
    return d;
}

const chiso__supplied_domain *chiso__supplied_domain_at(const chiso_totals *totals, size_t domain) {
    const chiso__supplied *s = &totals->supplied;
    return domain < s->n_domains && s->domains[domain].sum != NULL ? &s->domains[domain] : NULL;
}

bool chiso__supplied_merge(chiso_totals *into, int32_t domain,
                           const chiso__supplied_domain *other) {
    chiso__supplied_domain *d = chiso__supplied_domain_of(into, domain);
    if (d == NULL) return false;
    for (size_t i = 0; i < into->row_sums * into->supplied.stride; i++) {
        chiso__sum sum = {d->sum[i], d->lost[i]};
        const chiso__sum added = {other->sum[i], other->lost[i]};
        chiso__sum_merge(&sum, &added);
        d->sum[i] = sum.sum;
        d->lost[i] = sum.carry;
    }
    return chiso__span_join(&d->span, &other->span);
}

bool chiso__supplied_same(const chiso__supplied *a, const chiso__supplied *b) {
    const chiso__repdesign *x = &a->design, *y = &b->design;
    bool same = a->count == b->count && x->type == y->type && x->factors == y->factors &&
                x->scale == y->scale && x->rho == y->rho && x->n_rscales == y->n_rscales;
    for (size_t r = 0; same && r < a->count; r++) same = strcmp(a->names[r], b->names[r]) == 0;
    for (size_t i = 0; same && i < x->n_rscales; i++) same = x->rscales[i] == y->rscales[i];
    return same;
}

int32_t chiso__supplied_keep(chiso__supplied *s, const double *weights) {
    if (!chiso__grow(&s->kept, &s->kept_room, (s->n_kept + 1) * s->count, sizeof *s->kept))
        return CHISO__LOOKUP_MEMORY;
    memcpy(s->kept + s->n_kept * s->count, weights, s->count * sizeof *weights);
    return (int32_t)s->n_kept++;
}

void chiso__supplied_free(chiso__supplied *s) {
    for (size_t d = 0; d < s->n_domains; d++) {
        chiso__free(s->domains[d].sum);
        chiso__span_free(&s->domains[d].span);
    }
    chiso__free(s->domains);
    chiso__free(s->kept);
}

/* --- what a variance needs --- */

/* Same as (R survey): svrepdesign(), combined.weights = TRUE. */
double chiso__supplied_scale(const chiso__supplied *s) {
    const double count = (double)s->count, rest = 1 - s->design.rho;
    if (s->design.scale > 0) return s->design.scale;
    switch (s->design.type) {
    case CHISO_REP_JK1:
        return (count - 1) / count;
    case CHISO_REP_BRR:
        return 1 / count;
    case CHISO_REP_FAY:
        return 1 / (count * rest * rest);
    case CHISO_REP_BOOTSTRAP:
        return 1 / (count - 1);
    default:
        return 1;
    }
}

double chiso__supplied_rscale(const chiso__supplied *s, size_t replicate) {
    if (s->design.n_rscales == 0) return 1;
    return s->design.rscales[s->design.n_rscales > 1 ? replicate : 0];
}

bool chiso__supplied_rank(const chiso_totals *totals, const bool *in, size_t *rank) {
    chiso__span span = {.width = totals->supplied.count};
    bool good = true;
    for (size_t d = 0; good && d < totals->domains.count; d++) {
        const chiso__supplied_domain *at = chiso__supplied_domain_at(totals, d);
        if (at != NULL && (in == NULL || in[d])) good = chiso__span_join(&span, &at->span);
    }
    *rank = span.rank;
    chiso__span_free(&span);
    return good;
}
