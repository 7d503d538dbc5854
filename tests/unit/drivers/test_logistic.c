/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/logistic.h"

#include "some_people.h"

/* What is left between answers and probabilities is 0 in sum, and with every predictor. */
static void assert_maximum(const some_people *s, double tolerance) {
    const chiso__people *p = &s->people;
    for (size_t k = 0; k <= p->predictors; k++) {
        double sum = 0, scale = 0;
        for (size_t i = 0; i < p->count; i++) {
            const double *x = p->x + i * p->width;
            const double left =
                p->weight[i] * x[k] * (x[p->width - 1] - chiso__fit_expected(&s->fit, x));
            sum += left;
            scale += fabs(left);
        }
        if (fabs(sum) > tolerance * scale) fail_msg("score %zu is %g of %g", k, sum, scale);
    }
}

/* Of a table of two by two, weights 4 6 / 9 3, the odds ratio is 4·3/(6·9). */
static void the_odds_ratio_of_a_table_is_its_own(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    add_one(s, 4, (double[]){1, 1});
    add_one(s, 6, (double[]){1, 0});
    add_one(s, 9, (double[]){0, 1});
    add_one(s, 3, (double[]){0, 0});
    const chiso__fit *fit = fit_them(s, true);
    assert_int_equal(fit->state, CHISO__FIT_OK);
    assert_close(chiso__fit_coefficient(fit, 0), log(3), 1e-13);
    assert_close(chiso__fit_coefficient(fit, 1), log(2.0 / 9), 1e-13);
    assert_close(chiso__fit_expected(fit, (double[]){1, 1}), 0.4, 1e-14);
    some_people_free(s);
}

/* Of that table Var(log odds ratio), people counted one by one, is the sum of inverse counts. */
static void the_inverse_information_of_a_table_is_its_own(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    add_one(s, 4, (double[]){1, 1});
    add_one(s, 6, (double[]){1, 0});
    add_one(s, 9, (double[]){0, 1});
    add_one(s, 3, (double[]){0, 0});
    const chiso__fit *fit = fit_them(s, true);
    assert_close(fit->inverse[3], 1.0 / 4 + 1.0 / 6 + 1.0 / 9 + 1.0 / 3, 1e-9);
    some_people_free(s);
}

static void two_predictors_reach_the_maximum(void **state) {
    (void)state;
    some_people *s = some_people_new(2);
    for (unsigned i = 0; i < 40; i++) {
        const double a = 100 * noise(i), b = noise(i + 300);
        add_one(s, 0.5 + noise(i + 500), (double[]){a, b, a / 100 + b + noise(i + 700) > 1.5});
    }
    assert_int_equal(fit_them(s, true)->state, CHISO__FIT_OK);
    assert_maximum(s, 1e-11);
    some_people_free(s);
}

/* One person of great weight and one far out: whole steps would not help. */
static void steps_that_go_too_far_are_halved(void **state) {
    (void)state;
    static const double x[] = {0, 1, 100, 0, 1, 5}, y[] = {0, 0, 0, 0, 1, 0},
                        w[] = {1, 1, 1, 1, 1, 100};
    some_people *s = some_people_new(1);
    for (size_t i = 0; i < 6; i++) add_one(s, w[i], (double[]){x[i], y[i]});
    assert_int_equal(fit_them(s, true)->state, CHISO__FIT_OK);
    assert_maximum(s, 1e-8);
    some_people_free(s);
}

static void answers_that_a_predictor_tells_apart_have_no_maximum(void **state) {
    (void)state;
    some_people *s = some_people_new(2);
    for (unsigned i = 0; i < 20; i++)
        add_one(s, 1, (double[]){noise(i), i < 11 ? i : i + 1, i < 11 ? 0 : 1});
    const chiso__fit *fit = fit_them(s, true);
    assert_int_equal(fit->state, CHISO__FIT_SEPARATED);
    assert_int_equal(fit->culprit, 2);
    some_people_free(s);
}

/* Whoever has it said yes; of those who have it not, some did. */
static void answers_that_are_told_apart_in_part_have_no_maximum(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    for (unsigned i = 0; i < 12; i++) add_one(s, 1, (double[]){i < 4, i < 4 || i % 2 == 0});
    assert_int_equal(fit_them(s, true)->state, CHISO__FIT_SEPARATED);
    some_people_free(s);
}

static void what_allows_no_regression_is_left_as_it_is(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    for (unsigned i = 0; i < 5; i++) add_one(s, 1, (double[]){7, i % 2});
    assert_int_equal(fit_them(s, true)->state, CHISO__FIT_CONSTANT);
    some_people_free(s);
}

/* A person who counts twice is two; who counts not at all is none. */
static void rows_count_as_often_as_is_said(void **state) {
    (void)state;
    some_people *s = some_people_new(1), *twice = some_people_new(1);
    double factor[30];
    for (unsigned i = 0; i < 30; i++) {
        const double has[] = {noise(i), noise(i + 40) + noise(i) > 1};
        factor[i] = i % 3;
        add_one(s, 1, has);
        for (unsigned k = 0; k < i % 3; k++) add_one(twice, 1, has);
    }
    const chiso__fit *expected = fit_them(twice, true);
    const chiso__scope scope = {
        .people = &s->people, .rows = s->rows, .n_rows = 30, .factor = factor};
    fit_them(s, true);
    s->fit.state = CHISO__FIT_OK;
    chiso__fit_logistic(&s->fit, &scope);
    assert_int_equal(s->fit.state, CHISO__FIT_OK);
    for (size_t k = 0; k < 2; k++)
        assert_close(chiso__fit_coefficient(&s->fit, k), chiso__fit_coefficient(expected, k),
                     1e-10);
    some_people_free(s);
    some_people_free(twice);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_odds_ratio_of_a_table_is_its_own),
        cmocka_unit_test(the_inverse_information_of_a_table_is_its_own),
        cmocka_unit_test(two_predictors_reach_the_maximum),
        cmocka_unit_test(steps_that_go_too_far_are_halved),
        cmocka_unit_test(answers_that_a_predictor_tells_apart_have_no_maximum),
        cmocka_unit_test(answers_that_are_told_apart_in_part_have_no_maximum),
        cmocka_unit_test(what_allows_no_regression_is_left_as_it_is),
        cmocka_unit_test(rows_count_as_often_as_is_said),
    };
    return RUN_TESTS(tests);
}
