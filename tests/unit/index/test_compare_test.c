/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"
#include "index/compare.h"

/* What R says of a change: tests/golden/compare. */

static chiso__change change_of(chiso__scored before, chiso__scored after) {
    const chiso__scored rounds[] = {before, after};
    chiso__change change;
    chiso__change_make(&change, rounds, 0.95);
    return change;
}

static chiso__direction direction_of(chiso__scored before, chiso__scored after) {
    const chiso__scored rounds[] = {before, after};
    const chiso__change change = change_of(before, after);
    return chiso__change_direction(&change, rounds);
}

static chiso__direction rule_of(double before, double after) {
    const chiso__scored rounds[] = {{before, NAN, NAN}, {after, NAN, NAN}};
    return chiso__change_rule(rounds);
}

#define NONE                                                                                       \
    { NAN, NAN, NAN }
#define SCORED(score, se, df) ((chiso__scored){score, se, df})

static void a_score_that_is_known_exactly_leaves_the_degrees_of_freedom_of_the_other(void **state) {
    (void)state;
    const chiso__change c = change_of(SCORED(5, 0, NAN), SCORED(6, 0.5, 7));
    assert_close(c.se, 0.5, 0);
    assert_close(c.df, 7, 1e-12);
    assert_close(c.t, 2, 1e-15);
}

static void two_exact_scores_leave_no_doubt(void **state) {
    (void)state;
    chiso__change c = change_of(SCORED(5, 0, 9), SCORED(6, 0, 9));
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
        const chiso__change c = change_of(SCORED(5, 0.3, 9), SCORED(6, 0.4, none[i]));
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
    const chiso__scored none = NONE;
    const chiso__change c = change_of(none, SCORED(6, 0.1, 9));
    assert_true(isnan(c.change) && isnan(c.se) && isnan(c.df) && isnan(c.p) && isnan(c.low));
    assert_int_equal(direction_of(none, SCORED(6, 0.1, 9)), CHISO__DIRECTION_UNKNOWN);
    assert_int_equal(direction_of(none, none), CHISO__DIRECTION_UNKNOWN);
    assert_int_equal(rule_of(NAN, 6), CHISO__DIRECTION_UNKNOWN);
}

/* 4.2 - 4 is a little more than 0.2 in binary. */
static void more_than_five_percent_is_more_than_five_percent(void **state) {
    (void)state;
    assert_int_equal(rule_of(4, 4.2), CHISO__DIRECTION_NONE);
    assert_int_equal(rule_of(4, 4.2001), CHISO__DIRECTION_UP);
    assert_int_equal(rule_of(4, 3.8), CHISO__DIRECTION_NONE);
    assert_int_equal(rule_of(4, 3.7999), CHISO__DIRECTION_DOWN);
    assert_int_equal(rule_of(-4, -3.7), CHISO__DIRECTION_UP);
    assert_int_equal(rule_of(0, 0), CHISO__DIRECTION_NONE);
    assert_int_equal(rule_of(0, 1e-9), CHISO__DIRECTION_UP);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_that_is_known_exactly_leaves_the_degrees_of_freedom_of_the_other),
        cmocka_unit_test(two_exact_scores_leave_no_doubt),
        cmocka_unit_test(without_degrees_of_freedom_there_is_no_test),
        cmocka_unit_test(without_standard_errors_direction_is_the_sign),
        cmocka_unit_test(one_standard_error_of_two_tells_nothing),
        cmocka_unit_test(a_score_that_is_missing_has_not_changed),
        cmocka_unit_test(more_than_five_percent_is_more_than_five_percent),
    };
    return RUN_TESTS(tests);
}
