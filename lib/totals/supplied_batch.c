/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/supplied_batch.h"

#include <math.h>

enum {
    LANES = CHISO__SUPPLIED_LANES,
    BLOCK = 4 * LANES /* replicates whose sums stay near the processor while a batch goes by */
};

/* --- what a respondent adds --- */

static void add(chiso__supplied_batch *b, size_t sum, double x, double lost) {
    b->addends[b->n_addends++] = (chiso__addend){sum, x, lost};
}

static void add_product(chiso__supplied_batch *b, size_t sum, double x, double y) {
    add(b, sum, x * y, fma(x, y, -(x * y)));
}

static void add_number(chiso__supplied_batch *b, size_t first, double y) {
    add(b, first + CHISO__NUMBER_W, 1, 0);
    add(b, first + CHISO__NUMBER_WY, y, 0);
    add_product(b, first + CHISO__NUMBER_WYY, y, y);
}

static void add_ratio(chiso__supplied_batch *b, size_t first, double x, double y) {
    add(b, first + CHISO__RATIO_W, 1, 0);
    add(b, first + CHISO__RATIO_WX, x, 0);
    add(b, first + CHISO__RATIO_WY, y, 0);
    add_product(b, first + CHISO__RATIO_WXX, x, x);
    add_product(b, first + CHISO__RATIO_WXY, x, y);
    add_product(b, first + CHISO__RATIO_WYY, y, y);
}

static void add_boxes(chiso__supplied_batch *b, const chiso__variable *variable, double number) {
    const uint64_t ticked = (uint64_t)number;
    add(b, variable->first_sum, 1, 0);
    for (size_t i = 0; i < variable->categories; i++)
        if ((ticked >> i & 1) != 0) add(b, variable->first_sum + 1 + i, 1, 0);
}

/* The sum of squared weights is of no use in a replicate, and stays 0. */
static void add_answers(chiso__supplied_batch *b, const chiso_totals *totals,
                        const chiso__record *record) {
    add(b, CHISO__ROW_W, 1, 0);
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        const double *number = record->number + variable->first_value;
        const int16_t code = record->code[v];
        if (code < 0) continue;
        if (variable->kind == CHISO__KIND_SCALE) add(b, variable->first_sum + (size_t)code, 1, 0);
        if (variable->kind == CHISO__KIND_NUMBER) add_number(b, variable->first_sum, number[0]);
        if (variable->kind == CHISO__KIND_RATIO)
            add_ratio(b, variable->first_sum, number[0], number[1]);
        if (variable->kind == CHISO__KIND_MULTIPLE) add_boxes(b, variable, number[0]);
    }
}

/* --- taking --- */

bool chiso__supplied_batch_room(chiso__supplied_batch *b, const chiso_totals *totals) {
    if (b->weight != NULL) return true;
    const size_t weights = CHISO__BATCH_ROWS * totals->supplied.stride;
    b->records = chiso__arena_alloc(&b->arena, CHISO__BATCH_ROWS * sizeof *b->records);
    b->weight = chiso__arena_alloc(&b->arena, weights * sizeof *b->weight);
    return b->records != NULL && b->weight != NULL;
}

const double *chiso__supplied_take(chiso__supplied_batch *b, chiso_totals *totals, int32_t domain,
                                   const chiso__record *record, const double *columns) {
    const chiso__supplied *s = &totals->supplied;
    double *weight = b->weight + b->n_records * s->stride;
    chiso__supplied_domain *d = chiso__supplied_domain_of(totals, domain);
    const size_t most = b->n_addends + totals->row_sums; /* a row has at least as many sums */
    if (d == NULL || !chiso__grow(&b->addends, &b->addends_room, most, sizeof *b->addends))
        return NULL;
    for (size_t r = 0; r < s->count; r++)
        weight[r] = s->design.factors ? record->weight * columns[r] : columns[r];
    if (!chiso__span_add(&d->span, weight)) return NULL;
    const size_t first = b->n_addends;
    add_answers(b, totals, record);
    b->records[b->n_records++] = (chiso__supplied_record){domain, first, b->n_addends - first};
    return weight;
}

/* --- adding --- */

/* sum += w with what rounding loses of it (Knuth's two-sum, without a branch). */
static void add_weights(double *restrict sum, double *restrict lost, const double *restrict w) {
    for (size_t k = 0; k < LANES; k++) {
        const double total = sum[k] + w[k], part = total - sum[k];
        lost[k] += (sum[k] - (total - part)) + (w[k] - part);
        sum[k] = total;
    }
}

/* The upper 26 bits of a number (Veltkamp). */
static double upper(double x) {
    const double big = 134217729 * x;
    return big - (big - x);
}

/* sum += w·x with what rounding loses of the product (Dekker 1971) and of the sum. */
static void add_products(double *restrict sum, double *restrict lost, const double *restrict w,
                         const chiso__addend *addend) {
    const double x = addend->x, rest = addend->lost, high = upper(x), low = x - high;
    for (size_t k = 0; k < LANES; k++) {
        const double product = w[k] * x, big = 134217729 * w[k];
        const double w_high = big - (big - w[k]), w_low = w[k] - w_high;
        const double error =
            w_low * low - (((product - w_high * high) - w_low * high) - w_high * low);
        const double total = sum[k] + product, part = total - sum[k];
        lost[k] += ((sum[k] - (total - part)) + (product - part)) + (error + w[k] * rest);
        sum[k] = total;
    }
}

static void add_block(const chiso__supplied_batch *b, const chiso__supplied *s,
                      const chiso__supplied_record *record, const double *weight, size_t from,
                      size_t until) {
    const chiso__supplied_domain *d = &s->domains[record->domain];
    for (size_t i = 0; i < record->count; i++) {
        const chiso__addend *addend = &b->addends[record->first + i];
        const size_t at = addend->sum * s->stride;
        for (size_t r = from; r < until; r += LANES) {
            if (addend->x == 1)
                add_weights(d->sum + at + r, d->lost + at + r, weight + r);
            else if (addend->x != 0)
                add_products(d->sum + at + r, d->lost + at + r, weight + r, addend);
        }
    }
}

void chiso__supplied_flush(chiso__supplied_batch *b, const chiso_totals *totals) {
    const chiso__supplied *s = &totals->supplied;
    for (size_t from = 0; from < s->stride; from += BLOCK) {
        const size_t until = from + BLOCK < s->stride ? from + BLOCK : s->stride;
        for (size_t i = 0; i < b->n_records; i++)
            add_block(b, s, &b->records[i], b->weight + i * s->stride, from, until);
    }
    b->n_records = b->n_addends = 0;
}

void chiso__supplied_batch_free(chiso__supplied_batch *b) {
    chiso__arena_free(&b->arena);
    chiso__free(b->addends);
}
