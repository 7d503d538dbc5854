/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/differences.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "estimate/domain_columns.h"
#include "numeric/adjust.h"

enum { MOST_DIFFERENCES = 1 << 22 };

static const chiso_difference_options defaults = CHISO_DIFFERENCE_OPTIONS_INIT;

chiso_status chiso__difference_options(chiso_difference_options *out,
                                       const chiso_difference_options *given,
                                       const chiso_totals *totals, chiso_error *error) {
    *out = defaults;
    chiso_status status = chiso__options_copy(out, sizeof *out, given, error);
    if (status != CHISO_OK) return status;
    if (out->kind < CHISO_DIFFERENCES_WHOLE || out->kind > CHISO_DIFFERENCES_NAMED)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "differences are from the whole, of all pairs, or of named domains");
    if (out->family != CHISO_FAMILY_NODE && out->family != CHISO_FAMILY_ALL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a family is of one node or of all");
    if (out->kind == CHISO_DIFFERENCES_NAMED &&
        (out->n_named == 0 || out->of == NULL || out->from == NULL))
        return chiso__fail(error, CHISO_E_ARGUMENT, "no domains were named to be compared");
    if (totals->n_by == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "there are no domains to compare; name their column with --by");
    return CHISO_OK;
}

/* --- which --- */

static void pair_all(chiso__differences *d, const size_t *at, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++)
            d->pairs[d->n_pairs++] = (chiso__domain_pair){at[i], at[j]};
    }
}

static void pair_with_whole(chiso__differences *d, const size_t *at, size_t count) {
    const size_t whole = d->comparable->totals->domains.count;
    for (size_t i = 0; i < count; i++) d->pairs[d->n_pairs++] = (chiso__domain_pair){at[i], whole};
}

static chiso_status pair_named(chiso__differences *d, chiso_error *error) {
    const chiso_totals *totals = d->comparable->totals;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < d->options.n_named; i++) {
        chiso__domain_pair *pair = &d->pairs[d->n_pairs++];
        status = chiso__domain_named(&pair->of, totals, d->options.of[i], error);
        if (status == CHISO_OK)
            status = chiso__domain_named(&pair->from, totals, d->options.from[i], error);
    }
    return status;
}

static chiso_status make_pairs(chiso__differences *d, size_t *at, chiso_error *error) {
    const size_t count = chiso__domains_compete(d->comparable->totals, at);
    const size_t pairs[] = {[CHISO_DIFFERENCES_WHOLE] = count,
                            [CHISO_DIFFERENCES_PAIRS] = count * (count - (count > 0)) / 2,
                            [CHISO_DIFFERENCES_NAMED] = d->options.n_named};
    const size_t many = pairs[d->options.kind];
    if (many > MOST_DIFFERENCES / (d->comparable->items + 1))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "%zu pairs of domains, with %zu differences each, are too many; compare "
                           "each domain with the whole, or name the pairs",
                           many, d->comparable->items);
    d->pairs = chiso__alloc(many, sizeof *d->pairs);
    d->table = chiso__alloc(many * d->comparable->items, sizeof *d->table);
    if (d->pairs == NULL || d->table == NULL) return chiso__fail_memory(error);
    if (d->options.kind == CHISO_DIFFERENCES_NAMED) return pair_named(d, error);
    if (d->options.kind == CHISO_DIFFERENCES_WHOLE)
        pair_with_whole(d, at, count);
    else
        pair_all(d, at, count);
    return CHISO_OK;
}

/* --- how much --- */

/* The whole is compared with a few domains at once: what varies together grows with the square of
   how many are looked at. */
enum { WITH_WHOLE = 15 };

/* Some pairs, of one item, while their differences are made; arrays over the domains and, behind
   them, the whole. */
struct making {
    const chiso__differences *d;
    chiso__arena arena;
    size_t domains, first, count; /* first, count: which pairs */
    size_t taken;                 /* how many domains take part */
    size_t *place; /* where each stands among those that take part, from 1; 0: it does not */
    chiso__part *parts;
    int32_t *group;
    double *covariance;
};

static size_t most_at_once(const chiso__differences *d) {
    return d->options.kind == CHISO_DIFFERENCES_WHOLE ? WITH_WHOLE : d->n_pairs;
}

static bool new_making(struct making *m) {
    const size_t count = m->domains + 1, pairs = most_at_once(m->d);
    const size_t most = 2 * pairs < count ? 2 * pairs : count;
    m->place = chiso__arena_alloc(&m->arena, count * sizeof *m->place);
    m->parts = chiso__arena_alloc(&m->arena, most * sizeof *m->parts);
    m->group = chiso__arena_alloc(&m->arena, most * sizeof *m->group);
    m->covariance = chiso__arena_alloc(&m->arena, most * most * sizeof *m->covariance);
    return !m->arena.failed;
}

