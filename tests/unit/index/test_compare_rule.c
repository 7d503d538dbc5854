/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/compare.h"
#include "test.h"

static chiso__direction rule_of(double before, double after) {
    const chiso__scored rounds[] = {{before, NAN, NAN}, {after, NAN, NAN}};
    return chiso__change_rule(rounds);
}

static void a_score_that_is_missing_has_no_direction(void **state) {
    (void)state;
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
        cmocka_unit_test(a_score_that_is_missing_has_no_direction),
        cmocka_unit_test(more_than_five_percent_is_more_than_five_percent),
    };
    return RUN_TESTS(tests);
}
