/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/decimal.h"

#include <stdio.h>

#include "test.h"

static chiso__category one = {.code = "1", .value = 1};
static const chiso__scale scale = {.name = "s", .categories = &one, .count = 1};

/* The columns of every file here, in this order. */
static const chiso__request requests[] = {
    {.name = "key", .kind = CHISO__COLUMN_KEY},
    {.name = "coded", .kind = CHISO__COLUMN_ANSWER, .scale = &scale},
    {.name = "w", .kind = CHISO__COLUMN_WEIGHT},
    {.name = "x", .kind = CHISO__COLUMN_ANSWER},
    {.name = "score", .kind = CHISO__COLUMN_SCORE},
    {.name = "age", .kind = CHISO__COLUMN_KEY, .numbers = true},
};
static const int columns[] = {0, 1, 2, 3, 4, 5};

static char look(const char *text, char delimiter, chiso_error *error) {
    chiso__csv *csv;
    char decimal = '?';
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), delimiter, error), *error);
    chiso_status status = chiso__decimal_look(&decimal, csv, requests, 6, columns, error);
    chiso__csv_free(csv);
    assert_int_equal(status, error->status);
    return status == CHISO_OK ? decimal : '!';
}

/* What is found in a file with these lines below its header. */
static char found(const char *lines) {
    char text[8192];
    chiso_error error = {0};
    snprintf(text, sizeof text, "key;coded;w;x;score;age\n%s", lines);
    return look(text, ';', &error);
}

static void a_comma_or_a_point_is_found(void **state) {
    (void)state;
    assert_int_equal(found(";;1,5;;\n"), ',');
    assert_int_equal(found(";;1.5;;\n"), '.');
    assert_int_equal(found(";;;0,25;\n"), ',');
    assert_int_equal(found(";;;;-2,5\n"), ',');
    assert_int_equal(found(";;;;1,5e3\n"), ',');
    assert_int_equal(found(";;,5;;\n"), ',');
}

static void without_any_mark_it_is_a_point(void **state) {
    (void)state;
    assert_int_equal(found(""), '.');
    assert_int_equal(found(";;15;3;\n"), '.');
    assert_int_equal(found(";;NA, none;3;a,b\n"), '.'); /* not numbers */
}

static void keys_that_are_compared_with_numbers_are_looked_at(void **state) {
    (void)state;
    assert_int_equal(found(";;;;;1,5\n"), ',');
    assert_int_equal(found(";;;;;1.5\n"), '.');
}

static void codes_of_scales_and_keys_are_not_looked_at(void **state) {
    (void)state;
    assert_int_equal(found("1,5;2,5;1.25;;\n1,5;2,5;2;;\n"), '.');
    assert_int_equal(found("1.5;2.5;1,25;;\n"), ',');
    assert_int_equal(found("1,5;2,5;3;4;5\n"), '.');
}

static void a_number_of_both_marks_says_nothing(void **state) {
    (void)state;
    assert_int_equal(found(";;1.250,5;;\n"), '.');
    assert_int_equal(found(";;1,250.5;;\n"), '.');
    assert_int_equal(found(";;1.250,5;0,5;\n"), ',');
}

static void ten_times_as_many_decide(void **state) {
    (void)state;
    char lines[400] = ";;1.5;;\n";
    for (int commas = 1; commas <= 12; commas++) {
        strcat(lines, ";;0,5;;\n");
        assert_int_equal(found(lines), commas < 10 ? '!' : ',');
    }
    strcpy(lines, ";;1,5;;\n");
    for (int points = 1; points <= 12; points++) {
        strcat(lines, ";;0.5;;\n");
        assert_int_equal(found(lines), points < 10 ? '!' : '.');
    }
}

static void as_many_of_both_is_an_error_that_shows_them(void **state) {
    (void)state;
    chiso_error error = {0};
    assert_int_equal(look("key;coded;w;x;score\n;;1,5;2.25;\n", ';', &error), '!');
    assert_int_equal(error.status, CHISO_E_DATA);
    assert_contains(error.message, "in.csv");
    assert_contains(error.message, "1,5");
    assert_contains(error.message, "2.25");
    assert_contains(error.message, "--decimal");
}

static void commas_that_may_mark_thousands_are_an_error(void **state) {
    (void)state;
    chiso_error error = {0};
    assert_int_equal(look("key;coded;w;x;score\n;;1,250;7;\n", ';', &error), '!');
    assert_contains(error.message, "1,250");
    assert_contains(error.message, "--decimal ,");
    static const char *const ambiguous[] = {"12,345", "123,456", "-1,250", "+1,250"};
    static const char *const clear[] = {"0,125",  "-0,125", "1234,567", "1,25",
                                        "1,2500", ",125",   "1,250e3"};
    for (size_t i = 0; i < sizeof ambiguous / sizeof ambiguous[0]; i++) {
        char line[64];
        snprintf(line, sizeof line, ";;%s;;\n", ambiguous[i]);
        assert_int_equal(found(line), '!');
        strcat(line, ";;3,5;;\n"); /* one that is clear decides for all */
        assert_int_equal(found(line), ',');
    }
    for (size_t i = 0; i < sizeof clear / sizeof clear[0]; i++) {
        char line[64];
        snprintf(line, sizeof line, ";;%s;;\n", clear[i]);
        assert_int_equal(found(line), ',');
    }
}

static void quoted_numbers_in_a_file_with_commas_are_looked_at(void **state) {
    (void)state;
    chiso_error error = {0};
    const char *text = "key,coded,w,x,score\n\"1.5\",1,\"1,5\",\"0,25\",\n";
    assert_int_equal(look(text, ',', &error), ',');
}

static void columns_that_are_not_there_and_short_records_are_passed_over(void **state) {
    (void)state;
    const int lost[] = {0, 1, 2, -1, -1};
    const char *text = "key;coded;w\na\n;;1,5\nb;1\n";
    chiso__csv *csv;
    chiso_error error = {0};
    char decimal;
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), ';', &error), error);
    assert_ok(chiso__decimal_look(&decimal, csv, requests, 5, lost, &error), error);
    assert_int_equal(decimal, ',');
    chiso__csv_free(csv);
}

static void a_large_file_is_judged_by_its_start(void **state) {
    (void)state;
    enum { LINES = 60000 }; /* of 10 bytes: twice the sample of 256 KiB */
    char *text = malloc(LINES * 10 + 100), *end = text;
    end += sprintf(end, "key;coded;w;x;score\n");
    for (int i = 0; i < LINES; i++)
        end += sprintf(end, ";1;%s;;\n", i < LINES / 2 ? "1,25" : "1.25");
    chiso_error error = {0};
    const char mark = look(text, ';', &error);
    free(text);
    assert_int_equal(mark, ',');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comma_or_a_point_is_found),
        cmocka_unit_test(without_any_mark_it_is_a_point),
        cmocka_unit_test(keys_that_are_compared_with_numbers_are_looked_at),
        cmocka_unit_test(codes_of_scales_and_keys_are_not_looked_at),
        cmocka_unit_test(a_number_of_both_marks_says_nothing),
        cmocka_unit_test(ten_times_as_many_decide),
        cmocka_unit_test(as_many_of_both_is_an_error_that_shows_them),
        cmocka_unit_test(commas_that_may_mark_thousands_are_an_error),
        cmocka_unit_test(quoted_numbers_in_a_file_with_commas_are_looked_at),
        cmocka_unit_test(columns_that_are_not_there_and_short_records_are_passed_over),
        cmocka_unit_test(a_large_file_is_judged_by_its_start),
    };
    return RUN_TESTS(tests);
}
