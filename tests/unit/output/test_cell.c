/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/formats.h"
#include "test.h"

static void a_number_for_a_program_is_exact_and_short(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0.1, "0.1"},
                 {580, "580"},
                 {-63, "-63"},
                 {0, "0"},
                 {-0.0, "0"},
                 {1e13, "10000000000000"},
                 {43.2519, "43.2519"},
                 {1e300, "1e+300"},
                 {9007199254740991.0, "9007199254740991"},
                 {(double)NAN, ""},
                 {(double)INFINITY, ""},
                 {(double)-INFINITY, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[CHISO__NUMBER_TEXT];
        chiso__output_number(text, cases[i].value);
        assert_string_equal(text, cases[i].text);
    }
}

static void a_person_sees_as_many_decimals_as_it_takes_up_to_four(void **state) {
    (void)state;
    static const struct {
        double value;
        int decimals;
    } cases[] = {{580, 0},     {0.5, 1},         {43.25, 2},   {43.251, 3}, {43.2519, 4},
                 {1.0 / 3, 4}, {1e-7, 4},        {-1e-7, 4},   {0, 0},      {100, 0},
                 {1e200, 0},   {(double)NAN, 0}, {2.00001, 0}, {-10.5, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(chiso__output_decimals(cases[i].value), cases[i].decimals);
}

static void a_rounded_number_has_no_negative_zero(void **state) {
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{43.25, 4, "43.2500"},    {-1e-7, 4, "0.0000"}, {-0.0, 0, "0"},
                 {-1, 1, "-1.0"},          {1e200, 4, "1e+200"}, {(double)NAN, 4, ""},
                 {(double)INFINITY, 0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[CHISO__NUMBER_TEXT];
        chiso__output_rounded(text, cases[i].value, cases[i].decimals);
        assert_string_equal(text, cases[i].text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_for_a_program_is_exact_and_short),
        cmocka_unit_test(a_person_sees_as_many_decimals_as_it_takes_up_to_four),
        cmocka_unit_test(a_rounded_number_has_no_negative_zero),
    };
    return RUN_TESTS(tests);
}
