/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/smc.h"

#include "test.h"

static double room[64];

static void of_two_items_it_is_the_squared_correlation(void **state) {
    (void)state;
    const double r[] = {1, -0.6, -0.6, 1};
    double smc[2];
    assert_true(chiso__smc(smc, r, 2, room));
    assert_close(smc[0], 0.36, 1e-15);
    assert_close(smc[1], 0.36, 1e-15);
}

/* R² of the first by the two others, which are not correlated: the sum of squares. */
static void of_unrelated_others_squares_add_up(void **state) {
    (void)state;
    const double r[] = {1, 0.5, 0.4, 0.5, 1, 0, 0.4, 0, 1};
    double smc[3];
    assert_true(chiso__smc(smc, r, 3, room));
    assert_close(smc[0], 0.41, 1e-15);
}

static void one_item_has_none(void **state) {
    (void)state;
    const double r[] = {1};
    double smc[1];
    assert_true(chiso__smc(smc, r, 1, room));
    assert_true(smc[0] == 0);
}

/* R: psych::smc() of two equal items and a third, whose inverse is none: Moore and Penrose's has
   1/4 … on the diagonal, and 1 - 4 counts as 0; of the third 0.3² by either. */
static void of_a_singular_matrix_the_generalised_inverse_is_taken(void **state) {
    (void)state;
    const double r[] = {1, 1, 0.3, 1, 1, 0.3, 0.3, 0.3, 1};
    double smc[3];
    assert_false(chiso__smc(smc, r, 3, room));
    assert_true(smc[0] == 0 && smc[1] == 0);
    assert_close(smc[2], 0.09, 1e-13);
}

static void of_what_is_not_finite_nothing_is_known(void **state) {
    (void)state;
    const double r[] = {1, NAN, NAN, 1};
    double smc[2];
    assert_false(chiso__smc(smc, r, 2, room));
    assert_true(isnan(smc[0]) && isnan(smc[1]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_items_it_is_the_squared_correlation),
        cmocka_unit_test(of_unrelated_others_squares_add_up),
        cmocka_unit_test(one_item_has_none),
        cmocka_unit_test(of_a_singular_matrix_the_generalised_inverse_is_taken),
        cmocka_unit_test(of_what_is_not_finite_nothing_is_known),
    };
    return RUN_TESTS(tests);
}
