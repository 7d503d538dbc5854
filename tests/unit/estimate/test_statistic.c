/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

#include "test.h"

/* Codes 1, 2.5, -3, and one that is no answer. */
static chiso__category categories[] = {
    {.code = "1", .value = 1},
    {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
    {.code = "2.5", .value = 2.5},
    {.code = "-3", .value = -3},
};
static const chiso__scale scale = {.name = "scale", .categories = categories, .count = 4};
static const chiso__variable coded = {.name = "q", .scale = &scale, .categories = 4, .n_sums = 4};
static const chiso__variable number = {.name = "x", .categories = 1, .n_sums = CHISO__NUMBER_SUMS};

static void every_statistic_has_a_name_of_its_own(void **state) {
    (void)state;
    const chiso__statistic *const *all = chiso__statistics();
    size_t count = 0;
    bool mean = false;
    for (; all[count] != NULL; count++) {
        assert_non_null(all[count]->evaluate);
        assert_true(all[count]->name[0] != '\0');
        for (size_t i = 0; i < count; i++) assert_string_not_equal(all[i]->name, all[count]->name);
        mean = mean || strcmp(all[count]->name, "mean") == 0;
    }
    assert_true(count >= 1 && mean);
}

/* d value / d total[k] from two values a little apart, times a step of one. */
static void assert_gradient(const chiso__statistic *statistic, const chiso__variable *variable,
                            const double *at) {
    double total[4], gradient[4] = {NAN, NAN, NAN, NAN};
    memcpy(total, at, variable->n_sums * sizeof *total);
    const double value = statistic->evaluate(variable, total, gradient);
    assert_true(value == statistic->evaluate(variable, total, NULL));
    for (size_t k = 0; k < variable->n_sums; k++) {
        if (variable->scale != NULL && categories[k].missing != CHISO__ANSWERED) {
            assert_true(gradient[k] == 0);
            continue;
        }
        const double step = 1e-6 * at[0];
        total[k] = at[k] + step;
        const double above = statistic->evaluate(variable, total, NULL);
        total[k] = at[k] - step;
        const double below = statistic->evaluate(variable, total, NULL);
        total[k] = at[k];
        const double size = fabs(value) > 1 ? fabs(value) : 1;
        if (!(fabs(gradient[k] * at[0] - (above - below) / 2e-6) <= 1e-6 * size))
            fail_msg("%s, sum %zu: %.17g, not %.17g", statistic->name, k, gradient[k],
                     (above - below) / (2 * step));
    }
}

static void the_gradient_is_what_small_changes_of_the_totals_do(void **state) {
    (void)state;
    for (const chiso__statistic *const *all = chiso__statistics(); *all != NULL; all++) {
        assert_gradient(*all, &coded, (const double[]){2, 0, 4, 0.5});
        assert_gradient(*all, &coded, (const double[]){2e9, 0, 4e9, 1});
        assert_gradient(*all, &coded, (const double[]){2, 0, 4, 0}); /* nobody said -3 */
        assert_gradient(*all, &number, (const double[]){4, 10, 999});
        assert_gradient(*all, &number, (const double[]){0.125, -7, 3});
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statistic_has_a_name_of_its_own),
        cmocka_unit_test(the_gradient_is_what_small_changes_of_the_totals_do),
    };
    return RUN_TESTS(tests);
}
