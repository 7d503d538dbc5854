/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/difference.h"
#include "test.h"

/* What R says of a change: tests/golden/compare. */

static chiso__difference change_of(chiso__compared before, chiso__compared after) {
    chiso__difference difference;
    chiso__difference_make(&difference, &after, &before, (chiso__tie){false, 0}, 0.95);
    return difference;
}

static chiso__direction direction_of(chiso__compared before, chiso__compared after) {
    const chiso__difference difference = change_of(before, after);
    return chiso__difference_direction(&difference, &after, &before);
}

static chiso__difference tied(chiso__compared from, chiso__compared of, double covariance) {
    chiso__difference difference;
    chiso__difference_make(&difference, &of, &from, (chiso__tie){true, covariance}, 0.95);
    return difference;
}

#define NONE                                                                                       \
    { NAN, NAN, NAN }
#define SCORED(score, se, df) ((chiso__compared){score, se, df})

static void a_score_that_is_known_exactly_leaves_the_degrees_of_freedom_of_the_other(void **state) {
    (void)state;
    const chiso__difference c = change_of(SCORED(5, 0, NAN), SCORED(6, 0.5, 7));
    assert_close(c.se, 0.5, 0);
    assert_close(c.df, 7, 1e-12);
    assert_close(c.t, 2, 1e-15);
}

static void two_exact_scores_leave_no_doubt(void **state) {
    (void)state;
    chiso__difference c = change_of(SCORED(5, 0, 9), SCORED(6, 0, 9));
    assert_true(c.se == 0 && c.low == 1 && c.high == 1 && c.p == 0);
    assert_true(isinf(c.t) && c.t > 0);
    assert_int_equal(direction_of(SCORED(5, 0, 9), SCORED(6, 0, 9)), CHISO__DIRECTION_UP);
    assert_int_equal(direction_of(SCORED(6, 0, 9), SCORED(5, 0, 9)), CHISO__DIRECTION_DOWN);
    c = change_of(SCORED(0.1 + 0.2, 0, 9), SCORED(0.3, 0, 9));
    assert_true(c.p == 1 && isnan(c.t));
    assert_int_equal(direction_of(SCORED(0.1 + 0.2, 0, 9), SCORED(0.3, 0, 9)),
                     CHISO__DIRECTION_NONE);
}

static void without_degrees_of_freedom_there_is_no_test(void **state) {
    (void)state;
    static const double none[] = {0, -1, NAN};
    for (size_t i = 0; i < 3; i++) {
        const chiso__difference c = change_of(SCORED(5, 0.3, 9), SCORED(6, 0.4, none[i]));
        assert_close(c.se, 0.5, 1e-15);
        assert_true(isnan(c.low) && isnan(c.high) && isnan(c.p) && isnan(c.t));
        assert_int_equal(direction_of(SCORED(5, 0.3, 9), SCORED(6, 0.4, none[i])),
                         CHISO__DIRECTION_UNKNOWN);
    }
}

static void without_standard_errors_direction_is_the_sign(void **state) {
    (void)state;
    assert_int_equal(direction_of(SCORED(5, NAN, NAN), SCORED(6, NAN, NAN)), CHISO__DIRECTION_UP);
    assert_int_equal(direction_of(SCORED(5, NAN, NAN), SCORED(4, NAN, NAN)), CHISO__DIRECTION_DOWN);
    assert_int_equal(direction_of(SCORED(5, NAN, NAN), SCORED(5, NAN, NAN)), CHISO__DIRECTION_NONE);
    assert_true(isnan(change_of(SCORED(5, NAN, NAN), SCORED(6, NAN, NAN)).se));
}

static void one_standard_error_of_two_tells_nothing(void **state) {
    (void)state;
    assert_int_equal(direction_of(SCORED(5, NAN, NAN), SCORED(6, 0.1, 9)),
                     CHISO__DIRECTION_UNKNOWN);
    assert_true(isnan(change_of(SCORED(5, 0.1, 9), SCORED(6, NAN, NAN)).p));
}

