/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/result.h"

#include <stdio.h>

#include "test.h"

/* province (text), score (number), n (integer, no title) and two rows. */
static chiso_result *new_table(void) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "province", CHISO_COLUMN_TEXT, "Province", &error),
              error);
    assert_ok(chiso__result_add_column(r, "score", CHISO_COLUMN_NUMBER, "Score", &error), error);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_INTEGER, NULL, &error), error);
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_ok(chiso__result_set_text(r, 0, "01", &error), error);
    chiso__result_set_number(r, 1, 43.25);
    assert_ok(chiso__result_add_row(r, &error), error);
    chiso__result_set_number(r, 2, 580);
    return r;
}

static void a_table_says_what_was_put_in(void **state) {
    (void)state;
    chiso_result *r = new_table();
    assert_string_equal(chiso_result_command(r), "score");
    assert_int_equal(chiso_result_rows(r), 2);
    assert_int_equal(chiso_result_columns(r), 3);
    assert_string_equal(chiso_result_column_name(r, 2), "n");
    assert_int_equal(chiso_result_column_type(r, 2), CHISO_COLUMN_INTEGER);
    assert_string_equal(chiso_result_column_title(r, 1), "Score");
    assert_null(chiso_result_column_title(r, 2));
    assert_string_equal(chiso_result_text(r, 0, 0), "01");
    assert_true(chiso_result_number(r, 0, 1) == 43.25);
    assert_true(chiso_result_number(r, 1, 2) == 580);
    assert_true(chiso_result_numbers(r, 1)[0] == 43.25);
    chiso_result_free(r);
}

static void a_cell_that_is_not_filled_is_missing(void **state) {
    (void)state;
    chiso_result *r = new_table();
    chiso_error error = {0};
    assert_null(chiso_result_text(r, 1, 0));
    assert_null(chiso_result_label(r, 1, 0));
    assert_true(isnan(chiso_result_number(r, 1, 1)));
    assert_true(isnan(chiso_result_numbers(r, 2)[0]));
    assert_ok(chiso__result_set_text(r, 0, "", &error), error);
    assert_string_equal(chiso_result_text(r, 1, 0), "");
    assert_ok(chiso__result_set_text(r, 0, NULL, &error), error);
    assert_null(chiso_result_text(r, 1, 0));
    chiso_result_free(r);
}

static void outside_the_table_there_is_nothing(void **state) {
    (void)state;
    chiso_result *r = new_table();
    assert_null(chiso_result_column_name(r, 3));
    assert_null(chiso_result_column_title(r, SIZE_MAX));
    assert_int_equal(chiso_result_column_type(r, 3), 0);
    assert_null(chiso_result_text(r, 2, 0));
    assert_null(chiso_result_text(r, 0, 1));
    assert_null(chiso_result_label(r, 0, 3));
    assert_null(chiso_result_numbers(r, 0));
    assert_null(chiso_result_numbers(r, 3));
    assert_true(isnan(chiso_result_number(r, 0, 0)));
    assert_true(isnan(chiso_result_number(r, 2, 1)));
    assert_true(isnan(chiso_result_number(r, SIZE_MAX, SIZE_MAX)));
    chiso_result_free(r);
}

static void a_column_is_found_by_its_name(void **state) {
    (void)state;
    chiso_result *r = new_table();
    assert_int_equal(chiso_result_find_column(r, "province"), 0);
    assert_int_equal(chiso_result_find_column(r, "n"), 2);
    assert_int_equal(chiso_result_find_column(r, "N"), -1);
    assert_int_equal(chiso_result_find_column(r, NULL), -1);
    chiso_result_free(r);
}

static void a_second_column_of_that_name_is_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_int_equal(chiso__result_add_column(r, "n", CHISO_COLUMN_NUMBER, "n", &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "two columns named \"n\"");
    assert_int_equal(chiso_result_columns(r), 1);
    chiso_result_free(r);
}

static void a_column_of_a_kind_that_does_not_exist_is_refused(void **state) {
    (void)state;
    static const int32_t wrong[] = {CHISO_COLUMN_TEXT - 1, CHISO_COLUMN_INTEGER + 1, INT32_MIN};
    chiso_result *r = NULL;
    chiso_error error = {0};
    assert_ok(chiso__result_new(&r, "score", &error), error);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        chiso_error why = {0};
        assert_int_equal(chiso__result_add_column(r, "n", wrong[i], NULL, &why), CHISO_E_ARGUMENT);
        assert_contains(why.message, "column \"n\": unknown kind");
    }
    assert_int_equal(chiso_result_columns(r), 0);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_INTEGER, NULL, &error), error);
    chiso_result_free(r);
}

