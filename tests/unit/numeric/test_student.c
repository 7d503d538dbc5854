/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/student.h"

#include "test.h"

/* The tables' t(0.975): 12.706 (1), 4.303 (2), 2.571 (5), 1.972 (200); df = 2 has a formula. */
static void quantiles_are_those_of_the_tables(void **state) {
    (void)state;
    assert_close(chiso__student_quantile(0.975, 1), 12.706204736174698, 1e-12);
    assert_close(chiso__student_quantile(0.975, 2), 0.95 * sqrt(2 / (1 - 0.95 * 0.95)), 1e-12);
    assert_close(chiso__student_quantile(0.975, 5), 2.5705818356363146, 1e-12);
    assert_close(chiso__student_quantile(0.975, 200), 1.9718962236316093, 1e-10);
    assert_close(chiso__student_quantile(0.025, 5), -2.5705818356363146, 1e-12);
}

static void no_degrees_of_freedom_have_no_quantile(void **state) {
    (void)state;
    assert_true(isnan(chiso__student_quantile(0.975, 0)));
    assert_true(isnan(chiso__student_quantile(0.975, -1)));
    assert_true(isnan(chiso__student_quantile(0.975, NAN)));
    assert_true(isnan(chiso__student_quantile(0, 5)) && isnan(chiso__student_quantile(1, 5)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_are_those_of_the_tables),
        cmocka_unit_test(no_degrees_of_freedom_have_no_quantile),
    };
    return RUN_TESTS(tests);
}
