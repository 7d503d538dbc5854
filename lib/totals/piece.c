/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/piece.h"

#include <string.h>

#include "base/error.h"
#include "instrument/province.h"
#include "totals/estimand.h"
#include "totals/fpc.h"
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
    to->unit_keys = chiso__arena_alloc(&to->arena, (from->n_unit + 1) * sizeof *to->unit_keys);
    to->fpc = chiso__arena_alloc(&to->arena, (from->n_fpc + 1) * sizeof *to->fpc);
    if (to->by == NULL || to->by_provinces == NULL || to->by_scale == NULL || to->by_keys == NULL ||
        to->unit_keys == NULL || to->fpc == NULL)
        return false;
    to->n_by = from->n_by;
    to->n_unit = from->n_unit;
    to->n_fpc = from->n_fpc;
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
    to->respondents_are_units = like->respondents_are_units;
    to->stratified = like->stratified;
    to->weighted = like->weighted;
    if (!chiso__estimands_copy(to, like->estimands, like->n_estimands) || !copy_by(to, like) ||
        !chiso__supplied_design(to, &like->supplied.design))
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

static int32_t *new_numbers(chiso__piece *p, size_t count) {
    return chiso__arena_alloc(&p->arena, (count + 1) * sizeof(int32_t));
}

static bool add_values(chiso__piece *p, int32_t **numbers, chiso__keys *to,
                       const chiso__keys *from) {
    const size_t count = from->values.count;
    *numbers = new_numbers(p, count);
    for (size_t i = 0; *numbers != NULL && i < count; i++) {
        (*numbers)[i] = chiso__lookup_add(&to->values, chiso__lookup_key(&from->values, (int32_t)i),
                                          chiso__lookup_key_length(&from->values, (int32_t)i));
        if ((*numbers)[i] < 0) return false;
    }
    return *numbers != NULL;
}

/* Provinces of one list become those of another: several values are one. */
static bool add_provinces(chiso__piece *p, size_t by) {
    const chiso__lookup *from = &p->from->by_keys[by].values;
    p->by[by] = new_numbers(p, from->count);
    for (size_t i = 0; p->by[by] != NULL && i < from->count; i++) {
        const char *code =
            chiso__province_becomes(p->from->by_provinces[by], chiso__lookup_key(from, (int32_t)i),
                                    p->to->by_provinces[by]);
        p->by[by][i] = chiso__lookup_add(&p->to->by_keys[by].values, code, strlen(code));
        if (p->by[by][i] < 0) return false;
    }
    return p->by[by] != NULL;
}

static bool add_by(chiso__piece *p, size_t by) {
    return p->from->by_provinces[by] == p->to->by_provinces[by]
               ? add_values(p, &p->by[by], &p->to->by_keys[by], &p->from->by_keys[by])
               : add_provinces(p, by);
}

static bool add_columns(chiso__piece *p) {
    const size_t by = p->from->n_by, units = p->from->n_unit;
    p->by = chiso__arena_alloc(&p->arena, (by + 1) * sizeof *p->by);
    p->unit = chiso__arena_alloc(&p->arena, (units + 1) * sizeof *p->unit);
    bool good = p->by != NULL && p->unit != NULL;
    for (size_t i = 0; good && i < by; i++) good = add_by(p, i);
    for (size_t i = 0; good && i < units; i++)
        good = add_values(p, &p->unit[i], &p->to->unit_keys[i], &p->from->unit_keys[i]);
    return good;
}

/* The first `width` numbers of a key, translated column by column into p->key. */
static void translate(chiso__piece *p, const char *key, size_t width, int32_t *const *numbers) {
    for (size_t i = 0; i < width; i++) {
        int32_t number;
        memcpy(&number, key + i * sizeof number, sizeof number);
        p->key[i] = number >= 0 ? numbers[i][number] : number;
    }
}

static bool add_units(chiso__piece *p) {
    const size_t count = p->from->units.count, width = chiso__totals_unit_width(p->to);
    p->units = new_numbers(p, count);
    for (size_t i = 0; p->units != NULL && i < count; i++) {
        translate(p, chiso__lookup_key(&p->from->units, (int32_t)i), p->from->n_unit, p->unit);
        p->key[p->from->n_unit] = (int32_t)p->to->units.count; /* a respondent's own number */
        p->units[i] = chiso__lookup_add(&p->to->units, p->key, width * sizeof *p->key);
        if (p->units[i] < 0) return false;
    }
    return p->units != NULL;
}

