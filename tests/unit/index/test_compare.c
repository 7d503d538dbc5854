/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rounds.h"

/* Two rounds of three provinces, of which the third is new, and the whole. */
static chiso_result *earlier(void) {
    chiso_result *r = round_new("papi-2023", "province");
    round_row(r, NULL, "1", NULL, 5, 0.3, 40);
    round_row(r, "01", "1", NULL, 5, 0.3, 9);
    round_row(r, "02", "1", NULL, 6, 0.3, 9);
    round_row(r, NULL, "2", NULL, 5, 0.3, 40);
    round_row(r, "01", "2", NULL, 5, 0.3, 9);
    return r;
}

static chiso_result *later(void) {
    chiso_result *r = round_new("papi-2024", "province");
    round_row(r, NULL, "1", NULL, 6, 0.4, 40);
    round_row(r, "01", "1", NULL, 6.5, 0.4, 16);
    round_row(r, "02", "1", NULL, 5.9, 0.4, 16);
    round_row(r, "04", "1", NULL, 7, 0.4, 16);
    round_row(r, NULL, "2", NULL, 5, 0.4, 40);
    round_row(r, "01", "2", NULL, 3, 0.4, 16);
    return r;
}

/* se = 0.5; df = 0.25²/(0.09²/9 + 0.16²/16) = 25. */
static void a_change_has_its_standard_error_and_degrees_of_freedom(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(earlier(), later(), NULL);
    assert_close(number_in(r, "01", "1", "before"), 5, 0);
    assert_close(number_in(r, "01", "1", "after"), 6.5, 0);
    assert_close(number_in(r, "01", "1", "change"), 1.5, 1e-15);
    assert_close(number_in(r, "01", "1", "se_before"), 0.3, 0);
    assert_close(number_in(r, "01", "1", "se_after"), 0.4, 0);
    assert_close(number_in(r, "01", "1", "se"), 0.5, 1e-15);
    assert_close(number_in(r, "01", "1", "df"), 25, 1e-12);
    assert_close(number_in(r, "01", "1", "t"), 3, 1e-12);
    assert_close(number_in(r, "01", "1", "p_value"), 0.0060381796, 1e-9);
    assert_close(number_in(r, "01", "1", "ci_low"), 1.5 - 2.0595385 * 0.5, 1e-7);
    assert_close(number_in(r, "01", "1", "ci_high"), 1.5 + 2.0595385 * 0.5, 1e-7);
    assert_string_equal(text_in(r, "01", "1", "direction"), "up");
    assert_string_equal(text_in(r, "02", "1", "direction"), "none");
    assert_string_equal(text_in(r, "01", "2", "direction"), "down");
    assert_string_equal(text_in(r, "01", "1", "flags"), "");
    assert_true(has_note(r, "independent samples"));
    chiso_result_free(r);
}

static void p_is_adjusted_over_the_domains_of_a_node(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(earlier(), later(), NULL);
    const double p = number_in(r, "01", "1", "p_value"), other = number_in(r, "02", "1", "p_value");
    assert_true(p < other);
    assert_close(number_in(r, "01", "1", "p_holm"), 2 * p, 1e-15);
    assert_close(number_in(r, "01", "1", "p_bh"), 2 * p, 1e-15);
    assert_close(number_in(r, "02", "1", "p_holm"), other, 1e-15);
    assert_close(number_in(r, "01", "2", "p_holm"), number_in(r, "01", "2", "p_value"), 0);
    assert_close(number_in(r, NULL, "1", "p_holm"), number_in(r, NULL, "1", "p_value"), 0);
    assert_true(isnan(number_in(r, "04", "1", "p_holm")));
    assert_true(has_note(r, "over the domains of one node"));
    chiso_result_free(r);
}

static void or_over_all_rows_together(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.family = CHISO_FAMILY_ALL;
    chiso_result *r = compare_rounds(earlier(), later(), &options);
    const double p = number_in(r, "01", "2", "p_value"); /* the smallest of five */
    assert_close(number_in(r, "01", "2", "p_holm"), 5 * p, 1e-15);
    assert_close(number_in(r, "01", "2", "p_bh"), 5 * p, 1e-15);
    assert_true(has_note(r, "over all domains and nodes"));
    chiso_result_free(r);
}

static void the_level_decides_on_interval_and_direction(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.level = 0.995;
    chiso_result *r = compare_rounds(earlier(), later(), &options);
    assert_string_equal(text_in(r, "01", "1", "direction"), "none");
    assert_true(number_in(r, "01", "1", "ci_low") < 0);
    chiso_result_free(r);
}

static void a_later_round_before_an_earlier_one_runs_backwards(void **state) {
    (void)state;
    chiso_result *r = compare_rounds(later(), earlier(), NULL);
    assert_close(number_in(r, "01", "1", "change"), -1.5, 1e-15);
    assert_true(has_note(r, "is of 2024 and the second of 2023"));
    chiso_result_free(r);
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = CHISO_VIETNAMESE;
    r = compare_rounds(later(), earlier(), &options);
    assert_true(has_note(r, "năm 2024, kỳ thứ hai là năm 2023"));
    chiso_result_free(r);
}

static void rounds_may_have_no_domains(void **state) {
    (void)state;
    chiso_result *before = round_new(NULL, NULL), *after = round_new(NULL, NULL);
    round_row(before, NULL, "A", NULL, 1, NAN, NAN);
    round_row(after, NULL, "A", NULL, 2, NAN, NAN);
    chiso_result *r = compare_rounds(before, after, NULL);
    assert_int_equal(chiso_result_rows(r), 1);
    assert_close(number_in(r, NULL, "A", "change"), 1, 0);
    chiso_result_free(r);
}

static void choices_that_there_are_not_are_refused(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    options.language = 2;
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "English or Vietnamese");
    options = (chiso_compare_options)CHISO_COMPARE_OPTIONS_INIT;
    options.breaks = 2;
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "skipped or compared");
    options = (chiso_compare_options)CHISO_COMPARE_OPTIONS_INIT;
    options.family = -1;
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "of one node or of all");
    options = (chiso_compare_options)CHISO_COMPARE_OPTIONS_INIT;
    options.level = 1;
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "between 0 and 1");
    options.level = NAN;
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "between 0 and 1");
    options = (chiso_compare_options){0};
    refuse_rounds(earlier(), later(), &options, CHISO_E_ARGUMENT, "struct_size");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_has_its_standard_error_and_degrees_of_freedom),
        cmocka_unit_test(p_is_adjusted_over_the_domains_of_a_node),
        cmocka_unit_test(or_over_all_rows_together),
        cmocka_unit_test(the_level_decides_on_interval_and_direction),
        cmocka_unit_test(a_later_round_before_an_earlier_one_runs_backwards),
        cmocka_unit_test(rounds_may_have_no_domains),
        cmocka_unit_test(choices_that_there_are_not_are_refused),
    };
    return RUN_TESTS(tests);
}
