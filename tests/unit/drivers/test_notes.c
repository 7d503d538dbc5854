/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driven.h"

static void people_left_out_are_counted(void **state) {
    (void)state;
    driven *d = driven_people();
    assert_ok(drive(d), d->survey.error);
    /* of 96 people, those of number 3, 10 … 94 have no b */
    assert_contains(driven_notes(d), "82 of 96 people answered y and all predictors; the other 14");
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "82 trong 96 người trả lời đủ y");
    driven_free(d);
}

static void where_nobody_is_left_out_nothing_is_said(void **state) {
    (void)state;
    driven *d = driven_people();
    d->predictors[1] = "c";
    assert_ok(drive(d), d->survey.error);
    assert_null(strstr(driven_notes(d), "left out"));
    driven_free(d);
}

static void the_answer_whose_odds_are_meant_is_told(void **state) {
    (void)state;
    driven *d = driven_people();
    d->options.outcome = "yes";
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "the odds are those of answer yes to yes");
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "odds là của câu trả lời yes cho yes");
    driven_free(d);
}

static void scales_that_nobody_knows_are_told(void **state) {
    (void)state;
    driven *d = driven_people();
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "the bounds of some predictors are not known");
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "không biết giới hạn");
    driven_free(d);
}

static void what_becomes_of_lone_units_is_told(void **state) {
    (void)state;
    driven *d = driven_new("s,y,a\n1,1,2\n1,3,1\n1,2,2\n1,4,4\n2,5,5\n", "y", "a", NULL);
    d->survey.design.strata = "s";
    d->variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "1 of 2 strata have one sampling unit");
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_left_out_are_counted),
        cmocka_unit_test(where_nobody_is_left_out_nothing_is_said),
        cmocka_unit_test(the_answer_whose_odds_are_meant_is_told),
        cmocka_unit_test(scales_that_nobody_knows_are_told),
        cmocka_unit_test(what_becomes_of_lone_units_is_told),
    };
    return RUN_TESTS(tests);
}
