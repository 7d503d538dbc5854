/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/quantile.h"

#include "survey.h"

static const char *const by[] = {"d"};

static survey read_answers(const char *text, const chiso_estimand *estimand, const char *instrument,
                           chiso__view *view) {
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = instrument, s.design.weight = "w";
    s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimand, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_true(chiso__view_new(view, s.totals));
    return s;
}

static void assert_distribution(const chiso__view *view, const chiso__variable *variable,
                                size_t domain, size_t count, const double *value,
                                const double *below) {
    chiso__distribution d = {0};
    assert_true(chiso__distribution_new(&d, view, variable, domain));
    assert_int_equal(d.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_true(d.value[i] == value[i]);
        assert_close(d.below[i], below[i], 1e-15);
        assert_close(d.weight[i], below[i] - (i > 0 ? below[i - 1] : 0), 1e-15);
    }
    chiso__distribution_free(&d);
}

static void answers_that_were_kept_ascend(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"quantile", "y", NULL, 0.5};
    chiso__view view;
    survey s =
        read_answers("d,w,y\n1,2,5\n2,1,3\n1,0.5,-1\n2,0,0\n1,1,\n1,4,5\n", &estimand, NULL, &view);
    assert_distribution(&view, &view.variables[0], 0, 3, (const double[]){-1, 5, 5},
                        (const double[]){0.5, 2.5, 6.5});
    assert_distribution(&view, &view.variables[0], 1, 1, (const double[]){3}, (const double[]){1});
    assert_distribution(&view, &view.variables[0], 2, 4, (const double[]){-1, 3, 5, 5},
                        (const double[]){0.5, 1.5, 3.5, 7.5});
    chiso__view_free(&view);
    survey_free(&s);
}

/* yes 1, no 0: the order of the scale is not that of its values. */
static void categories_stand_by_their_values(void **state) {
    (void)state;
    static const chiso_estimand estimand = {"quantile", "got", NULL, 0.5};
    chiso__view view;
    chiso__distribution d = {0};
    survey s = read_answers(
        "d,w,q1,q2,days,got\n1,2,1,1,1,yes\n1,3,1,1,1,no\n2,4,1,1,1,-\n"
        "2,1,1,1,1,yes\n",
        &estimand, CHISO_SOURCE "/tests/unit/survey", &view);
    const chiso__variable *got = &view.variables[3];
    assert_distribution(&view, got, 0, 2, (const double[]){0, 1}, (const double[]){3, 5});
    assert_distribution(&view, got, 1, 1, (const double[]){1}, (const double[]){1});
    assert_true(chiso__distribution_new(&d, &view, got, 0));
    assert_true(d.category[0] == 1 && d.category[1] == 0);
    chiso__distribution_free(&d);
    chiso__view_free(&view);
    survey_free(&s);
}

static void a_quantile_is_the_first_answer_that_enough_lie_below(void **state) {
    (void)state;
    double value[] = {1, 2, 2, 7}, below[] = {0.1, 0.3, 0.6, 1.0};
    const chiso__distribution d = {.value = value, .below = below, .count = 4};
    static const struct {
        double p;
        size_t at;
    } cases[] = {{-1, 0},          {0, 0},         {0.05, 0}, {0.1, 0},
                 {0.1 + 1e-14, 0}, {0.1000001, 1}, {0.3, 1},  {0.6, 2},
                 {0.61, 3},        {1, 3},         {2, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(chiso__distribution_at(&d, cases[i].p), cases[i].at);
}

static void ties_share_what_lies_below(void **state) {
    (void)state;
    double value[] = {1, 2, 2, 7}, below[] = {1, 3, 6, 10};
    const chiso__distribution d = {.value = value, .below = below, .count = 4};
    const double share[] = {0.1, 0.6, 0.6, 1};
    for (size_t i = 0; i < 4; i++) assert_close(chiso__distribution_share(&d, i), share[i], 1e-15);
}

static void nobody_has_no_quantile(void **state) {
    (void)state;
    const chiso__distribution d = {.count = 0};
    assert_int_equal(chiso__distribution_at(&d, 0.5), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_that_were_kept_ascend),
        cmocka_unit_test(categories_stand_by_their_values),
        cmocka_unit_test(a_quantile_is_the_first_answer_that_enough_lie_below),
        cmocka_unit_test(ties_share_what_lies_below),
        cmocka_unit_test(nobody_has_no_quantile),
    };
    return RUN_TESTS(tests);
}
