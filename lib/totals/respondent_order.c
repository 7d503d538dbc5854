/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/respondent_order.h"

#include <stdlib.h>

#include "totals/rows.h"

/* A unit; qsort hands nothing else to what compares. */
struct respondent {
    const chiso_totals *totals;
    size_t domain; /* from 1, as results list them; 0: nothing is known of him */
    int32_t unit, row;
};

static int compare_numbers(double a, double b) {
    return (a > b) - (a < b);
}

/* An answer that is missing has no number. */
static int compare_answers(const chiso__variable *variable, const double *a, const double *b) {
    const size_t count = variable->kind == CHISO__KIND_SCALE   ? 0
                         : variable->kind == CHISO__KIND_RATIO ? 2
                                                               : 1;
    int order = 0;
    for (size_t i = 0; order == 0 && i < count; i++)
        order = compare_numbers(a[variable->first_value + i], b[variable->first_value + i]);
    return order;
}

static int compare_records(const chiso_totals *totals, const chiso__record *a,
                           const chiso__record *b) {
    int order = compare_numbers(a->weight, b->weight);
    for (size_t v = 0; order == 0 && v < totals->n_variables; v++) {
        order = a->code[v] - b->code[v];
        if (order == 0 && a->code[v] >= 0)
            order = compare_answers(&totals->variables[v], a->number, b->number);
    }
    return order;
}

static int compare(const void *one, const void *other) {
    const struct respondent *a = one, *b = other;
    chiso__record x, y;
    if (a->domain != b->domain) return a->domain < b->domain ? -1 : 1;
    const bool known = a->domain > 0 && chiso__row_single(a->totals, a->row, &x) &&
                       chiso__row_single(b->totals, b->row, &y);
    return known ? compare_records(a->totals, &x, &y) : 0;
}

/* Of each domain, its place among the results. */
static size_t *places_of(const chiso_totals *totals) {
    const size_t count = totals->domains.count;
    size_t *place = chiso__alloc(count, sizeof *place);
    for (size_t i = 0; place != NULL && i < count; i++) place[totals->order[i]] = i;
    return place;
}

static void fill(const chiso_totals *totals, const size_t *place, struct respondent *respondents) {
    for (size_t u = 0; u < totals->units.count; u++)
        respondents[u] = (struct respondent){.totals = totals, .unit = (int32_t)u};
    for (int32_t row = 0; row < (int32_t)totals->rows.pairs.count; row++) {
        struct respondent *r = &respondents[chiso__row_unit(totals, row)];
        if (chiso__row_n(totals, row) == 0) continue;
        r->row = row;
        r->domain = place[chiso__row_domain(totals, row)] + 1;
    }
}

bool chiso__respondent_order(const chiso_totals *totals, int32_t *units) {
    const size_t count = totals->units.count;
    struct respondent *respondents = chiso__alloc(count, sizeof *respondents);
    size_t *place = places_of(totals);
    const bool good = respondents != NULL && place != NULL;
    if (good) {
        fill(totals, place, respondents);
        qsort(respondents, count, sizeof *respondents, compare);
        for (size_t i = 0; i < count; i++) units[i] = respondents[i].unit;
    }
    chiso__free(respondents);
    chiso__free(place);
    return good;
}
