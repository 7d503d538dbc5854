/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/sorted_units.h"

#include <stdlib.h>
#include <string.h>

#include "totals/respondent_order.h"

/* --- the values of a column --- */

struct value {
    const char *text;
    int32_t number;
};

static int by_text(const void *a, const void *b) {
    const struct value *x = a, *y = b;
    return strcmp(x->text, y->text);
}

/* Of each value of a column of the design, its place among them; NULL: no memory. */
static size_t *places_of(const chiso__lookup *values) {
    struct value *sorted = chiso__alloc(values->count, sizeof *sorted);
    size_t *place = chiso__alloc(values->count, sizeof *place);
    const bool good = sorted != NULL && place != NULL;
    for (size_t i = 0; good && i < values->count; i++)
        sorted[i] = (struct value){chiso__lookup_key(values, (int32_t)i), (int32_t)i};
    if (good) qsort(sorted, values->count, sizeof *sorted, by_text);
    for (size_t i = 0; good && i < values->count; i++) place[sorted[i].number] = i;
    chiso__free(sorted);
    if (good) return place;
    chiso__free(place);
    return NULL;
}

/* --- the units of the last stage --- */

static int32_t number_of(const chiso_totals *totals, int32_t unit, size_t column) {
    int32_t number;
    memcpy(&number, chiso__lookup_key(&totals->units, unit) + column * sizeof number,
           sizeof number);
    return number;
}

/* Stable: by one column.  first: a number for every value, and one more. */
static void sort_by(const chiso_totals *totals, size_t column, const size_t *place, size_t *first,
                    int32_t *units, int32_t *room) {
    const size_t count = totals->units.count;
    for (size_t i = 0; i < count; i++) first[place[number_of(totals, units[i], column)] + 1]++;
    for (size_t i = 0; i < totals->unit_keys[column].values.count; i++) first[i + 1] += first[i];
    memcpy(room, units, count * sizeof *units);
    for (size_t i = 0; i < count; i++)
        units[first[place[number_of(totals, room[i], column)]]++] = room[i];
}

static bool sort_column(const chiso_totals *totals, size_t column, int32_t *units, int32_t *room) {
    const chiso__lookup *values = &totals->unit_keys[column].values;
    size_t *place = places_of(values);
    size_t *first = chiso__alloc(values->count + 1, sizeof *first);
    const bool good = place != NULL && first != NULL;
    if (good) sort_by(totals, column, place, first, units, room);
    chiso__free(place);
    chiso__free(first);
    return good;
}

/* The last column first. */
static bool sort_all(const chiso_totals *totals, int32_t *units) {
    const size_t count = totals->units.count;
    int32_t *room = chiso__alloc(count, sizeof *room);
    bool good = room != NULL;
    for (size_t i = 0; i < count; i++) units[i] = (int32_t)i;
    if (good && chiso__totals_unit_width(totals) > totals->n_unit)
        good = chiso__respondent_order(totals, units);
    for (size_t column = totals->n_unit; good && column-- > 0;)
        good = sort_column(totals, column, units, room);
    chiso__free(room);
    return good;
}

/* --- those of a stage --- */

/* Units of one member stand together, and so do the members of a group. */
static void take_members(chiso__sorted_units *sorted, const chiso_totals *totals,
                         const chiso__nesting *nesting, const int32_t *units) {
    for (size_t i = 0; i < totals->units.count; i++) {
        const int32_t member = nesting->member[units[i]], *last = sorted->member + sorted->count;
        const bool any = sorted->count > 0;
        if (any && last[-1] == member) continue;
        if (!any || nesting->group[last[-1]] != nesting->group[member])
            sorted->first[sorted->groups++] = sorted->count;
        sorted->member[sorted->count++] = member;
    }
    sorted->first[sorted->groups] = sorted->count;
}

bool chiso__sorted_units_new(chiso__sorted_units *sorted, const chiso__frame *frame, size_t stage) {
    const chiso__nesting *nesting = &frame->stages[stage].groups;
    int32_t *units = chiso__alloc(frame->totals->units.count, sizeof *units);
    sorted->member = chiso__alloc(nesting->members.count, sizeof *sorted->member);
    sorted->first = chiso__alloc(nesting->lookup.count + 1, sizeof *sorted->first);
    const bool good = units != NULL && sorted->member != NULL && sorted->first != NULL &&
                      sort_all(frame->totals, units);
    if (good) take_members(sorted, frame->totals, nesting, units);
    chiso__free(units);
    return good;
}

void chiso__sorted_units_free(chiso__sorted_units *sorted) {
    chiso__free(sorted->member);
    chiso__free(sorted->first);
}
