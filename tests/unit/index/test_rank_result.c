/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rank_files.h"

static const char provinces[] =
    "unit,x,se\nHà Giang,44.2479,0.8869\nHà Nội,43.9603,0.1577\nCao Bằng,41.6551,0.1930\n";

static void a_result_has_its_columns(void **state) {
    (void)state;
    const char *const names[] = {"unit", "estimate", "se", "df", "rank", "rank_low", "rank_high"};
    const double ranks[3][3] = {{1, 1, 2}, {2, 1, 2}, {3, 3, 3}};
    ranked r = rank_text(provinces, NULL, NULL);
    assert_ok(r.status, r.error);
    assert_int_equal(chiso_result_columns(r.result), 7);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(chiso_result_column_name(r.result, i), names[i]);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++) assert_true(cell(&r, i, names[4 + k]) == ranks[i][k]);
    }
    assert_string_equal(chiso_result_command(r.result), "rank");
    assert_int_equal(chiso_result_notes(r.result), 0);
    assert_int_equal(chiso_result_rows(r.findings), 0);
    ranked_free(&r);
}

static void units_of_unknown_error_are_noted(void **state) {
    (void)state;
    const char *const words[] = {"freedom: 2, which", "2 đơn vị"};
    for (int32_t language = 0; language < 2; language++) {
        chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
        options.language = language;
        ranked r = rank_text("unit,x,se,df\na,3,,\nb,1,1,0\nc,,,\nd,0,1,5\n", NULL, &options);
        assert_ok(r.status, r.error);
        assert_int_equal(chiso_result_notes(r.result), 1);
        assert_contains(chiso_result_note(r.result, 0), words[language]);
        assert_true(cell(&r, 0, "rank_low") == 1 && cell(&r, 0, "rank_high") == 3);
        assert_true(isnan(cell(&r, 2, "rank")) && isnan(cell(&r, 2, "rank_low")));
        ranked_free(&r);
    }
}

static const char *setting(const chiso_result *result, const char *key) {
    size_t i = 0;
    while (strcmp(chiso_result_setting_key(result, i), key) != 0) i++;
    return chiso_result_setting_text(result, i, 0);
}

static void settings_tell_columns_and_files(void **state) {
    (void)state;
    ranked r = rank_text("unit,x\na,4\nb,0\n", "unit,a,b\na,9,11\nb,11,16\n", NULL);
    assert_ok(r.status, r.error);
    assert_string_equal(setting(r.result, "unit"), "unit");
    assert_string_equal(setting(r.result, "estimate"), "x");
    assert_null(setting(r.result, "se"));
    assert_null(setting(r.result, "df"));
    assert_contains(setting(r.result, "covariance"), "/tmp/chiso-rank");
    assert_string_equal(setting(r.result, "rank_sets"), "simultaneous");
    assert_string_equal(setting(r.result, "lang"), "en");
    ranked_free(&r);
}

static void columns_must_be_named(void **state) {
    (void)state;
    ranked r = rank_text("unit,x\na,4\n", NULL, NULL);
    assert_int_equal(r.status, CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "--se");
    ranked_free(&r);
    char path[64];
    chiso_responses *responses = file_of(provinces, path);
    for (int i = 0; i < 2; i++) {
        chiso_rank_columns columns = CHISO_RANK_COLUMNS_INIT;
        chiso_result *result;
        chiso_error error = {0};
        columns.unit = i ? "unit" : NULL;
        columns.estimate = i ? NULL : "x";
        assert_int_equal(chiso_rank(&result, NULL, responses, &columns, NULL, NULL, &error),
                         CHISO_E_ARGUMENT);
        assert_contains(error.message, "--unit");
        assert_null(result);
    }
    chiso_responses_free(responses);
    unlink(path);
}

static void options_are_checked_before_anything_is_read(void **state) {
    (void)state;
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    options.draws = -1;
    ranked r = rank_text(provinces, NULL, &options);
    assert_int_equal(r.status, CHISO_E_ARGUMENT);
    assert_null(r.findings);
    ranked_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_has_its_columns),
        cmocka_unit_test(units_of_unknown_error_are_noted),
        cmocka_unit_test(settings_tell_columns_and_files),
        cmocka_unit_test(columns_must_be_named),
        cmocka_unit_test(options_are_checked_before_anything_is_read),
    };
    return RUN_TESTS(tests);
}
