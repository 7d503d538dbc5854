/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driven.h"

static const char *setting(const driven *d, const char *key) {
    for (size_t i = 0; i < chiso_result_settings(d->result); i++) {
        if (strcmp(chiso_result_setting_key(d->result, i), key) == 0)
            return chiso_result_setting_count(d->result, i) > 0
                       ? chiso_result_setting_text(d->result, i, 0)
                       : "";
    }
    return NULL;
}

static void columns_stand_in_their_order(void **state) {
    (void)state;
    static const char *const names[] = {"place",    "variable", "statistic", "n",
                                        "estimate", "se",       "ci_low",    "ci_high",
                                        "df",       "p_value",  "quadrant",  "flags"};
    driven *d = driven_people();
    domains_by(d, "place");
    assert_ok(drive(d), d->survey.error);
    assert_int_equal(chiso_result_columns(d->result), 12);
    for (size_t i = 0; i < 12; i++)
        assert_string_equal(chiso_result_column_name(d->result, i), names[i]);
    driven_free(d);
}

static void settings_say_what_was_asked(void **state) {
    (void)state;
    driven *d = driven_people();
    d->variance.seed = 9;
    assert_ok(drive(d), d->survey.error);
    assert_string_equal(setting(d, "outcome"), "y");
    assert_string_equal(setting(d, "predictors"), "a");
    assert_string_equal(setting(d, "regression"), "gaussian");
    assert_string_equal(setting(d, "importance"), "relative-weight");
    assert_string_equal(setting(d, "performance_scale"), "own");
    assert_string_equal(setting(d, "variance"), "taylor");
    assert_string_equal(setting(d, "weight_interval"), "percentile");
    assert_string_equal(setting(d, "weight_scheme"), "bootstrap");
    assert_string_equal(setting(d, "weight_replicates"), "50");
    assert_string_equal(setting(d, "weight_seed"), "9");
    assert_null(setting(d, "event"));
    driven_free(d);
}

static void settings_of_a_logistic_regression_have_its_event(void **state) {
    (void)state;
    driven *d = driven_people();
    d->options.outcome = "yes";
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    assert_ok(drive(d), d->survey.error);
    assert_string_equal(setting(d, "regression"), "logistic");
    assert_string_equal(setting(d, "event"), "yes");
    assert_string_equal(setting(d, "importance"), "standardized");
    assert_null(setting(d, "weight_interval"));
    driven_free(d);
}

static const char *label(const driven *d, const char *statistic, const char *variable,
                         const char *column) {
    return chiso_result_label(d->result, driven_row(d, NULL, statistic, variable),
                              driven_column(d, column));
}

/* A leaf, a node and a column that the instrument does not know. */
static void codes_have_names_behind_them(void **state) {
    (void)state;
    driven *d = driven_new(
        "q1,q2,days,got,y,x\n1,2,3,yes,2,1\n2,5,9,no,3,2\n4,4,1,yes,5,2\n"
        "5,4,0,yes,5,7\n3,2,6,no,2,5\n3,4,12,yes,3,1\n2,2,20,no,1,4\n",
        "y", "B", "q1");
    d->predictors[2] = "x";
    d->options.n_predictors = 3;
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_ok(drive(d), d->survey.error);
    assert_string_equal(label(d, "coefficient", "B", "variable"), "B Burden");
    assert_string_equal(label(d, "coefficient", "q1", "variable"), "q1 Staff");
    assert_string_equal(label(d, "coefficient", "x", "variable"), "x");
    assert_string_equal(label(d, "coefficient_standardized", "B", "statistic"),
                        "standardised coefficient");
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_string_equal(label(d, "coefficient", "B", "variable"), "B Gánh nặng");
    assert_string_equal(label(d, "importance", "B", "statistic"), "mức quan trọng");
    driven_free(d);
}

static void variables_beside_the_tree_have_names_too(void **state) {
    (void)state;
    driven *d = driven_new("again,age,y\n1,20,3\n2,33,3\n3,52,5\n3,43,1\n1,61,2\n2,25,4\n", "y",
                           "again", "age");
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    assert_ok(drive(d), d->survey.error);
    assert_string_equal(label(d, "coefficient", "again", "variable"), "again Would come again");
    assert_string_equal(label(d, "performance", "age", "variable"), "age Age");
    driven_free(d);
}

static void quadrants_are_said_in_words(void **state) {
    (void)state;
    driven *d = driven_people();
    assert_ok(drive(d), d->survey.error);
    const char *code = driven_text(d, NULL, "importance", "a", "quadrant");
    assert_true(strcmp(code, "concentrate_here") == 0 || strcmp(code, "keep_up") == 0);
    const char *words = label(d, "importance", "a", "quadrant");
    assert_true(strcmp(words, "concentrate here") == 0 ||
                strcmp(words, "keep up the good work") == 0);
    driven_free(d);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_stand_in_their_order),
        cmocka_unit_test(settings_say_what_was_asked),
        cmocka_unit_test(settings_of_a_logistic_regression_have_its_event),
        cmocka_unit_test(codes_have_names_behind_them),
        cmocka_unit_test(variables_beside_the_tree_have_names_too),
        cmocka_unit_test(quadrants_are_said_in_words),
    };
    return RUN_TESTS(tests);
}
