/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/clock.h"

#include "test.h"

static double minutes(const char *text) {
    chiso__moment moment;
    if (!chiso__clock_read(&moment, text)) fail_msg("%s is a time", text);
    return moment.minutes;
}

/* date -u -d '2024-05-31 08:15' +%s is 1717143300. */
static void a_day_is_written_either_way_round(void **state) {
    (void)state;
    const double expected = 1717143300 / 60.0;
    static const char *const ways[] = {
        "2024-05-31 08:15",        "2024-5-31 8:15",       "31/05/2024 08:15",
        "31/5/2024 8:15",          "31-05-2024 08:15",     "31.05.2024 08:15",
        "2024-05-31T08:15",        "2024-05-31T08:15:00",  "2024-05-31T08:15:00Z",
        "2024/05/31 08:15:00.000", "2024-05-31 08:15:00,0"};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_true(minutes(ways[i]) == expected);
}

static void a_zone_is_taken_off(void **state) {
    (void)state;
    const double expected = minutes("2024-05-31 08:15");
    assert_true(minutes("2024-05-31T15:15+07:00") == expected);
    assert_true(minutes("2024-05-31T15:15:00+0700") == expected);
    assert_true(minutes("2024-05-31T15:15+07") == expected);
    assert_true(minutes("2024-05-31T03:45-04:30") == expected);
}

static void seconds_and_parts_of_them_count(void **state) {
    (void)state;
    assert_close(minutes("10:00:30"), 600.5, 1e-12);
    assert_close(minutes("10:00:30.25"), 600.5 + 0.25 / 60, 1e-12);
    assert_true(minutes("00:00") == 0 && minutes("23:59") == 1439);
}

/* date -u -d DAY +%s: leap years of 4, 100 and 400 years, and days before 1970. */
static void the_calendar_has_leap_years(void **state) {
    (void)state;
    assert_true(minutes("2024-02-29 00:00") == 1709164800 / 60.0);
    assert_true(minutes("2000-02-29 00:00") == 951782400 / 60.0);
    assert_true(minutes("1969-12-31 23:59") == -1);
    assert_true(minutes("1900-03-01 00:00") == -2203891200 / 60.0);
    assert_true(minutes("2025-01-01 00:00") == 1735689600 / 60.0);
}

static void what_is_no_time_is_told_apart(void **state) {
    (void)state;
    static const char *const wrong[] = {"",
                                        "soon",
                                        "8",
                                        "8:5",
                                        "24:00",
                                        "12:60",
                                        "12:30:61",
                                        "12:30:5",
                                        "12:30:00.",
                                        "12:30 pm",
                                        "2024-05-31",
                                        "2024-05-31 ",
                                        "2024-05-31x08:15",
                                        "2024-13-01 08:15",
                                        "2024-00-01 08:15",
                                        "2023-02-29 08:15",
                                        "1900-02-29 08:15",
                                        "2024-04-31 08:15",
                                        "2024-05-00 08:15",
                                        "05/31/2024 08:15",
                                        "0000-05-31 08:15",
                                        "202-05-31 08:15",
                                        "202-05-2024 08:15",
                                        "31/05/24 08:15",
                                        "31/05-2024 08:15",
                                        "/05/2024 08:15",
                                        "31//2024 08:15",
                                        "2024-05-31T08:15+7",
                                        "2024-05-31T08:15+07:",
                                        "2024-05-31T08:15+07:00x",
                                        "2024-05-31T08:15Zx"};
    chiso__moment moment;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (chiso__clock_read(&moment, wrong[i])) fail_msg("\"%s\" is no time", wrong[i]);
}

static double between(const char *start, const char *end) {
    chiso__moment a, b;
    assert_true(chiso__clock_read(&a, start) && chiso__clock_read(&b, end));
    return chiso__clock_between(&a, &b);
}

static void without_a_day_an_interview_may_pass_midnight(void **state) {
    (void)state;
    assert_true(between("23:50", "00:20") == 30);
    assert_true(between("08:00", "08:45") == 45);
    assert_true(between("2024-05-31 23:50", "2024-06-01 00:20") == 30);
    assert_true(between("2024-05-31 08:45", "2024-05-31 08:00") == -45);
    assert_true(isnan(between("2024-05-31 08:45", "09:00")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_written_either_way_round),
        cmocka_unit_test(a_zone_is_taken_off),
        cmocka_unit_test(seconds_and_parts_of_them_count),
        cmocka_unit_test(the_calendar_has_leap_years),
        cmocka_unit_test(what_is_no_time_is_told_apart),
        cmocka_unit_test(without_a_day_an_interview_may_pass_midnight),
    };
    return RUN_TESTS(tests);
}
