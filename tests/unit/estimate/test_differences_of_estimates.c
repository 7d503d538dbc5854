/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "textbook.h"

/* Numbers are those of R: tests/golden/survey, tests/golden/replicates. */

static const char answers[] =
    "h,v,d,y\n1,1,a,1\n1,2,a,4\n1,2,b,2\n1,3,b,7\n2,1,a,5\n2,2,b,6\n2,2,a,9\n";

static survey read_answers(const chiso_estimand *estimands, size_t count) {
    static const char *const by[] = {"d"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, answers);
    s.instrument_name = NULL, s.options.estimands = estimands, s.options.n_estimands = count;
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static const chiso_estimand mean = {"mean", "y", NULL, 0},
                            median[] = {{"mean", "y", NULL, 0}, {"quantile", "y", NULL, 0.5}};

static void columns_and_settings_tell_what_is_compared(void **state) {
    (void)state;
    static const char *const names[] = {
        "d",          "d_other", "variable",  "statistic", "category", "estimate", "estimate_other",
        "difference", "se",      "ci_low",    "ci_high",   "df",       "t",        "p_value",
        "p_holm",     "p_bh",    "direction", "flags"};
    const size_t count = sizeof names / sizeof names[0];
    chiso_difference_options pairs = {.struct_size = sizeof pairs, .kind = CHISO_DIFFERENCES_PAIRS};
    chiso_result *result;
    survey s = read_answers(&mean, 1);
    assert_ok(chiso_estimate_differences(&result, s.totals, NULL, &pairs, &s.error), s.error);
    assert_int_equal(chiso_result_columns(result), count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(chiso_result_column_name(result, i), names[i]);
    assert_string_equal(chiso_result_command(result), "differences");
    const size_t settings = chiso_result_settings(result);
    bool kind = false, family = false;
    for (size_t i = 0; i < settings; i++) {
        const char *key = chiso_result_setting_key(result, i);
        kind = kind || (strcmp(key, "differences") == 0 &&
                        strcmp(chiso_result_setting_text(result, i, 0), "pairs") == 0);
        family = family || (strcmp(key, "family") == 0 &&
                            strcmp(chiso_result_setting_text(result, i, 0), "node") == 0);
    }
    assert_true(kind && family);
    chiso_result_free(result);
    survey_free(&s);
}

static void quantiles_differ_by_a_bootstrap_alone(void **state) {
    (void)state;
    const chiso_variance_options bootstrap = {
        .struct_size = sizeof bootstrap, .method = CHISO_VARIANCE_BOOTSTRAP, .replicates = 50};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &bootstrap};
    chiso_result *result;
    survey s = read_answers(median, 2);
    assert_int_equal(chiso_estimate_differences(&result, s.totals, NULL, NULL, &s.error),
                     CHISO_E_ARGUMENT);
    assert_null(result);
    assert_contains(s.error.message, "bootstrap");
    s.error = (chiso_error){0};
    assert_ok(chiso_estimate_differences(&result, s.totals, &options, NULL, &s.error), s.error);
    assert_int_equal(chiso_result_rows(result), 4);
    assert_true(chiso_result_number(result, 1, 8) > 0);
    chiso_result_free(result);
    survey_free(&s);
}

static void without_a_variance_there_is_the_difference_alone(void **state) {
    (void)state;
    const chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &none};
    chiso_result *result;
    survey s = read_answers(&mean, 1);
    assert_ok(chiso_estimate_differences(&result, s.totals, &options, NULL, &s.error), s.error);
    assert_close(chiso_result_number(result, 0, 7), 19 / 4.0 - 34 / 7.0, 1e-14);
    assert_true(isnan(chiso_result_number(result, 0, 8)));
    chiso_result_free(result);
    survey_free(&s);
}

static void more_than_can_be_told_is_refused(void **state) {
    (void)state;
    enum { PEOPLE = 2100 };
    static char text[PEOPLE * 20] = "v,d,y\n";
    static const char *const by[] = {"d"}, *const psu[] = {"v"};
    const chiso_variance_options bootstrap = {
        .struct_size = sizeof bootstrap, .method = CHISO_VARIANCE_BOOTSTRAP, .replicates = 70000};
    const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &bootstrap};
    const chiso_difference_options pairs = {.struct_size = sizeof pairs,
                                            .kind = CHISO_DIFFERENCES_PAIRS};
    chiso_result *result;
    static double matrix[1];
    char *end = text + strlen(text);
    for (int i = 0; i < PEOPLE; i++) end += sprintf(end, "%d,%d,%d\n", i % 2, i, i % 7);
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL, s.options.estimands = &mean, s.options.n_estimands = 1;
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_estimate_differences(&result, s.totals, NULL, &pairs, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "too many");
    s.error = (chiso_error){0};
    assert_int_equal(chiso_estimate_differences(&result, s.totals, &options, NULL, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "fewer replicates");
    s.error = (chiso_error){0};
    assert_int_equal(chiso_covariance(matrix, PEOPLE + 1, s.totals, &options, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "fewer replicates");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_and_settings_tell_what_is_compared),
        cmocka_unit_test(quantiles_differ_by_a_bootstrap_alone),
        cmocka_unit_test(without_a_variance_there_is_the_difference_alone),
        cmocka_unit_test(more_than_can_be_told_is_refused),
    };
    return RUN_TESTS(tests);
}
