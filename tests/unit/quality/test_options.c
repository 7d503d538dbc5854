/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/options.h"

#include "test.h"

static const char *refusal(const chiso_quality_options *options) {
    static chiso_error error;
    chiso__quality_choice choice;
    error = (chiso_error){0};
    assert_int_equal(chiso__quality_choice_of(&choice, options, &error), CHISO_E_ARGUMENT);
    return error.message;
}

static void names_are_a_closed_list(void **state) {
    (void)state;
    assert_string_equal(chiso_check_name(CHISO_CHECK_MATCH), "match");
    assert_string_equal(chiso_check_name(CHISO_CHECK_WEIGHTS), "weights");
    assert_null(chiso_check_name(0));
    assert_null(chiso_check_name(3));
    assert_null(chiso_check_name(64));
    assert_string_equal(chiso_threshold_name(CHISO_THRESHOLD_ICC), "icc");
    assert_null(chiso_threshold_name(-1));
    assert_null(chiso_threshold_name(CHISO_THRESHOLDS));
    assert_true(chiso_threshold_default(CHISO_THRESHOLD_PERCENT_MATCH) == 0.85);
    assert_true(isnan(chiso_threshold_default(-1)));
    assert_true(isnan(chiso_threshold_default(CHISO_THRESHOLDS)));
}

static void what_is_left_out_has_its_default(void **state) {
    (void)state;
    const double thresholds[] = {0, 0, 1};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso__quality_choice choice;
    chiso_error error = {0};
    options.thresholds = thresholds;
    options.n_thresholds = 3;
    assert_ok(chiso__quality_choice_of(&choice, &options, &error), error);
    assert_true(choice.threshold[CHISO_THRESHOLD_STRAIGHT_LINE] == 1);
    for (int32_t i = 0; i < CHISO_THRESHOLDS; i++)
        if (i != CHISO_THRESHOLD_STRAIGHT_LINE)
            assert_true(choice.threshold[i] == chiso_threshold_default(i));
}

/* What has no columns is not looked at. */
static void checks_follow_from_the_columns(void **state) {
    (void)state;
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso__quality_choice choice;
    chiso_error error = {0};
    assert_ok(chiso__quality_choice_of(&choice, NULL, &error), error);
    assert_true(chiso__quality_has(&choice, CHISO_CHECK_MATCH));
    assert_false(chiso__quality_has(&choice, CHISO_CHECK_DURATION));
    assert_false(chiso__quality_has(&choice, CHISO_CHECK_INTERVIEWERS));
    options.interviewer = "who";
    options.duration = "minutes";
    assert_ok(chiso__quality_choice_of(&choice, &options, &error), error);
    assert_true(chiso__quality_has(&choice, CHISO_CHECK_DURATION));
    assert_true(chiso__quality_has(&choice, CHISO_CHECK_INTERVIEWERS));
    options.checks = CHISO_CHECK_LINES;
    assert_ok(chiso__quality_choice_of(&choice, &options, &error), error);
    assert_false(chiso__quality_has(&choice, CHISO_CHECK_MATCH));
}

static void a_threshold_that_makes_no_sense_is_refused(void **state) {
    (void)state;
    double thresholds[CHISO_THRESHOLDS + 1] = {0};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.n_thresholds = 1;
    assert_contains(refusal(&options), "n_thresholds is 1 but thresholds is NULL");
    options.thresholds = thresholds;
    options.n_thresholds = CHISO_THRESHOLDS + 1;
    assert_contains(refusal(&options), "there are 11 thresholds, not 12");
    options.n_thresholds = CHISO_THRESHOLDS;
    thresholds[CHISO_THRESHOLD_PERCENT_MATCH] = 85;
    assert_contains(refusal(&options), "percent_match is a number above 0 and at most 1, or auto");
    thresholds[CHISO_THRESHOLD_PERCENT_MATCH] = CHISO_THRESHOLD_AUTO;
    thresholds[CHISO_THRESHOLD_STRAIGHT_LINE] = CHISO_THRESHOLD_AUTO;
    assert_contains(refusal(&options), "straight_line is a number above 0 and at most 1");
    thresholds[CHISO_THRESHOLD_STRAIGHT_LINE] = 0;
    thresholds[CHISO_THRESHOLD_OUTLIER] = NAN;
    assert_contains(refusal(&options), "outlier is a number above 0 and at most 1000000");
    thresholds[CHISO_THRESHOLD_OUTLIER] = 0;
    thresholds[CHISO_THRESHOLD_LEVEL] = 1; /* which the options point to */
    assert_contains(refusal(&options), "level is below 1");
}

static void numbers_outside_their_lists_are_refused(void **state) {
    (void)state;
    const chiso_quality_options none = CHISO_QUALITY_OPTIONS_INIT;
    chiso_quality_options options = none;
    options.n_items = 2;
    assert_contains(refusal(&options), "n_items is 2 but items is NULL");
    options.items = (const char *const[]){"q1", ""};
    assert_contains(refusal(&options), "column 2 of --items has no name");
    options.items = (const char *const[]){NULL, "q2"};
    assert_contains(refusal(&options), "column 1 of --items has no name");
    options = none, options.checks = 64;
    assert_contains(refusal(&options), "checks are a sum");
    options = none, options.checks = -1;
    assert_contains(refusal(&options), "checks are a sum");
    options = none, options.match_missing = 2;
    assert_contains(refusal(&options), "match_missing");
    options = none, options.match_missing = -1;
    assert_contains(refusal(&options), "match_missing");
    options = none, options.rows = 2;
    assert_contains(refusal(&options), "rows are");
    options = none, options.rows = -1;
    assert_contains(refusal(&options), "rows are");
    options = none, options.threads = -1;
    assert_contains(refusal(&options), "threads");
    options = none, options.language = 2;
    assert_contains(refusal(&options), "language");
    options = none, options.struct_size = 1;
    assert_contains(refusal(&options), "struct_size");
}

static void columns_that_say_little_alone_are_refused(void **state) {
    (void)state;
    const chiso_quality_options none = CHISO_QUALITY_OPTIONS_INIT;
    chiso_quality_options options = none;
    options.end = "ended";
    assert_contains(refusal(&options), "(--start)");
    options = none, options.start = "began";
    assert_contains(refusal(&options), "(--end)");
    options = none, options.checks = CHISO_CHECK_DURATION;
    assert_contains(refusal(&options), "--duration");
    options = none, options.checks = CHISO_CHECK_INTERVIEWERS;
    assert_contains(refusal(&options), "--interviewer");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_a_closed_list),
        cmocka_unit_test(what_is_left_out_has_its_default),
        cmocka_unit_test(checks_follow_from_the_columns),
        cmocka_unit_test(a_threshold_that_makes_no_sense_is_refused),
        cmocka_unit_test(numbers_outside_their_lists_are_refused),
        cmocka_unit_test(columns_that_say_little_alone_are_refused),
    };
    return RUN_TESTS(tests);
}
