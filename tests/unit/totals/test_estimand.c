/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/estimand.h"

#include "test.h"

static void each_statistic_needs_something_and_has_an_option(void **state) {
    (void)state;
    static const struct {
        chiso_estimand estimand;
        chiso__needs needs;
        const char *option;
    } cases[] = {
        {{"mean", "x", NULL, 0}, CHISO__NEEDS_VALUES, "--mean"},
        {{"total", "x", NULL, 0}, CHISO__NEEDS_VALUES, "--total"},
        {{"proportion", "x", NULL, 0}, CHISO__NEEDS_CATEGORIES, "--proportion"},
        {{"ratio", "x", "y", 0}, CHISO__NEEDS_PAIR, "--ratio"},
        {{"quantile", "x", NULL, 0.5}, CHISO__NEEDS_EVERY_ANSWER, "--quantile"},
    };
    for (size_t i = 0; i < 5; i++) {
        chiso_error error = {0};
        assert_ok(chiso__estimands_check(&cases[i].estimand, 1, &error), error);
        assert_int_equal(chiso__estimand_needs(&cases[i].estimand), cases[i].needs);
        assert_string_equal(chiso__estimand_option(&cases[i].estimand), cases[i].option);
    }
    assert_int_equal(chiso__estimands_check(NULL, 0, NULL), CHISO_OK);
}

static void what_makes_no_sense_is_refused_in_words(void **state) {
    (void)state;
    static const struct {
        chiso_estimand estimand;
        const char *words, *column;
    } cases[] = {
        {{"median", "x", NULL, 0}, "there is no statistic \"median\"; there are mean, total", ""},
        {{NULL, "x", NULL, 0}, "there is no statistic \"\"", ""},
        {{"mean", NULL, NULL, 0}, "--mean: name the column of the variable", ""},
        {{"total", "", NULL, 0}, "--total: name the column of the variable", ""},
        {{"ratio", "x", NULL, 0}, "a ratio needs two columns: --ratio x/DENOMINATOR", "x"},
        {{"ratio", "x", "", 0}, "a ratio needs two columns", "x"},
        {{"quantile", "x", NULL, 0}, "such as --quantile x:0.5, not \"0\"", "x"},
        {{"quantile", "x", NULL, 1}, "between 0 and 1", "x"},
        {{"quantile", "x", NULL, -0.25}, "not \"-0.25\"", "x"},
        {{"quantile", "x", NULL, NAN}, "between 0 and 1", "x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const chiso_estimand both[] = {{"mean", "x", NULL, 0}, cases[i].estimand};
        chiso_error error = {0};
        assert_int_equal(chiso__estimands_check(both, 2, &error), CHISO_E_ARGUMENT);
        assert_contains(error.message, cases[i].words);
        assert_string_equal(error.column, cases[i].column);
    }
    chiso_error error = {0};
    assert_int_equal(chiso__estimands_check(NULL, 3, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "n_estimands is 3 but estimands is NULL");
}

static void texts_are_copied(void **state) {
    (void)state;
    char statistic[] = "ratio", variable[] = "x", denominator[] = "y";
    chiso_estimand given[] = {{statistic, variable, denominator, 0}, {"mean", variable, NULL, 0}};
    chiso_totals totals = {.n_estimands = 0};
    assert_true(chiso__estimands_copy(&totals, given, 2));
    memset(statistic, '!', 5);
    variable[0] = denominator[0] = '!';
    assert_int_equal(totals.n_estimands, 2);
    assert_string_equal(totals.estimands[0].statistic, "ratio");
    assert_string_equal(totals.estimands[0].variable, "x");
    assert_string_equal(totals.estimands[0].denominator, "y");
    assert_null(totals.estimands[1].denominator);
    chiso__arena_free(&totals.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_statistic_needs_something_and_has_an_option),
        cmocka_unit_test(what_makes_no_sense_is_refused_in_words),
        cmocka_unit_test(texts_are_copied),
    };
    return RUN_TESTS(tests);
}
