/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/bivariate_normal.h"

#include "numeric/normal.h"
#include "test.h"

static const double grid[] = {-40, -6, -1.2, 0, 0.7, 3, 40};
enum { GRID = sizeof grid / sizeof grid[0] };

/* At the centre P is 1/4 + asin(r) / 2π (Sheppard 1899), near 1 too. */
static void at_the_centre_it_is_sheppards(void **state) {
    (void)state;
    const double r[] = {-1, -0.9999999, -0.95, -0.925, -0.4, 0, 0.2, 0.9249, 0.925, 0.99, 1};
    for (size_t i = 0; i < sizeof r / sizeof r[0]; i++)
        assert_close(chiso__bivariate_normal_cdf(0, 0, r[i]), 0.25 + asin(r[i]) / (2 * acos(-1)),
                     2e-15);
}

static void at_one_and_minus_one_there_is_one_variable(void **state) {
    (void)state;
    for (size_t i = 0; i < GRID; i++) {
        for (size_t j = 0; j < GRID; j++) {
            const double h = grid[i], k = grid[j], low = h < k ? h : k;
            const double both = chiso__normal_cdf(h) - chiso__normal_cdf(-k);
            assert_close(chiso__bivariate_normal_cdf(h, k, 1), chiso__normal_cdf(low), 1e-15);
            assert_close(chiso__bivariate_normal_cdf(h, k, -1), both > 0 ? both : 0, 1e-15);
        }
    }
}

static void an_infinite_limit_leaves_the_other_variable(void **state) {
    (void)state;
    const double r[] = {-1, -0.97, -0.3, 0, 0.8, 0.999, 1};
    for (size_t i = 0; i < sizeof r / sizeof r[0]; i++) {
        assert_close(chiso__bivariate_normal_cdf(INFINITY, 0.5, r[i]), chiso__normal_cdf(0.5),
                     1e-15);
        assert_close(chiso__bivariate_normal_cdf(0.5, INFINITY, r[i]), chiso__normal_cdf(0.5),
                     1e-15);
        assert_true(chiso__bivariate_normal_cdf(-INFINITY, 0.5, r[i]) == 0);
        assert_true(chiso__bivariate_normal_cdf(INFINITY, INFINITY, r[i]) == 1);
        assert_true(chiso__bivariate_normal_covariance(INFINITY, 0.5, r[i]) == 0);
    }
    assert_true(chiso__bivariate_normal_density(INFINITY, 0, 0.5).density == 0);
    assert_true(chiso__bivariate_normal_density(0, -INFINITY, 0.5).slope == 0);
}

/* P(X ≤ h) is that with Y at most k and that with -Y below -k. */
static void what_is_split_in_two_adds_up(void **state) {
    (void)state;
    for (size_t i = 0; i < GRID; i++)
        for (size_t j = 0; j < GRID; j++)
            for (double r = -1; r <= 1; r += 0.0625)
                assert_close(chiso__bivariate_normal_cdf(grid[i], grid[j], r) +
                                 chiso__bivariate_normal_cdf(grid[i], -grid[j], -r),
                             chiso__normal_cdf(grid[i]), 3e-15);
}

/* Where one way of computing ends and the other begins. */
static void there_is_no_step_at_the_change_of_formulas(void **state) {
    (void)state;
    const double below = nextafter(0.925, 0);
    for (size_t i = 0; i < GRID; i++)
        for (size_t j = 0; j < GRID; j++)
            assert_close(chiso__bivariate_normal_cdf(grid[i], grid[j], 0.925),
                         chiso__bivariate_normal_cdf(grid[i], grid[j], below), 2e-15);
}

static void all_corners_at_once_are_one_after_the_other(void **state) {
    (void)state;
    const double h[] = {-INFINITY, -1.5, 0.2, INFINITY}, k[] = {-2, 0.1, 3};
    const double r[] = {-1, -0.95, -0.5, 0, 0.3, 0.9, 0.93, 0.9999};
    for (size_t i = 0; i < sizeof r / sizeof r[0]; i++) {
        double all[12];
        chiso__bivariate_normal_covariances(all, h, 4, k, 3, r[i]);
        for (size_t j = 0; j < 12; j++)
            assert_close(all[j], chiso__bivariate_normal_covariance(h[j / 3], k[j % 3], r[i]),
                         1e-16);
    }
}

static void the_density_is_the_derivative_by_the_correlation(void **state) {
    (void)state;
    for (double r = -0.9; r < 0.95; r += 0.3) {
        const double h = 0.8, k = -0.3, step = 1e-4;
        const chiso__bivariate_density at = chiso__bivariate_normal_density(h, k, r);
        const double rise = chiso__bivariate_normal_cdf(h, k, r + step) -
                            chiso__bivariate_normal_cdf(h, k, r - step);
        const double bend = chiso__bivariate_normal_density(h, k, r + step).density -
                            chiso__bivariate_normal_density(h, k, r - step).density;
        assert_close(at.density, rise / (2 * step), 1e-5);
        assert_close(at.slope, bend / (2 * step), 1e-5);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_centre_it_is_sheppards),
        cmocka_unit_test(at_one_and_minus_one_there_is_one_variable),
        cmocka_unit_test(an_infinite_limit_leaves_the_other_variable),
        cmocka_unit_test(what_is_split_in_two_adds_up),
        cmocka_unit_test(there_is_no_step_at_the_change_of_formulas),
        cmocka_unit_test(all_corners_at_once_are_one_after_the_other),
        cmocka_unit_test(the_density_is_the_derivative_by_the_correlation),
    };
    return RUN_TESTS(tests);
}
