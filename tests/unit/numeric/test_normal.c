/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/normal.h"

#include "test.h"

/* Tables: Φ(1.959964) = 0.975, Φ(-1) = 0.158655253931457. */
static void the_cdf_is_that_of_the_tables(void **state) {
    (void)state;
    assert_close(chiso__normal_cdf(0), 0.5, 1e-16);
    assert_close(chiso__normal_cdf(-1), 0.15865525393145707, 1e-15);
    assert_close(chiso__normal_cdf(1.9599639845400545), 0.975, 1e-15);
    assert_true(chiso__normal_cdf(INFINITY) == 1);
}

/* At the centre the covariance is asin(r) / 2π (Sheppard 1899). */
static void the_covariance_at_the_centre_is_sheppards(void **state) {
    (void)state;
    for (double r = -0.9; r <= 0.9; r += 0.1)
        assert_close(chiso__normal_covariance(0, 0, r), asin(r) / (2 * acos(-1)), 1e-14);
}

/* Given X the other is normal with mean rX: one integral by Simpson's rule. */
static double by_simpson(double a, double b, double r) {
    enum { STEPS = 40000 };
    const double to = 12, h = (to - a) / STEPS, s = sqrt(1 - r * r);
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
        const double x = a + i * h, density = exp(-x * x / 2) / sqrt(2 * acos(-1));
        const double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * density * chiso__normal_cdf((r * x - b) / s);
    }
    return sum * h / 3 - chiso__normal_cdf(-a) * chiso__normal_cdf(-b);
}

static void the_covariance_is_that_of_a_plain_integral(void **state) {
    (void)state;
    const double cuts[] = {-2.4, -1, 0.3, 1.7}, r[] = {-0.5, 0.05, 0.3, 0.6, 0.9};
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++)
            for (size_t k = 0; k < 5; k++)
                assert_close(chiso__normal_covariance(cuts[i], cuts[j], r[k]),
                             by_simpson(cuts[i], cuts[j], r[k]), 1e-11);
}

static void what_is_certain_varies_with_nothing(void **state) {
    (void)state;
    assert_true(chiso__normal_covariance(-INFINITY, 0, 0.5) == 0);
    assert_true(chiso__normal_covariance(0, INFINITY, 0.5) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cdf_is_that_of_the_tables),
        cmocka_unit_test(the_covariance_at_the_centre_is_sheppards),
        cmocka_unit_test(the_covariance_is_that_of_a_plain_integral),
        cmocka_unit_test(what_is_certain_varies_with_nothing),
    };
    return RUN_TESTS(tests);
}
