/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/weighted.h"

#include "test.h"

static double quantile(const chiso__weighted *pairs, size_t count, double p) {
    double found = NAN;
    assert_true(chiso__weighted_quantile(&found, pairs, count, p));
    return found;
}

static void a_quantile_is_the_first_value_whose_share_reaches_p(void **state) {
    (void)state;
    const chiso__weighted pairs[] = {{1, 2}, {3, 1}, {4, 4}, {10, 1}}; /* F: 2/8, 3/8, 7/8, 1 */
    assert_true(quantile(pairs, 4, 0) == 1);
    assert_true(quantile(pairs, 4, 0.25) == 1);
    assert_true(quantile(pairs, 4, 0.2501) == 3);
    assert_true(quantile(pairs, 4, 0.375) == 3);
    assert_true(quantile(pairs, 4, 0.5) == 4);
    assert_true(quantile(pairs, 4, 0.875) == 4);
    assert_true(quantile(pairs, 4, 0.876) == 10);
    assert_true(quantile(pairs, 4, 1) == 10);
}

/* Ten weights of 0.1: seven of them are rounded below 0.7, and count as 0.7. */
static void a_share_that_rounding_left_just_below_p_reaches_it(void **state) {
    (void)state;
    chiso__weighted pairs[10];
    for (int i = 0; i < 10; i++) pairs[i] = (chiso__weighted){i, 0.1};
    for (int i = 1; i <= 10; i++) assert_true(quantile(pairs, 10, i / 10.0) == i - 1);
    assert_true(quantile(pairs, 10, 0.7 * (1 - 1e-13)) == 6);
    assert_true(quantile(pairs, 10, 0.7 * (1 + 1e-11)) == 7);
}

static void who_has_no_weight_is_no_quantile(void **state) {
    (void)state;
    const chiso__weighted pairs[] = {{1, 0}, {2, 3}, {3, 0}, {4, 3}, {5, 0}};
    assert_true(quantile(pairs, 5, 0) == 2);
    assert_true(quantile(pairs, 5, 0.5) == 2);
    assert_true(quantile(pairs, 5, 0.6) == 4);
    assert_true(quantile(pairs, 5, 1) == 4);
}

static void without_weight_or_p_there_is_no_quantile(void **state) {
    (void)state;
    const chiso__weighted pairs[] = {{1, 0}, {2, 0}}, one = {3, 1};
    const double bad[] = {-0.1, 1.1, NAN};
    double found = 7;
    assert_false(chiso__weighted_quantile(&found, NULL, 0, 0.5));
    assert_false(chiso__weighted_quantile(&found, pairs, 2, 0.5));
    for (size_t i = 0; i < 3; i++) assert_false(chiso__weighted_quantile(&found, &one, 1, bad[i]));
    assert_true(found == 7);
    assert_true(quantile(&one, 1, 0.5) == 3);
}

static void pairs_are_sorted_by_value_then_by_weight(void **state) {
    (void)state;
    chiso__weighted pairs[] = {{3, 2}, {-1, 1}, {3, 1}, {0, 9}, {-1, 1}, {3, 1.5}};
    const chiso__weighted sorted[] = {{-1, 1}, {-1, 1}, {0, 9}, {3, 1}, {3, 1.5}, {3, 2}};
    chiso__weighted_sort(NULL, 0);
    chiso__weighted_sort(pairs, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(pairs[i].value == sorted[i].value);
        assert_true(pairs[i].weight == sorted[i].weight);
    }
}

/* A value of weight k is the value k times, so that the plain order statistics are the answer. */
static void whole_weights_are_repeated_values(void **state) {
    (void)state;
    chiso__weighted pairs[40];
    double plain[400] = {0};
    size_t n = 0;
    uint64_t random = 88172645463325252u;
    for (size_t i = 0; i < 40; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        pairs[i] = (chiso__weighted){(double)(random % 100), (double)(random / 100 % 10)};
    }
    chiso__weighted_sort(pairs, 40);
    for (size_t i = 0; i < 40; i++)
        for (int k = 0; k < (int)pairs[i].weight; k++) plain[n++] = pairs[i].value;
    for (size_t i = 1; i <= n; i++)
        assert_true(quantile(pairs, 40, (double)i / (double)n) == plain[i - 1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quantile_is_the_first_value_whose_share_reaches_p),
        cmocka_unit_test(a_share_that_rounding_left_just_below_p_reaches_it),
        cmocka_unit_test(who_has_no_weight_is_no_quantile),
        cmocka_unit_test(without_weight_or_p_there_is_no_quantile),
        cmocka_unit_test(pairs_are_sorted_by_value_then_by_weight),
        cmocka_unit_test(whole_weights_are_repeated_values),
    };
    return RUN_TESTS(tests);
}
