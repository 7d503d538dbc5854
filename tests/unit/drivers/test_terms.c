/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/terms.h"

#include "driven.h"

static const char answers[] =
    "q1,q2,days,got,y\n1,2,3,yes,2\n2,5,9,no,3\n4,4,1,yes,5\n5,4,0,yes,5\n"
    "3,2,6,no,2\n3,4,12,yes,3\n2,2,20,no,1\n";

static driven *with_instrument(const char *outcome, const char *first, const char *second) {
    driven *d = driven_new(answers, outcome, first, second);
    d->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    return d;
}

static void assert_refused(driven *d, const char *why) {
    assert_int_equal(drive(d), CHISO_E_ARGUMENT);
    assert_contains(d->survey.error.message, why);
    driven_free(d);
}

static void an_outcome_must_be_named(void **state) {
    (void)state;
    assert_refused(driven_new(answers, NULL, "q1", NULL), "--outcome");
    assert_refused(driven_new(answers, "", "q1", NULL), "--outcome");
}

static void predictors_must_be_named(void **state) {
    (void)state;
    driven *d = driven_new(answers, "y", "q1", NULL);
    d->options.predictors = NULL;
    assert_refused(d, "n_predictors is 1 but predictors is NULL");
    assert_refused(driven_new(answers, "y", "", NULL), "predictor 1 has no name");
    d = driven_new(answers, "y", NULL, NULL);
    assert_refused(d, "predictor 1 has no name");
    d = driven_new(answers, "y", NULL, NULL);
    d->options.n_predictors = 0;
    assert_refused(d, "nothing is there to explain y");
}

static void a_column_stands_once(void **state) {
    (void)state;
    assert_refused(driven_new(answers, "y", "q1", "q1"), "q1 is named twice");
    assert_refused(driven_new(answers, "y", "y", NULL), "y is named twice");
    assert_refused(with_instrument("q1", "A", NULL), "A and q1 share the answers to q1");
    assert_refused(with_instrument("y", "S", "B"), "B and S share the answers to");
}

static void a_binary_outcome_is_no_node(void **state) {
    (void)state;
    driven *d = with_instrument("A", "B", NULL);
    d->options.family = CHISO_DRIVERS_LOGISTIC;
    assert_refused(d, "A is a node of many answers");
}

static void a_column_that_is_not_there_is_named(void **state) {
    (void)state;
    assert_refused(driven_new(answers, "y", "q1", "q7"), "no column \"q7\" (--predictors)");
    assert_refused(driven_new(answers, "z", "q1", NULL), "no column \"z\" (--outcome)");
}

/* A leaf by its code is its column. */
static void a_leaf_is_its_column(void **state) {
    (void)state;
    driven *leaf = with_instrument("y", "a1", NULL), *column = with_instrument("y", "q1", NULL);
    assert_ok(drive(leaf), leaf->survey.error);
    assert_ok(drive(column), column->survey.error);
    assert_true(driven_number(leaf, NULL, "coefficient", "a1", "estimate") ==
                driven_number(column, NULL, "coefficient", "q1", "estimate"));
    driven_free(leaf);
    driven_free(column);
}

/* Those right above the leaves: A and B, not S; one that has the outcome is left out. */
static void without_predictors_the_lowest_groups_are_taken(void **state) {
    (void)state;
    driven *d = with_instrument("y", "?", NULL);
    d->options.predictors = NULL;
    d->options.n_predictors = 0;
    assert_ok(drive(d), d->survey.error);
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "A", "estimate")));
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "B", "estimate")));
    assert_int_equal(chiso_result_rows(d->result), 17);
    d->options.outcome = "days";
    assert_ok(drive(d), d->survey.error);
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "A", "estimate")));
    assert_int_equal(chiso_result_rows(d->result), 10);
    d->options.outcome = "A";
    assert_ok(drive(d), d->survey.error);
    assert_true(!isnan(driven_number(d, NULL, "coefficient", "B", "estimate")));
    assert_int_equal(chiso_result_rows(d->result), 10);
    d->options.outcome = "S";
    assert_int_equal(drive(d), CHISO_E_ARGUMENT);
    assert_contains(d->survey.error.message, "nothing is there to explain S");
    driven_free(d);
}

/* Answers to one of q1 and q2 suffice; days count from 30 (0) down to 0 (100). */
static void a_person_has_the_mean_of_his_answers_below_a_node(void **state) {
    (void)state;
    driven *node = driven_new("q1,q2,y\n1,2,1\n,5,2\n4,,5\n5,4,4\n8,9,4\n", "y", "A", NULL),
           *column = driven_new("m,y\n12.5,1\n100,2\n75,5\n87.5,4\n,4\n", "y", "m", NULL);
    static const char *const columns[] = {"n", "estimate", "se"};
    node->survey.instrument_name = CHISO_SOURCE "/tests/unit/survey";
    assert_ok(drive(node), node->survey.error);
    assert_ok(drive(column), column->survey.error);
    for (size_t i = 0; i < 3; i++) {
        assert_close(driven_number(node, NULL, "coefficient", "A", columns[i]),
                     driven_number(column, NULL, "coefficient", "m", columns[i]), 1e-14);
        assert_close(driven_number(node, NULL, "performance", "A", columns[i]),
                     driven_number(column, NULL, "performance", "m", columns[i]), 1e-13);
    }
    driven_free(node);
    driven_free(column);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_outcome_must_be_named),
        cmocka_unit_test(predictors_must_be_named),
        cmocka_unit_test(a_column_stands_once),
        cmocka_unit_test(a_binary_outcome_is_no_node),
        cmocka_unit_test(a_column_that_is_not_there_is_named),
        cmocka_unit_test(a_leaf_is_its_column),
        cmocka_unit_test(without_predictors_the_lowest_groups_are_taken),
        cmocka_unit_test(a_person_has_the_mean_of_his_answers_below_a_node),
    };
    return RUN_TESTS(tests);
}
