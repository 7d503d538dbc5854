/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/province.h"
#include "totals/piece.h"
#include "totals/regroup.h"
#include "totals/rows.h"

static const int16_t withheld = -CHISO__WITHHELD;

/* The published scores of provinces on their way into those of what they became. */
struct merging {
    chiso__piece piece;
    const chiso__populations *populations;
    chiso__arena arena;
    size_t *seen;       /* of each new domain, how many of its parts */
    chiso__sum *people; /* of each new domain */
    chiso__sum *scores; /* Σ people · score, of each new domain and variable */
    int16_t *code;      /* 0, or minus the reason why one is missing */
    int16_t *own_code;  /* of one new domain: its record */
    double *own_number;
};

static size_t parts_of(const chiso_totals *totals, int32_t domain) {
    return chiso__province_parts(totals->by_provinces[0],
                                 chiso__totals_domain_value(totals, domain, 0));
}

static bool new_merging(struct merging *m) {
    const chiso_totals *to = m->piece.to;
    const size_t domains = to->domains.count, cells = domains * to->n_variables;
    m->seen = chiso__arena_alloc(&m->arena, domains * sizeof *m->seen);
    m->people = chiso__arena_alloc(&m->arena, domains * sizeof *m->people);
    m->scores = chiso__arena_alloc(&m->arena, cells * sizeof *m->scores);
    m->code = chiso__arena_alloc(&m->arena, cells * sizeof *m->code);
    m->own_code = chiso__arena_alloc(&m->arena, to->n_variables * sizeof *m->own_code);
    m->own_number = chiso__arena_alloc(&m->arena, to->n_values * sizeof *m->own_number);
    return !m->arena.failed;
}

/* Only a number has a mean: what a code means is lost. */
static void add_score(const struct merging *m, size_t v, size_t cell, const chiso__record *record,
                      double people) {
    const chiso__variable *variable = &m->piece.to->variables[v];
    int16_t reason = record->code[v];
    if (variable->kind != CHISO__KIND_NUMBER) reason = withheld;
    if (reason < 0 && m->code[cell] == 0) m->code[cell] = reason;
    if (reason >= 0)
        chiso__sum_add_product(&m->scores[cell], people, record->number[variable->first_value]);
}

static void add_part(const struct merging *m, const chiso__record *record, int32_t before,
                     int32_t domain) {
    const size_t variables = m->piece.to->n_variables;
    const double people =
        chiso__population_of(m->populations, chiso__totals_domain_value(m->piece.from, before, 0));
    m->seen[domain]++;
    chiso__sum_add(&m->people[domain], people);
    for (size_t v = 0; v < variables; v++)
        add_score(m, v, (size_t)domain * variables + v, record, people);
}

/* Published scores have one unit, and one record for each domain. */
static bool add_row(const struct merging *m, int32_t other) {
    const chiso_totals *from = m->piece.from;
    chiso_totals *to = m->piece.to;
    const int32_t before = chiso__row_domain(from, other), domain = m->piece.domains[before];
    chiso__record record;
    if (parts_of(to, domain) == 1) {
        const int32_t row =
            chiso__rows_of(to, m->piece.sample.units[chiso__row_unit(from, other)], domain);
        return row >= 0 && chiso__rows_merge(to, row, from, other, m->piece.answered);
    }
    if (chiso__row_single(from, other, &record)) add_part(m, &record, before, domain);
    return true;
}

/* The mean of the parts; withheld where not all of them are there. */
static bool add_whole(const struct merging *m, int32_t domain) {
    chiso_totals *to = m->piece.to;
    const bool whole = m->seen[domain] == parts_of(to, domain);
    const double people = chiso__sum_value(&m->people[domain]);
    for (size_t v = 0; v < to->n_variables; v++) {
        const size_t cell = (size_t)domain * to->n_variables + v;
        m->own_code[v] = m->code[cell];
        if (!whole) m->own_code[v] = withheld;
        m->own_number[to->variables[v].first_value] =
            m->own_code[v] < 0 ? 0 : chiso__sum_value(&m->scores[cell]) / people;
    }
    const chiso__record record = {.weight = 1, .code = m->own_code, .number = m->own_number};
    const int32_t row = chiso__rows_of(to, 0, domain);
    return row >= 0 && chiso__rows_add(to, row, &record, m->piece.answered);
}

bool chiso__regroup_published(chiso_totals *to, const chiso_totals *from,
                              const chiso__populations *populations) {
    struct merging m = {.populations = populations};
    bool good = chiso__piece_begin(&m.piece, to, from) && new_merging(&m);
    for (size_t row = 0; good && row < from->rows.pairs.count; row++)
        good = add_row(&m, (int32_t)row);
    for (size_t domain = 0; good && domain < to->domains.count; domain++) {
        if (m.seen[domain] > 0) good = add_whole(&m, (int32_t)domain);
    }
    to->respondents = (int64_t)to->domains.count;
    chiso__piece_end(&m.piece);
    chiso__arena_free(&m.arena);
    return good;
}

bool chiso__totals_is_approximate(const chiso_totals *totals, int32_t domain) {
    return totals->by_population && parts_of(totals, domain) > 1;
}

bool chiso__regroup_by_population(const chiso_result *settings) {
    for (size_t i = 0; i < chiso_result_settings(settings); i++) {
        if (strcmp(chiso_result_setting_key(settings, i), "populations") == 0) return true;
    }
    return false;
}