static void a_score_that_is_missing_has_not_changed(void **state) {
    (void)state;
    const chiso__compared none = NONE;
    const chiso__difference c = change_of(none, SCORED(6, 0.1, 9));
    assert_true(isnan(c.value) && isnan(c.se) && isnan(c.df) && isnan(c.p) && isnan(c.low));
    assert_int_equal(direction_of(none, SCORED(6, 0.1, 9)), CHISO__DIRECTION_UNKNOWN);
    assert_int_equal(direction_of(none, none), CHISO__DIRECTION_UNKNOWN);
}

static void what_varies_together_has_the_lesser_degrees_of_freedom(void **state) {
    (void)state;
    const chiso__difference d = tied(SCORED(5, 3, 9), SCORED(7, 4, 4), 10);
    assert_close(d.value, 2, 0);
    assert_close(d.se, sqrt(9 + 16 - 20), 1e-15);
    assert_true(d.df == 4);
    assert_close(d.t, 2 / sqrt(5), 1e-15);
    assert_true(isnan(tied(SCORED(5, 3, NAN), SCORED(7, 4, 4), 10).df));
    assert_true(isnan(tied(SCORED(5, 3, 9), SCORED(7, 4, NAN), 10).p));
}

static void what_rounding_leaves_of_a_variance_that_cancels_is_none(void **state) {
    (void)state;
    const chiso__difference d = tied(SCORED(5, 0.1, 9), SCORED(7, 0.3, 4), 0.05 - 1e-17);
    assert_true(d.se == 0 && d.p == 0 && d.low == 2 && d.high == 2);
}

/* All people of a domain in one unit: its 0 says nothing. */
static void a_standard_error_of_zero_without_degrees_of_freedom_is_not_known(void **state) {
    (void)state;
    static const double none[] = {0, -1};
    for (size_t i = 0; i < 2; i++) {
        const chiso__difference both = change_of(SCORED(5, 0, none[i]), SCORED(6, 0, none[i]));
        assert_true(both.value == 1 && isnan(both.p) && isnan(both.low));
        assert_int_equal(direction_of(SCORED(5, 0, none[i]), SCORED(6, 0, none[i])),
                         CHISO__DIRECTION_UNKNOWN);
        assert_true(isnan(change_of(SCORED(5, 0.4, 7), SCORED(6, 0, none[i])).p));
        assert_true(isnan(tied(SCORED(5, 0, none[i]), SCORED(6, 0, none[i]), 0).p));
    }
}

static void what_is_left_beside_two_known_estimates_is_rounding(void **state) {
    (void)state;
    const chiso__compared a = {84, 0, 9}, b = {84, 0, 9};
    chiso__difference d;
    chiso__difference_make_of(&d, &a, &b, 1e-25, 0.95);
    assert_true(d.se == 0 && d.p == 1 && isnan(d.t));
    chiso__difference_make_of(&d, &a, &b, 1e-20, 0.95);
    assert_close(d.se, 1e-10, 1e-12);
}

static void a_covariance_that_is_not_known_leaves_no_test(void **state) {
    (void)state;
    const chiso__difference d = tied(SCORED(5, 0.1, 9), SCORED(7, 0.3, 4), NAN);
    assert_close(d.value, 2, 0);
    assert_true(isnan(d.se) && isnan(d.df) && isnan(d.p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_that_is_known_exactly_leaves_the_degrees_of_freedom_of_the_other),
        cmocka_unit_test(two_exact_scores_leave_no_doubt),
        cmocka_unit_test(without_degrees_of_freedom_there_is_no_test),
        cmocka_unit_test(without_standard_errors_direction_is_the_sign),
        cmocka_unit_test(one_standard_error_of_two_tells_nothing),
        cmocka_unit_test(a_score_that_is_missing_has_not_changed),
        cmocka_unit_test(what_varies_together_has_the_lesser_degrees_of_freedom),
        cmocka_unit_test(what_rounding_leaves_of_a_variance_that_cancels_is_none),
        cmocka_unit_test(a_standard_error_of_zero_without_degrees_of_freedom_is_not_known),
        cmocka_unit_test(what_is_left_beside_two_known_estimates_is_rounding),
        cmocka_unit_test(a_covariance_that_is_not_known_leaves_no_test),
    };
    return RUN_TESTS(tests);
}
