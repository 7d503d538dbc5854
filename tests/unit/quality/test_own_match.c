/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That shares, limits and p are those of R is in tests/golden/quality. */
#include "interviews.h"

static looked look_for(const char *text, const char *interviewer) {
    const double thresholds[CHISO_THRESHOLDS] = {[CHISO_THRESHOLD_MIN_INTERVIEWS] = 2};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.interviewer = interviewer;
    options.checks = CHISO_CHECK_MATCH;
    options.rows = CHISO_QUALITY_ALL;
    options.thresholds = thresholds, options.n_thresholds = CHISO_THRESHOLDS;
    looked l = look(text, &options);
    assert_ok(l.status, l.error);
    return l;
}

static double number_of(const looked *l, const char *who, const char *column) {
    const int64_t row = row_of(l, "own_match", "interviewer", who);
    assert_true(row >= 0);
    return number_at(l, (size_t)row, column);
}

/* a's first two are most like each other: one pair; his third is most like b's first. */
static void two_that_are_most_like_each_other_are_one_pair(void **state) {
    (void)state;
    looked l =
        look_for("q1,q2,q3,q4,who\n1,1,1,1,a\n1,1,1,2,a\n5,5,4,4,a\n5,5,5,4,b\n3,3,5,3,b\n", "who");
    assert_close(number_of(&l, "a", "value"), 1.0 / 3, 1e-15);
    assert_true(number_of(&l, "b", "n") == 2);
    /* the third of b has q3 in common with the first of b alone */
    assert_close(number_of(&l, "b", "value"), 1.0 / 2, 1e-15);
    assert_close(value_of(&l, "own_match", "whole", "share"), 2.0 / 5, 1e-15);
    /* by chance 3·2/4 and 2·1/4 */
    const int64_t whole = row_of(&l, "own_match", "whole", "share");
    assert_close(number_at(&l, (size_t)whole, "expected"), 2.0 / 5, 1e-15);
    assert_close(number_of(&l, "a", "expected"), 2.0 / 4, 1e-15);
    looked_free(&l);
}

static void where_nobody_is_like_his_own_nothing_is_expected(void **state) {
    (void)state;
    looked l = look_for("q1,q2,q3,who\n1,1,1,a\n2,2,2,a\n1,1,1,b\n2,2,2,b\n", "who");
    assert_true(number_of(&l, "a", "value") == 0 && number_of(&l, "a", "expected") == 0);
    assert_true(number_of(&l, "a", "p") == 1);
    assert_true(number_of(&l, "a", "threshold") == 0.5); /* one of two would be too many */
    looked_free(&l);
}

/* One interviewer has nearly all interviews: that all pairs are his is what is expected. */
static void more_than_certain_is_certain(void **state) {
    (void)state;
    looked l = look_for(
        "q1,q2,q3,who\n1,1,1,a\n1,1,2,a\n1,1,1,a\n1,1,3,a\n1,2,1,a\n1,4,1,a\n"
        "5,5,5,b\n1,5,5,b\n",
        "who");
    assert_true(number_of(&l, "a", "expected") <= 1 && number_of(&l, "a", "p") == 1);
    assert_string_equal(flags_of(&l, "own_match", "interviewer", "a"), "");
    looked_free(&l);
}

static void one_interviewer_has_nobody_to_be_compared_with(void **state) {
    (void)state;
    looked l = look_for("q1,q2,q3,who\n1,1,1,a\n1,1,2,a\n1,2,1,\n1,1,1,b\n", "who");
    assert_string_equal(flags_of(&l, "own_match", "interviewer", "a"), "not_compared");
    assert_string_equal(flags_of(&l, "own_match", "interviewer", "b"), "too_few");
    looked_free(&l);
    l = look_for("q1,q2,q3,who\n1,1,1,a\n", "who");
    assert_string_equal(flags_of(&l, "own_match", "whole", "share"), "not_compared");
    looked_free(&l);
    l = look_for("q1,q2,q3\n1,1,1\n1,1,1\n", NULL);
    assert_true(row_of(&l, "own_match", "whole", "share") < 0);
    looked_free(&l);
}

static void who_has_no_interviewer_is_nobodys(void **state) {
    (void)state;
    looked l = look_for("q1,q2,q3,who\n1,1,1,a\n1,1,2,a\n1,1,1,\n2,,,a\n3,3,3,b\n3,3,1,b\n", "who");
    assert_true(number_of(&l, "a", "n") == 2); /* the fourth was not compared */
    assert_true(value_of(&l, "own_match", "whole", "share") == 0.5);
    looked_free(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_are_most_like_each_other_are_one_pair),
        cmocka_unit_test(where_nobody_is_like_his_own_nothing_is_expected),
        cmocka_unit_test(more_than_certain_is_certain),
        cmocka_unit_test(who_has_no_interviewer_is_nobodys),
        cmocka_unit_test(one_interviewer_has_nobody_to_be_compared_with),
    };
    return RUN_TESTS(tests);
}
