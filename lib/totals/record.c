/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/record.h"

#include <math.h>

/* --- from columns to variables --- */

/* What is not answered is zero: nothing of the respondent before stays behind. */
static int16_t read_ratio(const chiso__batch_column *columns, size_t row, double *number) {
    number[0] = number[1] = 0;
    for (size_t i = 0; i < 2; i++) {
        if (columns[i].code[row] < 0) return (int16_t)columns[i].code[row];
        number[i] = columns[i].value[row];
    }
    return 0;
}

/* Asked: whoever ticked a box, or left one empty in so many words. */
static int16_t read_multiple(const chiso__variable *variable, const chiso__batch_column *columns,
                             size_t row, double *number) {
    int16_t code = (int16_t)columns[0].code[row];
    uint64_t ticked = 0;
    for (size_t i = 0; i < variable->n_requests; i++) {
        if (columns[i].code[row] < 0) continue;
        code = 0;
        if (columns[i].value[row] > 0) ticked |= UINT64_C(1) << i;
    }
    *number = (double)ticked;
    return code;
}

void chiso__record_read(const chiso_totals *totals, const chiso__batch_column *columns, size_t row,
                        int16_t *code, double *number) {
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        const chiso__batch_column *column = columns + variable->first_request;
        double *value = number + variable->first_value;
        if (variable->kind == CHISO__KIND_SCALE || variable->kind == CHISO__KIND_NUMBER)
            code[v] = (int16_t)column->code[row];
        if (variable->kind == CHISO__KIND_NUMBER) *value = column->value[row];
        if (variable->kind == CHISO__KIND_RATIO) code[v] = read_ratio(column, row, value);
        if (variable->kind == CHISO__KIND_MULTIPLE)
            code[v] = read_multiple(variable, column, row, value);
    }
}

/* --- from variables to totals --- */

void chiso__sum_add_product(chiso__sum *sum, double w, double y) {
    const double product = w * y;
    chiso__sum_add(sum, product);
    sum->carry += fma(w, y, -product);
}

/* w·x·y with the roundings of both products. */
static void add_triple(chiso__sum *sum, double w, double x, double y) {
    const double wx = w * x;
    chiso__sum_add_product(sum, wx, y);
    sum->carry += fma(w, x, -wx) * y;
}

static void add_number(chiso__sum *sums, double w, double y) {
    chiso__sum_add(&sums[CHISO__NUMBER_W], w);
    chiso__sum_add_product(&sums[CHISO__NUMBER_WY], w, y);
    add_triple(&sums[CHISO__NUMBER_WYY], w, y, y);
}

static void add_ratio(chiso__sum *sums, double w, double x, double y) {
    chiso__sum_add(&sums[CHISO__RATIO_W], w);
    chiso__sum_add_product(&sums[CHISO__RATIO_WX], w, x);
    chiso__sum_add_product(&sums[CHISO__RATIO_WY], w, y);
    add_triple(&sums[CHISO__RATIO_WXX], w, x, x);
    add_triple(&sums[CHISO__RATIO_WXY], w, x, y);
    add_triple(&sums[CHISO__RATIO_WYY], w, y, y);
}

static void add_multiple(const chiso__variable *variable, chiso__sum *sums, double w,
                         double number) {
    const uint64_t ticked = (uint64_t)number;
    chiso__sum_add(&sums[0], w);
    for (size_t i = 0; i < variable->categories; i++) {
        if ((ticked >> i & 1) != 0) chiso__sum_add(&sums[1 + i], w);
    }
}

static void add_answer(const chiso__variable *variable, const chiso__record *record, int16_t code,
                       chiso__sum *sums, int64_t *counts) {
    const double *number = record->number + variable->first_value;
    counts += variable->first_count;
    sums += variable->first_sum;
    if (code < 0) {
        counts[variable->cells + (size_t)-code]++;
        return;
    }
    counts[code]++;
    if (variable->kind == CHISO__KIND_SCALE) chiso__sum_add(&sums[code], record->weight);
    if (variable->kind == CHISO__KIND_NUMBER) add_number(sums, record->weight, number[0]);
    if (variable->kind == CHISO__KIND_RATIO) add_ratio(sums, record->weight, number[0], number[1]);
    if (variable->kind == CHISO__KIND_MULTIPLE)
        add_multiple(variable, sums, record->weight, number[0]);
}

/* Parents stand before children. */
void chiso__record_answered(const chiso_totals *totals, const int16_t *code, bool *answered) {
    const chiso_instrument *instrument = totals->instrument;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const int v = totals->node_variable[i];
        answered[i] = v >= 0 && code[v] >= 0;
    }
    for (size_t i = instrument->n_nodes; i-- > 0;) {
        const int parent = instrument->nodes[i].parent;
        if (answered[i] && parent >= 0) answered[parent] = true;
    }
}

void chiso__record_add(const chiso_totals *totals, const chiso__record *record, chiso__sum *sums,
                       int64_t *counts, bool *answered) {
    chiso__sum_add(&sums[CHISO__ROW_W], record->weight);
    chiso__sum_add_product(&sums[CHISO__ROW_WW], record->weight, record->weight);
    counts[0]++;
    for (size_t v = 0; v < totals->n_variables; v++)
        add_answer(&totals->variables[v], record, record->code[v], sums, counts);
    chiso__record_answered(totals, record->code, answered);
    for (size_t i = 0; i < totals->instrument->n_nodes; i++) counts[1 + i] += answered[i];
}
