/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/pair_sums.h"

#include "test.h"

/* Weights 1, 2, 1; the third left b out. */
static const double answers[3][2] = {{1, 2}, {3, 5}, {7, NAN}};
static const double weights[3] = {1, 2, 1};

static void fill(double *sums, double *n) {
    for (size_t i = 0; i < 3; i++) {
        chiso__pair_sums_add(sums, answers[i], weights[i], 2);
        if (n != NULL) chiso__pair_counts_add(n, answers[i], 2);
    }
}

static void pairs_are_numbered_row_by_row_either_way_round(void **state) {
    (void)state;
    assert_int_equal(chiso__pairs(4), 10);
    assert_int_equal(chiso__pair(0, 0), 0);
    assert_int_equal(chiso__pair(1, 0), 1);
    assert_int_equal(chiso__pair(0, 1), 1);
    assert_int_equal(chiso__pair(3, 3), 9);
}

static void a_pair_has_sums_of_those_who_answered_both(void **state) {
    double sums[3 * CHISO__PAIR_SUMS] = {0}, n[3] = {0};
    const double expected[3][CHISO__PAIR_SUMS] = {
        {4, 14, 14, 68, 68, 68}, {3, 12, 7, 54, 19, 32}, {3, 12, 12, 54, 54, 54}};
    (void)state;
    fill(sums, n);
    for (size_t p = 0; p < 3; p++) {
        for (size_t k = 0; k < CHISO__PAIR_SUMS; k++)
            assert_close(sums[p * CHISO__PAIR_SUMS + k], expected[p][k], 0);
    }
    assert_close(n[0], 3, 0);
    assert_close(n[1], 2, 0);
    assert_close(n[2], 2, 0);
}

static void a_covariance_has_the_means_of_the_pair(void **state) {
    double sums[3 * CHISO__PAIR_SUMS] = {0};
    (void)state;
    fill(sums, NULL);
    assert_close(chiso__pair_covariance(sums + CHISO__PAIR_SUMS), (32 - 12 * 7 / 3.0) / 3, 1e-15);
    assert_close(chiso__pair_covariance(sums), (68 - 14 * 14 / 4.0) / 4, 1e-15);
}

static void a_correlation_is_that_of_two_points_and_none_without_variance(void **state) {
    double sums[3 * CHISO__PAIR_SUMS] = {0}, same[CHISO__PAIR_SUMS] = {2, 2, 4, 2, 10, 4};
    (void)state;
    fill(sums, NULL);
    assert_close(chiso__pair_correlation(sums + CHISO__PAIR_SUMS), 1, 1e-15);
    assert_true(isnan(chiso__pair_correlation(same))); /* 1 and 1 beside 1 and 3 */
}

static void a_pair_that_nobody_answered_has_nothing(void **state) {
    const double none[CHISO__PAIR_SUMS] = {0};
    (void)state;
    assert_true(isnan(chiso__pair_covariance(none)));
    assert_true(isnan(chiso__pair_correlation(none)));
}

/* Moving a weight by h moves the covariance by h times what the respondent adds. */
static void influence_is_the_derivative_by_the_weight(void **state) {
    double sums[3 * CHISO__PAIR_SUMS] = {0}, one[3 * CHISO__PAIR_SUMS] = {0};
    const double h = 1e-6;
    (void)state;
    fill(sums, NULL);
    chiso__pair_sums_add(one, answers[1], 1, 2);
    for (size_t p = 0; p < 3; p++) {
        double more[CHISO__PAIR_SUMS], less[CHISO__PAIR_SUMS];
        const double *all = sums + p * CHISO__PAIR_SUMS, *unit = one + p * CHISO__PAIR_SUMS;
        for (size_t k = 0; k < CHISO__PAIR_SUMS; k++) {
            more[k] = all[k] + h * unit[k];
            less[k] = all[k] - h * unit[k];
        }
        const double slope =
            (chiso__pair_covariance(more) - chiso__pair_covariance(less)) / (2 * h);
        assert_close(chiso__pair_influence(unit, all), slope, 1e-8);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_numbered_row_by_row_either_way_round),
        cmocka_unit_test(a_pair_has_sums_of_those_who_answered_both),
        cmocka_unit_test(a_covariance_has_the_means_of_the_pair),
        cmocka_unit_test(a_correlation_is_that_of_two_points_and_none_without_variance),
        cmocka_unit_test(a_pair_that_nobody_answered_has_nothing),
        cmocka_unit_test(influence_is_the_derivative_by_the_weight),
    };
    return RUN_TESTS(tests);
}
