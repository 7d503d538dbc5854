/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/estimate.h>

#include "survey.h"

static const chiso_estimand estimands[] = {{"mean", "age", NULL, 0},
                                           {"proportion", "again", NULL, 0},
                                           {"proportion", "heard", NULL, 0},
                                           {"ratio", "age", "q3", 0},
                                           {"quantile", "age", NULL, 0.25}};

enum { ROWS_OF_EACH = 1 + 5 + 3 + 1 + 1 };

static chiso_result *estimate(survey *s, int32_t language) {
    static const char *const by[] = {"q1"};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_result *result;
    *s = survey_new();
    survey_file(s,
                "q1,q3,heard_1,heard_2,heard_3,again,age,w\n"
                "1,2,1,1,,3,30,1\n1,3,2,2,2,3,40,2\n2,1,,,,5,20,1\n8,4,1,,1,,50,1\n");
    s->instrument_name = CHISO_SOURCE "/tests/unit/asked";
    s->options.estimands = estimands, s->options.n_estimands = 5, s->design.weight = "w";
    s->options.by = by, s->options.n_by = 1;
    assert_ok(survey_read(s), s->error);
    options.language = language;
    assert_ok(chiso_estimate(&result, s->totals, &options, &s->error), s->error);
    return result;
}

static void columns_come_in_their_order_by_columns_first(void **state) {
    (void)state;
    static const char *const names[] = {"q1",       "variable", "statistic", "category", "n",
                                        "estimate", "se",       "ci_low",    "ci_high",  "df",
                                        "deff",     "n_eff",    "cv",        "flags"};
    survey s;
    chiso_result *result = estimate(&s, CHISO_ENGLISH);
    assert_string_equal(chiso_result_command(result), "estimate");
    assert_int_equal(chiso_result_columns(result), 14);
    for (size_t i = 0; i < 14; i++)
        assert_string_equal(chiso_result_column_name(result, i), names[i]);
    chiso_result_free(result);
    survey_free(&s);
}

static const char *shown(const char *text) {
    return text != NULL ? text : "";
}

static void rows_are_the_whole_then_domains_and_every_category(void **state) {
    (void)state;
    static const char *const domains[] = {"", "1", "2", "(missing)"};
    static const char *const rows[ROWS_OF_EACH][3] = {{"age", "mean", ""},
                                                      {"again", "proportion", "1"},
                                                      {"again", "proportion", "2"},
                                                      {"again", "proportion", "3"},
                                                      {"again", "proportion", "4"},
                                                      {"again", "proportion", "5"},
                                                      {"heard", "proportion", "heard_1"},
                                                      {"heard", "proportion", "heard_2"},
                                                      {"heard", "proportion", "heard_3"},
                                                      {"age/q3", "ratio", ""},
                                                      {"age", "quantile", "0.25"}};
    survey s;
    chiso_result *result = estimate(&s, CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(result), 4 * ROWS_OF_EACH);
    for (size_t row = 0; row < 4 * ROWS_OF_EACH; row++) {
        assert_string_equal(shown(chiso_result_text(result, row, 0)), domains[row / ROWS_OF_EACH]);
        for (size_t i = 0; i < 3; i++)
            assert_string_equal(shown(chiso_result_text(result, row, 1 + i)),
                                rows[row % ROWS_OF_EACH][i]);
    }
    chiso_result_free(result);
    survey_free(&s);
}

static void numbers_are_those_of_the_answers(void **state) {
    (void)state;
    static const struct {
        size_t row;
        double n, estimate;
    } expected[] = {{0, 4, (30 + 80 + 20 + 50) / 5.0},
                    {3, 3, 0.75},
                    {5, 3, 0.25},
                    {1, 3, 0},
                    {6, 3, 0.5},
                    {7, 3, 0.25},
                    {8, 3, 0.25},
                    {9, 4, 180.0 / (2 + 6 + 1 + 4)},
                    {10, 4, 30},
                    {ROWS_OF_EACH, 2, 110 / 3.0},
                    {2 * ROWS_OF_EACH + 6, 0, NAN},
                    {3 * ROWS_OF_EACH + 5, 0, NAN},
                    {3 * ROWS_OF_EACH, 1, 50}};
    survey s;
    chiso_result *result = estimate(&s, CHISO_ENGLISH);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const double found = chiso_result_number(result, expected[i].row, 5);
        assert_true(chiso_result_number(result, expected[i].row, 4) == expected[i].n);
        if (isnan(expected[i].estimate))
            assert_true(isnan(found));
        else
            assert_close(found, expected[i].estimate, 1e-14);
    }
    assert_contains(chiso_result_text(result, 2 * ROWS_OF_EACH + 6, 13), "no_answers");
    assert_contains(chiso_result_text(result, 0, 13), "few_answers;few_psus");
    assert_contains(chiso_result_text(result, 1, 13), "exact"); /* nobody said 1 */
    chiso_result_free(result);
    survey_free(&s);
}

static const char *setting_of(const chiso_result *result, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(result); i++)
        if (strcmp(chiso_result_setting_key(result, i), key) == 0)
            return chiso_result_setting_count(result, i) > 0
                       ? chiso_result_setting_text(result, i, 0)
                       : "";
    return NULL;
}

static void settings_have_the_rule_of_quantiles_and_the_language(void **state) {
    (void)state;
    survey s;
    chiso_result *result = estimate(&s, CHISO_VIETNAMESE);
    assert_string_equal(setting_of(result, "variance"), "taylor");
    assert_string_equal(setting_of(result, "quantile_rule"), "math");
    assert_string_equal(setting_of(result, "quantile_interval"), "woodruff");
    assert_string_equal(setting_of(result, "lang"), "vi");
    assert_string_equal(chiso_result_column_title(result, 5), "Ước lượng");
    chiso_result_free(result);
    const chiso_estimand *mean = &estimands[0];
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = mean, options.n_estimands = 1;
    assert_ok(chiso_estimate(&result, s.totals, &options, &s.error), s.error);
    assert_null(setting_of(result, "quantile_rule"));
    assert_string_equal(setting_of(result, "lang"), "en");
    chiso_result_free(result);
    survey_free(&s);
}

static void a_by_column_named_as_ours_is_refused(void **state) {
    (void)state;
    static const char *const by[] = {"variable"};
    chiso_result *result = (chiso_result *)(uintptr_t)1;
    survey s = survey_new();
    survey_file(&s, "variable,x\na,1\na,2\n");
    static const chiso_estimand mean = {"mean", "x", NULL, 0};
    s.instrument_name = NULL, s.options.estimands = &mean, s.options.n_estimands = 1;
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_estimate(&result, s.totals, NULL, &s.error), CHISO_E_ARGUMENT);
    assert_null(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_come_in_their_order_by_columns_first),
        cmocka_unit_test(rows_are_the_whole_then_domains_and_every_category),
        cmocka_unit_test(numbers_are_those_of_the_answers),
        cmocka_unit_test(settings_have_the_rule_of_quantiles_and_the_language),
        cmocka_unit_test(a_by_column_named_as_ours_is_refused),
    };
    return RUN_TESTS(tests);
}
