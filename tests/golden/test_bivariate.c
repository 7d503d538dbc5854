/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bivariate normal distribution against mpmath: see bivariate/README.md. */
#include "numeric/bivariate_normal.h"
#include "numeric/far_rectangle.h"
#include "table.h"
#include "test.h"

static void assert_near(const char *what, size_t row, double found, double expected,
                        double tolerance) {
    if (!(fabs(found - expected) <= tolerance))
        fail_msg("row %zu, %s: %.17g is not %.17g", row + 1, what, found, expected);
}

static void probabilities_are_those_of_forty_digits(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/cdf.csv");
    assert_int_equal(t.rows, 399);
    for (size_t i = 0; i < t.rows; i++) {
        const double h = number_cell(&t, i, "h"), k = number_cell(&t, i, "k");
        const double r = number_cell(&t, i, "r"), slope = number_cell(&t, i, "slope");
        const chiso__bivariate_density at = chiso__bivariate_normal_density(h, k, r);
        const double expected = number_cell(&t, i, "cdf"), density = number_cell(&t, i, "density");
        assert_near("P", i, chiso__bivariate_normal_cdf(h, k, r), expected, 3e-15);
        assert_near("P of k, h", i, chiso__bivariate_normal_cdf(k, h, r), expected, 3e-15);
        assert_near("density", i, at.density, density, 2e-12 * density);
        assert_near("its slope", i, at.slope, slope, 2e-11 * fabs(slope) + 1e-14);
    }
    table_free(&t);
}

static void assert_far(const double *low, const double *high, double r, const double *expected,
                       size_t row) {
    chiso__far_rectangle far;
    assert_true(chiso__far_rectangle_at(&far, low, high, r));
    assert_near("slope", row, far.slope, expected[0], 1e-8 * fabs(expected[0]));
    assert_near("curvature", row, far.curvature, expected[1], 1e-8 * fabs(expected[1]));
}

/* With X and Y exchanged, and with either turned round, it is the same rectangle. */
static void rectangles_however_far_are_those_of_forty_digits(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/far.csv");
    assert_int_equal(t.rows, 20);
    size_t far_enough = 0;
    for (size_t i = 0; i < t.rows; i++) {
        const double x0 = number_cell(&t, i, "x0"), x1 = number_cell(&t, i, "x1");
        const double y0 = number_cell(&t, i, "y0"), y1 = number_cell(&t, i, "y1");
        const double r = number_cell(&t, i, "r"), slope = number_cell(&t, i, "slope");
        const double curvature = number_cell(&t, i, "curvature");
        if (!((y0 - x1) * (y0 - x1) > 20 * (1 - r * r))) continue;
        far_enough++;
        assert_far((double[]){x0, y0}, (double[]){x1, y1}, r, (double[]){slope, curvature}, i);
        assert_far((double[]){y0, x0}, (double[]){y1, x1}, r, (double[]){slope, curvature}, i);
        assert_far((double[]){x0, -y1}, (double[]){x1, -y0}, -r, (double[]){-slope, curvature}, i);
        assert_far((double[]){-x1, y0}, (double[]){-x0, y1}, -r, (double[]){-slope, curvature}, i);
    }
    assert_true(far_enough > 12);
    table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probabilities_are_those_of_forty_digits),
        cmocka_unit_test(rectangles_however_far_are_those_of_forty_digits),
    };
    return RUN_TESTS(tests);
}
