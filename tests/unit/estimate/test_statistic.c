/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

#include "test.h"
#include "totals/estimand.h"

/* Codes 1, 2.5, -3, and one that is no answer. */
static chiso__category categories[] = {
    {.code = "1", .value = 1},
    {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
    {.code = "2.5", .value = 2.5},
    {.code = "-3", .value = -3},
};
static chiso__category boxes[] = {{.code = "b1"}, {.code = "b2"}, {.code = "b3"}};
static const chiso__scale scale = {.name = "scale", .categories = categories, .count = 4};
static const chiso__scale box_scale = {.name = "boxes", .categories = boxes, .count = 3};

enum { MOST = 6, POINTS = 3 };

/* A variable of each kind, and totals that it may have. */
static const struct sample {
    chiso__variable variable;
    double total[POINTS][MOST];
} samples[] = {
    {{.name = "coded", .kind = CHISO__KIND_SCALE, .scale = &scale, .categories = 4, .n_sums = 4},
     {{2, 0, 4, 0.5}, {2e9, 0, 4e9, 1}, {2, 0, 4, 0}}}, /* nobody said -3 */
    {{.name = "number", .kind = CHISO__KIND_NUMBER, .categories = 1, .n_sums = CHISO__NUMBER_SUMS},
     {{4, 10, 999}, {0.125, -7, 3}, {1e6, 0, 1}}},
    {{.name = "centred",
      .kind = CHISO__KIND_NUMBER,
      .categories = 1,
      .n_sums = CHISO__NUMBER_SUMS,
      .centre = 20},
     {{4, 10, 999}, {0.125, -7, 3}, {1e6, 0, 1}}},
    {{.name = "boxes",
      .kind = CHISO__KIND_MULTIPLE,
      .scale = &box_scale,
      .categories = 3,
      .n_sums = 4},
     {{10, 4, 9, 0.5}, {1e7, 0, 1e7, 3}, {3, 1, 1, 1}}},
    {{.name = "ratio", .kind = CHISO__KIND_RATIO, .categories = 1, .n_sums = CHISO__RATIO_SUMS},
     {{3, 10, 4, 40, 15, 9}, {0.5, -2, 6, 8, 1, 90}, {8, 0, 1, 2, 0, 3}}},
};

enum { SAMPLES = sizeof samples / sizeof samples[0] };

/* May a statistic be told of such a variable? */
static bool suits(const chiso__statistic *statistic, const chiso__variable *variable) {
    const chiso_estimand estimand = {.statistic = statistic->name};
    const chiso__kind kind = variable->kind;
    const bool scaled = kind == CHISO__KIND_SCALE;
    switch (chiso__estimand_needs(&estimand)) {
    case CHISO__NEEDS_VALUES:
        return scaled || kind == CHISO__KIND_NUMBER;
    case CHISO__NEEDS_CATEGORIES:
        return scaled || kind == CHISO__KIND_MULTIPLE;
    case CHISO__NEEDS_PAIR:
        return kind == CHISO__KIND_RATIO;
    case CHISO__NEEDS_EVERY_ANSWER:
        return scaled;
    }
    return false;
}

static void every_statistic_has_a_name_of_its_own(void **state) {
    (void)state;
    static const char *const names[] = {"mean", "total", "proportion", "ratio", "quantile"};
    const chiso__statistic *const *all = chiso__statistics();
    for (size_t count = 0; all[count] != NULL; count++) {
        assert_non_null(all[count]->evaluate);
        assert_ptr_equal(chiso__statistic_named(all[count]->name), all[count]);
        for (size_t i = 0; i < count; i++) assert_string_not_equal(all[i]->name, all[count]->name);
    }
    for (size_t i = 0; i < 5; i++) assert_non_null(chiso__statistic_named(names[i]));
    assert_null(chiso__statistic_named("median"));
    assert_null(chiso__statistic_named(""));
}

static bool is_answer(const chiso__variable *variable, size_t category) {
    return variable->scale == NULL ||
           variable->scale->categories[category].missing == CHISO__ANSWERED;
}

/* d value / d total[k] from two values a little apart, times a step of one. */
static void assert_gradient(const chiso__statistic *statistic, const chiso__variable *variable,
                            size_t category, const double *at) {
    double total[MOST], gradient[MOST] = {NAN, NAN, NAN, NAN, NAN, NAN};
    memcpy(total, at, variable->n_sums * sizeof *total);
    const double value = statistic->evaluate(variable, category, total, gradient);
    assert_true(value == statistic->evaluate(variable, category, total, NULL));
    for (size_t k = 0; k < variable->n_sums; k++) {
        /* a code that is no answer has no weight, so nothing depends on it */
        if (variable->kind == CHISO__KIND_SCALE && !is_answer(variable, k) && gradient[k] == 0)
            continue;
        const double step = 1e-6 * at[0];
        total[k] = at[k] + step;
        const double above = statistic->evaluate(variable, category, total, NULL);
        total[k] = at[k] - step;
        const double below = statistic->evaluate(variable, category, total, NULL);
        total[k] = at[k];
        const double size = fabs(value) > 1 ? fabs(value) : 1;
        if (!(fabs(gradient[k] * at[0] - (above - below) / 2e-6) <= 1e-6 * size))
            fail_msg("%s of %s, sum %zu: %.17g, not %.17g", statistic->name, variable->name, k,
                     gradient[k], (above - below) / (2 * step));
    }
}

static void the_gradient_is_what_small_changes_of_the_totals_do(void **state) {
    (void)state;
    for (const chiso__statistic *const *all = chiso__statistics(); *all != NULL; all++) {
        size_t seen = 0;
        for (size_t i = 0; i < SAMPLES; i++) {
            const chiso__variable *variable = &samples[i].variable;
            if (!suits(*all, variable)) continue;
            const bool each = (*all)->of_categories || (*all)->is_inverse;
            for (size_t k = 0; k < (each ? variable->categories : 1); k++) {
                if (each && !is_answer(variable, k)) continue;
                for (size_t p = 0; p < POINTS; p++, seen++)
                    assert_gradient(*all, variable, k, samples[i].total[p]);
            }
        }
        assert_true(seen > 0);
    }
}

static void where_nobody_answered_there_is_no_value_and_no_gradient(void **state) {
    (void)state;
    static const double nothing[MOST] = {0};
    for (const chiso__statistic *const *all = chiso__statistics(); *all != NULL; all++) {
        for (size_t i = 0; i < SAMPLES; i++) {
            const chiso__variable *variable = &samples[i].variable;
            double gradient[MOST] = {9, 9, 9, 9, 9, 9};
            if (!suits(*all, variable)) continue;
            assert_true(isnan((*all)->evaluate(variable, 0, nothing, gradient)));
            assert_true(isnan((*all)->evaluate(variable, 0, nothing, NULL)));
            for (size_t k = 0; k < variable->n_sums; k++) assert_true(gradient[k] == 0);
        }
    }
}

static void values_are_those_of_the_formulas(void **state) {
    (void)state;
    static const struct {
        const char *statistic;
        size_t sample, category;
        double value;
    } cases[] = {
        {"mean", 0, 0, (2 * 1 + 4 * 2.5 - 0.5 * 3) / 6.5},
        {"mean", 1, 0, 2.5},
        {"mean", 2, 0, 22.5},
        {"total", 0, 0, 2 * 1 + 4 * 2.5 - 0.5 * 3},
        {"total", 1, 0, 10},
        {"total", 2, 0, 10 + 4 * 20},
        {"proportion", 0, 2, 4 / 6.5},
        {"proportion", 3, 1, 0.9},
        {"ratio", 4, 0, 2.5},
        {"quantile", 0, 0, 2.5 / 6.5}, /* F at 1: -3 and 1 */
        {"quantile", 0, 2, 1},
        {"quantile", 0, 3, 0.5 / 6.5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sample *sample = &samples[cases[i].sample];
        assert_close(chiso__statistic_named(cases[i].statistic)
                         ->evaluate(&sample->variable, cases[i].category, sample->total[0], NULL),
                     cases[i].value, 1e-15);
    }
}

static void a_ratio_to_nothing_is_none(void **state) {
    (void)state;
    static const double total[] = {3, 10, 0, 40, 15, 9};
    double gradient[MOST];
    const chiso__statistic *ratio = chiso__statistic_named("ratio");
    assert_true(isnan(ratio->evaluate(&samples[4].variable, 0, total, gradient)));
    for (size_t k = 0; k < CHISO__RATIO_SUMS; k++) assert_true(gradient[k] == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statistic_has_a_name_of_its_own),
        cmocka_unit_test(the_gradient_is_what_small_changes_of_the_totals_do),
        cmocka_unit_test(where_nobody_answered_there_is_no_value_and_no_gradient),
        cmocka_unit_test(values_are_those_of_the_formulas),
        cmocka_unit_test(a_ratio_to_nothing_is_none),
    };
    return RUN_TESTS(tests);
}
