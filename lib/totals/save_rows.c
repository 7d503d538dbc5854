/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "totals/file.h"
#include "totals/rows.h"

/* The numbers that a key of a lookup is made of. */
void chiso__totals_put_key(chiso__buffer *to, const chiso__lookup *lookup, size_t key) {
    const char *bytes = chiso__lookup_key(lookup, (int32_t)key);
    const size_t width = chiso__lookup_key_length(lookup, (int32_t)key) / sizeof(int32_t);
    for (size_t i = 0; i < width; i++) {
        int32_t number;
        memcpy(&number, bytes + i * sizeof number, sizeof number);
        chiso__put_u32(to, (uint32_t)number);
    }
}

static void put_fpc(chiso__buffer *to, const chiso_totals *totals) {
    chiso__put_u32(to, (uint32_t)totals->n_fpc);
    for (size_t s = 0; s < totals->n_fpc; s++) {
        const chiso__fpc *fpc = &totals->fpc[s];
        chiso__put_u32(to, (uint32_t)fpc->groups.count);
        for (size_t i = 0; i < fpc->groups.count; i++) {
            chiso__totals_put_key(to, &fpc->groups, i);
            chiso__put_double(to, fpc->value[i]);
        }
    }
}

/* A number that was not answered is 0 in the file. */
static void put_single(chiso__buffer *to, const chiso_totals *totals, const chiso__record *record) {
    chiso__put_u32(to, CHISO__TOTALS_ROW_SINGLE);
    chiso__put_double(to, record->weight);
    for (size_t v = 0; v < totals->n_variables; v++)
        chiso__put_u32(to, (uint32_t)(int32_t)record->code[v]);
    for (size_t i = 1; i < totals->n_values; i++)
        chiso__put_double(to, isfinite(record->number[i]) ? record->number[i] : 0);
}

static void put_full(chiso__buffer *to, const chiso_totals *totals, int32_t row) {
    const chiso__sum *sums = chiso__row_sums(totals, row);
    const int64_t *counts = chiso__row_counts(totals, row);
    if (sums == NULL) {
        chiso__put_u32(to, CHISO__TOTALS_ROW_EMPTY);
        return;
    }
    chiso__put_u32(to, CHISO__TOTALS_ROW_FULL);
    for (size_t i = 0; i < totals->row_sums; i++) {
        chiso__put_double(to, sums[i].sum);
        chiso__put_double(to, sums[i].carry);
    }
    for (size_t i = 0; i < totals->row_counts; i++) chiso__put_u64(to, (uint64_t)counts[i]);
}

static void put_moments(chiso__buffer *to, const chiso_totals *totals) {
    const chiso__moments *m = &totals->moments;
    if (m->width == 0) return;
    chiso__put_u32(to, (uint32_t)m->keys.count);
    for (size_t i = 0; i < m->keys.count; i++) {
        chiso__totals_put_key(to, &m->keys, i);
        for (size_t k = 0; k < m->width; k++) chiso__put_double(to, m->sums[i * m->width + k]);
    }
}

void chiso__totals_put_rows(chiso__buffer *to, const chiso_totals *totals) {
    const size_t rows = totals->rows.pairs.count;
    put_fpc(to, totals);
    chiso__put_u64(to, (uint64_t)totals->respondents);
    chiso__put_u32(to, (uint32_t)totals->row_sums);
    chiso__put_u32(to, (uint32_t)totals->row_counts);
    chiso__put_u32(to, (uint32_t)rows);
    for (size_t i = 0; i < rows; i++) {
        chiso__record record;
        chiso__totals_put_key(to, &totals->rows.pairs, i);
        if (chiso__row_single(totals, (int32_t)i, &record))
            put_single(to, totals, &record);
        else
            put_full(to, totals, (int32_t)i);
    }
    put_moments(to, totals);
}
