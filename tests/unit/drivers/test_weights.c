/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights.h"

#include "test.h"

enum { MOST = 4 };

static double room[3 * MOST * MOST + 3 * MOST];

static bool weigh(double *weight, const double *correlation, size_t p) {
    assert_true(chiso__relative_weights_room(p) <= sizeof room / sizeof room[0]);
    return chiso__relative_weights(weight, correlation, p, room);
}

/* R² of one predictor is its squared correlation, of two what a triangle says. */
static double both(double ra, double rb, double r) {
    return (ra * ra + rb * rb - 2 * ra * rb * r) / (1 - r * r);
}

/* What each adds, on average, behind the other or alone (Lindeman, Merenda and Gold 1980). */
static void of_two_predictors_they_are_general_dominance(void **state) {
    (void)state;
    static const double cases[][3] = {
        {0.5, 0.4, 0.3}, {0.7, 0.1, 0.6}, {-0.3, 0.6, -0.2}, {0.2, 0.2, 0.9}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const double ra = cases[i][0], rb = cases[i][1], r = cases[i][2], all = both(ra, rb, r);
        const double correlation[] = {1, r, ra, r, 1, rb, ra, rb, 1};
        double weight[2];
        assert_true(weigh(weight, correlation, 2));
        assert_close(weight[0], (ra * ra + all - rb * rb) / 2, 1e-14);
        assert_close(weight[1], (rb * rb + all - ra * ra) / 2, 1e-14);
    }
}

static void of_uncorrelated_predictors_they_are_squared_correlations(void **state) {
    (void)state;
    static const double correlation[] = {1, 0, 0, 0.3, 0,   1,    0,   -0.5,
                                         0, 0, 1, 0.1, 0.3, -0.5, 0.1, 1};
    double weight[3];
    assert_true(weigh(weight, correlation, 3));
    assert_close(weight[0], 0.09, 1e-15);
    assert_close(weight[1], 0.25, 1e-15);
    assert_close(weight[2], 0.01, 1e-15);
}

/* Of predictors that are alike the share is alike; the sum is R², here of four equal ones. */
static void of_like_predictors_they_are_alike_and_sum_to_r_squared(void **state) {
    (void)state;
    const double r = 0.6, ry = 0.4, r_squared = 4 * ry * ry / (1 + 3 * r);
    double correlation[5 * 5], weight[MOST], sum = 0;
    for (size_t i = 0; i < 25; i++) {
        const size_t a = i / 5, b = i % 5;
        correlation[i] = a == b ? 1 : a == 4 || b == 4 ? ry : r;
    }
    assert_true(weigh(weight, correlation, 4));
    for (size_t k = 0; k < 4; k++) {
        assert_close(weight[k], r_squared / 4, 1e-14);
        sum += weight[k];
    }
    assert_close(sum, r_squared, 1e-14);
}

static void one_predictor_has_all(void **state) {
    (void)state;
    static const double correlation[] = {1, -0.8, -0.8, 1};
    double weight;
    assert_true(weigh(&weight, correlation, 1));
    assert_close(weight, 0.64, 1e-15);
}

static void correlations_that_cannot_be_have_no_weights(void **state) {
    (void)state;
    static const double impossible[] = {1, 1.5, 0.1, 1.5, 1, 0.1, 0.1, 0.1, 1};
    static const double missing[] = {1, NAN, 0.1, NAN, 1, 0.1, 0.1, 0.1, 1};
    double weight[2];
    assert_false(weigh(weight, impossible, 2));
    assert_false(weigh(weight, missing, 2));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_predictors_they_are_general_dominance),
        cmocka_unit_test(of_uncorrelated_predictors_they_are_squared_correlations),
        cmocka_unit_test(of_like_predictors_they_are_alike_and_sum_to_r_squared),
        cmocka_unit_test(one_predictor_has_all),
        cmocka_unit_test(correlations_that_cannot_be_have_no_weights),
    };
    return RUN_TESTS(tests);
}
