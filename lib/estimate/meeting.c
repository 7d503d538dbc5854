/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/meeting.h"

#include "totals/rows.h"

/* --- groups --- */

/* Halves the way for the next to ask. */
static int32_t root_of(int32_t *group, int32_t d) {
    while (group[d] != d) d = group[d] = group[group[d]];
    return d;
}

static void join(int32_t *group, int32_t a, int32_t b) {
    const int32_t one = root_of(group, a), other = root_of(group, b);
    if (one < other)
        group[other] = one;
    else
        group[one] = other;
}

/* Rows of one stratum stand together. */
void chiso__meeting_groups(const chiso__view *view, const bool *wanted, int32_t *group) {
    const chiso__nesting *first = &chiso__view_sample(view)->stages[0].groups;
    const size_t domains = view->totals->domains.count;
    int32_t last_stratum = -1, met = -1;
    for (size_t d = 0; d < domains; d++) group[d] = (int32_t)d;
    for (size_t i = 0; i < view->n_rows; i++) {
        const int32_t domain = chiso__row_domain(view->totals, view->rows[i]);
        const int32_t unit = chiso__view_unit(view, view->rows[i]);
        const int32_t stratum = first->group[first->member[unit]];
        if (!wanted[domain]) continue;
        if (stratum == last_stratum) join(group, met, domain);
        last_stratum = stratum;
        met = domain;
    }
    for (size_t d = 0; d < domains; d++) group[d] = root_of(group, (int32_t)d);
}

/* --- pairs --- */

/* The domains of the stratum at hand, each once. */
struct stratum {
    int32_t number;
    size_t count;
    int32_t *domain;
    int32_t *last; /* of each domain, the stratum where it was seen last, from 1 */
};

static void pair_up(const struct stratum *s, size_t domains, bool *pair) {
    for (size_t i = 0; i < s->count; i++) {
        for (size_t j = 0; j < s->count; j++)
            pair[(size_t)s->domain[i] * domains + (size_t)s->domain[j]] = true;
    }
}

static void list_rows(const chiso__view *view, const bool *wanted, struct stratum *s, bool *pair) {
    const chiso__nesting *first = &chiso__view_sample(view)->stages[0].groups;
    const size_t domains = view->totals->domains.count;
    for (size_t i = 0; i < view->n_rows; i++) {
        const int32_t domain = chiso__row_domain(view->totals, view->rows[i]);
        const int32_t stratum = first->group[first->member[chiso__view_unit(view, view->rows[i])]];
        if (!wanted[domain]) continue;
        if (stratum != s->number) {
            pair_up(s, domains, pair);
            s->count = 0;
            s->number = stratum;
        }
        if (s->last[domain] == stratum + 1) continue;
        s->last[domain] = stratum + 1;
        s->domain[s->count++] = domain;
    }
    pair_up(s, domains, pair);
}

bool chiso__meeting_pairs(const chiso__view *view, const bool *wanted, bool *pair) {
    const size_t domains = view->totals->domains.count;
    struct stratum s = {.number = -1,
                        .domain = chiso__alloc(domains, sizeof *s.domain),
                        .last = chiso__alloc(domains, sizeof *s.last)};
    const bool good = s.domain != NULL && s.last != NULL;
    for (size_t i = 0; i < domains * domains; i++) pair[i] = false;
    if (good) list_rows(view, wanted, &s, pair);
    chiso__free(s.domain);
    chiso__free(s.last);
    return good;
}
