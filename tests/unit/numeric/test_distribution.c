/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/distribution.h"

#include "test.h"

/* |a - b| <= tolerance |b|: ends of intervals may be small. */
static void assert_relative(double actual, double expected, double tolerance) {
    assert_close(actual / expected, 1, tolerance);
}

static void the_normal_quantile_is_that_of_the_tables(void **state) {
    (void)state;
    assert_close(chiso__normal_quantile(0.975), 1.959963984540054, 1e-15);
    assert_close(chiso__normal_quantile(0.5), 0, 1e-16);
    assert_relative(chiso__normal_quantile(1e-300), -37.047096299361201, 1e-14);
}

/* Student's t has closed forms for 1 and 2 degrees of freedom. */
static void t_quantiles_of_one_and_two_df_follow_their_formulas(void **state) {
    (void)state;
    const double pi = acos(-1);
    for (double p = 0.01; p < 1; p += 0.01) {
        assert_close(chiso__t_quantile(p, 1), tan(pi * (p - 0.5)), 1e-14);
        assert_close(chiso__t_quantile(p, 2), (2 * p - 1) / sqrt(2 * p * (1 - p)), 1e-14);
    }
    assert_true(chiso__t_quantile(0.5, 3) == 0);
}

/* By mpmath with 40 digits, where R's qt(0.9999, 0.5) has 12. */
static void t_quantiles_keep_their_digits_for_any_df(void **state) {
    (void)state;
    assert_relative(chiso__t_quantile(0.9999, 0.5), 10284911.563165650973, 1e-14);
    assert_relative(chiso__t_quantile(0.975, 30), 2.042272456301237887835, 1e-15);
    assert_relative(chiso__t_quantile(0.975, 1e4), 1.960201239890625877799, 1e-15);
    assert_relative(chiso__t_quantile(0.975, 1e6), 1.959966356814106655338, 1e-15);
    assert_relative(chiso__t_quantile(0.975, 1e17), 1.959963984540054, 1e-14);
    assert_relative(chiso__t_quantile(0.975, 1e300), 1.959963984540054, 1e-15);
    assert_relative(chiso__t_quantile(0.975, INFINITY), 1.959963984540054, 1e-15);
    assert_true(chiso__t_quantile(0.975, 1e-300) == HUGE_VAL);
    assert_true(chiso__t_quantile(0.025, 1e-300) == -HUGE_VAL);
}

static void t_probabilities_lead_back_to_quantiles(void **state) {
    (void)state;
    const double dfs[] = {0.5, 1, 2.5, 8, 207, 1e5, INFINITY};
    for (size_t i = 0; i < sizeof dfs / sizeof dfs[0]; i++) {
        assert_close(chiso__t_probability(0, dfs[i]), 0.5, 1e-16);
        assert_true(chiso__t_probability(INFINITY, dfs[i]) == 1);
        assert_true(chiso__t_probability(-INFINITY, dfs[i]) == 0);
        for (double p = 0.01; p < 1; p += 0.01)
            assert_close(chiso__t_probability(chiso__t_quantile(p, dfs[i]), dfs[i]), p, 1e-14);
    }
}

/* Beta(a, 1) is x^a, Beta(1, b) is 1 - (1 - x)^b. */
static void beta_quantiles_of_a_shape_of_one_follow_their_formulas(void **state) {
    (void)state;
    const double shapes[] = {0.01, 0.5, 1, 3, 1234.5, 1e7};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        for (double p = 0.01; p < 1; p += 0.01) {
            const double s = shapes[i];
            assert_relative(chiso__beta_quantile(p, s, 1), exp(log(p) / s), 1e-12);
            assert_relative(chiso__beta_quantile(p, 1, s), -expm1(log1p(-p) / s), 1e-12);
        }
    }
}

static void a_shape_of_nothing_puts_beta_at_an_end(void **state) {
    (void)state;
    assert_true(chiso__beta_quantile(0.025, 0, 12) == 0);
    assert_true(chiso__beta_quantile(0.975, 12, 0) == 1);
    assert_true(chiso__beta_quantile(0.025, 1e-300, 2) == 0);
    assert_true(chiso__beta_quantile(0.975, 2, 1e-310) == 1);
    assert_true(chiso__beta_quantile(0.025, 1e-3, 1) == 0); /* 1e-1602 */
}

static void what_has_no_quantile_is_not_a_number(void **state) {
    (void)state;
    const double none[] = {0, 1, -0.1, 1.1, NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_true(isnan(chiso__normal_quantile(none[i])));
        assert_true(isnan(chiso__t_quantile(none[i], 5)));
        assert_true(isnan(chiso__beta_quantile(none[i], 2, 3)));
    }
    const double bad[] = {-1, NAN, -INFINITY};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_true(isnan(chiso__t_quantile(0.975, bad[i])));
        assert_true(isnan(chiso__t_probability(1, bad[i])));
        assert_true(isnan(chiso__beta_quantile(0.5, bad[i], 1)));
        assert_true(isnan(chiso__beta_quantile(0.5, 1, bad[i])));
    }
    assert_true(isnan(chiso__t_quantile(0.975, 0)));
    assert_true(isnan(chiso__t_probability(1, 0)));
    assert_true(isnan(chiso__t_probability(NAN, 5)));
    assert_true(isnan(chiso__beta_quantile(0.5, INFINITY, 1)));
    assert_true(isnan(chiso__beta_quantile(0.5, 1, INFINITY)));
}

/* The process would end if GSL's error handler were reached. */
static void no_argument_ends_the_process(void **state) {
    (void)state;
    const double any[] = {0,   -1,   1,    0.5,   1e-320, 1e-15,  1e-3,    2,
                          1e7, 1e16, 1e99, 1e308, NAN,    -1e308, INFINITY};
    const double ps[] = {1e-320, 1e-300, 1e-17, 0.025, 0.5, 0.975, 1 - 1e-16};
    const size_t count = sizeof any / sizeof any[0];
    for (size_t p = 0; p < sizeof ps / sizeof ps[0]; p++) {
        assert_true(!isnan(chiso__normal_quantile(ps[p])));
        for (size_t i = 0; i < count; i++) {
            chiso__t_probability(ps[p], any[i]);
            assert_true(!isnan(chiso__t_quantile(ps[p], any[i])) == (any[i] > 0));
            for (size_t j = 0; j < count; j++) {
                const double x = chiso__beta_quantile(ps[p], any[i], any[j]);
                const bool exists = any[i] >= 0 && any[j] >= 0 && any[i] + any[j] < HUGE_VAL;
                if (exists && !(x >= 0 && x <= 1))
                    fail_msg("%g of beta %g, %g is %g", ps[p], any[i], any[j], x);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_normal_quantile_is_that_of_the_tables),
        cmocka_unit_test(t_quantiles_of_one_and_two_df_follow_their_formulas),
        cmocka_unit_test(t_quantiles_keep_their_digits_for_any_df),
        cmocka_unit_test(t_probabilities_lead_back_to_quantiles),
        cmocka_unit_test(beta_quantiles_of_a_shape_of_one_follow_their_formulas),
        cmocka_unit_test(a_shape_of_nothing_puts_beta_at_an_end),
        cmocka_unit_test(what_has_no_quantile_is_not_a_number),
        cmocka_unit_test(no_argument_ends_the_process),
    };
    return RUN_TESTS(tests);
}
