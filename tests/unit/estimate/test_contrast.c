/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/estimate.h>

#include "numeric/distribution.h"
#include "textbook.h"

enum { ROWS = (DOMAINS + 1) * WHATS };

static chiso_variance_options centre = {.struct_size = sizeof centre,
                                        .lone_psu = CHISO_LONE_PSU_CENTRE};
static const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &centre};

static double at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static void a_contrast_is_what_the_covariances_say(void **state) {
    (void)state;
    static double matrix[ROWS * ROWS], c[4][ROWS];
    uint64_t random = 88172645463325252u;
    record all[RECORDS];
    chiso_result *result, *estimates;
    c[0][3] = 1, c[0][6] = -1; /* the means of domains 1 and 2 */
    c[1][0] = 0.25;
    for (size_t i = 0; i < ROWS; i++) c[2][i] = sin((double)i);
    make_records(all, &designs[5], &random);
    survey s = read_records(all, &designs[5], asked, WHATS);
    assert_ok(chiso_covariance(matrix, ROWS, s.totals, &options, &s.error), s.error);
    assert_ok(chiso_estimate(&estimates, s.totals, &options, &s.error), s.error);
    assert_ok(chiso_contrast(&result, s.totals, &options, &c[0][0], 4, ROWS, &s.error), s.error);
    assert_int_equal(chiso_result_rows(result), 4);
    for (size_t k = 0; k < 4; k++) {
        double estimate = 0, square = 0, df = INFINITY;
        for (size_t i = 0; i < ROWS; i++) {
            estimate += c[k][i] * at(estimates, i, "estimate");
            if (c[k][i] != 0) df = fmin(df, at(estimates, i, "df"));
            for (size_t j = 0; j < ROWS; j++) square += c[k][i] * c[k][j] * matrix[i * ROWS + j];
        }
        const double se = sqrt(square), t = at(result, k, "t");
        assert_true(at(result, k, "contrast") == (double)k + 1);
        assert_close(at(result, k, "estimate"), estimate, 1e-12);
        assert_close(at(result, k, "se"), se, 1e-10);
        if (k == 3) continue; /* of nothing */
        assert_true(at(result, k, "df") == df);
        assert_close(t, estimate / se, 1e-10);
        assert_close(at(result, k, "p_value"), 2 * chiso__t_probability(-fabs(t), df), 1e-12);
        const double half = chiso__t_quantile(0.975, df) * se;
        assert_close(at(result, k, "ci_low"), estimate - half, 1e-10);
        assert_close(at(result, k, "ci_high"), estimate + half, 1e-10);
    }
    assert_true(at(result, 3, "estimate") == 0 && at(result, 3, "se") == 0);
    chiso_result_free(result);
    chiso_result_free(estimates);
    survey_free(&s);
}

/* A row that takes no part may be missing, or be a quantile. */
static void a_row_that_takes_part_must_be_there(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {{"mean", "x", NULL, 0},
                                               {"quantile", "x", NULL, 0.5}};
    static const double c[] = {1, 0, 1, 1};
    chiso_result *result;
    survey s = survey_new();
    survey_file(&s, "x\n1\n2\n6\n");
    s.instrument_name = NULL, s.options.estimands = estimands, s.options.n_estimands = 2;
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_contrast(&result, s.totals, NULL, c, 2, 2, &s.error), s.error);
    assert_close(at(result, 0, "estimate"), 3, 1e-15);
    assert_close(at(result, 0, "se"), sqrt(7.0 / 3), 1e-14);
    assert_close(at(result, 1, "estimate"), 5, 1e-15);
    assert_true(isnan(at(result, 1, "se")) && isnan(at(result, 1, "ci_low")));
    assert_true(isnan(at(result, 1, "t")) && isnan(at(result, 1, "p_value")));
    chiso_result_free(result);
    survey_free(&s);
}

static void columns_and_settings_are_those_of_estimates(void **state) {
    (void)state;
    static const char *const names[] = {"contrast", "estimate", "se", "ci_low",
                                        "ci_high",  "df",       "t",  "p_value"};
    static const chiso_estimand mean[] = {{"mean", "x", NULL, 0}};
    static const double c = 1;
    chiso_result *result;
    chiso_estimate_options vietnamese = CHISO_ESTIMATE_OPTIONS_INIT;
    vietnamese.language = CHISO_VIETNAMESE;
    survey s = survey_new();
    survey_file(&s, "x\n1\n2\n");
    s.instrument_name = NULL, s.options.estimands = mean, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_contrast(&result, s.totals, &vietnamese, &c, 1, 1, &s.error), s.error);
    assert_string_equal(chiso_result_command(result), "contrast");
    assert_int_equal(chiso_result_columns(result), 8);
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(chiso_result_column_name(result, i), names[i]);
    assert_string_equal(chiso_result_column_title(result, 1), "Ước lượng");
    bool variance = false;
    for (size_t i = 0; i < chiso_result_settings(result); i++)
        variance = variance || strcmp(chiso_result_setting_key(result, i), "variance") == 0;
    assert_true(variance);
    chiso_result_free(result);
    assert_int_equal(chiso_contrast(&result, s.totals, NULL, &c, 1, 3, &s.error), CHISO_E_ARGUMENT);
    assert_null(result);
    survey_free(&s);
}

/* Shares of all answers add up to 1, whatever the sample. */
static void what_cannot_vary_has_no_standard_error(void **state) {
    (void)state;
    static const chiso_estimand share[] = {{"proportion", "q", NULL, 0}};
    static const double all[] = {1, 1, 1};
    chiso_result *result;
    survey s = survey_new();
    survey_file(&s, "w,q\n1.1,1\n2.3,2\n1.7,3\n0.9,1\n3.1,2\n1.3,3\n2.2,2\n");
    s.instrument_name = NULL, s.options.estimands = share, s.options.n_estimands = 1;
    s.design.weight = "w";
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_contrast(&result, s.totals, NULL, all, 1, 3, &s.error), s.error);
    assert_close(at(result, 0, "estimate"), 1, 1e-15);
    assert_true(at(result, 0, "se") == 0);
    assert_true(isnan(at(result, 0, "t")) && isnan(at(result, 0, "p_value")));
    chiso_result_free(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contrast_is_what_the_covariances_say),
        cmocka_unit_test(what_cannot_vary_has_no_standard_error),
        cmocka_unit_test(a_row_that_takes_part_must_be_there),
        cmocka_unit_test(columns_and_settings_are_those_of_estimates),
    };
    return RUN_TESTS(tests);
}
