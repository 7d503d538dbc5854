/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "sample.h"

static void assert_sorted(const char *column, const char *expected) {
    chiso_error error = {0};
    chiso_result *from = sample_table(), *sorted = NULL;
    assert_ok(chiso_result_sort(&sorted, from, column, &error), error);
    assert_lines(from, "0 1 2 3 4");
    chiso_result_free(from);
    assert_lines(sorted, expected);
    chiso_result_free(sorted);
}

static void numbers_are_sorted_by_size_and_missing_ones_come_last(void **state) {
    (void)state;
    assert_sorted("score", "3 1 4 0 2");
}

static void texts_are_sorted_by_their_bytes_and_equal_ones_keep_their_order(void **state) {
    (void)state;
    assert_sorted("province", "1 4 2 3 0");
}

static void words_for_a_missing_text_are_kept(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = sample_table(), *sorted = NULL;
    assert_null(chiso_result_label(from, 0, 0));
    assert_ok(chiso__result_set_label(from, 0, NULL, "(all)", &error), error);
    assert_string_equal(chiso_result_label(from, 0, 0), "(all)");
    assert_null(chiso_result_text(from, 0, 0));
    assert_ok(chiso_result_sort(&sorted, from, "province", &error), error);
    chiso_result_free(from);
    assert_string_equal(chiso_result_label(sorted, 4, 0), "(all)");
    assert_null(chiso_result_label(sorted, 5, 0));
    assert_null(chiso_result_label(sorted, 0, 9));
    chiso_result_free(sorted);
}

static void a_sorted_table_keeps_all_else(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = sample_table(), *sorted = NULL;
    assert_ok(chiso_result_sort(&sorted, from, "score", &error), error);
    chiso_result_free(from);
    assert_string_equal(chiso_result_command(sorted), "score");
    assert_int_equal(chiso_result_columns(sorted), 3);
    assert_string_equal(chiso_result_column_title(sorted, 0), "Province");
    assert_null(chiso_result_column_title(sorted, 2));
    assert_string_equal(chiso_result_text(sorted, 0, 0), "04");
    assert_string_equal(chiso_result_label(sorted, 0, 0), "Cao Bằng");
    assert_null(chiso_result_text(sorted, 3, 0));
    assert_true(isnan(chiso_result_number(sorted, 4, 1)));
    assert_string_equal(chiso_result_setting_text(sorted, 0, 0), "0.95");
    assert_string_equal(chiso_result_note(sorted, 0), "a note");
    chiso_result_free(sorted);
}

static void sorting_by_a_column_there_is_not_lists_the_columns(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = sample_table(), *sorted = from;
    assert_int_equal(chiso_result_sort(&sorted, from, "rank", &error), CHISO_E_ARGUMENT);
    assert_null(sorted);
    assert_string_equal(error.message,
                        "there is no column \"rank\"; the columns are province, score, line");
    assert_int_equal(chiso_result_sort(&sorted, from, NULL, NULL), CHISO_E_ARGUMENT);
    chiso_result_free(from);
}

static void a_table_without_rows_is_sorted_too(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = NULL, *sorted = NULL;
    assert_ok(chiso__result_new(&from, "check", &error), error);
    assert_ok(chiso__result_add_column(from, "line", CHISO_COLUMN_INTEGER, NULL, &error), error);
    assert_ok(chiso_result_sort(&sorted, from, "line", &error), error);
    assert_int_equal(chiso_result_rows(sorted), 0);
    chiso_result_free(from);
    chiso_result_free(sorted);
}

/* 40 names of 9 bytes and a comma each do not fit into 300. */
static void of_many_columns_the_first_are_listed(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = NULL, *sorted = NULL;
    assert_ok(chiso__result_new(&from, "score", &error), error);
    for (int i = 0; i < 40; i++) {
        char name[24];
        snprintf(name, sizeof name, "column %02d", i);
        assert_ok(chiso__result_add_column(from, name, CHISO_COLUMN_NUMBER, NULL, &error), error);
    }
    assert_int_equal(chiso_result_sort(&sorted, from, "rank", &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "the columns are column 00, column 01, ");
    assert_null(strstr(error.message, "column 39"));
    assert_contains(error.message, "…");
    chiso_result_free(from);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_sorted_by_size_and_missing_ones_come_last),
        cmocka_unit_test(texts_are_sorted_by_their_bytes_and_equal_ones_keep_their_order),
        cmocka_unit_test(words_for_a_missing_text_are_kept),
        cmocka_unit_test(a_sorted_table_keeps_all_else),
        cmocka_unit_test(sorting_by_a_column_there_is_not_lists_the_columns),
        cmocka_unit_test(a_table_without_rows_is_sorted_too),
        cmocka_unit_test(of_many_columns_the_first_are_listed),
    };
    return RUN_TESTS(tests);
}
