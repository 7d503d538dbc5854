/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/rows.h"

#include <math.h>
#include <string.h>

/* --- which row --- */

int32_t chiso__rows_of(chiso_totals *totals, int32_t unit, int32_t domain) {
    const int32_t pair[] = {unit, domain};
    chiso__rows *rows = &totals->rows;
    const size_t before = rows->pairs.count;
    if (!chiso__grow(&rows->at, &rows->at_room, before + 1, sizeof *rows->at))
        return CHISO__LOOKUP_MEMORY;
    const int32_t row = chiso__lookup_add(&rows->pairs, pair, sizeof pair);
    if (row >= 0 && (size_t)row == before) rows->at[row] = CHISO__ROW_EMPTY;
    return row;
}

static int32_t part_of_pair(const chiso_totals *totals, int32_t row, size_t part) {
    int32_t pair[2];
    memcpy(pair, chiso__lookup_key(&totals->rows.pairs, row), sizeof pair);
    return pair[part];
}

int32_t chiso__row_unit(const chiso_totals *totals, int32_t row) {
    return part_of_pair(totals, row, 0);
}

int32_t chiso__row_domain(const chiso_totals *totals, int32_t row) {
    return part_of_pair(totals, row, 1);
}

/* --- what it holds --- */

chiso__sum *chiso__row_sums(const chiso_totals *totals, int32_t row) {
    const int32_t at = totals->rows.at[row];
    return at >= 0 ? totals->rows.sums + (size_t)at * totals->row_sums : NULL;
}

int64_t *chiso__row_counts(const chiso_totals *totals, int32_t row) {
    const int32_t at = totals->rows.at[row];
    return at >= 0 ? totals->rows.counts + (size_t)at * totals->row_counts : NULL;
}

bool chiso__row_single(const chiso_totals *totals, int32_t row, chiso__record *record) {
    const chiso__rows *rows = &totals->rows;
    if (rows->at[row] >= 0 || rows->at[row] == CHISO__ROW_EMPTY) return false;
    const size_t at = ~(size_t)rows->at[row]; /* of a number below 0 its bits, turned */
    *record = (chiso__record){.weight = rows->weight[at],
                              .code = rows->code + at * totals->n_variables,
                              .number = rows->number + at * totals->n_values};
    return true;
}

int64_t chiso__row_n(const chiso_totals *totals, int32_t row) {
    const int64_t *counts = chiso__row_counts(totals, row);
    if (counts != NULL) return counts[0];
    return totals->rows.at[row] == CHISO__ROW_EMPTY ? 0 : 1;
}

/* --- filling --- */

bool chiso__rows_fill(chiso_totals *totals, int32_t row) {
    chiso__rows *rows = &totals->rows;
    const size_t full = rows->full + 1;
    if (!chiso__grow(&rows->sums, &rows->sums_room, full * totals->row_sums, sizeof *rows->sums) ||
        !chiso__grow(&rows->counts, &rows->counts_room, full * totals->row_counts,
                     sizeof *rows->counts))
        return false;
    rows->at[row] = (int32_t)rows->full++;
    return true;
}

static bool add_single(chiso_totals *totals, int32_t row, const chiso__record *record) {
    chiso__rows *rows = &totals->rows;
    const size_t at = rows->single, codes = totals->n_variables, numbers = totals->n_values;
    if (!chiso__grow(&rows->weight, &rows->weight_room, at + 1, sizeof *rows->weight) ||
        !chiso__grow(&rows->code, &rows->code_room, (at + 1) * codes, sizeof *rows->code) ||
        !chiso__grow(&rows->number, &rows->number_room, (at + 1) * numbers, sizeof *rows->number))
        return false;
    rows->weight[at] = record->weight;
    if (codes > 0) memcpy(rows->code + at * codes, record->code, codes * sizeof *record->code);
    if (numbers > 0)
        memcpy(rows->number + at * numbers, record->number, numbers * sizeof *record->number);
    rows->at[row] = ~(int32_t)rows->single++;
    return true;
}

/* The one respondent of a row becomes its first. */
static bool promote(chiso_totals *totals, int32_t row, bool *answered) {
    chiso__record first;
    if (!chiso__row_single(totals, row, &first)) return true;
    if (!chiso__rows_fill(totals, row)) return false;
    chiso__record_add(totals, &first, chiso__row_sums(totals, row), chiso__row_counts(totals, row),
                      answered);
    return true;
}

bool chiso__rows_add(chiso_totals *totals, int32_t row, const chiso__record *record,
                     bool *answered) {
    if (totals->rows.at[row] == CHISO__ROW_EMPTY) return add_single(totals, row, record);
    if (!promote(totals, row, answered)) return false;
    chiso__record_add(totals, record, chiso__row_sums(totals, row), chiso__row_counts(totals, row),
                      answered);
    return true;
}

bool chiso__rows_merge(chiso_totals *into, int32_t row, const chiso_totals *from, int32_t other,
                       bool *answered) {
    chiso__record record;
    if (from->rows.at[other] == CHISO__ROW_EMPTY) return true;
    if (chiso__row_single(from, other, &record))
        return chiso__rows_add(into, row, &record, answered);
    const bool room = into->rows.at[row] == CHISO__ROW_EMPTY ? chiso__rows_fill(into, row)
                                                             : promote(into, row, answered);
    if (room)
        chiso__row_collect(from, other, 1, chiso__row_sums(into, row), chiso__row_counts(into, row),
                           answered);
    return room;
}

/* --- reading --- */

static void collect_scaled(chiso__sum *sum, const chiso__sum *other, double factor) {
    const double product = other->sum * factor;
    chiso__sum_add(sum, product);
    sum->carry += fma(other->sum, factor, -product) + other->carry * factor;
}

void chiso__row_collect(const chiso_totals *totals, int32_t row, double factor, chiso__sum *sums,
                        int64_t *counts, bool *answered) {
    chiso__record record;
    if (chiso__row_single(totals, row, &record)) {
        record.weight *= factor;
        chiso__record_add(totals, &record, sums, counts, answered);
        return;
    }
    const chiso__sum *row_sums = chiso__row_sums(totals, row);
    const int64_t *row_counts = chiso__row_counts(totals, row);
    for (size_t i = 0; row_sums != NULL && i < totals->row_sums; i++) {
        if (row_sums[i].sum == 0 && row_sums[i].carry == 0) continue;
        if (factor == 1)
            chiso__sum_merge(&sums[i], &row_sums[i]);
        else
            collect_scaled(&sums[i], &row_sums[i], i == CHISO__ROW_WW ? factor * factor : factor);
    }
    for (size_t i = 0; row_counts != NULL && i < totals->row_counts; i++)
        counts[i] += row_counts[i];
}

void chiso__rows_free(chiso__rows *rows) {
    chiso__lookup_free(&rows->pairs);
    chiso__free(rows->at);
    chiso__free(rows->sums);
    chiso__free(rows->counts);
    chiso__free(rows->weight);
    chiso__free(rows->number);
    chiso__free(rows->code);
}
