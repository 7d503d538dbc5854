/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/file.h"

/* Whole numbers up to here are doubles too, as results show them. */
static const uint64_t most_respondents = UINT64_C(1) << 53;

static size_t row_bytes(const chiso_totals *totals) {
    return 2 * sizeof(uint32_t) + totals->row_sums * 2 * sizeof(double) +
           totals->row_counts * sizeof(uint64_t);
}

/* A row's unit and domain, and that they are new. */
static void take_pair(chiso__wire *wire, chiso_totals *totals, size_t row) {
    const uint32_t unit = chiso__take_u32(wire), domain = chiso__take_u32(wire);
    if (unit >= totals->units.count || domain >= totals->domains.count)
        chiso__wire_fault(wire, "a row belongs to a unit or domain that is not there");
    if (!chiso__wire_good(wire)) return;
    const int32_t pair[] = {(int32_t)unit, (int32_t)domain};
    const int32_t at = chiso__lookup_add(&totals->rows, pair, sizeof pair);
    if (at < 0)
        wire->no_memory = true;
    else if ((size_t)at != row)
        chiso__wire_fault(wire, "a unit and domain have two rows");
}

/* Of the respondents of a row each has an answer to a variable, or a reason. */
static void check_counts(chiso__wire *wire, const chiso_totals *totals, const int64_t *counts) {
    for (size_t i = 0; i < totals->row_counts; i++) {
        if (counts[i] > counts[0])
            chiso__wire_fault(wire, "a count is larger than the number of respondents");
    }
    for (size_t v = 0; v < totals->n_variables && chiso__wire_good(wire); v++) {
        const chiso__variable *variable = &totals->variables[v];
        const size_t cells = variable->categories + CHISO__MISSING_REASONS;
        int64_t left = counts[0];
        for (size_t k = 0; k < cells && left >= 0; k++) left -= counts[variable->first_count + k];
        if (left != 0)
            chiso__wire_fault(wire, "answers and missing answers are not all respondents");
    }
}

/* *left: respondents who are in no row yet. */
static void take_numbers(chiso__wire *wire, chiso_totals *totals, size_t row, int64_t *left) {
    chiso__sum *sums = totals->sums + row * totals->row_sums;
    int64_t *counts = totals->counts + row * totals->row_counts;
    for (size_t i = 0; i < totals->row_sums; i++) {
        sums[i].sum = chiso__take_double(wire);
        sums[i].carry = chiso__take_double(wire);
    }
    for (size_t i = 0; i < totals->row_counts; i++) {
        const uint64_t count = chiso__take_u64(wire);
        if (count > (uint64_t)*left)
            chiso__wire_fault(wire, "a count is larger than the number of respondents");
        else
            counts[i] = (int64_t)count;
    }
    if (chiso__wire_good(wire)) check_counts(wire, totals, counts);
    *left -= counts[0];
}

/* How many rows, made room for. */
static size_t take_rows_count(chiso__wire *wire, chiso_totals *totals) {
    if (chiso__take_u32(wire) != totals->row_sums || chiso__take_u32(wire) != totals->row_counts)
        chiso__wire_fault(wire, "its rows are not those of the instrument");
    const size_t rows = chiso__take_count(wire, row_bytes(totals));
    if (totals->domains.count > rows || rows > (uint64_t)totals->respondents)
        chiso__wire_fault(wire, "there are more rows than respondents, or fewer than domains");
    if (chiso__wire_good(wire) && (!chiso__grow(&totals->sums, &totals->sums_capacity,
                                                rows * totals->row_sums, sizeof *totals->sums) ||
                                   !chiso__grow(&totals->counts, &totals->counts_capacity,
                                                rows * totals->row_counts, sizeof *totals->counts)))
        wire->no_memory = true;
    return rows;
}

void chiso__totals_take_rows(chiso__wire *wire, chiso_totals *totals) {
    const uint64_t respondents = chiso__take_u64(wire);
    if (respondents > most_respondents)
        chiso__wire_fault(wire, "there are more respondents than can be");
    else
        totals->respondents = (int64_t)respondents;
    const size_t rows = take_rows_count(wire, totals);
    int64_t left = totals->respondents;
    for (size_t row = 0; row < rows && chiso__wire_good(wire); row++) {
        take_pair(wire, totals, row);
        if (chiso__wire_good(wire)) take_numbers(wire, totals, row, &left);
    }
    if (wire->left > 0) chiso__wire_fault(wire, "something stands behind the last row");
}
