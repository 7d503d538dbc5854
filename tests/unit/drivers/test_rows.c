/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/result.h"

#include "driven.h"

/* y is what a is; b has little to do with it, and people like it better. */
static driven *two_contents(void) {
    static char text[8192];
    size_t used = (size_t)snprintf(text, sizeof text, "y,a,b,yes\n");
    for (unsigned i = 0; i < 200; i++) {
        const int a = graded(1 + 3 * noise(i)), b = graded(3 + 3 * noise(i + 300));
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%d,%d,%d,%d\n",
                             graded(a + 2 * noise(i + 600)), a, b, a + noise(i + 900) * 3 > 3.5);
    }
    return driven_new(text, "y", "a", "b");
}

static void what_matters_and_is_not_liked_is_where_to_concentrate(void **state) {
    (void)state;
    driven *d = two_contents();
    assert_ok(drive(d), d->survey.error);
    assert_true(driven_number(d, NULL, "importance", "a", "estimate") > 50);
    assert_string_equal(driven_text(d, NULL, "importance", "a", "quadrant"), "concentrate_here");
    assert_string_equal(driven_text(d, NULL, "performance", "a", "quadrant"), "concentrate_here");
    assert_string_equal(driven_text(d, NULL, "importance", "b", "quadrant"), "possible_overkill");
    assert_string_equal(driven_text(d, NULL, "performance", "b", "quadrant"), "possible_overkill");
    assert_string_equal(driven_text(d, NULL, "coefficient", "b", "quadrant"), "");
    assert_null(strstr(driven_text(d, NULL, "importance", "a", "flags"), "near_cut"));
    assert_null(strstr(driven_text(d, NULL, "performance", "b", "flags"), "near_cut"));
    driven_free(d);
}

static void importance_is_the_share_or_the_standardised_coefficient(void **state) {
    (void)state;
    driven *d = two_contents();
    static const char *const columns[] = {"estimate", "se", "ci_low", "ci_high", "df"};
    assert_ok(drive(d), d->survey.error);
    for (size_t i = 0; i < 5; i++)
        assert_true(driven_number(d, NULL, "importance", "a", columns[i]) ==
                    driven_number(d, NULL, "relative_weight_share", "a", columns[i]));
    d->options.importance = CHISO_IMPORTANCE_STANDARDIZED;
    assert_ok(drive(d), d->survey.error);
    for (size_t i = 0; i < 5; i++)
        assert_true(driven_number(d, NULL, "importance", "a", columns[i]) ==
                    driven_number(d, NULL, "coefficient_standardized", "a", columns[i]));
    assert_string_equal(driven_text(d, NULL, "importance", "a", "quadrant"), "concentrate_here");
    driven_free(d);
}

/* Two contents of chance alone: neither is surely more important, nor better. */
static void what_may_lie_on_either_side_is_flagged(void **state) {
    (void)state;
    static char text[4096];
    static const int32_t kinds[] = {CHISO_IMPORTANCE_RELATIVE_WEIGHT,
                                    CHISO_IMPORTANCE_STANDARDIZED};
    size_t used = (size_t)snprintf(text, sizeof text, "y,a,b\n");
    for (unsigned i = 0; i < 60; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%.0f,%.0f,%.0f\n",
                                 1000 * noise(i), 1000 * noise(i + 100), 1000 * noise(i + 200));
    driven *d = driven_new(text, "y", "a", "b");
    for (size_t i = 0; i < 2; i++) {
        d->options.importance = kinds[i];
        assert_ok(drive(d), d->survey.error);
        assert_contains(driven_text(d, NULL, "importance", "a", "flags"), "near_cut");
        assert_contains(driven_text(d, NULL, "performance", "b", "flags"), "near_cut");
    }
    driven_free(d);
}

static void one_predictor_alone_is_in_no_quadrant(void **state) {
    (void)state;
    driven *d = two_contents();
    d->options.n_predictors = 1;
    assert_ok(drive(d), d->survey.error);
    assert_close(driven_number(d, NULL, "importance", "a", "estimate"), 100, 1e-12);
    assert_string_equal(driven_text(d, NULL, "importance", "a", "quadrant"), "");
    assert_string_equal(driven_text(d, NULL, "importance", "a", "flags"), "");
    assert_string_equal(driven_text(d, NULL, "performance", "a", "quadrant"), "");
    assert_string_equal(driven_text(d, NULL, "performance", "a", "flags"), "");
    driven_free(d);
}

