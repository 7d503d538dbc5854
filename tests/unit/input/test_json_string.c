/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

static void a_text_is_what_its_escapes_mean(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"\"\"", ""},
        {"\"Lạng Sơn\"", "Lạng Sơn"},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
        {"\"\\u0041\\u00e0\\u1EA1\"", "Aàạ"},
        {"\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80"},
        {"\"\\u007f\\u0080\\uffff\"", "\x7F\xC2\x80\xEF\xBF\xBF"},
        {"  \"a b\"", "a b"},
    };
    chiso__buffer buffer = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        text *t = text_new(cases[i][0]);
        assert_true(chiso__json_string(&t->json, &buffer));
        assert_string_equal(buffer.bytes, cases[i][1]);
        assert_int_equal(buffer.length, strlen(cases[i][1]) + 1);
        text_free(t);
    }
    chiso__buffer_free(&buffer);
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } bad[] = {
        {"a", "expected \" here"},
        {"\"a\nb\"", "does not end on its line"},
        {"\"a\tb\"", "does not end on its line"},
        {"\"\\x\"", "a \\ that means nothing"},
        {"\"\\", "a \\ that means nothing"},
        {"\"\\u12", "\\u needs four digits"},
        {"\"\\u12g4\"", "\\u needs four digits"},
        {"\"\\u0000\"", "a \\u that is no character"},
        {"\"\\ud83d\"", "a \\u that is no character"},
        {"\"\\ud83d\\u0041\"", "a \\u that is no character"},
        {"\"\\ud83dxxxxxxxx\"", "a \\u that is no character"},
        {"\"\\ude00\"", "a \\u that is no character"},
        {"\"H\xE0 N\xF4i\"", "not UTF-8"},
    };
    chiso__buffer buffer = {0};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        text *t = text_new(bad[i].text);
        assert_false(chiso__json_string(&t->json, &buffer));
        assert_int_equal(t->json.status, CHISO_E_DATA);
        assert_contains(t->error.message, bad[i].message);
        text_free(t);
    }
    chiso__buffer_free(&buffer);
}

static void a_nul_in_the_file_is_no_digit(void **state) {
    (void)state;
    chiso__buffer buffer = {0};
    text *t = text_of("\"\\u00\0\0\"", 8);
    assert_false(chiso__json_string(&t->json, &buffer));
    assert_contains(t->error.message, "\\u needs four digits");
    chiso__buffer_free(&buffer);
    text_free(t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_what_its_escapes_mean),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(a_nul_in_the_file_is_no_digit),
    };
    return RUN_TESTS(tests);
}
