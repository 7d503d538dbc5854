/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/analysis.h"

#include "driven.h"

static void assert_refused(driven *d, chiso_status status, const char *why) {
    assert_int_equal(drive(d), status);
    assert_contains(d->survey.error.message, why);
    driven_free(d);
}

static void options_that_make_no_sense_are_refused(void **state) {
    (void)state;
    driven *d = driven_people();
    d->options.family = 2;
    assert_refused(d, CHISO_E_ARGUMENT, "gaussian or logistic");
    d = driven_people();
    d->options.family = -1;
    assert_refused(d, CHISO_E_ARGUMENT, "gaussian or logistic");
    d = driven_people();
    d->options.importance = 3;
    assert_refused(d, CHISO_E_ARGUMENT, "importance is");
    d = driven_people();
    d->options.importance = -1;
    assert_refused(d, CHISO_E_ARGUMENT, "importance is");
    d = driven_people();
    d->options.language = 7;
    assert_refused(d, CHISO_E_ARGUMENT, "English or Vietnamese");
    d = driven_people();
    d->options.struct_size = 0;
    assert_refused(d, CHISO_E_ARGUMENT, "size");
    d = driven_people();
    d->variance.level = 2;
    assert_refused(d, CHISO_E_ARGUMENT, "level");
    d = driven_people();
    d->options.where = "a >";
    assert_refused(d, CHISO_E_ARGUMENT, "where");
}

static void a_logistic_regression_has_no_relative_weights(void **state) {
    (void)state;
    driven *d = driven_people();
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    d->options.importance = CHISO_IMPORTANCE_RELATIVE_WEIGHT;
    assert_refused(d, CHISO_E_ARGUMENT, "shares of R²");
}

static void published_scores_are_no_answers_of_people(void **state) {
    (void)state;
    driven *d = driven_people();
    d->survey.instrument_name = "papi-2024";
    assert_refused(d, CHISO_E_ARGUMENT, "published scores are no answers");
}

static void replicate_weights_of_the_file_are_refused(void **state) {
    (void)state;
    driven *d =
        driven_new("y,a,w,r1,r2\n1,2,1,1,2\n2,3,1,2,1\n3,1,1,1,2\n4,4,1,2,1\n", "y", "a", NULL);
    d->survey.design.weight = "w";
    d->survey.design.repweights = "r?";
    d->survey.design.rep_type = CHISO_REP_BOOTSTRAP;
    assert_refused(d, CHISO_E_ARGUMENT, "replicate weights of the file");
}

static void strata_with_one_unit_fail_unless_told_otherwise(void **state) {
    (void)state;
    static const char *const unit[] = {"u"};
    driven *d = driven_new("s,u,y,a\n1,1,1,2\n1,1,3,1\n1,2,2,2\n1,3,5,4\n2,1,4,4\n2,1,1,2\n", "y",
                           "a", NULL);
    d->survey.design.strata = "s";
    d->survey.design.psu = unit;
    d->survey.design.n_psu = 1;
    assert_int_equal(drive(d), CHISO_E_LONE_PSU);
    d->variance.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    assert_ok(drive(d), d->survey.error);
    assert_true(!isnan(driven_number(d, NULL, "relative_weight", "a", "se")));
    assert_null(strstr(driven_notes(d), "relative weights"));
    driven_free(d);
}

/* A bootstrap cannot follow this policy. */
static void weights_without_a_bootstrap_have_no_interval_and_a_note_says_why(void **state) {
    (void)state;
    static const char *const unit[] = {"u"};
    driven *d = driven_new("s,u,y,a\n1,1,1,2\n1,1,3,1\n1,2,2,2\n1,3,5,4\n2,1,4,4\n2,1,1,2\n", "y",
                           "a", NULL);
    d->survey.design.strata = "s";
    d->survey.design.psu = unit;
    d->survey.design.n_psu = 1;
    d->variance.lone_psu = CHISO_LONE_PSU_CENTRE;
    assert_ok(drive(d), d->survey.error);
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "a", "se")));
    assert_true(!isnan(driven_number(d, NULL, "relative_weight", "a", "estimate")));
    assert_true(isnan(driven_number(d, NULL, "relative_weight", "a", "se")));
    assert_true(isnan(driven_number(d, NULL, "relative_weight", "a", "ci_low")));
    assert_contains(driven_notes(d), "relative weights have no interval: replicates cannot follow");
    d->options.language = CHISO_VIETNAMESE;
    assert_ok(drive(d), d->survey.error);
    assert_contains(driven_notes(d), "trọng số tương đối không có khoảng tin cậy");
    driven_free(d);
}

static void without_a_variance_there_are_estimates_alone(void **state) {
    (void)state;
    driven *d = driven_people(), *whole = driven_people();
    d->variance.method = CHISO_VARIANCE_NONE;
    assert_ok(drive(d), d->survey.error);
    assert_ok(drive(whole), whole->survey.error);
    for (size_t row = 0; row < chiso_result_rows(d->result); row++) {
        assert_true(isnan(chiso_result_number(d->result, row, driven_column(d, "se"))));
        assert_true(isnan(chiso_result_number(d->result, row, driven_column(d, "ci_low"))));
        assert_true(isnan(chiso_result_number(d->result, row, driven_column(d, "p_value"))));
        assert_true(chiso_result_number(d->result, row, driven_column(d, "estimate")) ==
                    chiso_result_number(whole->result, row, driven_column(whole, "estimate")));
    }
    driven_free(d);
    driven_free(whole);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_that_make_no_sense_are_refused),
        cmocka_unit_test(a_logistic_regression_has_no_relative_weights),
        cmocka_unit_test(published_scores_are_no_answers_of_people),
        cmocka_unit_test(replicate_weights_of_the_file_are_refused),
        cmocka_unit_test(strata_with_one_unit_fail_unless_told_otherwise),
        cmocka_unit_test(weights_without_a_bootstrap_have_no_interval_and_a_note_says_why),
        cmocka_unit_test(without_a_variance_there_are_estimates_alone),
    };
    return RUN_TESTS(tests);
}
