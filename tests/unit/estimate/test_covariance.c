/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/covariance.h"

#include "textbook.h"

enum { ROWS = (DOMAINS + 1) * WHATS };

static chiso_variance_options centre = {.struct_size = sizeof centre,
                                        .lone_psu = CHISO_LONE_PSU_CENTRE};
static const chiso_estimate_options options = {.struct_size = sizeof options, .variance = &centre};

/* Rounding is to be seen beside it. */
static double size_of(const double *z) {
    double size = 0;
    for (int i = 0; i < RECORDS; i++) size += fabs(z[i]);
    return size;
}

/* cov(a, b) = (var(a + b) - var(a - b))/4, of both brought to one size. */
static double covariance(const design *d, const record *all, const double *a, const double *b) {
    double sum[RECORDS], difference[RECORDS];
    const double of_a = size_of(a), of_b = size_of(b);
    for (int i = 0; i < RECORDS; i++) {
        sum[i] = a[i] / of_a + b[i] / of_b;
        difference[i] = a[i] / of_a - b[i] / of_b;
    }
    const double apart = variance(d, all, sum, 0, CHISO_LONE_PSU_CENTRE) -
                         variance(d, all, difference, 0, CHISO_LONE_PSU_CENTRE);
    return apart / 4 * of_a * of_b;
}

static void covariances_are_those_of_the_textbook_across_domains_and_estimates(void **state) {
    (void)state;
    uint64_t random = 2463534242u;
    for (size_t i = 0; i < DESIGNS; i++) {
        static double z[ROWS][RECORDS], matrix[ROWS * ROWS];
        record all[RECORDS];
        make_records(all, &designs[i], &random);
        survey s = read_records(all, &designs[i], asked, WHATS);
        assert_ok(chiso_covariance(matrix, ROWS, s.totals, &options, &s.error), s.error);
        for (int row = 0; row < ROWS; row++)
            linearise(all, (what)(row % WHATS), row / WHATS, z[row]);
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b < ROWS; b++) {
                const double expected = covariance(&designs[i], all, z[a], z[b]);
                const double size = size_of(z[a]) * size_of(z[b]);
                assert_true(fabs(matrix[a * ROWS + b] - expected) <= 1e-13 * size);
                assert_true(fabs(matrix[a * ROWS + b] - matrix[b * ROWS + a]) <= 1e-15 * size);
            }
        }
        survey_free(&s);
    }
}

static void its_diagonal_has_the_variances_of_the_estimates(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t i = 0; i < DESIGNS; i++) {
        static double matrix[ROWS * ROWS];
        record all[RECORDS];
        chiso_result *result;
        make_records(all, &designs[i], &random);
        survey s = read_records(all, &designs[i], asked, WHATS);
        assert_ok(chiso_covariance(matrix, ROWS, s.totals, &options, &s.error), s.error);
        assert_ok(chiso_estimate(&result, s.totals, &options, &s.error), s.error);
        assert_int_equal(chiso_result_rows(result), ROWS);
        const size_t se = (size_t)chiso_result_find_column(result, "se");
        for (size_t row = 0; row < ROWS; row++) {
            const double found = chiso_result_number(result, row, se);
            assert_close(sqrt(matrix[row * ROWS + row]), found, 1e-11);
        }
        chiso_result_free(result);
        survey_free(&s);
    }
}

static void quantiles_and_what_is_missing_have_none(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {
        {"mean", "x", NULL, 0}, {"quantile", "x", NULL, 0.5}, {"mean", "y", NULL, 0}};
    static const char *const by[] = {"d"};
    double matrix[81];
    survey s = survey_new();
    survey_file(&s, "d,x,y\n1,1,2\n1,2,4\n2,3,\n2,4,\n");
    s.instrument_name = NULL, s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = 3;
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_covariance(matrix, 9, s.totals, NULL, &s.error), s.error);
    for (size_t a = 0; a < 9; a++) {
        for (size_t b = 0; b < 9; b++) {
            const bool missing = a % 3 == 1 || b % 3 == 1 || a == 8 || b == 8;
            assert_int_equal(isnan(matrix[a * 9 + b]), missing);
        }
    }
    survey_free(&s);
}

static void another_number_of_rows_is_refused(void **state) {
    (void)state;
    uint64_t random = 1;
    record all[RECORDS];
    double matrix[4];
    make_records(all, &designs[0], &random);
    survey s = read_records(all, &designs[0], asked, WHATS);
    assert_int_equal(chiso_covariance(matrix, 2, s.totals, &options, &s.error), CHISO_E_ARGUMENT);
    assert_contains(s.error.message,
                    "there are 12 rows of estimates, not 2: 3 of each of the whole and 3 domains");
    s.error = (chiso_error){0};
    assert_int_equal(chiso_covariance(matrix, ROWS, s.totals, NULL, &s.error), CHISO_E_LONE_PSU);
    chiso_variance_options none = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_estimate_options without = CHISO_ESTIMATE_OPTIONS_INIT;
    none.method = CHISO_VARIANCE_NONE, without.variance = &none;
    s.error = (chiso_error){0};
    assert_int_equal(chiso_covariance(matrix, ROWS, s.totals, &without, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "needs a variance");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(covariances_are_those_of_the_textbook_across_domains_and_estimates),
        cmocka_unit_test(its_diagonal_has_the_variances_of_the_estimates),
        cmocka_unit_test(quantiles_and_what_is_missing_have_none),
        cmocka_unit_test(another_number_of_rows_is_refused),
    };
    return RUN_TESTS(tests);
}
