/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/merge.h"

#include <string.h>

#include "base/error.h"
#include "totals/domains.h"
#include "totals/estimand.h"
#include "totals/merge_sample.h"
#include "totals/moments.h"
#include "totals/rows.h"
#include "totals/variables.h"

/* A piece on its way into the whole: what the numbers become there that are not of its sample. */
struct piece {
    const chiso_totals *from;
    chiso_totals *to;
    chiso__piece sample;
    int32_t **by; /* of each by column, the number of each value */
    int32_t *domains, *rows;
    int32_t *own;
    bool *answered;
};

/* --- an empty whole --- */

static bool copy_by(chiso_totals *to, const chiso_totals *from) {
    const size_t room = from->n_by + 1;
    to->by = chiso__arena_alloc(&to->arena, room * sizeof *to->by);
    to->by_provinces = chiso__arena_alloc(&to->arena, room * sizeof(int32_t));
    to->by_scale = chiso__arena_alloc(&to->arena, room * sizeof(chiso__scale *));
    to->by_keys = chiso__arena_alloc(&to->arena, room * sizeof *to->by_keys);
    if (to->by == NULL || to->by_provinces == NULL || to->by_scale == NULL || to->by_keys == NULL)
        return false;
    to->n_by = from->n_by;
    for (size_t i = 0; i < from->n_by; i++) {
        to->by[i] = chiso__arena_text(&to->arena, from->by[i], strlen(from->by[i]));
        to->by_provinces[i] = from->by_provinces[i];
        to->by_scale[i] = chiso__variables_scale(to->instrument, from->by[i]);
        if (to->by[i] == NULL) return false;
    }
    return true;
}

static chiso_status new_whole(chiso_totals **out, const chiso_totals *like, chiso_error *error) {
    chiso_totals *to = chiso__alloc(1, sizeof *to);
    if (to == NULL) return chiso__fail_memory(error);
    *out = to;
    to->instrument = like->instrument;
    to->hold = like->hold;
    if (!chiso__estimands_copy(to, like->estimands, like->n_estimands) || !copy_by(to, like) ||
        !chiso__sample_place(to, like))
        return chiso__fail_memory(error);
    chiso_status status = chiso__variables_of(to, error);
    if (status != CHISO_OK) return status;
    chiso__variables_place(to);
    return chiso__moments_place(to) ? CHISO_OK : chiso__fail_memory(error);
}

/* --- numbers of the piece become numbers of the whole --- */

static void *new_room(struct piece *p, size_t count, size_t size) {
    return chiso__arena_alloc(&p->sample.arena, (count + 1) * size);
}

static bool add_by(struct piece *p) {
    bool good = true;
    for (size_t i = 0; good && i < p->from->n_by; i++) {
        p->by[i] = chiso__piece_values(&p->sample, &p->to->by_keys[i], &p->from->by_keys[i]);
        good = p->by[i] != NULL;
    }
    return good;
}

static bool add_domains(struct piece *p) {
    const size_t count = p->from->domains.count, width = p->from->n_by;
    const int32_t *key = p->sample.key;
    p->domains = new_room(p, count, sizeof *p->domains);
    for (size_t i = 0; p->domains != NULL && i < count; i++) {
        const char *from = chiso__lookup_key(&p->from->domains, (int32_t)i);
        chiso__piece_translate(&p->sample, from, width, p->by);
        p->domains[i] = chiso__lookup_add(&p->to->domains, key, width * sizeof *key);
        if (p->domains[i] < 0) return false;
    }
    return p->domains != NULL;
}

/* --- what they stand for is added --- */

static bool add_rows(struct piece *p) {
    const chiso_totals *from = p->from;
    const size_t count = from->rows.pairs.count;
    p->rows = new_room(p, count, sizeof *p->rows);
    for (size_t i = 0; p->rows != NULL && i < count; i++) {
        const int32_t row = (int32_t)i;
        p->rows[i] = chiso__rows_of(p->to, p->sample.units[chiso__row_unit(from, row)],
                                    p->domains[chiso__row_domain(from, row)]);
        if (p->rows[i] < 0 || !chiso__rows_merge(p->to, p->rows[i], from, row, p->answered))
            return false;
    }
    return p->rows != NULL;
}

static bool add_kept(struct piece *p) {
    chiso_totals *to = p->to;
    if (!chiso__grow(&to->kept, &to->kept_room, to->n_kept + p->from->n_kept, sizeof *to->kept))
        return false;
    for (size_t i = 0; i < p->from->n_kept; i++) {
        to->kept[to->n_kept] = p->from->kept[i];
        to->kept[to->n_kept++].row = p->rows[p->from->kept[i].row];
    }
    return true;
}

static bool add_moments(struct piece *p) {
    const chiso__moments *m = &p->from->moments;
    const size_t width = chiso__moments_key_width(p->to);
    for (size_t i = 0; i < m->keys.count; i++) {
        const char *key = chiso__lookup_key(&m->keys, (int32_t)i);
        int32_t domain;
        memcpy(&domain, key, sizeof domain);
        chiso__piece_translate(&p->sample, key + sizeof domain, width - 1, p->sample.unit);
        p->own[0] = p->domains[domain];
        memcpy(p->own + 1, p->sample.key, (width - 1) * sizeof *p->own);
        double *sums = chiso__moments_of(p->to, p->own);
        if (sums == NULL) return false;
        for (size_t k = 0; k < m->width; k++) sums[k] += m->sums[i * m->width + k];
    }
    return true;
}

static bool new_piece(struct piece *p) {
    const size_t width = chiso__moments_key_width(p->from);
    if (!chiso__piece_new(&p->sample)) return false;
    p->by = new_room(p, p->from->n_by, sizeof *p->by);
    p->own = new_room(p, width, sizeof *p->own);
    p->answered = new_room(p, p->from->instrument->n_nodes, sizeof *p->answered);
    return p->by != NULL && p->own != NULL && p->answered != NULL;
}

static chiso_status add_piece(chiso_totals *to, const chiso_totals *from, chiso_error *error) {
    struct piece p = {.from = from, .to = to, .sample = {.from = from, .to = to}};
    const bool good = new_piece(&p) && chiso__piece_units(&p.sample) && add_by(&p) &&
                      add_domains(&p) && add_rows(&p) && add_kept(&p) && add_moments(&p);
    const chiso_status status =
        good ? chiso__piece_sizes(&p.sample, "totals", error) : chiso__fail_memory(error);
    to->respondents += from->respondents;
    chiso__piece_free(&p.sample);
    return status;
}

/* --- all of them --- */

chiso_status chiso_totals_merge(chiso_totals **out, const chiso_totals *const *pieces, size_t count,
                                chiso_error *error) {
    chiso_totals *whole = NULL;
    *out = NULL;
    if (count == 0 || pieces == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "no totals were named to be merged");
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__merge_check(pieces, i, error);
    if (status == CHISO_OK) status = new_whole(&whole, pieces[0], error);
    if (status == CHISO_OK) status = chiso__merge_settings(&whole->settings, pieces, count, error);
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = add_piece(whole, pieces[i], error);
    if (status == CHISO_OK)
        status = chiso__sample_check(whole, "totals", "is a piece there twice?", error);
    if (status == CHISO_OK && !chiso__domains_order(whole)) status = chiso__fail_memory(error);
    if (status == CHISO_OK)
        *out = whole;
    else
        chiso_totals_free(whole);
    return status;
}
