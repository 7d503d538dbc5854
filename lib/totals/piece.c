/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/piece.h"

#include <string.h>

#include "base/error.h"
#include "instrument/province.h"
#include "totals/estimand.h"
#include "totals/moments.h"
#include "totals/open.h"
#include "totals/rows.h"
#include "totals/supplied.h"
#include "totals/variables.h"

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
        to->by_scale[i] = from->by_scale[i]; /* the instrument's */
        if (to->by[i] == NULL) return false;
    }
    return true;
}

chiso_status chiso__piece_whole(chiso_totals **out, const chiso_totals *like, chiso_error *error) {
    chiso_totals *to = chiso__alloc(1, sizeof *to);
    if (to == NULL) return chiso__fail_memory(error);
    *out = to;
    to->instrument = like->instrument;
    to->published = like->published;
    to->by_population = like->by_population;
    to->hold = like->hold;
    if (!chiso__estimands_copy(to, like->estimands, like->n_estimands) || !copy_by(to, like) ||
        !chiso__sample_place(to, like) || !chiso__supplied_design(to, &like->supplied.design))
        return chiso__fail_memory(error);
    chiso_status status = chiso__variables_of(to, error);
    if (status == CHISO_OK && like->supplied.count > 0)
        status = chiso__supplied_begin(to, like->supplied.count, like->supplied.names, error);
    if (status != CHISO_OK) return status;
    if (!chiso__open_copy(to, like)) return chiso__fail_memory(error);
    chiso__variables_place(to);
    return chiso__moments_place(to) ? CHISO_OK : chiso__fail_memory(error);
}

/* --- numbers of the piece become numbers of the whole --- */

static void *new_room(chiso__piece *p, size_t count, size_t size) {
    return chiso__arena_alloc(&p->sample.arena, (count + 1) * size);
}

/* Provinces of one list become those of another: several values are one. */
static bool add_provinces(chiso__piece *p, size_t by) {
    const chiso__lookup *from = &p->from->by_keys[by].values;
    p->by[by] = new_room(p, from->count, sizeof *p->by[by]);
    for (size_t i = 0; p->by[by] != NULL && i < from->count; i++) {
        const char *code =
            chiso__province_becomes(p->from->by_provinces[by], chiso__lookup_key(from, (int32_t)i),
                                    p->to->by_provinces[by]);
        p->by[by][i] = chiso__lookup_add(&p->to->by_keys[by].values, code, strlen(code));
        if (p->by[by][i] < 0) return false;
    }
    return p->by[by] != NULL;
}

static bool add_column(chiso__piece *p, size_t by) {
    if (p->from->by_provinces[by] != p->to->by_provinces[by]) return add_provinces(p, by);
    p->by[by] = chiso__sample_piece_values(&p->sample, &p->to->by_keys[by], &p->from->by_keys[by]);
    return p->by[by] != NULL;
}

static bool add_by(chiso__piece *p) {
    bool good = true;
    for (size_t i = 0; good && i < p->from->n_by; i++) good = add_column(p, i);
    return good;
}

static bool add_domains(chiso__piece *p) {
    const size_t count = p->from->domains.count, width = p->from->n_by;
    const int32_t *key = p->sample.key;
    p->domains = new_room(p, count, sizeof *p->domains);
    for (size_t i = 0; p->domains != NULL && i < count; i++) {
        const char *from = chiso__lookup_key(&p->from->domains, (int32_t)i);
        chiso__sample_piece_translate(&p->sample, from, width, p->by);
        p->domains[i] = chiso__lookup_add(&p->to->domains, key, width * sizeof *key);
        if (p->domains[i] < 0) return false;
    }
    return p->domains != NULL;
}

/* --- what they stand for is added --- */

static bool add_rows(chiso__piece *p) {
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

static bool add_kept(chiso__piece *p) {
    chiso_totals *to = p->to;
    if (!chiso__grow(&to->kept, &to->kept_room, to->n_kept + p->from->n_kept, sizeof *to->kept))
        return false;
    const int32_t before = (int32_t)to->supplied.n_kept;
    for (size_t i = 0; i < p->from->n_kept; i++) {
        to->kept[to->n_kept] = p->from->kept[i];
        to->kept[to->n_kept].respondent += before;
        to->kept[to->n_kept++].row = p->rows[p->from->kept[i].row];
    }
    return true;
}

/* Behind add_kept(), which numbers the respondents. */
static bool add_supplied(chiso__piece *p) {
    const chiso__supplied *from = &p->from->supplied;
    bool good = true;
    for (size_t i = 0; good && i < from->n_kept; i++)
        good = chiso__supplied_keep(&p->to->supplied, from->kept + i * from->count) >= 0;
    for (size_t d = 0; good && d < from->n_domains; d++) {
        const chiso__supplied_domain *at = chiso__supplied_domain_at(p->from, d);
        if (at != NULL) good = chiso__supplied_merge(p->to, p->domains[d], at);
    }
    return good;
}

static bool add_moments(chiso__piece *p) {
    const chiso__moments *m = &p->from->moments;
    const size_t width = chiso__moments_key_width(p->to);
    for (size_t i = 0; i < m->keys.count; i++) {
        const char *key = chiso__lookup_key(&m->keys, (int32_t)i);
        int32_t domain;
        memcpy(&domain, key, sizeof domain);
        chiso__sample_piece_translate(&p->sample, key + sizeof domain, width - 1, p->sample.unit);
        p->own[0] = p->domains[domain];
        memcpy(p->own + 1, p->sample.key, (width - 1) * sizeof *p->own);
        double *sums = chiso__moments_of(p->to, p->own);
        if (sums == NULL) return false;
        for (size_t k = 0; k < m->width; k++) sums[k] += m->sums[i * m->width + k];
    }
    return true;
}

/* --- a piece --- */

static bool new_piece(chiso__piece *p) {
    if (!chiso__sample_piece_new(&p->sample)) return false;
    p->by = new_room(p, p->from->n_by, sizeof *p->by);
    p->own = new_room(p, chiso__moments_key_width(p->from), sizeof *p->own);
    p->answered = new_room(p, p->from->instrument->n_nodes, sizeof *p->answered);
    return p->by != NULL && p->own != NULL && p->answered != NULL;
}

bool chiso__piece_begin(chiso__piece *p, chiso_totals *to, const chiso_totals *from) {
    *p = (chiso__piece){.from = from, .to = to, .sample = {.from = from, .to = to}};
    return new_piece(p) && chiso__sample_piece_units(&p->sample) && add_by(p) && add_domains(p);
}

void chiso__piece_end(chiso__piece *p) {
    chiso__sample_piece_free(&p->sample);
}

chiso_status chiso__piece_add(chiso_totals *to, const chiso_totals *from, chiso_error *error) {
    chiso__piece p;
    const bool good = chiso__piece_begin(&p, to, from) && add_rows(&p) && add_kept(&p) &&
                      add_supplied(&p) && add_moments(&p);
    const chiso_status status =
        good ? chiso__sample_piece_sizes(&p.sample, "totals", error) : chiso__fail_memory(error);
    to->respondents += from->respondents;
    chiso__piece_end(&p);
    return status;
}
