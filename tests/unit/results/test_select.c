/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "sample.h"

static void assert_selected(const char *const *values, size_t count, const char *expected) {
    chiso_error error = {0};
    chiso_result *from = sample_table(), *some = NULL;
    assert_ok(chiso_result_select(&some, from, "province", values, count, &error), error);
    chiso_result_free(from);
    assert_lines(some, expected);
    assert_string_equal(chiso_result_setting_key(some, 0), "level");
    assert_string_equal(chiso_result_note(some, 0), "a note");
    chiso_result_free(some);
}

static void rows_are_chosen_by_their_text_or_their_label(void **state) {
    (void)state;
    assert_selected((const char *const[]){"01"}, 1, "1 4");
    assert_selected((const char *const[]){"Hà Nội"}, 1, "1 4");
    assert_selected((const char *const[]){"Cao Bằng", "01"}, 2, "1 3 4");
    assert_selected((const char *const[]){"01", "Hà Nội"}, 2, "1 4");
    assert_selected(NULL, 0, "");
}

static void a_label_is_found_in_any_spelling_but_a_code_is_not(void **state) {
    (void)state;
    assert_selected((const char *const[]){"ha noi"}, 1, "1 4");
    assert_selected((const char *const[]){"CaoBang", "Hà-Nội"}, 2, "1 3 4");
    chiso_error error = {0};
    chiso_result *r = NULL, *some = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "code", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_ok(chiso__result_set_text(r, 0, "1.1", &error), error);
    assert_int_equal(chiso_result_select(&some, r, "code", (const char *const[]){"11"}, 1, &error),
                     CHISO_E_ARGUMENT);
    chiso_result_free(r);
}

static void assert_refused(const char *value, const char *part) {
    chiso_error error = {0};
    chiso_result *from = sample_table(), *some = from;
    const char *const values[] = {"01", value};
    assert_int_equal(chiso_result_select(&some, from, "province", values, 2, &error),
                     CHISO_E_ARGUMENT);
    assert_null(some);
    assert_contains(error.message, part);
    chiso_result_free(from);
}

static void a_value_that_no_row_has_is_told_with_what_there_is(void **state) {
    (void)state;
    assert_refused("Cao Banh",
                   "no row has \"Cao Banh\" in column \"province\"; "
                   "nearest: 04 (Cao Bằng); there is: 01 (Hà Nội), 02 (Hà Giang), "
                   "04 (Cao Bằng)");
    assert_refused("", "no row has \"\"");
    assert_refused(NULL, "no row has \"\"");
    assert_refused("a note\x1b[2J", "a note␛[2J");
}

static void a_text_of_another_column_is_no_match(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = NULL, *some = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "a", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "b", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_ok(chiso__result_set_text(r, 0, "x", &error), error);
    assert_int_equal(chiso_result_select(&some, r, "b", (const char *const[]){"x"}, 1, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "there is: nothing");
    chiso_result_free(r);
}

static void of_many_values_a_few_are_listed(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = NULL, *some = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "unit", CHISO_COLUMN_TEXT, NULL, &error), error);
    for (int i = 0; i < 63; i++) {
        char text[16];
        snprintf(text, sizeof text, "unit %d", i);
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 0, text, &error), error);
    }
    assert_int_equal(
        chiso_result_select(&some, r, "unit", (const char *const[]){"unit 062"}, 1, &error),
        CHISO_E_ARGUMENT);
    assert_contains(error.message, "nearest: unit 62; there is: unit 0, ");
    assert_contains(error.message, "unit 7 and 55 more");
    chiso_result_free(r);
}

/* A code and a label are told in at most 31 and 47 bytes, and the list in 219: two of them. */
static void long_codes_and_labels_leave_room_for_the_nearest_one(void **state) {
    (void)state;
    enum { ROWS = 5 };
    const char *const wanted[] = {"3"};
    chiso_error error = {0};
    chiso_result *r = NULL, *some = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "unit", CHISO_COLUMN_TEXT, NULL, &error), error);
    for (int i = 0; i < ROWS; i++) {
        char code[101], label[101];
        snprintf(code, sizeof code, "%d%0*d", i, 99, 0);
        snprintf(label, sizeof label, "Xã %d %090d", i, 0);
        if (i == 3) code[90] = '\0'; /* less to take away: the nearest */
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 0, code, &error), error);
        assert_ok(chiso__result_set_label(r, 0, code, label, &error), error);
    }
    assert_int_equal(chiso_result_select(&some, r, "unit", wanted, 1, &error), CHISO_E_ARGUMENT);
    assert_null(some);
    assert_contains(error.message, "nearest: 3000000");
    assert_contains(error.message, "(Xã 3 00000");
    assert_contains(error.message, "); there is: 0000000");
    assert_contains(error.message, "(Xã 1 00000");
    assert_null(strstr(error.message, "(Xã 2"));
    assert_contains(error.message, ") and 3 more");
    chiso_result_free(r);
}

static void only_a_text_column_chooses(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = sample_table(), *some = from;
    const char *const values[] = {"1"};
    assert_int_equal(chiso_result_select(&some, from, "line", values, 1, &error), CHISO_E_ARGUMENT);
    assert_null(some);
    assert_contains(error.message, "\"line\" holds numbers");
    assert_int_equal(chiso_result_select(&some, from, "sex", values, 1, NULL), CHISO_E_ARGUMENT);
    chiso_result_free(from);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_chosen_by_their_text_or_their_label),
        cmocka_unit_test(a_label_is_found_in_any_spelling_but_a_code_is_not),
        cmocka_unit_test(a_value_that_no_row_has_is_told_with_what_there_is),
        cmocka_unit_test(a_text_of_another_column_is_no_match),
        cmocka_unit_test(of_many_values_a_few_are_listed),
        cmocka_unit_test(long_codes_and_labels_leave_room_for_the_nearest_one),
        cmocka_unit_test(only_a_text_column_chooses),
    };
    return RUN_TESTS(tests);
}
