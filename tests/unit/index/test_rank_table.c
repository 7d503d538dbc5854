/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_table.h"

#include "rank_files.h"

static void a_table_keeps_its_order_and_its_numbers(void **state) {
    (void)state;
    ranked r = rank_text("df,x,unit,se\n4,1.5,b,0.1\n,3,a,0.2\n", NULL, NULL);
    assert_ok(r.status, r.error);
    assert_int_equal(chiso_result_rows(r.result), 2);
    assert_string_equal(chiso_result_text(r.result, 0, 0), "b");
    assert_string_equal(chiso_result_text(r.result, 1, 0), "a");
    assert_true(cell(&r, 0, "estimate") == 1.5 && cell(&r, 0, "se") == 0.1);
    assert_true(cell(&r, 0, "rank") == 2 && cell(&r, 1, "rank") == 1);
    ranked_free(&r);
}

static void degrees_of_freedom_are_infinite_where_blank(void **state) {
    (void)state;
    ranked r = rank_text("unit,x,se,df\na,3,0.5,\nb,1,0.5,2\nc,0,0.5,0\n", NULL, NULL);
    assert_ok(r.status, r.error);
    assert_true(isnan(cell(&r, 0, "df")) && cell(&r, 1, "df") == 2 && cell(&r, 2, "df") == 0);
    assert_true(cell(&r, 2, "rank_low") == 1 && cell(&r, 2, "rank_high") == 3);
    ranked_free(&r);
}

static void a_unit_twice_is_a_fault(void **state) {
    (void)state;
    assert_fault("unit,x,se\na,3,1\nb,1,1\na,2,1\n", NULL, "duplicate_unit", 4, "unit");
}

static void a_unit_in_two_files_is_a_fault_that_names_both(void **state) {
    (void)state;
    char one[64], other[64];
    chiso_responses *first = file_of("unit,x,se\na,1,1\n", one), *both;
    chiso_responses *second = file_of("unit,x,se\nb,1,1\na,1,1\n", other);
    const char *const paths[] = {one, other};
    chiso_rank_columns columns = CHISO_RANK_COLUMNS_INIT;
    chiso_result *result;
    chiso_error error = {0};
    columns.unit = "unit";
    columns.estimate = "x";
    columns.se = "se";
    assert_ok(chiso_responses_from_files(&both, paths, 2, NULL, &error), error);
    assert_int_equal(chiso_rank(&result, NULL, both, &columns, NULL, NULL, &error), CHISO_E_DATA);
    assert_contains(error.message, other);
    assert_contains(error.message, "line 3");
    assert_contains(error.message, one);
    chiso_responses_free(first);
    chiso_responses_free(second);
    chiso_responses_free(both);
    unlink(one);
    unlink(other);
}

static void what_cannot_be_is_a_fault_with_its_place(void **state) {
    (void)state;
    assert_fault("unit,x,se\na,3,1\nb,1,-0.1\n", NULL, "se_negative", 3, "se");
    assert_fault("unit,x,se\na,3,1\nb,x,0.1\n", NULL, "not_a_number", 3, "x");
    assert_fault("unit,x,se\na,3,1\n,1,0.1\n", NULL, "key_missing", 3, "unit");
    assert_fault("unit,x,se\na,3,1\nb,1\n", NULL, "ragged_record", 3, NULL);
}

static void a_column_that_is_not_there_is_named_with_its_option(void **state) {
    (void)state;
    ranked r = rank_text("unit,y,se\na,3,1\n", NULL, NULL);
    assert_int_equal(r.status, CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "no column \"x\" (--estimate)");
    ranked_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_keeps_its_order_and_its_numbers),
        cmocka_unit_test(degrees_of_freedom_are_infinite_where_blank),
        cmocka_unit_test(a_unit_twice_is_a_fault),
        cmocka_unit_test(a_unit_in_two_files_is_a_fault_that_names_both),
        cmocka_unit_test(what_cannot_be_is_a_fault_with_its_place),
        cmocka_unit_test(a_column_that_is_not_there_is_named_with_its_option),
    };
    return RUN_TESTS(tests);
}
