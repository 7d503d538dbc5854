/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/delimiter.h"

#include "test.h"

static char find(const char *sample) {
    char delimiter = 0;
    chiso_error error = {0};
    assert_ok(chiso__delimiter_find(&delimiter, "in.csv", sample, strlen(sample), &error), error);
    return delimiter;
}

static void the_delimiter_parts_header_and_records_alike(void **state) {
    (void)state;
    assert_int_equal(find("a,b\n1,2\n"), ',');
    assert_int_equal(find("a;b\r\n1;2\r\n"), ';');
    assert_int_equal(find("a\tb\r1\t2\r"), '\t');
    assert_int_equal(find("a;b\n1,5;2,5\n"), ';');
    assert_int_equal(find("a;b;c\n1,5;2;3\n"), ';');
    assert_int_equal(find("họ, tên;tuổi\nAn;5\n"), ';');
    assert_int_equal(find("a;b"), ';');
}

static void delimiters_in_quotes_do_not_count(void **state) {
    (void)state;
    assert_int_equal(find("a,b\n\"x;y\",1\n"), ',');
    assert_int_equal(find("\"a;b\",\"c\"\"\n;d\"\n\"x;y\",1\n"), ',');
    assert_int_equal(find("a,b\n1,\"x;\n;;y\n"), ',');
}

static void a_few_records_of_another_length_change_nothing(void **state) {
    (void)state;
    assert_int_equal(find("a;b\n1;2\n1\n3;4\n5;6;7\n8;9\n"), ';');
    assert_int_equal(find("\n\na,b\n\n \n\n1,2\n\t\n"), ',');
}

static void where_nothing_parts_the_records_there_is_one_column(void **state) {
    (void)state;
    assert_int_equal(find("q1\n5\n4\n"), ',');
    assert_int_equal(find("q1"), ',');
    assert_int_equal(find("nhận xét, nếu có\ntốt\ntốt, nhưng chậm\nchậm\n"), ',');
}

static void two_that_part_alike_are_refused_with_a_way_out(void **state) {
    (void)state;
    static const char sample[] = "a,b;c\n1,2;3\n";
    char delimiter;
    chiso_error error = {0};
    assert_int_equal(chiso__delimiter_find(&delimiter, "in.csv", sample, strlen(sample), &error),
                     CHISO_E_DATA);
    assert_contains(error.message, "in.csv");
    assert_contains(error.message, "commas and semicolons");
    assert_contains(error.message, "--delimiter");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_delimiter_parts_header_and_records_alike),
        cmocka_unit_test(delimiters_in_quotes_do_not_count),
        cmocka_unit_test(a_few_records_of_another_length_change_nothing),
        cmocka_unit_test(where_nothing_parts_the_records_there_is_one_column),
        cmocka_unit_test(two_that_part_alike_are_refused_with_a_way_out),
    };
    return RUN_TESTS(tests);
}
