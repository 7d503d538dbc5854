/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/frame.h"

#include <string.h>

#include "totals/fpc.h"

/* --- stages --- */

static bool new_stage(chiso__frame *frame, size_t s) {
    const chiso_totals *totals = frame->totals;
    chiso__stage *stage = &frame->stages[s];
    chiso__nesting *groups = &stage->groups;
    if (!chiso__nesting_count(groups, totals, s)) return false;
    stage->share = chiso__alloc(groups->lookup.count, sizeof *stage->share);
    if (stage->share == NULL) return false;
    for (size_t i = 0; s < totals->n_fpc && i < groups->lookup.count; i++) {
        const chiso__lookup *known = &totals->fpc[s].groups;
        const int32_t at =
            chiso__lookup_find(known, chiso__lookup_key(&groups->lookup, (int32_t)i),
                               chiso__lookup_key_length(&groups->lookup, (int32_t)i));
        stage->share[i] =
            (double)groups->n[i] / chiso__fpc_population(&totals->fpc[s], at, groups->n[i]);
    }
    return true;
}

/* Without a weight of its own each unit stands for as many as its sampling fractions say. */
static void weigh_units(chiso__frame *frame) {
    const chiso_totals *totals = frame->totals;
    for (size_t u = 0; u < totals->units.count; u++) {
        frame->weight[u] = 1;
        for (size_t s = 0; s < totals->n_fpc && !totals->weighted; s++) {
            const chiso__stage *stage = &frame->stages[s];
            const int32_t group = stage->groups.group[stage->groups.member[u]];
            frame->weight[u] /= stage->share[group];
        }
    }
}

/* --- order --- */

/* Stable: units by the number that they have in `number`. */
static void sort_by(const int32_t *number, size_t numbers, int32_t *order, int32_t *room,
                    int32_t *first, size_t count) {
    memset(first, 0, (numbers + 1) * sizeof *first);
    for (size_t i = 0; i < count; i++) first[number[i] + 1]++;
    for (size_t i = 0; i < numbers; i++) first[i + 1] += first[i];
    memcpy(room, order, count * sizeof *order);
    for (size_t i = 0; i < count; i++) order[first[number[room[i]]]++] = room[i];
}

/* The last stage first, the strata last. */
static bool sort_units(chiso__frame *frame) {
    const size_t count = frame->totals->units.count;
    int32_t *room = chiso__alloc(count, sizeof *room);
    int32_t *first = chiso__alloc(count + 1, sizeof *first);
    int32_t *stratum = chiso__alloc(count, sizeof *stratum);
    const bool good = room != NULL && first != NULL && stratum != NULL;
    for (size_t i = 0; good && i < count; i++) frame->order[i] = (int32_t)i;
    for (size_t s = frame->n_stages; good && count > 0 && s-- > 0;) {
        const chiso__nesting *groups = &frame->stages[s].groups;
        sort_by(groups->member, groups->members.count, frame->order, room, first, count);
        if (s > 0) continue;
        for (size_t i = 0; i < count; i++) stratum[i] = groups->group[groups->member[i]];
        sort_by(stratum, groups->lookup.count, frame->order, room, first, count);
    }
    chiso__free(room);
    chiso__free(first);
    chiso__free(stratum);
    return good;
}

bool chiso__frame_new(chiso__frame *frame, const chiso_totals *totals) {
    const size_t units = totals->units.count;
    *frame = (chiso__frame){.totals = totals};
    const size_t stages = totals->n_fpc > 0 ? totals->n_fpc : 1;
    frame->stages = chiso__alloc(stages, sizeof *frame->stages);
    frame->order = chiso__alloc(units, sizeof *frame->order);
    frame->weight = chiso__alloc(units, sizeof *frame->weight);
    if (frame->stages == NULL || frame->order == NULL || frame->weight == NULL) return false;
    frame->n_stages = stages;
    for (size_t s = 0; s < stages; s++) {
        if (!new_stage(frame, s)) return false;
    }
    weigh_units(frame);
    return sort_units(frame);
}

void chiso__frame_free(chiso__frame *frame) {
    for (size_t s = 0; frame->stages != NULL && s < frame->n_stages; s++) {
        chiso__nesting_free(&frame->stages[s].groups);
        chiso__free(frame->stages[s].share);
    }
    chiso__free(frame->stages);
    chiso__free(frame->order);
    chiso__free(frame->weight);
    *frame = (chiso__frame){0};
}

/* --- groups --- */

/* As R does, what is sampled to within 1e-7 counts as sampled whole. */
static const double nothing_left = 1e-7;

bool chiso__frame_is_census(const chiso__frame *frame, size_t stage, int32_t group) {
    return 1 - frame->stages[stage].share[group] <= nothing_left;
}

bool chiso__frame_is_lone(const chiso__frame *frame, size_t stage, int32_t group) {
    return frame->stages[stage].groups.n[group] == 1 &&
           !chiso__frame_is_census(frame, stage, group);
}

void chiso__frame_group_name(const chiso__frame *frame, size_t stage, int32_t group, char *text,
                             size_t room) {
    const chiso__lookup *lookup = &frame->stages[stage].groups.lookup;
    const size_t width = chiso__lookup_key_length(lookup, group) / sizeof(int32_t);
    chiso__totals_unit_name(frame->totals, chiso__lookup_key(lookup, group), width, text, room);
}
