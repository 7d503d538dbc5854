/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/components.h"

#include "test.h"

/* Of two items: 1 + r and 1 - r, whose loadings are √((1 ± r) / 2). */
static void two_items_have_two_components(void **state) {
    (void)state;
    const double r[] = {1, 0.28, 0.28, 1};
    double values[2];
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__components(&f, values, &arena, r, 2, 2));
    assert_int_equal(f.flags, 0);
    assert_close(values[0], 1.28, 1e-15);
    assert_close(values[1], 0.72, 1e-15);
    assert_close(f.loading[0], 0.8, 1e-15);
    assert_close(f.loading[1], 0.6, 1e-15);
    assert_close(f.loading[2], 0.8, 1e-15);
    assert_close(f.loading[3], -0.6, 1e-15);
    assert_close(f.communality[0], 1, 1e-15);
    assert_close(f.explained[1], 0.72, 1e-15);
    assert_close(f.objective, 0, 1e-15);
    assert_true(chiso__components(&f, values, &arena, r, 2, 1));
    assert_close(f.communality[0], 0.64, 1e-15);
    assert_close(f.objective, 0.36 * 0.36, 1e-15);
    chiso__arena_free(&arena);
}

static void equal_items_have_one(void **state) {
    (void)state;
    const double r[] = {1, 1, 1, 1};
    double values[2];
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__components(&f, values, &arena, r, 2, 2));
    assert_int_equal(f.flags, CHISO__FACTORS_FEWER);
    assert_close(values[0], 2, 1e-15);
    assert_close(f.loading[1], 0, 1e-7);
    chiso__arena_free(&arena);
}

static void of_what_is_not_finite_nothing_is_known(void **state) {
    (void)state;
    const double r[] = {1, NAN, NAN, 1};
    double values[2];
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__components(&f, values, &arena, r, 2, 1));
    assert_int_equal(f.flags, CHISO__FACTORS_NOT_SETTLED);
    assert_true(isnan(values[0]) && isnan(values[1]) && isnan(f.loading[0]));
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_items_have_two_components),
        cmocka_unit_test(equal_items_have_one),
        cmocka_unit_test(of_what_is_not_finite_nothing_is_known),
    };
    return RUN_TESTS(tests);
}
