/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/quantile.h"

#include "test.h"

static void quantiles_of_four_numbers_are_interpolated(void **state) {
    (void)state;
    const double x[] = {1, 2, 4, 8};
    /* at (n - 1)p = 0.75, 1.5 and 2.25 from the first */
    assert_close(chiso__quantile(x, 4, 0.25), 1 + 0.75 * (2 - 1), 1e-15);
    assert_close(chiso__quantile(x, 4, 0.50), 2 + 0.50 * (4 - 2), 1e-15);
    assert_close(chiso__quantile(x, 4, 0.75), 4 + 0.25 * (8 - 4), 1e-15);
    assert_true(chiso__quantile(x, 4, 0) == 1);
    assert_true(chiso__quantile(x, 4, 1) == 8);
}

static void no_number_has_no_quantile_and_one_is_its_own(void **state) {
    (void)state;
    const double x[] = {7};
    assert_true(isnan(chiso__quantile(x, 0, 0.5)));
    assert_true(chiso__quantile(x, 1, 0) == 7);
    assert_true(chiso__quantile(x, 1, 0.3) == 7);
    assert_true(chiso__quantile(x, 1, 1) == 7);
}

/* Each p that falls on an order statistic gives it, and between two of them it runs straight. */
static void quantiles_run_straight_between_order_statistics(void **state) {
    (void)state;
    double x[70];
    for (int i = 0; i < 70; i++) x[i] = 0.5 * i * i - 3;
    for (int n = 2; n <= 70; n++) {
        for (int i = 0; i < n - 1; i++) {
            for (int step = 0; step <= 4; step++) {
                const double p = (i + step / 4.0) / (n - 1);
                const double expected = ((4 - step) * x[i] + step * x[i + 1]) / 4;
                assert_close(chiso__quantile(x, (size_t)n, p < 1 ? p : 1), expected, 1e-12);
            }
        }
    }
}

/* 31 is a primitive root of 73, so that its powers run through 1 to 72 in disorder. */
static void numbers_in_disorder_have_the_quantiles_of_sorted_ones(void **state) {
    (void)state;
    for (size_t n = 1; n <= 72; n++) {
        double sorted[72], mixed[72];
        size_t count = 0;
        for (int value = 31, i = 0; i < 72; i++, value = value * 31 % 73)
            if ((size_t)value <= n) mixed[count++] = value / 3; /* with ties */
        assert_int_equal(count, n);
        for (size_t i = 0; i < n; i++) sorted[i] = (double)((int)(i + 1) / 3);
        for (int p = 0; p <= 40; p++)
            assert_close(chiso__quantile_select(mixed, n, p / 40.0),
                         chiso__quantile(sorted, n, p / 40.0), 1e-12);
    }
    assert_true(isnan(chiso__quantile_select(NULL, 0, 0.5)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_of_four_numbers_are_interpolated),
        cmocka_unit_test(no_number_has_no_quantile_and_one_is_its_own),
        cmocka_unit_test(quantiles_run_straight_between_order_statistics),
        cmocka_unit_test(numbers_in_disorder_have_the_quantiles_of_sorted_ones),
    };
    return RUN_TESTS(tests);
}
