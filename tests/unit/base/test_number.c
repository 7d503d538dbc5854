/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <stdio.h>

#include "test.h"

static double read(const char *text, char decimal) {
    double value = NAN;
    assert_true(chiso__number_from_text(&value, text, strlen(text), decimal));
    return value;
}

static void numbers_are_read_as_the_nearest_double(void **state) {
    (void)state;
    assert_true(read("43.2519", '.') == 43.2519);
    assert_true(read("-0.000123", '.') == -0.000123);
    assert_true(read("1e-3", '.') == 0.001);
    assert_true(read("+7.", '.') == 7);
    assert_true(read(".5", '.') == 0.5);
    assert_true(read("9007199254740993", '.') == 9007199254740992.0);
    assert_true(read("0.1000000000000000055511151231257827", '.') == 0.1);
    assert_true(read("2.2250738585072011e-308", '.') == 2.2250738585072011e-308);
    assert_true(read("1.7976931348623157e308", '.') == 1.7976931348623157e308);
    assert_true(read("000000000000000000000000000012.5", '.') == 12.5);
    assert_true(read("123456789012345678901234567890", '.') == 123456789012345678901234567890.0);
}

static void a_decimal_comma_is_read_when_it_is_declared(void **state) {
    (void)state;
    assert_true(read("43,25", ',') == 43.25);
    assert_true(read("0,1000000000000000055511151231257827", ',') == 0.1);
    double value = 1;
    assert_false(chiso__number_from_text(&value, "43,25", 5, '.'));
    assert_false(chiso__number_from_text(&value, "43.25", 5, ','));
    assert_true(value == 1);
}

static void what_is_not_a_finite_number_is_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"",    "-",   ".",   "1.2.3", "1e",  "1e+",   "0x1A",
                                        "inf", "nan", "1 2", " 1",    "1 ",  "1e999", "--1",
                                        "١",   "e5",  "1,2", "1.5x",  "1_0", "1e5.0"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        double value = 1;
        if (chiso__number_from_text(&value, wrong[i], strlen(wrong[i]), '.'))
            fail_msg("\"%s\" was read as %g", wrong[i], value);
    }
    char digits[1000];
    memset(digits, '1', sizeof digits);
    double value;
    assert_false(chiso__number_from_text(&value, digits, sizeof digits, '.'));
}

static void every_way_to_read_agrees_with_strtod(void **state) {
    (void)state;
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        char text[64];
        locale_t before = uselocale(c);
        snprintf(text, sizeof text, "%.*g", 1 + (int)(random % 20),
                 ldexp((double)(int64_t)random, (int)(random >> 58) - 90));
        double expected = strtod(text, NULL);
        uselocale(before);
        if (read(text, '.') != expected) fail_msg("%s", text);
    }
}

static void a_number_written_is_read_back_unchanged_and_short(void **state) {
    (void)state;
    static const double values[] = {0.1, 1.0 / 3, 45.0036, 5e-324, 1.7976931348623157e308, -2.5, 0};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char text[CHISO__NUMBER_TEXT];
        chiso__number_to_text(text, values[i]);
        assert_true(read(text, '.') == values[i]);
    }
    char text[CHISO__NUMBER_TEXT];
    chiso__number_to_text(text, 0.1);
    assert_string_equal(text, "0.1");
    chiso__number_to_text(text, 1000);
    assert_string_equal(text, "1000");
    chiso__number_to_text(text, NAN);
    assert_string_equal(text, "");
    chiso__number_to_fixed(text, 45.00362, 4);
    assert_string_equal(text, "45.0036");
    chiso__number_to_fixed(text, 1e300, 2);
    assert_string_equal(text, "1.00e+300");
}

static void whole_numbers_have_at_most_nine_digits(void **state) {
    (void)state;
    int value = 0;
    assert_true(chiso__integer_from_text(&value, "-63", 3) && value == -63);
    assert_true(chiso__integer_from_text(&value, "+7", 2) && value == 7);
    assert_false(chiso__integer_from_text(&value, "1234567890", 10));
    assert_false(chiso__integer_from_text(&value, "6.3", 3));
    assert_false(chiso__integer_from_text(&value, "-", 1));
    assert_false(chiso__integer_from_text(&value, "", 0));
}

static void an_exponent_of_any_length_is_no_overflow(void **state) {
    (void)state;
    double value = 1;
    assert_false(chiso__number_from_text(&value, "1e4294967297", 12, '.')); /* 2^32 + 1 */
    assert_true(value == 1);
    assert_true(read("0e4294967297", '.') == 0);
    assert_true(read("1e-4294967297", '.') == 0);
}

static void what_is_not_finite_is_written_as_nothing(void **state) {
    (void)state;
    static const double values[] = {NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < 3; i++) {
        char text[CHISO__NUMBER_TEXT] = "before";
        chiso__number_to_fixed(text, values[i], 2);
        assert_string_equal(text, "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_the_nearest_double),
        cmocka_unit_test(a_decimal_comma_is_read_when_it_is_declared),
        cmocka_unit_test(what_is_not_a_finite_number_is_refused),
        cmocka_unit_test(every_way_to_read_agrees_with_strtod),
        cmocka_unit_test(a_number_written_is_read_back_unchanged_and_short),
        cmocka_unit_test(whole_numbers_have_at_most_nine_digits),
        cmocka_unit_test(an_exponent_of_any_length_is_no_overflow),
        cmocka_unit_test(what_is_not_finite_is_written_as_nothing),
    };
    return RUN_TESTS(tests);
}
