/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/input.h>
#include <chiso/output.h>
#include <stdio.h>
#include <unistd.h>

#include "results/result.h"
#include "test.h"

static char path[64];

static void write_text(const char *text) {
    strcpy(path, "/tmp/chiso-result-XXXXXX");
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
}

static chiso_status load_text(chiso_result **out, const char *text, chiso_error *error) {
    write_text(text);
    const chiso_status status = chiso_result_load(out, path, error);
    unlink(path);
    return status;
}

static void add_setting(chiso_result *r, const char *key, int32_t type, const char *const *values,
                        size_t count) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_setting(r, key, type, values, count, &error), error);
}

/* Texts and numbers that are easily spoilt. */
static const char *const texts[] = {"01", NULL, "", "Huế \"\\/\n\x1b", "Đà Nẵng; a, b"};
static const double numbers[] = {0.1, 45, 1e-300, -1.7976931348623157e308, 0.30000000000000004};

static chiso_result *hard_result(void) {
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    add_setting(r, "where", CHISO_SETTING_NONE, NULL, 0);
    add_setting(r, "lang", CHISO_SETTING_TEXT, (const char *const[]){"vi"}, 1);
    add_setting(r, "seed", CHISO_SETTING_NUMBER, (const char *const[]){"18446744073709551615"}, 1);
    add_setting(r, "level", CHISO_SETTING_NUMBER, (const char *const[]){"0.95"}, 1);
    add_setting(r, "by", CHISO_SETTING_LIST, (const char *const[]){"province", "a \"b\""}, 2);
    add_setting(r, "missing", CHISO_SETTING_LIST, NULL, 0);
    add_setting(r, "suppress", CHISO_SETTING_FLAG, (const char *const[]){"true"}, 1);
    add_setting(r, "safe", CHISO_SETTING_FLAG, (const char *const[]){"false"}, 1);
    assert_ok(chiso__result_add_column(r, "pro\"vince", CHISO_COLUMN_TEXT, "Tỉnh", &error), error);
    assert_ok(chiso__result_add_column(r, "score", CHISO_COLUMN_NUMBER, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "n", CHISO_COLUMN_INTEGER, NULL, &error), error);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 0, texts[i], &error), error);
        chiso__result_set_number(r, 1, numbers[i]);
        if (i != 2) chiso__result_set_number(r, 2, (double)i);
    }
    return r;
}

static void same_settings(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_settings(a), chiso_result_settings(b));
    for (size_t i = 0; i < chiso_result_settings(a); i++) {
        assert_string_equal(chiso_result_setting_key(a, i), chiso_result_setting_key(b, i));
        assert_int_equal(chiso_result_setting_type(a, i), chiso_result_setting_type(b, i));
        assert_int_equal(chiso_result_setting_count(a, i), chiso_result_setting_count(b, i));
        for (size_t v = 0; v < chiso_result_setting_count(a, i); v++)
            assert_string_equal(chiso_result_setting_text(a, i, v),
                                chiso_result_setting_text(b, i, v));
    }
}

static void same_cells(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t column = 0; column < chiso_result_columns(a); column++) {
        assert_string_equal(chiso_result_column_name(a, column),
                            chiso_result_column_name(b, column));
        assert_int_equal(chiso_result_column_type(a, column), chiso_result_column_type(b, column));
        for (size_t row = 0; row < chiso_result_rows(a); row++) {
            const char *text = chiso_result_text(a, row, column);
            const double number = chiso_result_number(a, row, column);
            const double other = chiso_result_number(b, row, column);
            if (text != NULL)
                assert_string_equal(text, chiso_result_text(b, row, column));
            else
                assert_null(chiso_result_text(b, row, column));
            assert_true(number == other || (isnan(number) && isnan(other)));
        }
    }
}

static void what_was_written_comes_back_as_it_was(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *before = hard_result(), *after;
    write_text("");
    assert_ok(chiso_output_save(before, "json", NULL, path, &error), error);
    assert_ok(chiso_result_load(&after, path, &error), error);
    unlink(path);
    assert_string_equal(chiso_result_command(after), "score");
    assert_string_equal(chiso_result_column_title(after, 0), "pro\"vince");
    same_settings(before, after);
    same_cells(before, after);
    chiso_result_free(before);
    chiso_result_free(after);
}

#define HEAD "\"chiso\": \"0.1.0\", \"command\": \"score\", \"settings\": {}, "
#define COLUMNS "\"columns\": {\"a\": \"text\", \"b\": \"integer\"}, "

static void keys_may_come_in_any_order_and_there_may_be_more(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(
        load_text(&r,
                  "\xEF\xBB\xBF{\"rows\": [{\"b\": 2e0, \"a\": \"x\"}], \"later\": [{}],\n" COLUMNS
                  "\"settings\": {\"x\": 1}, \"command\": \"c\", \"chiso\": \"9.9\"}",
                  &error),
        error);
    assert_string_equal(chiso_result_text(r, 0, 0), "x");
    assert_true(chiso_result_number(r, 0, 1) == 2);
    assert_string_equal(chiso_result_setting_text(r, 0, 0), "1");
    chiso_result_free(r);
}

