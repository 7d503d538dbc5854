/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/metric.h"

#include "test.h"

static chiso__category five[] = {
    {.code = "1", .value = 1}, {.code = "2", .value = 2},
    {.code = "3", .value = 3}, {.code = "4", .value = 4},
    {.code = "5", .value = 5}, {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
};
/* In no order, with gaps, and two codes of one value. */
static chiso__category four[] = {
    {.code = "a", .value = 10}, {.code = "?", .value = NAN, .missing = CHISO__DONT_KNOW},
    {.code = "b", .value = 2},  {.code = "c", .value = 8},
    {.code = "d", .value = 10},
};
static const chiso__scale scales[] = {{.name = "five", .categories = five, .count = 6},
                                      {.name = "four", .categories = four, .count = 5}};

static void answers_become_numbers_between_0_and_100(void **state) {
    (void)state;
    static const struct {
        const char *metric;
        size_t scale;
        double value[6];
    } cases[] = {
        {"top2", 0, {0, 0, 0, 100, 100, 0}},         {"mean-percent", 0, {20, 40, 60, 80, 100, 0}},
        {"mean-minmax", 0, {0, 25, 50, 75, 100, 0}}, {"top2", 1, {100, 0, 0, 100, 100}},
        {"mean-percent", 1, {100, 0, 20, 80, 100}},  {"mean-minmax", 1, {100, 0, 0, 75, 100}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double value[6] = {-1, -1, -1, -1, -1, -1};
        const chiso__scale *scale = &scales[cases[i].scale];
        chiso__metric_named(cases[i].metric)->values(scale, value);
        for (size_t k = 0; k < scale->count; k++) assert_close(value[k], cases[i].value[k], 1e-14);
    }
}

static void metrics_have_names(void **state) {
    (void)state;
    assert_true(chiso__metric_named("top2")->is_proportion);
    assert_false(chiso__metric_named("mean-percent")->is_proportion);
    assert_false(chiso__metric_named("mean-minmax")->is_proportion);
    assert_null(chiso__metric_named("mean"));
    assert_null(chiso__metric_named(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_become_numbers_between_0_and_100),
        cmocka_unit_test(metrics_have_names),
    };
    return RUN_TESTS(tests);
}
