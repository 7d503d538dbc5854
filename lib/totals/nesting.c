/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/nesting.h"

#include "totals/fpc.h"

static bool add_unit(chiso__nesting *groups, const chiso_totals *totals, size_t width,
                     size_t unit) {
    const char *key = chiso__lookup_key(&totals->units, (int32_t)unit);
    const int32_t group = chiso__lookup_add(&groups->lookup, key, width * sizeof(int32_t));
    const int32_t before = (int32_t)groups->members.count;
    const size_t own = (width + 1) * sizeof(int32_t); /* published scores have no units at all */
    const size_t whole = chiso__lookup_key_length(&totals->units, (int32_t)unit);
    const int32_t member = chiso__lookup_add(&groups->members, key, own < whole ? own : whole);
    if (group < 0 || member < 0) return false;
    groups->member[unit] = member;
    if (member < before) return true;
    groups->group[member] = group;
    groups->n[group]++;
    return true;
}

bool chiso__nesting_count(chiso__nesting *groups, const chiso_totals *totals, size_t stage) {
    const size_t units = totals->units.count, width = chiso__fpc_width(totals, stage);
    groups->n = chiso__alloc(units, sizeof *groups->n);
    groups->group = chiso__alloc(units, sizeof *groups->group);
    groups->member = chiso__alloc(units, sizeof *groups->member);
    bool good = groups->n != NULL && groups->group != NULL && groups->member != NULL;
    for (size_t i = 0; good && i < units; i++) good = add_unit(groups, totals, width, i);
    return good;
}

void chiso__nesting_free(chiso__nesting *groups) {
    chiso__lookup_free(&groups->lookup);
    chiso__lookup_free(&groups->members);
    chiso__free(groups->n);
    chiso__free(groups->group);
    chiso__free(groups->member);
}