static bool add_domains(chiso__piece *p) {
    const size_t count = p->from->domains.count, width = p->from->n_by;
    p->domains = new_numbers(p, count);
    for (size_t i = 0; p->domains != NULL && i < count; i++) {
        translate(p, chiso__lookup_key(&p->from->domains, (int32_t)i), width, p->by);
        p->domains[i] = chiso__lookup_add(&p->to->domains, p->key, width * sizeof *p->key);
        if (p->domains[i] < 0) return false;
    }
    return p->domains != NULL;
}

/* --- what they stand for is added --- */

static bool add_rows(chiso__piece *p) {
    const chiso_totals *from = p->from;
    const size_t count = from->rows.pairs.count;
    p->rows = new_numbers(p, count);
    for (size_t i = 0; p->rows != NULL && i < count; i++) {
        const int32_t row = (int32_t)i;
        p->rows[i] = chiso__rows_of(p->to, p->units[chiso__row_unit(from, row)],
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
        translate(p, key + sizeof domain, width - 1, p->unit);
        p->own[0] = p->domains[domain];
        memcpy(p->own + 1, p->key, (width - 1) * sizeof *p->key);
        double *sums = chiso__moments_of(p->to, p->own);
        if (sums == NULL) return false;
        for (size_t k = 0; k < m->width; k++) sums[k] += m->sums[i * m->width + k];
    }
    return true;
}

static chiso_status fail_fpc(size_t stage, chiso_error *error) {
    return chiso__fail(error, CHISO_E_DATA,
                       "these totals do not belong together: at stage %zu they tell different "
                       "population sizes of the same stratum or unit, or one has sizes and the "
                       "other fractions; correct the columns of --fpc",
                       stage + 1);
}

static chiso_status add_fpc(chiso__piece *p, size_t stage, chiso_error *error) {
    const chiso__fpc *from = &p->from->fpc[stage];
    chiso__fpc *to = &p->to->fpc[stage];
    const size_t width = chiso__fpc_width(p->from, stage);
    for (size_t i = 0; i < from->groups.count; i++) {
        translate(p, chiso__lookup_key(&from->groups, (int32_t)i), width, p->unit);
        const size_t before = to->groups.count;
        const int32_t at = chiso__lookup_add(&to->groups, p->key, width * sizeof *p->key);
        if (at < 0 || !chiso__grow(&to->value, &to->room, (size_t)at + 1, sizeof *to->value))
            return chiso__fail_memory(error);
        if ((size_t)at == before) to->value[at] = from->value[i];
        if (to->value[at] != from->value[i]) return fail_fpc(stage, error);
    }
    to->sizes = to->sizes || from->sizes;
    to->fractions = to->fractions || from->fractions;
    return to->sizes && to->fractions ? fail_fpc(stage, error) : CHISO_OK;
}

/* --- a piece --- */

bool chiso__piece_begin(chiso__piece *p, chiso_totals *to, const chiso_totals *from) {
    const size_t unit = chiso__totals_unit_width(from);
    const size_t width = (from->n_by > unit ? from->n_by : unit) + 2;
    *p = (chiso__piece){.from = from, .to = to};
    p->key = new_numbers(p, width);
    p->own = new_numbers(p, width);
    p->answered = chiso__arena_alloc(&p->arena, from->instrument->n_nodes);
    return p->key != NULL && p->own != NULL && p->answered != NULL && add_columns(p) &&
           add_units(p) && add_domains(p);
}

void chiso__piece_end(chiso__piece *p) {
    chiso__arena_free(&p->arena);
}

chiso_status chiso__piece_add(chiso_totals *to, const chiso_totals *from, chiso_error *error) {
    chiso__piece p;
    chiso_status status = CHISO_OK;
    if (!chiso__piece_begin(&p, to, from) || !add_rows(&p) || !add_kept(&p) || !add_supplied(&p) ||
        !add_moments(&p))
        status = chiso__fail_memory(error);
    for (size_t s = 0; status == CHISO_OK && s < from->n_fpc; s++) status = add_fpc(&p, s, error);
    to->respondents += from->respondents;
    chiso__piece_end(&p);
    return status;
}
