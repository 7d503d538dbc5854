/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include <jansson.h>

#include "tables.h"

/* The document of a result, read by jansson under the C locale, as any other program would. */
static json_t *parse(const char *text) {
    char locale[64];
    snprintf(locale, sizeof locale, "%s", setlocale(LC_NUMERIC, NULL));
    setlocale(LC_NUMERIC, "C");
    json_error_t fault;
    json_t *document = json_loads(text, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &fault);
    setlocale(LC_NUMERIC, locale);
    if (document == NULL) fail_msg("line %d: %s\n%s", fault.line, fault.text, text);
    return document;
}

static json_t *document_of(chiso_result *r) {
    char *text = render(r, "json");
    json_t *document = parse(text);
    chiso_output_free(text);
    return document;
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    json_t *document = document_of(hard_result());
    const json_t *rows = json_object_get(document, "rows");
    assert_int_equal(json_array_size(rows), HARD_TEXTS);
    for (size_t i = 0; i < HARD_TEXTS; i++) {
        const json_t *row = json_array_get(rows, i);
        assert_int_equal(json_object_size(row), 3);
        assert_string_equal(json_string_value(json_object_get(row, "text, or \"not\"")),
                            hard_texts[i]);
        const json_t *number = json_object_get(row, "number");
        double value = json_real_value(number);
        assert_int_equal(json_is_null(number), i >= HARD_NUMBERS);
        if (i < HARD_NUMBERS) assert_memory_equal(&value, &hard_numbers[i], sizeof value);
        assert_true(json_real_value(json_object_get(row, "whole")) == (double)i);
    }
    json_decref(document);
}

static void add_setting(chiso_result *r, const char *key, int32_t type, const char *const *values,
                        size_t count) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_setting(r, key, type, values, count, &error), error);
}

static chiso_result *with_settings(void) {
    chiso_result *r = new_result();
    add_setting(r, "where", CHISO_SETTING_NONE, NULL, 0);
    add_setting(r, "lang", CHISO_SETTING_TEXT, (const char *const[]){"vi"}, 1);
    add_setting(r, "level", CHISO_SETTING_NUMBER, (const char *const[]){"0.95"}, 1);
    add_setting(r, "by", CHISO_SETTING_LIST, (const char *const[]){"province", "a \"b\""}, 2);
    add_setting(r, "missing", CHISO_SETTING_LIST, NULL, 0);
    add_setting(r, "suppress", CHISO_SETTING_FLAG, (const char *const[]){"true"}, 1);
    add_setting(r, "safe", CHISO_SETTING_FLAG, (const char *const[]){"false"}, 1);
    return r;
}

static void the_document_has_one_shape(void **state) {
    (void)state;
    chiso_result *r = with_settings();
    add_column(r, "province", CHISO_COLUMN_TEXT, "Province");
    add_column(r, "score", CHISO_COLUMN_NUMBER, NULL);
    add_row(r);
    add_row(r);
    set_text(r, 0, "01");
    set_label(r, 0, "01", "Hà Nội");
    chiso__result_set_number(r, 1, 43.25);
    add_note(r, "a note");
    assert_renders(r, "json",
                   "{\n"
                   "  \"chiso\": \"" CHISO_TEST_VERSION
                   "\",\n"
                   "  \"command\": \"score\",\n"
                   "  \"settings\": {\n"
                   "    \"where\": null,\n"
                   "    \"lang\": \"vi\",\n"
                   "    \"level\": 0.95,\n"
                   "    \"by\": [\"province\", \"a \\\"b\\\"\"],\n"
                   "    \"missing\": [],\n"
                   "    \"suppress\": true,\n"
                   "    \"safe\": false\n"
                   "  },\n"
                   "  \"columns\": {\"province\": \"text\", \"score\": \"number\"},\n"
                   "  \"rows\": [\n"
                   "    {\"province\": null, \"score\": null},\n"
                   "    {\"province\": \"01\", \"score\": 43.25}\n"
                   "  ]\n"
                   "}\n");
}

static void settings_have_their_kinds(void **state) {
    (void)state;
    json_t *document = document_of(with_settings());
    const json_t *settings = json_object_get(document, "settings");
    assert_int_equal(json_object_size(settings), 7);
    assert_true(json_is_null(json_object_get(settings, "where")));
    assert_true(json_real_value(json_object_get(settings, "level")) == 0.95);
    assert_int_equal(json_array_size(json_object_get(settings, "by")), 2);
    assert_true(json_is_true(json_object_get(settings, "suppress")));
    assert_int_equal(json_array_size(json_object_get(document, "rows")), 0);
    json_decref(document);
}

static void a_number_among_the_settings_stays_as_it_was_given(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"18446744073709551615", "18446744073709551615"},
        {"1e-3", "1e-3"},
        {"-0.5E+2", "-0.5E+2"},
        {".5", "0.5"},
        {"007", "7"},
        {"+1", "1"},
        {"5.", "5"},
        {"1e999", "1e999"},
        {"0x1A", "\"0x1A\""},
        {"nan", "\"nan\""},
        {"1,5", "\"1,5\""},
        {"", "\"\""},
        {"-", "\"-\""},
        {"1e", "\"1e\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_result *r = new_result();
        add_setting(r, "x", CHISO_SETTING_NUMBER, cases[i], 1);
        char *text = render(r, "json"), expected[64];
        snprintf(expected, sizeof expected, "\"x\": %s\n", cases[i][1]);
        assert_contains(text, expected);
        chiso_output_free(text);
    }
}

static void control_characters_are_escaped_and_letters_kept(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, NULL);
    add_row(r);
    set_text(r, 0, "Huế\n\x1b\x7f\xC2\x85\u00A0\"\\/");
    char *text = render(r, "json");
    assert_contains(text, "\"Huế\\u000a\\u001b\\u007f\\u0085\u00A0\\\"\\\\/\"");
    chiso_output_free(text);
}

static void bytes_that_are_not_utf8_leave_the_document_valid(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_setting(r, "files", CHISO_SETTING_LIST, (const char *const[]){"H\xE0 N\xF4i.csv"}, 1);
    json_t *document = document_of(r);
    const json_t *files = json_object_get(json_object_get(document, "settings"), "files");
    assert_string_equal(json_string_value(json_array_get(files, 0)), "H\uFFFD N\uFFFDi.csv");
    json_decref(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_document_has_one_shape),
        cmocka_unit_test(settings_have_their_kinds),
        cmocka_unit_test(a_number_among_the_settings_stays_as_it_was_given),
        cmocka_unit_test(control_characters_are_escaped_and_letters_kept),
        cmocka_unit_test(bytes_that_are_not_utf8_leave_the_document_valid),
    };
    return RUN_TESTS(tests);
}