static void a_result_may_have_neither_columns_nor_rows(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(load_text(&r, "{" HEAD "\"columns\": {}, \"rows\": []}", &error), error);
    assert_int_equal(chiso_result_rows(r) + chiso_result_columns(r), 0);
    chiso_result_free(r);
}

static void what_is_no_result_says_what_is_wrong_and_where(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } bad[] = {
        {"", "line 1: this is not a result of chiso"},
        {"province,score\n01,44\n", "line 1: this is not a result of chiso"},
        {"[]", "this is not a result of chiso"},
        {"{}", "this is not a result of chiso; --format json writes one"},
        {"{\"a\": 1,\n\"b\" 2}", "line 2: this is not JSON: expected : here"},
        {"{\"a\":\n?}", "line 2: this is not JSON: expected a value here"},
        {"{} {}", "something stands behind its end"},
        {"{" HEAD "\"rows\": []}", "this is not a result of chiso"},
        {"{\"chiso\": 1, \"command\": \"c\", \"settings\": {}, " COLUMNS "\"rows\": []}",
         "this is not a result of chiso"},
        {"{\"chiso\": \"1\", \"command\": 1, \"settings\": {}, " COLUMNS "\"rows\": []}",
         "this is not a result of chiso"},
        {"{\"chiso\": \"1\", \"command\": \"c\", \"settings\": [], " COLUMNS "\"rows\": []}",
         "this is not a result of chiso"},
        {"{\"chiso\": \"1\", \"command\": \"c\", \"settings\": {\"x\": {}}, " COLUMNS
         "\"rows\": []}",
         "an object is no value of a setting: the setting \"x\""},
        {"{\"chiso\": \"1\", \"command\": \"c\", \"settings\": {\"x\": [1]}, " COLUMNS
         "\"rows\": []}",
         "a list holds something else than texts: the setting \"x\""},
        {"{" HEAD "\"columns\": 1, \"rows\": []}", "this is not a result of chiso"},
        {"{" HEAD "\"columns\": {\"a\": 1}, \"rows\": []}",
         "its type is text, number or integer: the column \"a\""},
        {"{" HEAD "\"columns\": {\"a\": \"date\"}, \"rows\": []}",
         "its type is text, number or integer: the column \"a\""},
        {"{" HEAD "\"columns\": {\"a\": \"text\", \"a\": \"text\"}, \"rows\": []}",
         "it stands twice: the column \"a\""},
        {"{" HEAD COLUMNS "\"rows\": {}}", "this is not a result of chiso"},
        {"{" HEAD COLUMNS "\"rows\": [1]}", "something else than an object among the rows"},
        {"{" HEAD COLUMNS "\"rows\": [\n{\"a\": 1, \"b\": 1}]}",
         "line 2: something else than a text in the column \"a\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": \"1\", \"b\": \"1\"}]}",
         "something else than a number in the column \"b\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": \"1\", \"b\": {}}]}",
         "something else than a number in the column \"b\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": \"1\", \"b\": 1e999}]}",
         "a number is too large: the column \"b\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": \"1\", \"b\": 1.5}]}",
         "a fraction among the whole numbers of the column \"b\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": null}]}", "the row lacks the column \"b\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": null, \"b\": 1, \"c\": 1}]}",
         "a row has what is no column: \"c\""},
        {"{" HEAD COLUMNS "\"rows\": [{\"a\": null, \"a\": null}]}",
         "a row has it twice: the column \"a\""},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        chiso_error error = {0};
        chiso_result *r = (chiso_result *)(void *)&error;
        assert_int_equal(load_text(&r, bad[i].text, &error), CHISO_E_DATA);
        assert_null(r);
        assert_contains(error.message, path);
        assert_contains(error.message, bad[i].message);
    }
}

static void a_file_that_is_not_there_cannot_be_opened(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r;
    assert_int_equal(chiso_result_load(&r, "/tmp/chiso/nowhere.json", &error), CHISO_E_OPEN);
    assert_contains(error.message, "nowhere.json");
    error = (chiso_error){0};
    assert_int_equal(chiso_result_load(&r, NULL, &error), CHISO_E_ARGUMENT);
    error = (chiso_error){0};
    assert_int_equal(chiso_result_load(&r, "/proc/self/mem", &error), CHISO_E_READ);
    assert_int_equal(chiso_result_load(&r, "/proc/self/mem", NULL), CHISO_E_READ);
}

static void a_dash_is_standard_input(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r;
    write_text("{?");
    assert_non_null(freopen(path, "rb", stdin));
    assert_int_equal(chiso_result_load(&r, "-", &error), CHISO_E_DATA);
    assert_contains(error.message, "standard input, line 1");
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_comes_back_as_it_was),
        cmocka_unit_test(keys_may_come_in_any_order_and_there_may_be_more),
        cmocka_unit_test(a_result_may_have_neither_columns_nor_rows),
        cmocka_unit_test(what_is_no_result_says_what_is_wrong_and_where),
        cmocka_unit_test(a_file_that_is_not_there_cannot_be_opened),
        cmocka_unit_test(a_dash_is_standard_input),
    };
    return RUN_TESTS(tests);
}
