/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/index.h>

#include "test.h"

enum { N = 3 };

static const double estimate[N] = {44.2479, 43.9603, 41.6551}, se[N] = {0.8869, 0.1577, 0.1930};

static chiso_status sets(const double *x, const double *covariance, const double *errors,
                         double *low, double *high, chiso_error *error) {
    return chiso_rank_sets(low, high, x, covariance, errors, NULL, N, NULL, error);
}

/* Hà Giang, Hà Nội and Cao Bằng in 2023: which of the first two is ahead nobody knows. */
static void three_provinces_of_2023_have_their_sets(void **state) {
    (void)state;
    double low[N], high[N];
    chiso_error error = {0};
    assert_ok(sets(estimate, NULL, se, low, high, &error), error);
    const double lows[N] = {1, 1, 3}, highs[N] = {2, 2, 3};
    assert_memory_equal(low, lows, sizeof lows);
    assert_memory_equal(high, highs, sizeof highs);
}

static void a_covariance_takes_the_place_of_standard_errors(void **state) {
    (void)state;
    double low[N], high[N], covariance[N * N] = {0};
    chiso_error error = {0};
    for (size_t i = 0; i < N; i++) covariance[i * N + i] = se[i] * se[i];
    assert_ok(sets(estimate, covariance, NULL, low, high, &error), error);
    assert_true(low[0] == 1 && high[0] == 2 && low[2] == 3);
    /* written with few digits */
    covariance[1] = 0.1;
    covariance[N] = 0.1 + 1e-8;
    assert_ok(sets(estimate, covariance, NULL, low, high, &error), error);
    covariance[0] = NAN; /* unknown: Hà Giang may be anywhere */
    covariance[1] = covariance[N] = NAN;
    assert_ok(sets(estimate, covariance, NULL, low, high, &error), error);
    assert_true(low[0] == 1 && high[0] == 3 && high[1] == 2 && low[2] == 2);
}

static void nothing_to_rank_is_no_error(void **state) {
    (void)state;
    chiso_error error = {0};
    assert_ok(chiso_rank_sets(NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, &error), error);
}

static void impossible_numbers_are_refused(void **state) {
    (void)state;
    const double infinite[N] = {1, INFINITY, 3}, negative[N] = {1, 2, -1};
    double low[N], high[N];
    const struct {
        const double *estimate, *se;
        double covariance[N * N];
        const char *word;
        chiso_status status;
    } cases[] = {
        {estimate, NULL, {0}, "neither", CHISO_E_ARGUMENT},
        {infinite, se, {0}, "estimate of unit 2", CHISO_E_DATA},
        {estimate, negative, {0}, "standard error of unit 3", CHISO_E_DATA},
        {estimate, NULL, {1, 0, 0, 0, -1, 0, 0, 0, 1}, "unit 2", CHISO_E_DATA},
        {estimate, NULL, {1, 0, 0.5, 0, 1, 0, 0.4, 0, 1}, "units 1 and 3", CHISO_E_DATA},
        {estimate, NULL, {1, NAN, 0, NAN, 1, 0, 0, 0, 1}, "units 1 and 2", CHISO_E_DATA},
        {estimate, NULL, {1, 2, 0, 2, 1, 0, 0, 0, 1}, "negative variance", CHISO_E_DATA},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const double *covariance = cases[i].covariance[0] != 0 ? cases[i].covariance : NULL;
        chiso_error error = {0};
        assert_int_equal(sets(cases[i].estimate, covariance, cases[i].se, low, high, &error),
                         cases[i].status);
        assert_contains(error.message, cases[i].word);
    }
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    options.level = 2;
    assert_int_equal(chiso_rank_sets(low, high, estimate, NULL, se, NULL, N, &options, NULL),
                     CHISO_E_ARGUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_provinces_of_2023_have_their_sets),
        cmocka_unit_test(a_covariance_takes_the_place_of_standard_errors),
        cmocka_unit_test(nothing_to_rank_is_no_error),
        cmocka_unit_test(impossible_numbers_are_refused),
    };
    return RUN_TESTS(tests);
}
