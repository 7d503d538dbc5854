/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/analysis.h"

#include "driven.h"

/* What chiso_estimate() says of the same answers. */
static chiso_result *means_of(driven *d) {
    static const chiso_estimand means[] = {{"mean", "a", NULL, 0}, {"mean", "b", NULL, 0}};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_result *result;
    survey *s = &d->survey;
    s->options.estimands = means;
    s->options.n_estimands = 2;
    s->options.by = d->options.by;
    s->options.n_by = d->options.n_by;
    options.variance = &d->variance;
    assert_ok(survey_read(s), s->error);
    assert_ok(chiso_estimate(&result, s->totals, &options, &s->error), s->error);
    return result;
}

static double number_in(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static void assert_performance_is_the_mean(driven *d) {
    static const char *const columns[] = {"n", "estimate", "se", "df", "ci_low", "ci_high"},
                             *const domains[] = {NULL, "north", "south"},
                             *const names[] = {"a", "b"};
    domains_by(d, "place");
    assert_ok(drive(d), d->survey.error);
    chiso_result *means = means_of(d);
    for (size_t i = 0; i < 6 * 6; i++) {
        const size_t row = i / 6;
        assert_close(
            driven_number(d, domains[row / 2], "performance", names[row % 2], columns[i % 6]),
            number_in(means, row, columns[i % 6]), 1e-12);
    }
    chiso_result_free(means);
    driven_free(d);
}

static void performance_is_the_mean_of_all_who_answered(void **state) {
    (void)state;
    assert_performance_is_the_mean(driven_people());
}

static void performance_varies_between_replicates_as_the_mean_does(void **state) {
    (void)state;
    driven *d = driven_people();
    d->variance.method = CHISO_VARIANCE_JACKKNIFE;
    assert_performance_is_the_mean(d);
    d = driven_people();
    d->variance.method = CHISO_VARIANCE_BOOTSTRAP;
    assert_performance_is_the_mean(d);
}

/* Weighted sums of squares, person by person. */
static void people_of_weight_zero_count_for_nothing(void **state) {
    (void)state;
    driven *with =
               driven_new("w,y,a\n1,1,2\n2,3,1\n1,2,2\n0,99,-5\n3,5,4\n1,4,4\n", "y", "a", NULL),
           *without = driven_new("w,y,a\n1,1,2\n2,3,1\n1,2,2\n3,5,4\n1,4,4\n", "y", "a", NULL);
    with->survey.design.weight = without->survey.design.weight = "w";
    assert_ok(drive(with), with->survey.error);
    assert_ok(drive(without), without->survey.error);
    assert_close(driven_number(with, NULL, "coefficient", "a", "estimate"),
                 driven_number(without, NULL, "coefficient", "a", "estimate"), 1e-14);
    assert_true(driven_number(with, NULL, "coefficient", "a", "n") == 5);
    assert_true(driven_number(with, NULL, "performance", "a", "n") == 5);
    driven_free(with);
    driven_free(without);
}

static void a_domain_of_nobody_has_no_answers(void **state) {
    (void)state;
    driven *d = driven_new("g,y,a\nu,1,2\nu,2,5\nu,4,4\nu,4,1\nv,,3\nv,,4\n", "y", "a", NULL);
    domains_by(d, "g");
    assert_ok(drive(d), d->survey.error);
    assert_true(driven_number(d, "v", "coefficient", "a", "n") == 0);
    assert_contains(driven_text(d, "v", "coefficient", "a", "flags"), "no_answers");
    assert_true(driven_number(d, "v", "performance", "a", "n") == 2);
    assert_close(driven_number(d, "v", "performance", "a", "estimate"), 3.5, 1e-15);
    assert_string_equal(driven_text(d, "v", "performance", "a", "quadrant"), "");
    driven_free(d);
}

static void nobody_answers_a_predictor_of_a_domain(void **state) {
    (void)state;
    driven *d = driven_new("g,y,a\nu,1,2\nu,2,5\nu,4,4\nu,4,1\nv,1,\nv,2,\n", "y", "a", NULL);
    domains_by(d, "g");
    assert_ok(drive(d), d->survey.error);
    assert_true(isnan(driven_number(d, "v", "performance", "a", "estimate")));
    assert_contains(driven_text(d, "v", "performance", "a", "flags"), "no_answers");
    driven_free(d);
}

/* Weights that follow from population sizes are those of people too. */
static void weights_of_population_sizes_count(void **state) {
    (void)state;
    static const char *const size[] = {"N"};
    static const char answers[] =
        "s,N,w,y,a\n1,30,10,1,2\n1,30,10,3,1\n1,30,10,2,2\n2,8,4,5,4\n2,8,4,4,5\n";
    driven *sizes = driven_new(answers, "y", "a", NULL),
           *weights = driven_new(answers, "y", "a", NULL);
    sizes->survey.design.strata = weights->survey.design.strata = "s";
    sizes->survey.design.fpc = weights->survey.design.fpc = size;
    sizes->survey.design.n_fpc = weights->survey.design.n_fpc = 1;
    weights->survey.design.weight = "w";
    assert_ok(drive(sizes), sizes->survey.error);
    assert_ok(drive(weights), weights->survey.error);
    for (size_t row = 0; row < chiso_result_rows(sizes->result); row++) {
        const double one = chiso_result_number(sizes->result, row, 3),
                     other = chiso_result_number(weights->result, row, 3);
        assert_close(one, other, 1e-13);
    }
    driven_free(sizes);
    driven_free(weights);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(performance_is_the_mean_of_all_who_answered),
        cmocka_unit_test(performance_varies_between_replicates_as_the_mean_does),
        cmocka_unit_test(people_of_weight_zero_count_for_nothing),
        cmocka_unit_test(a_domain_of_nobody_has_no_answers),
        cmocka_unit_test(nobody_answers_a_predictor_of_a_domain),
        cmocka_unit_test(weights_of_population_sizes_count),
    };
    return RUN_TESTS(tests);
}
