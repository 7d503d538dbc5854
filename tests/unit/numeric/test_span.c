/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/span.h"

#include "numeric/random.h"
#include "test.h"

enum { WIDTH = 40, MOST_ROWS = 200 };

/* Rows that are combinations of `rank` random ones. */
static void combine(double (*rows)[WIDTH], size_t count, size_t rank, uint32_t seed) {
    chiso__arena arena = {0};
    chiso__random *random = chiso__random_new(&arena, seed, 0);
    static double base[WIDTH][WIDTH];
    for (size_t i = 0; i < rank; i++)
        for (size_t k = 0; k < WIDTH; k++) base[i][k] = chiso__random_normal(random);
    for (size_t row = 0; row < count; row++) {
        const double size = exp(4 * chiso__random_normal(random)); /* from small to large */
        memset(rows[row], 0, sizeof rows[row]);
        for (size_t i = 0; i < rank; i++) {
            const double factor = size * chiso__random_normal(random);
            for (size_t k = 0; k < WIDTH; k++) rows[row][k] += factor * base[i][k];
        }
    }
    chiso__arena_free(&arena);
}

static size_t rank_of(double (*rows)[WIDTH], size_t count) {
    chiso__span span = {.width = WIDTH};
    for (size_t row = 0; row < count; row++) assert_true(chiso__span_add(&span, rows[row]));
    assert_true(chiso__span_is_sound(&span));
    assert_int_equal(span.basis == NULL, span.rank == WIDTH || span.rank == 0);
    const size_t rank = span.rank;
    chiso__span_free(&span);
    return rank;
}

static void the_rank_is_that_of_the_rows(void **state) {
    (void)state;
    static double rows[MOST_ROWS][WIDTH];
    for (size_t rank = 0; rank <= WIDTH; rank += rank < 5 ? 1 : 7) {
        combine(rows, MOST_ROWS, rank, (uint32_t)rank + 1);
        assert_int_equal(rank_of(rows, MOST_ROWS), rank);
        assert_int_equal(rank_of(rows, rank / 2), rank / 2);
    }
    combine(rows, MOST_ROWS, WIDTH, 1);
    assert_int_equal(rank_of(rows, MOST_ROWS), WIDTH);
}

static void the_order_of_rows_does_not_matter(void **state) {
    (void)state;
    static double rows[MOST_ROWS][WIDTH], turned[MOST_ROWS][WIDTH];
    combine(rows, MOST_ROWS, 17, 3);
    for (size_t i = 0; i < MOST_ROWS; i++)
        memcpy(turned[i], rows[MOST_ROWS - 1 - i], sizeof turned[i]);
    assert_int_equal(rank_of(turned, MOST_ROWS), 17);
}

/* A thousandth of a percent of a row's length is the tolerance of R's qr(). */
static void what_is_near_the_space_lies_in_it(void **state) {
    (void)state;
    static double rows[2][WIDTH];
    for (size_t k = 0; k < WIDTH; k++) rows[0][k] = rows[1][k] = 100 + (double)k;
    rows[1][7] += 1e-4; /* of a length of about 760 */
    assert_int_equal(rank_of(rows, 2), 1);
    rows[1][7] += 0.1;
    assert_int_equal(rank_of(rows, 2), 2);
}

static void rows_of_nothing_and_of_no_numbers_add_nothing(void **state) {
    (void)state;
    static double rows[4][WIDTH];
    rows[1][3] = NAN;
    rows[2][3] = HUGE_VAL;
    rows[3][3] = 1;
    assert_int_equal(rank_of(rows, 4), 1);
}

static void spaces_are_joined(void **state) {
    (void)state;
    static double rows[MOST_ROWS][WIDTH];
    combine(rows, MOST_ROWS, 21, 9);
    chiso__span a = {.width = WIDTH}, b = {.width = WIDTH}, both = {.width = WIDTH};
    for (size_t i = 0; i < 12; i++) assert_true(chiso__span_add(&a, rows[i]));
    for (size_t i = 6; i < 30; i++) assert_true(chiso__span_add(&b, rows[i]));
    assert_int_equal(a.rank, 12);
    assert_int_equal(b.rank, 21);
    assert_true(chiso__span_join(&both, &a));
    assert_int_equal(both.rank, 12);
    assert_true(chiso__span_join(&both, &b));
    assert_int_equal(both.rank, 21);
    chiso__span all = {.width = WIDTH, .rank = WIDTH};
    assert_true(chiso__span_join(&both, &all));
    assert_int_equal(both.rank, WIDTH);
    assert_null(both.basis);
    assert_true(chiso__span_join(&both, &a) && chiso__span_add(&both, rows[0]));
    assert_int_equal(both.rank, WIDTH);
    chiso__span_free(&a);
    chiso__span_free(&b);
    chiso__span_free(&both);
}

static void a_basis_that_is_none_is_not_sound(void **state) {
    (void)state;
    static double good[] = {1, 0, 0, 0, 1, 0}, slanted[] = {1, 0, 0, 1e-6, 1, 0},
                  long_one[] = {1, 0, 0, 0, 2, 0};
    chiso__span span = {.width = 3, .rank = 2, .basis = good};
    assert_true(chiso__span_is_sound(&span));
    span.basis = slanted;
    assert_false(chiso__span_is_sound(&span));
    span.basis = long_one;
    assert_false(chiso__span_is_sound(&span));
    span.rank = 4;
    assert_false(chiso__span_is_sound(&span));
    span.rank = 3;
    assert_true(chiso__span_is_sound(&span)); /* everything: no basis is looked at */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rank_is_that_of_the_rows),
        cmocka_unit_test(the_order_of_rows_does_not_matter),
        cmocka_unit_test(what_is_near_the_space_lies_in_it),
        cmocka_unit_test(rows_of_nothing_and_of_no_numbers_add_nothing),
        cmocka_unit_test(spaces_are_joined),
        cmocka_unit_test(a_basis_that_is_none_is_not_sound),
    };
    return RUN_TESTS(tests);
}