/* Which domains take part in pairs from the first on. */
static void take_pairs(struct making *m, size_t first) {
    const size_t most = most_at_once(m->d), left = m->d->n_pairs - first;
    m->first = first;
    m->count = left < most ? left : most;
    m->taken = 0;
    memset(m->place, 0, (m->domains + 1) * sizeof *m->place);
    for (size_t i = first; i < first + m->count; i++)
        m->place[m->d->pairs[i].of] = m->place[m->d->pairs[i].from] = 1;
    for (size_t i = 0; i <= m->domains; i++) {
        if (m->place[i] != 0) m->place[i] = ++m->taken;
    }
}

/* The whole varies together with every domain. */
static void list_parts(const struct making *m, size_t item) {
    const chiso__comparable *c = m->d->comparable;
    const bool whole = m->place[m->domains] != 0;
    for (size_t i = 0; i <= m->domains; i++) {
        if (m->place[i] == 0) continue;
        m->parts[m->place[i] - 1] = c->part(c->context, i, item);
        m->group[m->place[i] - 1] = whole ? 0 : c->meeting[i];
    }
}

/* Domains of a group need not meet themselves: what replicates say of them then is noise. */
static chiso__tie tie_of(const struct making *m, const chiso__domain_pair *pair) {
    const chiso__comparable *c = m->d->comparable;
    if (!c->varies) return (chiso__tie){.covariance = NAN};
    const size_t a = m->place[pair->of] - 1, b = m->place[pair->from] - 1;
    const bool together = pair->from == m->domains || c->meet[pair->of * m->domains + pair->from];
    return (chiso__tie){.together = together,
                        .covariance = together ? m->covariance[a * m->taken + b] : 0};
}

/* The variance is the one that goes with the covariance. */
static chiso__compared compared_of(const struct making *m, size_t domain, size_t item) {
    const chiso__comparable *c = m->d->comparable;
    const chiso__figure *figure = &c->figures[domain * c->items + item];
    const size_t place = m->place[domain] - 1;
    const double variance = c->varies ? m->covariance[place * (m->taken + 1)] : (double)NAN;
    return (chiso__compared){
        .estimate = figure->estimate, .se = figure->se == 0 ? 0 : sqrt(variance), .df = figure->df};
}

static void make_pair(const struct making *m, size_t pair, size_t item) {
    const chiso__comparable *c = m->d->comparable;
    const chiso__domain_pair *p = &m->d->pairs[pair];
    const chiso__compared of = compared_of(m, p->of, item), from = compared_of(m, p->from, item);
    chiso__tie tie = tie_of(m, p);
    if (of.se == 0 || from.se == 0) tie.covariance = 0; /* what is known varies with nothing */
    chiso__difference_make(&m->d->table[pair * c->items + item], &of, &from, tie, c->level);
}

static bool make_item(const struct making *m, size_t item) {
    const chiso__comparable *c = m->d->comparable;
    if (c->varies) {
        list_parts(m, item);
        if (!chiso__together_blocks(&c->together, m->parts, m->group, m->taken, m->covariance))
            return false;
    }
    for (size_t i = m->first; i < m->first + m->count; i++) make_pair(m, i, item);
    return true;
}

static bool make_table(const chiso__differences *d) {
    struct making m = {.d = d, .domains = d->comparable->totals->domains.count};
    bool good = new_making(&m);
    for (size_t first = 0; good && first < d->n_pairs; first += m.count) {
        take_pairs(&m, first);
        for (size_t i = 0; good && i < d->comparable->items; i++) good = make_item(&m, i);
    }
    chiso__arena_free(&m.arena);
    return good;
}

/* --- adjusted p --- */

/* Of every item by itself, or of all together. */
static bool adjust(const chiso__differences *d) {
    const size_t cells = d->n_pairs * d->comparable->items;
    const bool all = d->options.family == CHISO_FAMILY_ALL;
    const size_t families = all ? 1 : d->comparable->items, members = all ? cells : d->n_pairs;
    const size_t step = all ? 1 : d->comparable->items;
    double *p = chiso__alloc(members, 3 * sizeof *p), *holm = p + members, *bh = holm + members;
    bool good = p != NULL;
    for (size_t f = 0; good && f < families; f++) {
        for (size_t i = 0; i < members; i++) p[i] = d->table[f + i * step].p;
        good = chiso__adjust(p, members, holm, bh);
        for (size_t i = 0; good && i < members; i++) {
            d->table[f + i * step].holm = holm[i];
            d->table[f + i * step].bh = bh[i];
        }
    }
    chiso__free(p);
    return good;
}

chiso_status chiso__differences_new(chiso__differences *d, const chiso__comparable *comparable,
                                    chiso_error *error) {
    d->comparable = comparable;
    size_t *at = chiso__alloc(comparable->totals->domains.count, sizeof *at);
    chiso_status status = at != NULL ? make_pairs(d, at, error) : chiso__fail_memory(error);
    chiso__free(at);
    if (status == CHISO_OK && !(make_table(d) && adjust(d))) status = chiso__fail_memory(error);
    return status;
}

void chiso__differences_free(chiso__differences *d) {
    chiso__free(d->pairs);
    chiso__free(d->table);
}
