/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/robust.h"

#include "test.h"

static chiso__bulk bulk_of(const double *values, size_t count) {
    chiso__bulk bulk;
    assert_true(chiso__bulk_of(&bulk, values, count));
    return bulk;
}

/* R: median(x), mad(x, constant = 1.4826) */
static void the_spread_is_the_median_deviation(void **state) {
    (void)state;
    const double x[] = {3, 9, NAN, 1, 4, 100, 2};
    const chiso__bulk bulk = bulk_of(x, 7);
    assert_int_equal(bulk.n, 6);
    assert_close(bulk.median, 3.5, 1e-15);
    assert_close(bulk.spread, 1.4826 * 2, 1e-15);
    assert_close(chiso__bulk_limit(&bulk, -3.5), 3.5 - 3.5 * 1.4826 * 2, 1e-15);
}

/* Most are 5: deviations 0, 0, 0, 0, 4, mean 0.8. */
static void where_most_are_the_same_it_is_the_mean_deviation(void **state) {
    (void)state;
    const double x[] = {5, 5, 5, 5, 9};
    const chiso__bulk bulk = bulk_of(x, 5);
    assert_close(bulk.spread, 1.2533 * 0.8, 1e-15);
}

static void where_there_is_no_spread_nothing_is_far(void **state) {
    (void)state;
    const double same[] = {2, 2, 2}, none[] = {NAN};
    const chiso__bulk bulk = bulk_of(same, 3), empty = bulk_of(none, 1);
    assert_true(bulk.spread == 0 && isnan(chiso__bulk_limit(&bulk, 3.5)));
    assert_true(empty.n == 0 && isnan(chiso__bulk_limit(&empty, 3.5)));
}

static void numbers_come_in_ascending_order(void **state) {
    (void)state;
    const double x[] = {2, NAN, -1, 2, 0};
    size_t count;
    double *sorted = chiso__sorted(x, 5, &count);
    const double expected[] = {-1, 0, 2, 2};
    assert_int_equal(count, 4);
    assert_memory_equal(sorted, expected, sizeof expected);
    free(sorted);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_spread_is_the_median_deviation),
        cmocka_unit_test(where_most_are_the_same_it_is_the_mean_deviation),
        cmocka_unit_test(where_there_is_no_spread_nothing_is_far),
        cmocka_unit_test(numbers_come_in_ascending_order),
    };
    return RUN_TESTS(tests);
}
