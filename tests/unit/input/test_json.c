/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

static void values_of_every_kind_are_passed_over(void **state) {
    (void)state;
    static const char *const good[] = {
        "0",
        "-0",
        "12",
        "-1.5",
        "1e9",
        "1.25E-07",
        "1e+2",
        "true",
        "false",
        "null",
        "\"a\\n\"",
        "[]",
        "{}",
        " [ 1 , \"]\" , { \"a\" : [ ] } ] ",
        "{\"a\":1,\"a\":2}",
        "\t\r\n7",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        text *t = text_new(good[i]);
        assert_true(chiso__json_skip(&t->json));
        assert_int_equal(chiso__json_peek(&t->json), '\0');
        assert_ptr_equal(t->json.at, t->json.end);
        text_free(t);
    }
}

static void what_is_no_json_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } bad[] = {
        {"", "line 1: this is not JSON: expected a value here"},
        {"\n\n?", "line 3: this is not JSON: expected a value here"},
        {"tru", "expected a value here"},
        {"truE", "expected a value here"},
        {"-", "expected a number here"},
        {"1.", "expected a number here"},
        {"1e", "expected a number here"},
        {"1e+", "expected a number here"},
        {"-a", "expected a number here"},
        {"[1,]", "expected a value here"},
        {"[1 2]", "expected ] here"},
        {"[1", "expected ] here"},
        {"{\"a\" 1}", "expected : here"},
        {"{\"a\":1 \"b\":2}", "expected } here"},
        {"{\"a\":1,}", "expected \" here"},
        {"{1:2}", "expected \" here"},
        {"{\n\"a\":\n}", "line 3: this is not JSON: expected a value here"},
        {"\"abc", "a text does not end on its line"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        text *t = text_new(bad[i].text);
        assert_false(chiso__json_skip(&t->json));
        assert_int_equal(t->json.status, CHISO_E_DATA);
        assert_int_equal(t->error.status, CHISO_E_DATA);
        assert_contains(t->error.message, "file.json, line ");
        assert_contains(t->error.message, bad[i].message);
        text_free(t);
    }
}

static void a_number_ends_where_json_says(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"01", "0"}, {"-12.50e3,", "-12.50e3"}, {"1.5.5", "1.5"}, {"0x1", "0"}, {"9]", "9"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        text *t = text_new(cases[i][0]);
        const char *number;
        size_t length;
        assert_true(chiso__json_number(&t->json, &number, &length));
        assert_int_equal(length, strlen(cases[i][1]));
        assert_memory_equal(number, cases[i][1], length);
        text_free(t);
    }
}

static void nothing_is_read_after_a_fault(void **state) {
    (void)state;
    text *t = text_new("?1");
    chiso__buffer buffer = {0};
    const char *number;
    size_t length;
    assert_false(chiso__json_take(&t->json, '{'));
    assert_contains(t->error.message, "expected { here");
    t->json.at++;
    assert_false(chiso__json_take(&t->json, '1'));
    assert_false(chiso__json_next(&t->json, ']', 0));
    assert_false(chiso__json_string(&t->json, &buffer));
    assert_false(chiso__json_number(&t->json, &number, &length));
    assert_false(chiso__json_word(&t->json, "1"));
    assert_false(chiso__json_skip(&t->json));
    assert_false(chiso__json_fail(&t->json, "another"));
    assert_false(chiso__json_fail_memory(&t->json));
    assert_int_equal(t->json.status, CHISO_E_DATA);
    assert_contains(t->error.message, "expected { here");
    chiso__buffer_free(&buffer);
    text_free(t);
}

static void a_tower_of_brackets_is_no_way_to_the_end_of_the_stack(void **state) {
    (void)state;
    char tower[100001];
    memset(tower, '[', sizeof tower - 1);
    tower[sizeof tower - 1] = '\0';
    text *t = text_new(tower);
    assert_false(chiso__json_skip(&t->json));
    assert_contains(t->error.message, "too deep");
    text_free(t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_every_kind_are_passed_over),
        cmocka_unit_test(what_is_no_json_is_refused_with_its_line),
        cmocka_unit_test(a_number_ends_where_json_says),
        cmocka_unit_test(nothing_is_read_after_a_fault),
        cmocka_unit_test(a_tower_of_brackets_is_no_way_to_the_end_of_the_stack),
    };
    return RUN_TESTS(tests);
}
