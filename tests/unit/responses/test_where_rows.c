/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "condition.h"

static void a_missing_value_meets_nothing_but_is_missing(void **state) {
    (void)state;
    static const char *const conditions[] = {
        "x = 1",        "x != 1",           "x < 1",     "x >= 1",          "x in (1, a)",
        "x not in (1)", "x is not missing", "not x = 1", "not (x != 1)",    "not (x not in (1))",
        "not x < 1",    "not x is missing", "x = x",     "x < 1 or x >= 1", "not (x = 1 and x = 2)",
    };
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++)
        assert_fails(conditions[i], "y=1");
    assert_holds("x is missing", "y=1");
    assert_holds("not x is not missing", "y=1");
    assert_holds("x = 1 or y = 1", "y=1");
    assert_fails("x = 1 and y = 1", "y=1");
    assert_holds("not (x = 1 and y = 2)", "y=1"); /* false whatever x is */
    assert_fails("not (x = 1 or y = 2)", "y=1");
}

static void what_is_no_number_has_no_place_in_the_order(void **state) {
    (void)state;
    assert_fails("x < 5", "x=abc");
    assert_fails("x >= 5", "x=abc");
    assert_fails("not x < 5", "x=abc");
    assert_fails("x < 5", "x=1 000");
    assert_holds("x != 5", "x=abc");
    assert_holds("x < -1.5", "x=-1.50001");
    assert_holds("x <= 1e3", "x=1000");
}

static void numbers_are_read_with_the_decimal_mark_of_their_file(void **state) {
    (void)state;
    chiso__where *where = condition("x > 1.25 and y in (0.5)");
    chiso__keys keys[CONDITION_BEFORE + CONDITION_COLUMNS] = {0};
    for (int twice = 0; twice < 2; twice++) {
        assert_true(try_record(where, keys, "x=1.5|y=0.50", '.'));
        assert_false(try_record(where, keys, "x=1,5|y=0.5", '.'));
        assert_true(try_record(where, keys, "x=1,5|y=0,50", ','));
        assert_false(try_record(where, keys, "x=1.5|y=0,5", ','));
        assert_false(try_record(where, keys, "x=1,25|y=0,5", ','));
        assert_true(try_record(where, keys, "x=2|y=0.50", '.'));
    }
    free_keys(keys);
    chiso__where_free(where);
}

static void values_that_come_later_are_judged_too(void **state) {
    (void)state;
    chiso__where *where = condition("x >= 500 or x is missing");
    chiso__keys keys[CONDITION_BEFORE + CONDITION_COLUMNS] = {0};
    char record[16];
    for (int round = 0; round < 2; round++) {
        for (int x = 0; x < 1000; x++) {
            snprintf(record, sizeof record, "x=%d", x);
            assert_int_equal(try_record(where, keys, record, '.'), x >= 500);
        }
        assert_true(try_record(where, keys, "", '.'));
    }
    assert_int_equal(keys[CONDITION_BEFORE].values.count, 1000);
    free_keys(keys);
    chiso__where_free(where);
}

static void every_record_of_a_batch_has_its_verdict(void **state) {
    (void)state;
    static chiso__batch batch;
    static int32_t code[CHISO__BATCH_ROWS];
    static bool inside[CHISO__BATCH_ROWS];
    chiso__batch_column column = {.code = code};
    chiso__keys keys = {0};
    chiso_error error = {0};
    chiso__where *where = condition("x = b");
    assert_int_equal(chiso__keys_number(&keys, "a", 1, 0), 0);
    assert_int_equal(chiso__keys_number(&keys, "b", 1, 0), 1);
    for (int i = 0; i < CHISO__BATCH_ROWS; i++) code[i] = i % 3 - 1;
    batch.rows = CHISO__BATCH_ROWS, batch.columns = &column, batch.decimal = '.';
    assert_ok(chiso__where_rows(where, &batch, 0, &keys, inside, &error), error);
    for (int i = 0; i < CHISO__BATCH_ROWS; i++) assert_int_equal(inside[i], i % 3 == 2);
    chiso__keys_free(&keys);
    chiso__where_free(where);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_value_meets_nothing_but_is_missing),
        cmocka_unit_test(what_is_no_number_has_no_place_in_the_order),
        cmocka_unit_test(numbers_are_read_with_the_decimal_mark_of_their_file),
        cmocka_unit_test(values_that_come_later_are_judged_too),
        cmocka_unit_test(every_record_of_a_batch_has_its_verdict),
    };
    return RUN_TESTS(tests);
}
