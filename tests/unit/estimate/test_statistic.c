/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/statistic.h"

#include "test.h"

enum { SUMS = 4 };

static chiso__category categories[SUMS] = {
    {.code = "1", .value = 1},
    {.code = "2", .value = 2.5},
    {.code = "3", .value = -4},
    {.code = "9", .value = (double)NAN, .missing = CHISO__REFUSED},
};
static const chiso__scale scale = {"content", categories, SUMS, SUMS};

static void assert_gradient(const chiso__statistic *statistic, const chiso__variable *variable,
                            const double *total) {
    double gradient[SUMS], moved[SUMS];
    statistic->evaluate(variable, total, gradient);
    for (size_t k = 0; k < variable->n_sums; k++) {
        if (total[k] <= 0) continue;
        const double step = 1e-5 * total[k];
        memcpy(moved, total, sizeof moved);
        moved[k] = total[k] + step;
        const double above = statistic->evaluate(variable, moved, NULL);
        moved[k] = total[k] - step;
        const double below = statistic->evaluate(variable, moved, NULL);
        assert_close(gradient[k], (above - below) / (2 * step), 1e-8);
    }
}

/* For every statistic there is: a new one needs no test of its own for this. */
static void every_gradient_is_that_of_finite_differences(void **state) {
    (void)state;
    const chiso__variable coded = {.scale = &scale, .categories = SUMS, .n_sums = SUMS};
    const chiso__variable number = {.categories = 1, .n_sums = CHISO__NUMBER_SUMS};
    const double shares[SUMS] = {3, 7.5, 0.25, 0}, sums[SUMS] = {11, 30.5, 99, 0};
    size_t count = 0;
    for (const chiso__statistic *const *s = chiso__statistics(); *s != NULL; s++, count++) {
        assert_non_null((*s)->name);
        assert_gradient(*s, &coded, shares);
        assert_gradient(*s, &number, sums);
    }
    assert_true(count > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_gradient_is_that_of_finite_differences),
    };
    return RUN_TESTS(tests);
}
