/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/far_rectangle.h"

#include "numeric/bivariate_normal.h"
#include "test.h"

static bool at(double x0, double x1, double y0, double y1, double r) {
    chiso__far_rectangle far;
    return chiso__far_rectangle_at(&far, (double[]){x0, y0}, (double[]){x1, y1}, r);
}

static void what_is_near_or_hardly_correlated_is_not_far(void **state) {
    (void)state;
    assert_false(at(-1, 0, -1, 0, 0.9));                 /* on the line */
    assert_false(at(-1, 0, 0, 1, 0.9999));               /* touches it */
    assert_false(at(-1, -0.5, 0.5, 1, 0.9));             /* e^-2.6 of the density */
    assert_false(at(-9, -8, 8, 9, 0.2));                 /* hardly correlated */
    assert_false(at(-9, -8, 8, 9, 1));                   /* not there at all */
    assert_false(at(-INFINITY, -2, 2, INFINITY, -0.95)); /* on the line Y = -X */
    assert_true(at(-INFINITY, -2, 2, INFINITY, 0.95));
    assert_true(at(-INFINITY, -2, -INFINITY, -2, -0.95));
    assert_true(at(2, INFINITY, -INFINITY, -2, 0.95));
}

/* Where both ways have enough digits they agree: at e^-12 of the density. */
static void it_goes_on_from_where_differences_do(void **state) {
    (void)state;
    const double low[] = {-2, 1.2}, high[] = {-1, 1.5}, r = 0.9;
    double p = 0, first = 0, second = 0;
    for (size_t i = 0; i < 4; i++) {
        const double h = i % 2 == 0 ? low[0] : high[0], k = i < 2 ? low[1] : high[1];
        const double sign = (i % 2 == 0) == (i < 2) ? 1 : -1;
        p += sign * chiso__bivariate_normal_cdf(h, k, r);
        first += sign * chiso__bivariate_normal_density(h, k, r).density;
        second += sign * chiso__bivariate_normal_density(h, k, r).slope;
    }
    chiso__far_rectangle far;
    assert_true(chiso__far_rectangle_at(&far, low, high, r));
    assert_close(far.slope, first / p, 1e-7);
    assert_close(far.curvature, second / p, 1e-7);
}

/* e^-30,000 is no double, and its logarithm still has a slope: nearly that of the exponent at the
   corner, (h - k)² r / (1 - r²)² - hk / (1 + r)². */
static void a_probability_without_a_double_has_slopes(void **state) {
    (void)state;
    const double low[] = {-INFINITY, 1.75}, high[] = {-1.75, INFINITY}, r = 0.9999;
    chiso__far_rectangle far;
    assert_true(chiso__far_rectangle_at(&far, low, high, r));
    const double left = 1 - r * r, d = 3.5;
    const double expected = -(d * d * r / (left * left) + 1.75 * 1.75 / ((1 + r) * (1 + r)));
    assert_true(fabs(far.slope / expected - 1) < 1e-3);
    assert_true(fabs(far.curvature / (expected * expected) - 1) < 1e-3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_near_or_hardly_correlated_is_not_far),
        cmocka_unit_test(it_goes_on_from_where_differences_do),
        cmocka_unit_test(a_probability_without_a_double_has_slopes),
    };
    return RUN_TESTS(tests);
}