static void what_does_not_fit_the_table_is_refused(void **state) {
    (void)state;
    chiso_result *r = new_table();
    assert_int_equal(chiso__result_add_column(r, "late", CHISO_COLUMN_TEXT, NULL, NULL),
                     CHISO_E_ARGUMENT);
    assert_int_equal(chiso__result_set_text(r, 1, "x", NULL), CHISO_E_ARGUMENT);
    assert_int_equal(chiso__result_set_text(r, 9, "x", NULL), CHISO_E_ARGUMENT);
    assert_int_equal(chiso__result_set_label(r, 2, "x", "y", NULL), CHISO_E_ARGUMENT);
    chiso__result_set_number(r, 0, 1);
    chiso__result_set_number(r, 9, 1);
    assert_int_equal(chiso_result_columns(r), 3);
    assert_null(chiso_result_text(r, 1, 0));
    chiso_result_free(r);
}

static void a_label_belongs_to_its_column(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "province", CHISO_COLUMN_TEXT, "", &error), error);
    assert_ok(chiso__result_add_column(r, "code", CHISO_COLUMN_TEXT, "", &error), error);
    assert_ok(chiso__result_set_label(r, 0, "01", "Hà Nội", &error), error);
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_ok(chiso__result_set_text(r, 0, "01", &error), error);
    assert_ok(chiso__result_set_text(r, 1, "01", &error), error);
    assert_string_equal(chiso_result_label(r, 0, 0), "Hà Nội");
    assert_string_equal(chiso_result_text(r, 0, 0), "01");
    assert_string_equal(chiso_result_label(r, 0, 1), "01");
    assert_ok(chiso__result_set_label(r, 0, "01", "Ha Noi", &error), error);
    assert_string_equal(chiso_result_label(r, 0, 0), "Ha Noi");
    chiso_result_free(r);
}

static void a_table_holds_many_rows(void **state) {
    (void)state;
    enum { ROWS = 200000 };
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "unit", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_INTEGER, NULL, &error), error);
    char text[32];
    for (int i = 0; i < ROWS; i++) {
        snprintf(text, sizeof text, "u%d", i % 5000);
        assert_int_equal(chiso__result_add_row(r, &error), CHISO_OK);
        assert_int_equal(chiso__result_set_text(r, 0, text, &error), CHISO_OK);
        if (i % 2 == 0) chiso__result_set_number(r, 1, i);
    }
    assert_int_equal(chiso_result_rows(r), ROWS);
    assert_string_equal(chiso_result_text(r, ROWS - 1, 0), "u4999");
    assert_true(chiso_result_text(r, 0, 0) == chiso_result_text(r, 5000, 0)); /* held once */
    assert_true(chiso_result_number(r, ROWS - 2, 1) == ROWS - 2);
    assert_true(isnan(chiso_result_number(r, ROWS - 1, 1)));
    chiso_result_free(r);
}

static void before_the_first_row_there_is_no_cell_to_fill(void **state) {
    (void)state;
    chiso_result *r = NULL;
    chiso_error error = {0};
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "t", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_NUMBER, NULL, &error), error);
    assert_int_equal(chiso__result_set_text(r, 0, "x", NULL), CHISO_E_ARGUMENT);
    chiso__result_set_number(r, 1, 5);
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_null(chiso_result_text(r, 0, 0));
    assert_true(isnan(chiso_result_number(r, 0, 1)));
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_says_what_was_put_in),
        cmocka_unit_test(a_cell_that_is_not_filled_is_missing),
        cmocka_unit_test(outside_the_table_there_is_nothing),
        cmocka_unit_test(a_column_is_found_by_its_name),
        cmocka_unit_test(a_second_column_of_that_name_is_refused),
        cmocka_unit_test(a_column_of_a_kind_that_does_not_exist_is_refused),
        cmocka_unit_test(what_does_not_fit_the_table_is_refused),
        cmocka_unit_test(a_label_belongs_to_its_column),
        cmocka_unit_test(a_table_holds_many_rows),
        cmocka_unit_test(before_the_first_row_there_is_no_cell_to_fill),
    };
    chiso_result_free(NULL);
    return RUN_TESTS(tests);
}
