/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/merge_sample.h"

#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "totals/fpc.h"
#include "totals/nesting.h"

enum { NAME = 64 };

bool chiso__sample_place(chiso_totals *to, const chiso_totals *like) {
    to->respondents_are_units = like->respondents_are_units;
    to->stratified = like->stratified;
    to->weighted = like->weighted;
    to->unit_keys = chiso__arena_alloc(&to->arena, (like->n_unit + 1) * sizeof *to->unit_keys);
    to->fpc = chiso__arena_alloc(&to->arena, (like->n_fpc + 1) * sizeof *to->fpc);
    if (to->arena.failed) return false;
    to->n_unit = like->n_unit;
    to->n_fpc = like->n_fpc;
    return true;
}

/* --- numbers of the piece become numbers of the whole --- */

static int32_t *new_numbers(chiso__sample_piece *p, size_t count) {
    return chiso__arena_alloc(&p->arena, (count + 1) * sizeof(int32_t));
}

bool chiso__sample_piece_new(chiso__sample_piece *p) {
    const size_t unit = chiso__totals_unit_width(p->from), by = p->from->n_by;
    p->key = new_numbers(p, (by > unit ? by : unit) + 2);
    p->unit = chiso__arena_alloc(&p->arena, (p->from->n_unit + 1) * sizeof *p->unit);
    return !p->arena.failed;
}

void chiso__sample_piece_free(chiso__sample_piece *p) {
    chiso__arena_free(&p->arena);
}

int32_t *chiso__sample_piece_values(chiso__sample_piece *p, chiso__keys *to,
                                    const chiso__keys *from) {
    const size_t count = from->values.count;
    int32_t *numbers = new_numbers(p, count);
    for (size_t i = 0; numbers != NULL && i < count; i++) {
        numbers[i] = chiso__lookup_add(&to->values, chiso__lookup_key(&from->values, (int32_t)i),
                                       chiso__lookup_key_length(&from->values, (int32_t)i));
        if (numbers[i] < 0) return NULL;
    }
    return numbers;
}

void chiso__sample_piece_translate(chiso__sample_piece *p, const char *key, size_t width,
                                   int32_t *const *numbers) {
    for (size_t i = 0; i < width; i++) {
        int32_t number;
        memcpy(&number, key + i * sizeof number, sizeof number);
        p->key[i] = number >= 0 ? numbers[i][number] : number;
    }
}

static bool add_names(chiso__sample_piece *p) {
    bool good = true;
    for (size_t i = 0; good && i < p->from->n_unit; i++) {
        p->unit[i] = chiso__sample_piece_values(p, &p->to->unit_keys[i], &p->from->unit_keys[i]);
        good = p->unit[i] != NULL;
    }
    return good;
}

bool chiso__sample_piece_units(chiso__sample_piece *p) {
    const size_t count = p->from->units.count, width = chiso__totals_unit_width(p->to);
    if (!add_names(p)) return false;
    p->units = new_numbers(p, count);
    for (size_t i = 0; p->units != NULL && i < count; i++) {
        const char *key = chiso__lookup_key(&p->from->units, (int32_t)i);
        chiso__sample_piece_translate(p, key, p->from->n_unit, p->unit);
        p->key[p->from->n_unit] = (int32_t)p->to->units.count; /* a respondent's own number */
        p->units[i] = chiso__lookup_add(&p->to->units, p->key, width * sizeof *p->key);
        if (p->units[i] < 0) return false;
    }
    return p->units != NULL;
}

/* --- population sizes --- */

static chiso_status fail_mixed(size_t stage, const char *what, chiso_error *error) {
    return chiso__fail(error, CHISO_E_DATA,
                       "these %s do not belong together: at stage %zu one has population sizes and "
                       "the other sampling fractions; correct the columns of --fpc",
                       what, stage + 1);
}

/* p->key names the stratum or unit. */
static chiso_status fail_size(const chiso__sample_piece *p, size_t stage, double first,
                              double other, const char *what, chiso_error *error) {
    const size_t width = chiso__fpc_width(p->from, stage);
    char name[NAME], a[CHISO__NUMBER_TEXT], b[CHISO__NUMBER_TEXT];
    chiso__totals_unit_name(p->to, (const char *)p->key, width, name, sizeof name);
    chiso__number_to_text(a, first);
    chiso__number_to_text(b, other);
    return chiso__fail(error, CHISO_E_DATA,
                       "these %s do not belong together: at stage %zu they tell different "
                       "population sizes of the same stratum or unit (%s%s%s and %s); correct the "
                       "columns of --fpc",
                       what, stage + 1, name, width > 0 ? ": " : "", a, b);
}

static chiso_status add_stage(chiso__sample_piece *p, size_t stage, const char *what,
                              chiso_error *error) {
    const chiso__fpc *from = &p->from->fpc[stage];
    chiso__fpc *to = &p->to->fpc[stage];
    const size_t width = chiso__fpc_width(p->from, stage);
    to->sizes = to->sizes || from->sizes;
    to->fractions = to->fractions || from->fractions;
    if (to->sizes && to->fractions) return fail_mixed(stage, what, error);
    for (size_t i = 0; i < from->groups.count; i++) {
        const char *key = chiso__lookup_key(&from->groups, (int32_t)i);
        chiso__sample_piece_translate(p, key, width, p->unit);
        const size_t before = to->groups.count;
        const int32_t at = chiso__lookup_add(&to->groups, p->key, width * sizeof *p->key);
        if (at < 0 || !chiso__grow(&to->value, &to->room, (size_t)at + 1, sizeof *to->value))
            return chiso__fail_memory(error);
        if ((size_t)at == before) to->value[at] = from->value[i];
        if (to->value[at] != from->value[i])
            return fail_size(p, stage, to->value[at], from->value[i], what, error);
    }
    return CHISO_OK;
}

chiso_status chiso__sample_piece_sizes(chiso__sample_piece *p, const char *what,
                                       chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t s = 0; status == CHISO_OK && s < p->from->n_fpc; s++)
        status = add_stage(p, s, what, error);
    return status;
}

/* --- enough to choose from --- */

static chiso_status check_stage(const chiso_totals *totals, size_t stage, const char *what,
                                const char *advice, chiso_error *error) {
    const chiso__fpc *fpc = &totals->fpc[stage];
    chiso__nesting nesting = {0};
    chiso_status status = CHISO_OK;
    if (!chiso__nesting_count(&nesting, totals, stage)) status = chiso__fail_memory(error);
    for (size_t i = 0; status == CHISO_OK && i < nesting.lookup.count; i++) {
        const int32_t at =
            chiso__lookup_find(&fpc->groups, chiso__lookup_key(&nesting.lookup, (int32_t)i),
                               chiso__lookup_key_length(&nesting.lookup, (int32_t)i));
        if (chiso__fpc_population(fpc, at, nesting.n[i]) < (double)nesting.n[i])
            status = chiso__fail(error, CHISO_E_DATA,
                                 "together these %s have more units at stage %zu than there are to "
                                 "choose from; %s",
                                 what, stage + 1, advice);
    }
    chiso__nesting_free(&nesting);
    return status;
}

chiso_status chiso__sample_check(const chiso_totals *totals, const char *what, const char *advice,
                                 chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t s = 0; status == CHISO_OK && s < totals->n_fpc; s++)
        status = check_stage(totals, s, what, advice, error);
    return status;
}
