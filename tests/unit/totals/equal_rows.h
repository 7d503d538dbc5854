/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_TOTALS_EQUAL_ROWS_H
#define CHISO_TEST_TOTALS_EQUAL_ROWS_H

#include "test.h"
#include "totals/rows.h"

/* Totals whose rows are the same to the last bit. */

static inline void equal_lookups(const chiso__lookup *a, const chiso__lookup *b) {
    assert_int_equal(a->count, b->count);
    for (int32_t i = 0; i < (int32_t)a->count; i++) {
        const size_t length = chiso__lookup_key_length(a, i);
        assert_int_equal(length, chiso__lookup_key_length(b, i));
        assert_memory_equal(chiso__lookup_key(a, i), chiso__lookup_key(b, i), length);
    }
}

/* A number that was not answered may be anything. */
static inline void equal_singles(const chiso_totals *totals, const chiso__record *a,
                                 const chiso__record *b) {
    assert_true(a->weight == b->weight);
    for (size_t v = 0; v < totals->n_variables; v++) {
        const size_t at = totals->variables[v].first_value;
        assert_int_equal(a->code[v], b->code[v]);
        if (a->code[v] < 0 || totals->variables[v].kind == CHISO__KIND_SCALE) continue;
        assert_true(a->number[at] == b->number[at]);
        if (totals->variables[v].kind == CHISO__KIND_RATIO)
            assert_true(a->number[at + 1] == b->number[at + 1]);
    }
}

static inline void equal_rows(const chiso_totals *a, const chiso_totals *b) {
    equal_lookups(&a->rows.pairs, &b->rows.pairs);
    assert_int_equal(a->row_sums, b->row_sums);
    assert_int_equal(a->row_counts, b->row_counts);
    for (int32_t row = 0; row < (int32_t)a->rows.pairs.count; row++) {
        chiso__record one, other;
        const bool single = chiso__row_single(a, row, &one);
        assert_int_equal(single, chiso__row_single(b, row, &other));
        if (single) equal_singles(a, &one, &other);
        const chiso__sum *sums = chiso__row_sums(a, row);
        assert_int_equal(sums != NULL, chiso__row_sums(b, row) != NULL);
        if (sums == NULL) continue;
        assert_memory_equal(sums, chiso__row_sums(b, row), a->row_sums * sizeof *sums);
        assert_memory_equal(chiso__row_counts(a, row), chiso__row_counts(b, row),
                            a->row_counts * sizeof(int64_t));
    }
    assert_int_equal(a->moments.width, b->moments.width);
    equal_lookups(&a->moments.keys, &b->moments.keys);
    if (a->moments.width * a->moments.keys.count > 0)
        assert_memory_equal(a->moments.sums, b->moments.sums,
                            a->moments.width * a->moments.keys.count * sizeof(double));
}

static inline void equal_sizes(const chiso_totals *a, const chiso_totals *b) {
    assert_int_equal(a->n_fpc, b->n_fpc);
    for (size_t s = 0; s < a->n_fpc; s++) {
        equal_lookups(&a->fpc[s].groups, &b->fpc[s].groups);
        assert_int_equal(a->fpc[s].sizes, b->fpc[s].sizes);
        assert_int_equal(a->fpc[s].fractions, b->fpc[s].fractions);
        for (size_t i = 0; i < a->fpc[s].groups.count; i++)
            assert_true(a->fpc[s].value[i] == b->fpc[s].value[i]);
    }
}

#endif
