/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Durations and overlaps. */
#include "interviews.h"

static chiso_quality_options timed(const char *duration, const char *start, const char *end) {
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.interviewer = "who";
    options.duration = duration;
    options.start = start;
    options.end = end;
    options.checks = CHISO_CHECK_DURATION;
    options.rows = CHISO_QUALITY_ALL;
    return options;
}

static void minutes_are_read_as_they_are(void **state) {
    (void)state;
    const chiso_quality_options options = timed("minutes", NULL, NULL);
    looked l = look(
        "q1,who,minutes\n1,a,30\n2,a,31.5\n3,a,29\n1,a,30\n2,a,14\n3,a,0\n1,a,-5\n"
        "2,a,\n3,a,300\n",
        &options);
    assert_ok(l.status, l.error);
    assert_true(value_of(&l, "duration", "record", "line 3") == 31.5);
    /* half of the median of those above 0, which is 30 */
    assert_string_equal(flags_of(&l, "duration", "record", "line 6"), "too_low");
    assert_string_equal(flags_of(&l, "duration", "record", "line 7"), "not_positive");
    assert_string_equal(flags_of(&l, "duration", "record", "line 8"), "not_positive");
    assert_string_equal(flags_of(&l, "duration", "record", "line 9"), "not_compared");
    assert_string_equal(flags_of(&l, "duration", "record", "line 10"), "too_high");
    assert_close(value_of(&l, "duration", "whole", "share beyond the threshold"), 4.0 / 8, 1e-15);
    assert_true(row_of(&l, "overlap", "whole", "share beyond the threshold") < 0);
    looked_free(&l);
}

static void times_that_cannot_be_read_are_no_part_of_a_share(void **state) {
    (void)state;
    const chiso_quality_options options = timed(NULL, "began", "ended");
    looked l =
        look("q1,who,began,ended\n1,a,08:00,08:30\n2,a,eight,08:30\n3,a,nine,09:30\n", &options);
    assert_ok(l.status, l.error);
    assert_string_equal(flags_of(&l, "duration", "record", "line 3"), "unreadable");
    assert_string_equal(flags_of(&l, "duration", "record", "line 4"), "unreadable");
    assert_true(value_of(&l, "duration", "whole", "share beyond the threshold") == 0);
    assert_close(value_of(&l, "found", "whole", "share"), 2.0 / 3, 1e-15);
    looked_free(&l);
}

static void where_nobody_has_a_duration_nothing_is_compared(void **state) {
    (void)state;
    const chiso_quality_options options = timed("minutes", NULL, NULL);
    looked l = look("q1,who,minutes\n1,a,\n2,a,0\n", &options);
    assert_ok(l.status, l.error);
    assert_string_equal(flags_of(&l, "duration", "record", "line 2"), "not_compared");
    assert_string_equal(flags_of(&l, "duration", "record", "line 3"), "not_positive");
    looked_free(&l);
}

static void a_time_that_cannot_be_read_is_a_finding(void **state) {
    (void)state;
    const chiso_quality_options options = timed(NULL, "began", "ended");
    looked l = look(
        "q1,who,began,ended\n1,a,08:00,08:30\n2,a,soon,09:00\n3,a,09:00,late\n"
        "1,a,10:00,\n2,a,,11:00\n3,a,23:50,00:20\n",
        &options);
    assert_ok(l.status, l.error);
    assert_true(value_of(&l, "duration", "record", "line 2") == 30);
    assert_string_equal(flags_of(&l, "duration", "record", "line 3"), "unreadable");
    assert_string_equal(flags_of(&l, "duration", "record", "line 4"), "unreadable");
    assert_string_equal(flags_of(&l, "duration", "record", "line 5"), "not_compared");
    assert_string_equal(flags_of(&l, "duration", "record", "line 6"), "not_compared");
    assert_true(value_of(&l, "duration", "record", "line 7") == 30);
    /* without a day nobody is in two places */
    assert_string_equal(flags_of(&l, "overlap", "whole", "share beyond the threshold"),
                        "not_compared");
    looked_free(&l);
}

static void interviews_of_one_interviewer_overlap(void **state) {
    (void)state;
    const chiso_quality_options options = timed(NULL, "began", "ended");
    looked l = look(
        "q1,who,began,ended\n"
        "1,a,2024-05-31 08:00,2024-05-31 10:00\n"
        "2,a,2024-05-31 08:30,2024-05-31 09:00\n"
        "3,a,2024-05-31 09:30,2024-05-31 10:30\n"
        "1,a,2024-05-31 10:15,2024-05-31 11:00\n"
        "2,a,2024-05-31 11:00,2024-05-31 12:00\n"
        "3,b,2024-05-31 08:10,2024-05-31 09:50\n"
        "1,,2024-05-31 08:10,2024-05-31 09:50\n",
        &options);
    assert_ok(l.status, l.error);
    const int64_t within = row_of(&l, "overlap", "pair", "line 3");
    assert_true(within >= 0 && number_at(&l, (size_t)within, "value") == 30);
    assert_string_equal(text_at(&l, (size_t)within, "other"), "line 2");
    /* the second ended before the third began, the first did not */
    const int64_t third = row_of(&l, "overlap", "pair", "line 4");
    assert_true(third >= 0 && number_at(&l, (size_t)third, "value") == 30);
    assert_string_equal(text_at(&l, (size_t)third, "other"), "line 2");
    const int64_t fourth = row_of(&l, "overlap", "pair", "line 5");
    assert_true(fourth >= 0 && number_at(&l, (size_t)fourth, "value") == 15);
    assert_string_equal(text_at(&l, (size_t)fourth, "other"), "line 4");
    assert_true(row_of(&l, "overlap", "pair", "line 6") < 0);
    assert_close(value_of(&l, "overlap", "whole", "share beyond the threshold"), 3.0 / 6, 1e-15);
    looked_free(&l);
}

static void a_duration_tells_when_an_interview_ended(void **state) {
    (void)state;
    const chiso_quality_options options = timed("minutes", "began", NULL);
    looked l =
        look("q1,who,began,minutes\n1,a,2024-05-31 08:00,45\n2,a,2024-05-31 08:40,20\n", &options);
    assert_ok(l.status, l.error);
    const int64_t row = row_of(&l, "overlap", "pair", "line 3");
    assert_true(row >= 0);
    assert_close(number_at(&l, (size_t)row, "value"), 5, 1e-9);
    looked_free(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minutes_are_read_as_they_are),
        cmocka_unit_test(times_that_cannot_be_read_are_no_part_of_a_share),
        cmocka_unit_test(where_nobody_has_a_duration_nothing_is_compared),
        cmocka_unit_test(a_time_that_cannot_be_read_is_a_finding),
        cmocka_unit_test(interviews_of_one_interviewer_overlap),
        cmocka_unit_test(a_duration_tells_when_an_interview_ended),
    };
    return RUN_TESTS(tests);
}
