/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/responses.h"

#include "survey.h"

static chiso_status open_files(chiso_responses **out, const chiso_responses_options *options,
                               chiso_error *error) {
    static const char *const paths[] = {"a.csv", "b.csv"};
    return chiso_responses_from_files(out, paths, 2, options, error);
}

static void refused(const chiso_responses_options *options, const char *words) {
    chiso_error error = {0};
    chiso_responses *responses = (chiso_responses *)(uintptr_t)1;
    assert_int_equal(open_files(&responses, options, &error), CHISO_E_ARGUMENT);
    assert_null(responses);
    assert_contains(error.message, words);
}

static void an_unknown_value_of_an_option_is_refused(void **state) {
    (void)state;
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.delimiter = '|';
    refused(&options, "delimiter");
    options = (chiso_responses_options)CHISO_RESPONSES_OPTIONS_INIT;
    options.decimal = ';';
    refused(&options, "decimal");
    options = (chiso_responses_options)CHISO_RESPONSES_OPTIONS_INIT;
    options.invalid = 2;
    refused(&options, "invalid");
}

static void codes_without_a_list_are_refused(void **state) {
    (void)state;
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.n_missing = 2;
    refused(&options, "n_missing is 2");
}

static void no_file_and_a_file_named_twice_are_refused(void **state) {
    (void)state;
    static const char *const twice[] = {"a.csv", "b.csv", "a.csv"};
    chiso_error error = {0};
    chiso_responses *responses;
    assert_int_equal(chiso_responses_from_files(&responses, twice, 3, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_null(responses);
    assert_contains(error.message, "a.csv is named twice");
    error = (chiso_error){0};
    assert_int_equal(chiso_responses_from_files(&responses, twice, 0, NULL, &error),
                     CHISO_E_ARGUMENT);
    assert_int_equal(chiso_responses_from_files(&responses, NULL, 1, NULL, NULL), CHISO_E_ARGUMENT);
}

static void a_file_named_in_two_ways_is_refused(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, "x\n1\n");
    survey_file(&s, "x\n1\n");
    char detour[200], link[100];
    snprintf(detour, sizeof detour, "%s/./1.csv", s.folder);
    snprintf(link, sizeof link, "%s/link.csv", s.folder);
    assert_int_equal(symlink(s.path[0], link), 0);
    const char *const others[] = {detour, link};
    for (size_t i = 0; i < 2; i++) {
        const char *const paths[] = {s.path[0], s.path[1], others[i]};
        chiso_responses *responses;
        chiso_error error = {0};
        assert_int_equal(chiso_responses_from_files(&responses, paths, 3, NULL, &error),
                         CHISO_E_ARGUMENT);
        assert_contains(error.message, "is named twice");
        /* two files with the same content are two */
        assert_int_equal(chiso_responses_from_files(&responses, paths, 2, NULL, NULL), CHISO_OK);
        chiso_responses_free(responses);
    }
    unlink(link);
    survey_free(&s);
}

static void texts_are_copied(void **state) {
    (void)state;
    char path[] = "a.csv", code[] = "99";
    const char *paths[] = {path}, *missing[] = {code};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.missing = missing, options.n_missing = 1;
    assert_ok(chiso_responses_from_files(&responses, paths, 1, &options, &error), error);
    path[0] = code[0] = 'X', paths[0] = missing[0] = NULL;
    assert_string_equal(responses->paths[0], "a.csv");
    assert_true(chiso__responses_declared_missing(responses, "99"));
    assert_false(chiso__responses_declared_missing(responses, "9"));
    assert_false(chiso__responses_declared_missing(responses, ""));
    chiso_responses_free(responses);
    chiso_responses_free(NULL);
}

static void a_caller_who_knows_fewer_options_is_understood(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.struct_size = offsetof(chiso_responses_options, missing);
    options.delimiter = ';', options.invalid = CHISO_INVALID_MISSING;
    options.missing = (const char *const *)(uintptr_t)1, options.n_missing = 99;
    assert_ok(open_files(&responses, &options, &error), error);
    assert_int_equal(responses->n_missing, 0);
    assert_int_equal(responses->delimiter, ';');
    assert_true(responses->invalid_is_missing);
    chiso_responses_free(responses);
}

static void assert_setting(const chiso_result *result, size_t at, const char *key,
                           const char *first, size_t count) {
    assert_string_equal(chiso_result_setting_key(result, at), key);
    assert_int_equal(chiso_result_setting_count(result, at), count);
    if (count > 0) assert_string_equal(chiso_result_setting_text(result, at, 0), first);
}

static void settings_hold_every_option(void **state) {
    (void)state;
    static const char *const missing[] = {"NA", "99"};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_result *result;
    assert_ok(open_files(&responses, NULL, &error), error);
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__responses_settings(responses, result, &error), error);
    assert_setting(result, 0, "files", "a.csv", 2);
    assert_setting(result, 1, "delimiter", "found by looking", 1);
    assert_setting(result, 2, "decimal", "found by looking", 1);
    assert_setting(result, 3, "missing", NULL, 0);
    assert_setting(result, 4, "invalid", "fault", 1);
    chiso_responses_free(responses);
    chiso_result_free(result);
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    options.delimiter = '\t', options.decimal = ',', options.invalid = CHISO_INVALID_MISSING;
    options.missing = missing, options.n_missing = 2;
    assert_ok(open_files(&responses, &options, &error), error);
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__responses_settings(responses, result, &error), error);
    assert_setting(result, 1, "delimiter", "tab", 1);
    assert_setting(result, 2, "decimal", ",", 1);
    assert_setting(result, 3, "missing", "NA", 2);
    assert_setting(result, 4, "invalid", "missing", 1);
    chiso_responses_free(responses);
    chiso_result_free(result);
}

static void options_without_their_size_are_refused(void **state) {
    (void)state;
    const char *const paths[] = {"answers.csv"};
    const chiso_responses_options unsized = {0};
    chiso_responses *responses = (chiso_responses *)(uintptr_t)1;
    assert_int_equal(chiso_responses_from_files(&responses, paths, 1, &unsized, NULL),
                     CHISO_E_ARGUMENT);
    assert_null(responses);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_value_of_an_option_is_refused),
        cmocka_unit_test(codes_without_a_list_are_refused),
        cmocka_unit_test(no_file_and_a_file_named_twice_are_refused),
        cmocka_unit_test(a_file_named_in_two_ways_is_refused),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(a_caller_who_knows_fewer_options_is_understood),
        cmocka_unit_test(settings_hold_every_option),
        cmocka_unit_test(options_without_their_size_are_refused),
    };
    return RUN_TESTS(tests);
}
