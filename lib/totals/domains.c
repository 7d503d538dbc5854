/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/domains.h"

#include <string.h>

#include "base/number.h"
#include "totals/variables.h"

static const char default_domain[] = "province";

bool chiso__domains_by(chiso_totals *totals, const chiso_totals_options *options) {
    const char *const fallback[] = {default_domain};
    const bool given = options->n_by > 0;
    const size_t count = given ? options->n_by : totals->published ? 1 : 0;
    const char *const *names = given ? options->by : fallback;
    const size_t room = count > 0 ? count : 1;
    totals->by = chiso__arena_alloc(&totals->arena, room * sizeof *totals->by);
    totals->by_provinces = chiso__arena_alloc(&totals->arena, room * sizeof(int32_t));
    totals->by_scale = chiso__arena_alloc(&totals->arena, room * sizeof(chiso__scale *));
    if (totals->by == NULL || totals->by_provinces == NULL || totals->by_scale == NULL)
        return false;
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
        if (!named && !totals->published)
            totals->by_scale[i] = chiso__variables_scale(totals->instrument, totals->by[i]);
    }
    return true;
}

void chiso__domains_requests(const chiso_totals *totals, bool given, chiso__request *requests) {
    for (size_t i = 0; i < totals->n_by; i++) {
        requests[i] = (chiso__request){.name = totals->by[i],
                                       .option = "--by",
                                       .kind = CHISO__COLUMN_KEY,
                                       .must_answer = totals->published,
                                       .scale = totals->by_scale[i],
                                       .provinces = totals->by_provinces[i]};
        if (!given)
            requests[i].candidates =
                chiso_instrument_property(totals->instrument, "province_columns");
    }
}

/* --- categories that nobody is in --- */

/* The numbers that the codes of a scale have as keys, added where they are new; how many answers
   there are.  False when memory ran out. */
static bool number_codes(chiso__keys *keys, const chiso__scale *scale, int32_t *number,
                         size_t *count) {
    *count = 0;
    for (size_t i = 0; i < scale->count; i++) {
        const chiso__category *category = &scale->categories[i];
        if (category->missing != CHISO__ANSWERED) continue;
        const int32_t at = chiso__keys_number(keys, category->code, strlen(category->code), 0);
        if (at < 0) return false;
        number[(*count)++] = at;
    }
    return true;
}

/* Beside every domain that is there stand those that differ in one column alone. */
static bool fill_column(chiso_totals *totals, size_t by, int32_t *number, int32_t *key) {
    const size_t domains = totals->domains.count, length = totals->n_by * sizeof *key;
    size_t count;
    if (!number_codes(&totals->by_keys[by], totals->by_scale[by], number, &count)) return false;
    for (size_t d = 0; d < domains; d++) {
        for (size_t i = 0; i < count; i++) {
            memcpy(key, chiso__lookup_key(&totals->domains, (int32_t)d), length);
            key[by] = number[i];
            if (chiso__lookup_add(&totals->domains, key, length) < 0) return false;
        }
    }
    return true;
}

bool chiso__domains_fill(chiso_totals *totals) {
    bool good = true;
    for (size_t by = 0; good && by < totals->n_by; by++) {
        const chiso__scale *scale = totals->by_scale[by];
        if (scale == NULL) continue;
        int32_t *number = chiso__alloc(scale->count, sizeof *number);
        int32_t *key = chiso__alloc(totals->n_by, sizeof *key);
        good = number != NULL && key != NULL && fill_column(totals, by, number, key);
        chiso__free(number);
        chiso__free(key);
    }
    return good;
}

/* --- order --- */

int chiso__domains_compare_values(const char *a, const char *b) {
    if (a == NULL || b == NULL) return (a == NULL) - (b == NULL);
    double x = 0, y = 0;
    const bool a_is_number = chiso__number_from_text(&x, a, strlen(a), '.');
    const bool b_is_number = chiso__number_from_text(&y, b, strlen(b), '.');
    if (a_is_number != b_is_number) return a_is_number ? -1 : 1;
    if (x != y) return x < y ? -1 : 1;
    return strcmp(a, b);
}

/* Where a code stands in its scale; behind the last one what is none of them. */
static size_t place_of(const chiso__scale *scale, const char *code) {
    size_t place = 0;
    while (place < scale->count &&
           (code == NULL || strcmp(scale->categories[place].code, code) != 0))
        place++;
    return place;
}

static int compare_by(const chiso_totals *totals, size_t by, int32_t a, int32_t b) {
    const char *x = chiso__totals_domain_value(totals, a, by);
    const char *y = chiso__totals_domain_value(totals, b, by);
    const chiso__scale *scale = totals->by_scale[by];
    if (scale == NULL) return chiso__domains_compare_values(x, y);
    const size_t first = place_of(scale, x), second = place_of(scale, y);
    return (first > second) - (first < second);
}

static int compare_domains(const chiso_totals *totals, int32_t a, int32_t b) {
    int order = 0;
    for (size_t by = 0; order == 0 && by < totals->n_by; by++) order = compare_by(totals, by, a, b);
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
