/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/effects.h"

#include "drivers/weights.h"
#include "some_people.h"

enum { MOST = 24 };

static some_people *sample(bool logistic) {
    some_people *s = some_people_new(3);
    for (unsigned i = 0; i < 30; i++) {
        const double a = 10 * noise(i), b = a / 2 + 3 * noise(i + 100), c = noise(i + 200);
        const double y = 2 + a - b / 2 + 3 * noise(i + 300) + c;
        add_one(s, 1 + noise(i + 400),
                (double[]){a, b, c, logistic ? a + 10 * noise(i + 500) > 10 : y});
    }
    return s;
}

static void evaluate(some_people *s, const chiso__effects *e, double *estimate) {
    chiso__effects_smooth(e, fit_them(s, e->logistic), (int64_t)s->people.count, estimate);
}

/* By central differences, the weight of one person up and down. */
static double derivative(some_people *s, const chiso__effects *e, size_t person, size_t at) {
    double up[MOST], down[MOST];
    const double weight = s->weight[person], step = 1e-4;
    s->weight[person] = weight + step;
    evaluate(s, e, up);
    s->weight[person] = weight - step;
    evaluate(s, e, down);
    s->weight[person] = weight;
    return (up[at] - down[at]) / (2 * step);
}

static void assert_influence(bool logistic) {
    some_people *s = sample(logistic);
    const chiso__effects e = chiso__effects_of(3, logistic);
    for (size_t person = 0; person < s->people.count; person += 7) {
        double total[MOST] = {0}, room[MOST];
        fit_them(s, logistic);
        chiso__effects_influence(&e, &s->fit, (int64_t)s->people.count,
                                 s->x + person * s->people.width, s->weight[person], room, total);
        for (size_t at = 0; at < e.smooth; at++)
            assert_close(total[at], s->weight[person] * derivative(s, &e, person, at), 1e-6);
    }
    some_people_free(s);
}

static void influence_is_the_derivative_by_the_weight(void **state) {
    (void)state;
    assert_influence(false);
    assert_influence(true);
}

static void influences_of_all_people_sum_to_nothing(void **state) {
    (void)state;
    some_people *s = sample(false);
    const chiso__effects e = chiso__effects_of(3, false);
    double total[MOST] = {0}, room[MOST];
    fit_them(s, false);
    for (size_t i = 0; i < s->people.count; i++)
        chiso__effects_influence(&e, &s->fit, 30, s->x + i * s->people.width, s->weight[i], room,
                                 total);
    for (size_t at = 0; at < e.smooth; at++) assert_close(total[at], 0, 1e-12);
    some_people_free(s);
}

static void relative_weights_sum_to_r_squared_and_shares_to_100(void **state) {
    (void)state;
    some_people *s = sample(false);
    const chiso__effects e = chiso__effects_of(3, false);
    double estimate[MOST], room[64], weights = 0, shares = 0;
    assert_true(chiso__relative_weights_room(3) <= 64);
    evaluate(s, &e, estimate);
    chiso__effects_weights(&e, &s->fit, estimate, room);
    for (size_t k = 0; k < 3; k++) {
        weights += estimate[e.weight + k];
        shares += estimate[e.share + k];
        assert_true(estimate[e.weight + k] > 0);
    }
    assert_close(weights, estimate[e.r_squared], 1e-12);
    assert_close(shares, 100, 1e-13);
    some_people_free(s);
}

/* R²'s other face: 1 - Σwe²/Σw(y - mean)². */
static void r_squared_is_what_residuals_leave(void **state) {
    (void)state;
    some_people *s = sample(false);
    const chiso__effects e = chiso__effects_of(3, false);
    double estimate[MOST], left = 0, all = 0;
    evaluate(s, &e, estimate);
    for (size_t i = 0; i < s->people.count; i++) {
        const double *x = s->x + i * s->people.width;
        left += s->weight[i] * pow(x[4] - chiso__fit_expected(&s->fit, x), 2);
        all += s->weight[i] * pow(x[4] - s->fit.mean[4], 2);
    }
    assert_close(estimate[e.r_squared], 1 - left / all, 1e-13);
    assert_close(estimate[e.adjusted], 1 - left / all * 29 / 26, 1e-13);
    some_people_free(s);
}

static void deviations_are_from_the_mean_of_the_standardised(void **state) {
    (void)state;
    some_people *s = sample(true);
    const chiso__effects e = chiso__effects_of(3, true);
    double estimate[MOST], sum = 0;
    evaluate(s, &e, estimate);
    for (size_t k = 0; k < 3; k++) {
        sum += estimate[e.deviation + k];
        assert_close(estimate[e.standardized + k], estimate[k + 1] * sqrt(s->fit.variance[k + 1]),
                     1e-15);
    }
    assert_close(sum, 0, 1e-15);
    assert_int_equal(e.count, e.smooth);
    some_people_free(s);
}

static void without_a_regression_all_is_missing(void **state) {
    (void)state;
    some_people *s = some_people_new(3);
    const chiso__effects e = chiso__effects_of(3, false);
    double estimate[MOST] = {0}, room[64];
    evaluate(s, &e, estimate);
    chiso__effects_weights(&e, &s->fit, estimate, room);
    for (size_t at = 0; at < e.count; at++) assert_true(isnan(estimate[at]));
    some_people_free(s);
}

/* Predictors that have nothing to do with the outcome explain nothing, and there is nothing to
   share. */
static void of_nothing_there_are_no_shares(void **state) {
    (void)state;
    some_people *s = some_people_new(1);
    const chiso__effects e = chiso__effects_of(1, false);
    double estimate[MOST], room[8];
    for (int i = 0; i < 4; i++) add_one(s, 1, (double[]){i < 2 ? -1 : 1, i % 2 == 0 ? -1 : 1});
    evaluate(s, &e, estimate);
    chiso__effects_weights(&e, &s->fit, estimate, room);
    assert_close(estimate[e.weight], 0, 1e-30);
    assert_true(isnan(estimate[e.share]));
    some_people_free(s);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(influence_is_the_derivative_by_the_weight),
        cmocka_unit_test(influences_of_all_people_sum_to_nothing),
        cmocka_unit_test(relative_weights_sum_to_r_squared_and_shares_to_100),
        cmocka_unit_test(r_squared_is_what_residuals_leave),
        cmocka_unit_test(deviations_are_from_the_mean_of_the_standardised),
        cmocka_unit_test(without_a_regression_all_is_missing),
        cmocka_unit_test(of_nothing_there_are_no_shares),
    };
    return RUN_TESTS(tests);
}