static void odds_ratios_are_powers_of_their_coefficients(void **state) {
    (void)state;
    driven *d = two_contents();
    d->options.outcome = "yes";
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    assert_ok(drive(d), d->survey.error);
    const double b = driven_number(d, NULL, "coefficient", "a", "estimate");
    assert_true(b > 0.5);
    assert_close(driven_number(d, NULL, "odds_ratio", "a", "estimate"), exp(b), 1e-15);
    assert_close(driven_number(d, NULL, "odds_ratio", "a", "se"),
                 exp(b) * driven_number(d, NULL, "coefficient", "a", "se"), 1e-14);
    assert_close(driven_number(d, NULL, "odds_ratio", "a", "ci_low"),
                 exp(driven_number(d, NULL, "coefficient", "a", "ci_low")), 1e-14);
    assert_close(driven_number(d, NULL, "odds_ratio", "a", "ci_high"),
                 exp(driven_number(d, NULL, "coefficient", "a", "ci_high")), 1e-14);
    assert_true(driven_number(d, NULL, "odds_ratio", "a", "p_value") ==
                driven_number(d, NULL, "coefficient", "a", "p_value"));
    assert_string_equal(driven_text(d, NULL, "importance", "a", "quadrant"), "concentrate_here");
    /* 3 coefficients, 2 odds ratios, 2 × 2 standardised and vif, 2 × 2 of the table */
    assert_int_equal(chiso_result_rows(d->result), 13);
    driven_free(d);
}

static void only_coefficients_are_tested(void **state) {
    (void)state;
    driven *d = two_contents();
    static const char *const untested[] = {"coefficient_standardized", "relative_weight",
                                           "relative_weight_share", "importance", "performance"};
    assert_ok(drive(d), d->survey.error);
    for (size_t i = 0; i < sizeof untested / sizeof untested[0]; i++)
        assert_true(isnan(driven_number(d, NULL, untested[i], "a", "p_value")));
    assert_true(driven_number(d, NULL, "coefficient", "a", "p_value") < 1e-6);
    driven_free(d);
}

/* R² stays between 0 and 1; the adjusted one is it, moved and stretched. */
static void intervals_of_r_squared_stay_within_it(void **state) {
    (void)state;
    driven *d = two_contents();
    assert_ok(drive(d), d->survey.error);
    const double low = driven_number(d, NULL, "r_squared", NULL, "ci_low"),
                 high = driven_number(d, NULL, "r_squared", NULL, "ci_high"), factor = 199.0 / 197;
    assert_true(low > 0 && low < driven_number(d, NULL, "r_squared", NULL, "estimate"));
    assert_true(high < 1 && high > driven_number(d, NULL, "r_squared", NULL, "estimate"));
    assert_close(driven_number(d, NULL, "r_squared_adjusted", NULL, "ci_low"),
                 1 - (1 - low) * factor, 1e-14);
    assert_close(driven_number(d, NULL, "r_squared_adjusted", NULL, "ci_high"),
                 1 - (1 - high) * factor, 1e-14);
    driven_free(d);
}

static void without_degrees_of_freedom_there_are_no_intervals(void **state) {
    (void)state;
    static const char *const unit[] = {"u"};
    driven *d = driven_new("u,y,a,b\n1,1,2,5\n1,3,1,2\n1,2,2,2\n2,5,4,1\n2,4,5,4\n3,2,2,3\n", "y",
                           "a", "b");
    d->survey.design.psu = unit;
    d->survey.design.n_psu = 1; /* 3 units, 1 stratum, 2 predictors */
    assert_ok(drive(d), d->survey.error);
    assert_true(driven_number(d, NULL, "coefficient", "a", "df") == 0);
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "a", "se")));
    assert_true(isnan(driven_number(d, NULL, "coefficient", "a", "ci_low")));
    assert_true(isnan(driven_number(d, NULL, "coefficient", "a", "p_value")));
    assert_true(isnan(driven_number(d, NULL, "relative_weight", "a", "ci_low")));
    assert_contains(driven_text(d, NULL, "coefficient", "a", "flags"), "no_df");
    assert_true(driven_number(d, NULL, "performance", "a", "df") == 2);
    driven_free(d);
}

static void degrees_of_freedom_may_be_given(void **state) {
    (void)state;
    driven *d = driven_people();
    d->variance.df = 7;
    assert_ok(drive(d), d->survey.error);
    for (size_t row = 0; row < chiso_result_rows(d->result); row++) {
        const bool inflation =
            strcmp(chiso_result_text(d->result, row, driven_column(d, "statistic")), "vif") == 0;
        const double df = chiso_result_number(d->result, row, driven_column(d, "df"));
        assert_true(inflation ? isnan(df) : df == 7);
    }
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_matters_and_is_not_liked_is_where_to_concentrate),
        cmocka_unit_test(importance_is_the_share_or_the_standardised_coefficient),
        cmocka_unit_test(what_may_lie_on_either_side_is_flagged),
        cmocka_unit_test(one_predictor_alone_is_in_no_quadrant),
        cmocka_unit_test(odds_ratios_are_powers_of_their_coefficients),
        cmocka_unit_test(only_coefficients_are_tested),
        cmocka_unit_test(intervals_of_r_squared_stay_within_it),
        cmocka_unit_test(without_degrees_of_freedom_there_are_no_intervals),
        cmocka_unit_test(degrees_of_freedom_may_be_given),
    };
    return RUN_TESTS(tests);
}
