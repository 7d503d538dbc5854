/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/groups.h"

#include <string.h>

enum { LONGEST_NAME = 256 };

static bool begin(chiso__groups *groups, const chiso__cases *cases) {
    *groups = (chiso__groups){.count = 0};
    groups->of = chiso__alloc(cases->rows, sizeof *groups->of);
    return groups->of != NULL;
}

bool chiso__groups_none(chiso__groups *groups, const chiso__cases *cases) {
    if (!begin(groups, cases)) return false;
    for (size_t i = 0; i < cases->rows; i++) groups->of[i] = CHISO__LOOKUP_NONE;
    return true;
}

bool chiso__groups_by_text(chiso__groups *groups, const chiso__cases *cases, size_t text) {
    const chiso__lookup *values = &cases->keys[text].values;
    if (!begin(groups, cases)) return false;
    groups->count = values->count;
    groups->name = chiso__arena_alloc(&groups->arena, values->count * sizeof *groups->name);
    if (groups->name == NULL) return false;
    for (size_t g = 0; g < values->count; g++)
        groups->name[g] = chiso__lookup_key(values, (int32_t)g);
    for (size_t i = 0; i < cases->rows; i++) groups->of[i] = cases->text[i * cases->n_texts + text];
    return true;
}

/* The first so many numbers of a unit's key. */
static bool number_units(chiso__groups *groups, chiso__lookup *seen, const chiso__cases *cases,
                         size_t width) {
    const chiso__lookup *units = &cases->totals->units;
    for (size_t i = 0; i < cases->rows; i++) {
        const char *key = chiso__lookup_key(units, cases->unit[i]);
        groups->of[i] = chiso__lookup_add(seen, key, width * sizeof(int32_t));
        if (groups->of[i] < 0) return false;
    }
    groups->count = seen->count;
    return true;
}

static bool name_units(chiso__groups *groups, const chiso__lookup *seen, const chiso_totals *totals,
                       size_t width) {
    char name[LONGEST_NAME];
    groups->name = chiso__arena_alloc(&groups->arena, seen->count * sizeof *groups->name);
    for (size_t g = 0; groups->name != NULL && g < seen->count; g++) {
        chiso__totals_unit_name(totals, chiso__lookup_key(seen, (int32_t)g), width, name,
                                sizeof name);
        groups->name[g] = chiso__arena_text(&groups->arena, name, strlen(name));
    }
    return !groups->arena.failed;
}

bool chiso__groups_by_unit(chiso__groups *groups, const chiso__cases *cases) {
    const chiso_totals *totals = cases->totals;
    const size_t strata = totals->stratified ? 1 : 0;
    chiso__lookup seen = {0};
    if (totals->n_unit <= strata) return chiso__groups_none(groups, cases);
    if (!begin(groups, cases)) return false;
    const bool good = number_units(groups, &seen, cases, strata + 1) &&
                      name_units(groups, &seen, totals, strata + 1);
    chiso__lookup_free(&seen);
    return good;
}

const char *chiso__groups_name(const chiso__groups *groups, int32_t group) {
    return group < 0 ? NULL : groups->name[group];
}

void chiso__groups_free(chiso__groups *groups) {
    chiso__free(groups->of);
    chiso__arena_free(&groups->arena);
}
