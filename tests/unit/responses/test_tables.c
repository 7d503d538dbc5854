/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/responses.h"
#include "test.h"

static const double numbers[] = {1, 2, 3};
static const int32_t offsets[] = {0, 1, 2, 3};
static const int8_t codes[] = {0, 1, 0};
static const char *const texts[] = {"a", "b"};

static chiso_status make(chiso_responses **out, const chiso_column *column, chiso_error *error) {
    const chiso_table table = {.columns = column, .n_columns = 1, .n_rows = 3};
    *error = (chiso_error){0};
    return chiso_responses_from_tables(out, &table, 1, NULL, error);
}

static void refused(const chiso_column *column, const char *words) {
    chiso_responses *responses = (chiso_responses *)(uintptr_t)1;
    chiso_error error;
    assert_int_equal(make(&responses, column, &error), CHISO_E_ARGUMENT);
    assert_null(responses);
    assert_contains(error.message, words);
    if (column->name != NULL) assert_string_equal(error.column, column->name);
}

static void a_column_that_cannot_be_read_is_refused_by_name(void **state) {
    (void)state;
    const chiso_column good = {.name = "x", .values = numbers, .type = CHISO_VALUES_DOUBLE};
    chiso_column bad = good;
    bad.name = NULL;
    refused(&bad, "has no name");
    bad.name = "H\xE0";
    chiso_responses *none;
    chiso_error error;
    assert_int_equal(make(&none, &bad, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "the name of a column is not UTF-8");
    bad = good, bad.values = NULL;
    refused(&bad, "column x: it has no values");
    bad = good, bad.type = 0;
    refused(&bad, "column x: its type is none");
    bad = good, bad.type = CHISO_VALUES_TEXT64 + 1;
    refused(&bad, "column x: its type is none");
    bad = good, bad.type = CHISO_VALUES_TEXT32;
    refused(&bad, "no offsets");
    bad = good, bad.reserved = 1;
    refused(&bad, "reserved");
    for (size_t i = 0; i < 2; i++) {
        bad = good, bad.reserved2[i] = &bad;
        refused(&bad, "reserved");
    }
}

static void a_dictionary_is_counted_by_whole_numbers_and_has_none_itself(void **state) {
    (void)state;
    chiso_column entries = {.values = texts, .type = CHISO_VALUES_TEXT};
    chiso_column column = {.name = "x",
                           .values = codes,
                           .type = CHISO_VALUES_INT8,
                           .dictionary = &entries,
                           .n_dictionary = 2};
    chiso_responses *responses;
    chiso_error error;
    assert_ok(make(&responses, &column, &error), error);
    chiso_responses_free(responses);
    column.type = CHISO_VALUES_DOUBLE;
    column.values = numbers;
    refused(&column, "no whole numbers");
    column.type = CHISO_VALUES_INT8;
    column.values = codes;
    entries.dictionary = &entries;
    refused(&column, "has a dictionary");
    entries.dictionary = NULL;
    entries.values = NULL;
    refused(&column, "no values");
}

static void tables_without_columns_or_with_a_delimiter_are_refused(void **state) {
    (void)state;
    const chiso_column column = {.name = "x", .values = numbers, .type = CHISO_VALUES_DOUBLE};
    chiso_table table = {.columns = &column, .n_columns = 1, .n_rows = 3};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_responses *responses;
    chiso_error error = {0};
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 0, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "no table");
    assert_int_equal(chiso_responses_from_tables(&responses, NULL, 1, NULL, NULL),
                     CHISO_E_ARGUMENT);
    options.delimiter = ',';
    error = (chiso_error){0};
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, &options, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "delimiter");
    options.delimiter = 0;
    options.decimal = ';';
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, &options, NULL),
                     CHISO_E_ARGUMENT);
    table.reserved[1] = &table;
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, NULL, NULL),
                     CHISO_E_ARGUMENT);
    table.reserved[1] = NULL, table.reserved[0] = &table;
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, NULL, NULL),
                     CHISO_E_ARGUMENT);
    table.reserved[0] = NULL, table.n_columns = 0;
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, NULL, NULL),
                     CHISO_E_ARGUMENT);
    table.n_columns = 1, table.name = "\xFF";
    error = (chiso_error){0};
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "the name of a table is not UTF-8");
    table.name = NULL, table.columns = NULL;
    assert_int_equal(chiso_responses_from_tables(&responses, &table, 1, NULL, NULL),
                     CHISO_E_ARGUMENT);
}

