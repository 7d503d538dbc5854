/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "totals/file.h"
#include "totals/rows.h"

/* Whole numbers up to here are doubles too, as results show them. */
static const uint64_t most_respondents = UINT64_C(1) << 53;

/* The least bytes of a row: its unit, its domain and what it is. */
enum { LEAST_ROW = 12 };

/* Room for one respondent. */
struct single {
    chiso__arena arena;
    int16_t *code;
    double *number;
    bool *answered;
};

/* A row's unit and domain, and that they are new. */
static int32_t take_pair(chiso__wire *wire, chiso_totals *totals, size_t expected) {
    const uint32_t unit = chiso__take_u32(wire), domain = chiso__take_u32(wire);
    if (unit >= totals->units.count || domain >= totals->domains.count)
        chiso__wire_fault(wire, "a row belongs to a unit or domain that is not there");
    if (!chiso__wire_good(wire)) return -1;
    const int32_t row = chiso__rows_of(totals, (int32_t)unit, (int32_t)domain);
    if (row < 0)
        wire->no_memory = true;
    else if ((size_t)row != expected)
        chiso__wire_fault(wire, "a unit and domain have two rows");
    return row;
}

/* --- one respondent --- */

static void take_code(chiso__wire *wire, const chiso__variable *variable, int16_t *code) {
    const int32_t number = (int32_t)chiso__take_u32(wire);
    if (number <= -(int32_t)CHISO__MISSING_REASONS || number >= (int32_t)variable->cells)
        chiso__wire_fault(wire, "an answer is none of its variable");
    *code = (int16_t)number;
}

/* number: all those of the respondent. */
static void check_boxes(chiso__wire *wire, const chiso__variable *variable, const double *number) {
    if (variable->kind != CHISO__KIND_MULTIPLE) return;
    const double ticked = number[variable->first_value];
    if (!(ticked >= 0) || ticked != floor(ticked) ||
        ticked >= (double)(UINT64_C(1) << variable->categories))
        chiso__wire_fault(wire, "a box is ticked that is not there");
}

static void take_single(chiso__wire *wire, chiso_totals *totals, int32_t row,
                        const struct single *room) {
    chiso__record record = {.code = room->code, .number = room->number};
    record.weight = chiso__take_double(wire);
    if (!(record.weight > 0)) chiso__wire_fault(wire, "a weight is not positive");
    for (size_t v = 0; v < totals->n_variables; v++)
        take_code(wire, &totals->variables[v], &room->code[v]);
    for (size_t i = 1; i < totals->n_values; i++) room->number[i] = chiso__take_double(wire);
    for (size_t v = 0; v < totals->n_variables; v++)
        check_boxes(wire, &totals->variables[v], room->number);
    if (chiso__wire_good(wire) && !chiso__rows_add(totals, row, &record, room->answered))
        wire->no_memory = true;
}

/* --- a row in full --- */

/* Of the respondents of a row each has an answer to a variable, or a reason. */
static void check_counts(chiso__wire *wire, const chiso_totals *totals, const int64_t *counts) {
    for (size_t i = 0; i < totals->row_counts; i++) {
        if (counts[i] > counts[0])
            chiso__wire_fault(wire, "a count is larger than the number of respondents");
    }
    for (size_t v = 0; v < totals->n_variables && chiso__wire_good(wire); v++) {
        const chiso__variable *variable = &totals->variables[v];
        const size_t cells = variable->cells + CHISO__MISSING_REASONS;
        int64_t left = counts[0];
        for (size_t k = 0; k < cells && left >= 0; k++) left -= counts[variable->first_count + k];
        if (left != 0)
            chiso__wire_fault(wire, "answers and missing answers are not all respondents");
    }
}

static void take_full(chiso__wire *wire, chiso_totals *totals, int32_t row, int64_t left) {
    if (wire->left / sizeof(double) < 2 * totals->row_sums + totals->row_counts) {
        chiso__wire_fault(wire, "a row is cut off");
        return;
    }
    if (!chiso__rows_fill(totals, row)) {
        wire->no_memory = true;
        return;
    }
    chiso__sum *sums = chiso__row_sums(totals, row);
    int64_t *counts = chiso__row_counts(totals, row);
    for (size_t i = 0; i < totals->row_sums; i++) {
        sums[i].sum = chiso__take_double(wire);
        sums[i].carry = chiso__take_double(wire);
    }
    for (size_t i = 0; i < totals->row_counts; i++) {
        const uint64_t count = chiso__take_u64(wire);
        if (count > (uint64_t)left)
            chiso__wire_fault(wire, "a count is larger than the number of respondents");
        else
            counts[i] = (int64_t)count;
    }
    if (chiso__wire_good(wire)) check_counts(wire, totals, counts);
}

/* --- all of them --- */

/* *left: respondents who are in no row yet. */
static void take_row(chiso__wire *wire, chiso_totals *totals, size_t at, const struct single *room,
                     int64_t *left) {
    const int32_t row = take_pair(wire, totals, at);
    const uint32_t kind = chiso__take_u32(wire);
    if (kind > CHISO__TOTALS_ROW_FULL || (kind == CHISO__TOTALS_ROW_SINGLE && *left < 1))
        chiso__wire_fault(wire, "a row is of no known kind, or there are too many");
    if (!chiso__wire_good(wire)) return;
    if (kind == CHISO__TOTALS_ROW_SINGLE) take_single(wire, totals, row, room);
    if (kind == CHISO__TOTALS_ROW_FULL) take_full(wire, totals, row, *left);
    if (chiso__wire_good(wire)) *left -= chiso__row_n(totals, row);
}

static bool new_single(struct single *room, const chiso_totals *totals) {
    room->code = chiso__arena_alloc(&room->arena, totals->n_variables * sizeof *room->code);
    room->number = chiso__arena_alloc(&room->arena, totals->n_values * sizeof *room->number);
    room->answered = chiso__arena_alloc(&room->arena, totals->instrument->n_nodes);
    return !room->arena.failed;
}

void chiso__totals_take_rows(chiso__wire *wire, chiso_totals *totals) {
    struct single room = {.code = NULL};
    const uint64_t respondents = chiso__take_u64(wire);
    if (respondents > most_respondents)
        chiso__wire_fault(wire, "there are more respondents than can be");
    else
        totals->respondents = (int64_t)respondents;
    if (chiso__take_u32(wire) != totals->row_sums || chiso__take_u32(wire) != totals->row_counts)
        chiso__wire_fault(wire, "its rows are not those of the instrument");
    const size_t rows = chiso__take_count(wire, LEAST_ROW);
    if (rows > respondents) chiso__wire_fault(wire, "there are more rows than respondents");
    int64_t left = totals->respondents;
    if (!new_single(&room, totals)) wire->no_memory = true;
    for (size_t row = 0; row < rows && chiso__wire_good(wire); row++)
        take_row(wire, totals, row, &room, &left);
    chiso__arena_free(&room.arena);
}
