/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/hadamard.h"

#include "base/memory.h"
#include "test.h"

static int product_of_rows(const signed char *h, size_t n, size_t i, size_t k) {
    int product = 0;
    for (size_t j = 0; j < n; j++) product += h[i * n + j] * h[k * n + j];
    return product;
}

/* H H' = n I, entries 1 and -1, the first row and column all 1. */
static void assert_hadamard(const signed char *h, size_t n) {
    for (size_t i = 0; i < n * n; i++) assert_true(h[i] == 1 || h[i] == -1);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(h[i], 1);
        assert_int_equal(h[i * n], 1);
        for (size_t k = 0; k < n; k++)
            assert_int_equal(product_of_rows(h, n, i, k), i == k ? (int)n : 0);
    }
}

static size_t order_of(size_t at_least) {
    size_t order = 0;
    signed char *h = NULL;
    assert_true(chiso__hadamard(at_least, &order, &h));
    chiso__free(h);
    return order;
}

static void rows_are_orthogonal_in_every_order(void **state) {
    (void)state;
    size_t order = 0;
    for (size_t at_least = 1; order < 300; at_least = order + 1) {
        signed char *h = NULL;
        assert_true(chiso__hadamard(at_least, &order, &h));
        assert_true(order >= at_least);
        assert_hadamard(h, order);
        chiso__free(h);
    }
}

/* 92 and others need constructions that are not Paley's; 52, 100 and 244 a field of q = p^k. */
static void every_multiple_of_four_to_256_is_there_but_for_eleven(void **state) {
    (void)state;
    static const size_t missing[] = {52, 92, 100, 116, 156, 172, 184, 188, 232, 236, 244};
    size_t at = 0;
    for (size_t n = 4; n <= 256; n += 4) {
        if (at < sizeof missing / sizeof missing[0] && n == missing[at]) {
            assert_int_not_equal(order_of(n), n);
            at++;
        } else {
            assert_int_equal(order_of(n), n);
        }
    }
}

static void the_smallest_order_is_taken(void **state) {
    (void)state;
    static const size_t orders[][2] = {{0, 1},  {1, 1},   {2, 2},   {3, 4},   {5, 8},
                                       {9, 12}, {49, 56}, {64, 64}, {89, 96}, {1000, 1000}};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++)
        assert_int_equal(order_of(orders[i][0]), orders[i][1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_orthogonal_in_every_order),
        cmocka_unit_test(every_multiple_of_four_to_256_is_there_but_for_eleven),
        cmocka_unit_test(the_smallest_order_is_taken),
    };
    return RUN_TESTS(tests);
}
