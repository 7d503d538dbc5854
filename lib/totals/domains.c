/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/domains.h"

#include <string.h>

#include "base/number.h"

static const char default_domain[] = "province";

bool chiso__domains_by(chiso_totals *totals, const chiso_totals_options *options) {
    const char *const fallback[] = {default_domain};
    const bool given = options->n_by > 0;
    const size_t count = given ? options->n_by : totals->published ? 1 : 0;
    const char *const *names = given ? options->by : fallback;
    const size_t room = count > 0 ? count : 1;
    totals->by = chiso__arena_alloc(&totals->arena, room * sizeof *totals->by);
    totals->by_provinces = chiso__arena_alloc(&totals->arena, room * sizeof(int32_t));
    if (totals->by == NULL || totals->by_provinces == NULL) return false;
    totals->n_by = count;
    for (size_t i = 0; i < count; i++) {
        totals->by[i] = chiso__arena_text(&totals->arena, names[i], strlen(names[i]));
        if (totals->by[i] == NULL) return false;
        bool named = !given;
        if (options->province != NULL)
            named = strcmp(names[i], options->province) == 0;
        else if (given &&
                 !chiso__instrument_is_province_column(&named, totals->instrument, names[i]))
            return false;
        if (named) totals->by_provinces[i] = chiso__instrument_geography(totals->instrument);
    }
    return true;
}

void chiso__domains_requests(const chiso_totals *totals, bool given, chiso__request *requests) {
    for (size_t i = 0; i < totals->n_by; i++) {
        requests[i] = (chiso__request){.name = totals->by[i],
                                       .option = "--by",
                                       .kind = CHISO__COLUMN_KEY,
                                       .must_answer = totals->published,
                                       .provinces = totals->by_provinces[i]};
        if (!given)
            requests[i].candidates =
                chiso_instrument_property(totals->instrument, "province_columns");
    }
}

/* Numbers by size, then other texts by their bytes, missing last: an order without circles. */
static int compare_values(const char *a, const char *b) {
    if (a == NULL || b == NULL) return (a == NULL) - (b == NULL);
    double x = 0, y = 0;
    const bool a_is_number = chiso__number_from_text(&x, a, strlen(a), '.');
    const bool b_is_number = chiso__number_from_text(&y, b, strlen(b), '.');
    if (a_is_number != b_is_number) return a_is_number ? -1 : 1;
    if (x != y) return x < y ? -1 : 1;
    return strcmp(a, b);
}

static int compare_domains(const chiso_totals *totals, int32_t a, int32_t b) {
    int order = 0;
    for (size_t by = 0; order == 0 && by < totals->n_by; by++)
        order = compare_values(chiso__totals_domain_value(totals, a, by),
                               chiso__totals_domain_value(totals, b, by));
    return order;
}

/* Merge sort, since qsort cannot be told which totals the numbers belong to.
   As deep as log2(count).  NOLINTNEXTLINE(misc-no-recursion) */
static void sort_domains(const chiso_totals *totals, int32_t *order, int32_t *room, size_t count) {
    if (count < 2) return;
    const size_t half = count / 2;
    sort_domains(totals, order, room, half);
    sort_domains(totals, order + half, room, count - half);
    memcpy(room, order, count * sizeof *order);
    for (size_t i = 0, a = 0, b = half; i < count; i++) {
        bool left = b == count || (a < half && compare_domains(totals, room[a], room[b]) <= 0);
        order[i] = left ? room[a++] : room[b++];
    }
}

bool chiso__domains_order(chiso_totals *totals) {
    const size_t count = totals->domains.count;
    totals->order = chiso__arena_alloc(&totals->arena, (count + 1) * sizeof *totals->order);
    int32_t *room = chiso__alloc(count, sizeof *room);
    if (totals->order != NULL && room != NULL) {
        for (size_t i = 0; i < count; i++) totals->order[i] = (int32_t)i;
        sort_domains(totals, totals->order, room, count);
    }
    chiso__free(room);
    return totals->order != NULL && room != NULL;
}
