/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/fit.h"

#include "some_people.h"

/* y = 2 + 3a - b, without an error. */
static some_people *on_a_plane(double shift) {
    some_people *s = some_people_new(2);
    for (unsigned i = 0; i < 12; i++) {
        const double a = shift + floor(8 * noise(i)), b = floor(6 * noise(i + 100));
        add_one(s, 1 + noise(i + 200), (double[]){a, b, 2 + 3 * a - b});
    }
    return s;
}

static void a_plane_is_found(void **state) {
    (void)state;
    some_people *s = on_a_plane(0);
    const chiso__fit *fit = fit_them(s, false);
    assert_int_equal(fit->state, CHISO__FIT_OK);
    assert_close(chiso__fit_coefficient(fit, 0), 2, 1e-12);
    assert_close(chiso__fit_coefficient(fit, 1), 3, 1e-13);
    assert_close(chiso__fit_coefficient(fit, 2), -1, 1e-13);
    assert_close(fit->r_squared, 1, 1e-14);
    assert_close(chiso__fit_expected(fit, (double[]){1, 10, 4}), 28, 1e-12);
    some_people_free(s);
}

/* Two people at x = 0 (weights 1 and 3) and one at x = 1: the line goes through both means. */
static void weights_count(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    add_one(s, 1, (double[]){0, 8});
    add_one(s, 3, (double[]){0, 4});
    add_one(s, 2, (double[]){1, 11});
    const chiso__fit *fit = fit_them(s, false);
    assert_close(chiso__fit_coefficient(fit, 0), 5, 1e-14);
    assert_close(chiso__fit_coefficient(fit, 1), 6, 1e-14);
    assert_close(fit->weight, 6, 1e-15);
    assert_close(fit->mean[2], 7, 1e-15);
    /* Σw(y - 7)² is 1 + 27 + 32, of which 12 is within x = 0 */
    assert_close(fit->variance[2], 10, 1e-14);
    assert_close(fit->r_squared, 0.8, 1e-14);
    some_people_free(s);
}

/* About their own centre, as it is made for each domain. */
static void numbers_far_from_zero_keep_their_digits(void **state) {
    (void)state;
    some_people *s = on_a_plane(1e9);
    s->centre[1] = 1e9;
    s->centre[3] = 3e9;
    const chiso__fit *fit = fit_them(s, false);
    assert_close(chiso__fit_coefficient(fit, 1), 3, 1e-12);
    assert_close(chiso__fit_coefficient(fit, 2), -1, 1e-12);
    some_people_free(s);
}

/* 1/(1 - r²) of two. */
static void inflation_is_what_predictors_have_in_common(void **state) {
    (void)state;
    some_people *s = on_a_plane(0);
    const chiso__fit *fit = fit_them(s, false);
    const double r = fit->correlation[1];
    assert_true(r != 0);
    assert_close(fit->inflation[0], 1 / (1 - r * r), 1e-13);
    assert_close(fit->inflation[1], 1 / (1 - r * r), 1e-13);
    some_people_free(s);
}

static void nobody_has_no_regression(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    assert_int_equal(fit_them(s, false)->state, CHISO__FIT_NOBODY);
    some_people_free(s);
}

static void what_is_the_same_for_all_is_named(void **state) {
    (void)state;
    some_people *s = some_people_new(2);
    for (unsigned i = 0; i < 8; i++) add_one(s, 1, (double[]){noise(i), 1.0 / 3, noise(i + 50)});
    s->centre[2] = 0.25;
    const chiso__fit *fit = fit_them(s, false);
    assert_int_equal(fit->state, CHISO__FIT_CONSTANT);
    assert_int_equal(fit->culprit, 2);
    some_people_free(s);
}

static void an_outcome_that_is_the_same_for_all_is_named(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    for (unsigned i = 0; i < 8; i++) add_one(s, 1 + noise(i), (double[]){noise(i + 9), 4});
    const chiso__fit *fit = fit_them(s, false);
    assert_int_equal(fit->state, CHISO__FIT_CONSTANT);
    assert_int_equal(fit->culprit, 2);
    some_people_free(s);
}

/* The third is the sum of the first two; the fourth is free. */
static void a_combination_of_predictors_is_found(void **state) {
    (void)state;
    some_people *s = some_people_new(4);
    bool with[4] = {false};
    for (unsigned i = 0; i < 20; i++) {
        const double a = noise(i), free = noise(i + 30), b = noise(i + 60);
        add_one(s, 1, (double[]){a, free, b, 2 * a - b / 3 + 1, noise(i + 90)});
    }
    const chiso__fit *fit = fit_them(s, false);
    assert_int_equal(fit->state, CHISO__FIT_COLLINEAR);
    assert_int_equal(chiso__fit_collinear(fit, with), 4);
    assert_true(with[0]);
    assert_false(with[1]);
    assert_true(with[2]);
    some_people_free(s);
}

static void a_predictor_that_is_another_one_in_other_units_is_found(void **state) {
    (void)state;
    some_people *s = some_people_new(2);
    bool with[2] = {false};
    for (unsigned i = 0; i < 9; i++) {
        const double a = noise(i);
        add_one(s, 1, (double[]){a, 32 + 1.8 * a, noise(i + 20)});
    }
    const chiso__fit *fit = fit_them(s, false);
    assert_int_equal(fit->state, CHISO__FIT_COLLINEAR);
    assert_int_equal(chiso__fit_collinear(fit, with), 2);
    assert_true(with[0]);
    some_people_free(s);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plane_is_found),
        cmocka_unit_test(weights_count),
        cmocka_unit_test(numbers_far_from_zero_keep_their_digits),
        cmocka_unit_test(inflation_is_what_predictors_have_in_common),
        cmocka_unit_test(nobody_has_no_regression),
        cmocka_unit_test(what_is_the_same_for_all_is_named),
        cmocka_unit_test(an_outcome_that_is_the_same_for_all_is_named),
        cmocka_unit_test(a_combination_of_predictors_is_found),
        cmocka_unit_test(a_predictor_that_is_another_one_in_other_units_is_found),
    };
    return RUN_TESTS(tests);
}
