/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/json_writer.h"

#include "parsed.h"

static json_t *parsed(chiso__buffer *out) {
    assert_false(out->failed);
    json_t *read = parse_json(out->bytes, out->length);
    chiso__buffer_free(out);
    return read;
}

static void assert_written(chiso__buffer *out, const char *expected) {
    assert_int_equal(out->length, strlen(expected));
    assert_memory_equal(out->bytes, expected, out->length);
    chiso__buffer_free(out);
}

static void things_stand_between_commas(void **state) {
    (void)state;
    chiso__buffer out = {0};
    chiso__json_writer writer = {.out = &out};
    chiso__json_put_begin(&writer, "{");
    chiso__json_put_key(&writer, "a");
    chiso__json_put_begin(&writer, "[");
    chiso__json_put_number(&writer, 1);
    chiso__json_put_text(&writer, "x");
    chiso__json_put_null(&writer);
    chiso__json_put_begin(&writer, "{");
    chiso__json_put_end(&writer, "}");
    chiso__json_put_flag(&writer, true);
    chiso__json_put_end(&writer, "]");
    chiso__json_put_key(&writer, "b");
    chiso__json_put_flag(&writer, false);
    chiso__json_put_key(&writer, "c");
    chiso__json_put_text(&writer, NULL);
    chiso__json_put_end(&writer, "}");
    assert_written(&out, "{\"a\":[1,\"x\",null,{},true],\"b\":false,\"c\":null}");
}

static void numbers_have_no_more_decimals_than_asked(void **state) {
    (void)state;
    static const struct {
        double number;
        int decimals;
        const char *written;
    } cases[] = {{1.0 / 3, 6, "0.333333"}, {2.0 / 3, 4, "0.6667"},
                 {-12.5, 0, "-13"},        {43.25, 6, "43.25"},
                 {0.1 + 0.2, 6, "0.3"},    {-1e-9, 6, "0"},
                 {-0.0, 6, "0"},           {123456789.12345678, 6, "123456789.123457"},
                 {1e306, 6, "1e+306"},     {NAN, 6, "null"},
                 {INFINITY, 6, "null"},    {-INFINITY, 2, "null"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso__buffer out = {0};
        chiso__json_writer writer = {.out = &out};
        chiso__json_put_rounded(&writer, cases[i].number, cases[i].decimals);
        assert_written(&out, cases[i].written);
    }
}

static void a_number_reads_back_to_the_last_bit(void **state) {
    (void)state;
    static const double numbers[] = {0.1, 1.0 / 3, -2.5e-300, 1.7976931348623157e308, 5e-324, 1e15};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        chiso__buffer out = {0};
        chiso__json_writer writer = {.out = &out};
        chiso__json_put_number(&writer, numbers[i]);
        json_t *read = parsed(&out);
        const double value = json_real_value(read);
        assert_memory_equal(&value, &numbers[i], sizeof value);
        json_decref(read);
    }
}

static void texts_and_keys_are_escaped(void **state) {
    (void)state;
    chiso__buffer out = {0};
    chiso__json_writer writer = {.out = &out};
    chiso__json_put_begin(&writer, "{");
    chiso__json_put_key(&writer, "a \"key\"\n");
    chiso__json_put_text(&writer, "Huế \\ \" \x01 </script>");
    chiso__json_put_end(&writer, "}");
    json_t *read = parsed(&out);
    assert_string_equal(json_text(read, "a \"key\"\n"), "Huế \\ \" \x01 </script>");
    json_decref(read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_stand_between_commas),
        cmocka_unit_test(numbers_have_no_more_decimals_than_asked),
        cmocka_unit_test(a_number_reads_back_to_the_last_bit),
        cmocka_unit_test(texts_and_keys_are_escaped),
    };
    return RUN_TESTS(tests);
}