static void what_describes_tables_is_copied_and_their_name_is_told(void **state) {
    (void)state;
    char name[] = "x", shown[] = "wave 1";
    chiso_column entries = {.values = texts, .type = CHISO_VALUES_TEXT};
    chiso_column column = {.name = name,
                           .values = codes,
                           .type = CHISO_VALUES_INT8,
                           .dictionary = &entries,
                           .n_dictionary = 2};
    chiso_table tables[] = {{.name = shown, .columns = &column, .n_columns = 1, .n_rows = 3},
                            {.columns = &column, .n_columns = 1, .n_rows = 3}};
    chiso_responses *responses;
    chiso_error error = {0};
    assert_ok(chiso_responses_from_tables(&responses, tables, 2, NULL, &error), error);
    memset(name, '?', sizeof name - 1);
    memset(shown, '?', sizeof shown - 1);
    memset(&column, 0, sizeof column);
    memset(&entries, 0, sizeof entries);
    memset(tables, 0, sizeof tables);
    assert_int_equal(responses->n_paths, 2);
    assert_string_equal(responses->tables[0].name, "wave 1");
    assert_string_equal(chiso__responses_shown(responses, 1), "table");
    assert_string_equal(chiso__responses_place(responses), "record");
    assert_string_equal(responses->tables[0].columns[0].name, "x");
    assert_ptr_equal(responses->tables[0].columns[0].dictionary->values, texts);
    chiso_responses_free(responses);
}

static void a_table_may_have_the_name_of_standard_input(void **state) {
    (void)state;
    const chiso_column column = {.name = "x", .values = numbers, .type = CHISO_VALUES_DOUBLE};
    const chiso_table table = {.name = "-", .columns = &column, .n_columns = 1, .n_rows = 3};
    chiso_responses *responses;
    chiso_error error = {0};
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &error), error);
    assert_string_equal(chiso__responses_shown(responses, 0), "-");
    chiso_responses_free(responses);
}

static void the_first_table_at_fault_is_told(void **state) {
    (void)state;
    const chiso_column bad = {.name = "x", .type = CHISO_VALUES_DOUBLE};
    const chiso_table tables[] = {{.columns = &bad, .n_columns = 1, .n_rows = 3}, {.n_rows = 3}};
    chiso_responses *responses;
    chiso_error error = {0};
    assert_int_equal(chiso_responses_from_tables(&responses, tables, 2, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "column x: it has no values");
}

static void texts_of_no_bytes_need_no_values(void **state) {
    (void)state;
    static const int32_t none[] = {0, 0, 0, 0};
    chiso_column column = {.name = "x", .offsets = none, .type = CHISO_VALUES_TEXT32};
    chiso_responses *responses;
    chiso_error error;
    assert_ok(make(&responses, &column, &error), error);
    chiso_responses_free(responses);
    column.offsets = offsets;
    column.values = "abc";
    assert_ok(make(&responses, &column, &error), error);
    chiso_responses_free(responses);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_that_cannot_be_read_is_refused_by_name),
        cmocka_unit_test(a_dictionary_is_counted_by_whole_numbers_and_has_none_itself),
        cmocka_unit_test(tables_without_columns_or_with_a_delimiter_are_refused),
        cmocka_unit_test(what_describes_tables_is_copied_and_their_name_is_told),
        cmocka_unit_test(a_table_may_have_the_name_of_standard_input),
        cmocka_unit_test(the_first_table_at_fault_is_told),
        cmocka_unit_test(texts_of_no_bytes_need_no_values),
    };
    return RUN_TESTS(tests);
}
