/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/legendre.h"

#include "test.h"

static double power(double x, const void *exponent) {
    return pow(x, *(const double *)exponent);
}

static void polynomials_up_to_degree_39_are_exact(void **state) {
    (void)state;
    for (int degree = 0; degree <= 39; degree++) {
        const double n = degree;
        assert_close(chiso__legendre(power, &n, 0, 1), 1 / (n + 1), 1e-15);
        assert_close(chiso__legendre(power, &n, -1, 1), degree % 2 == 0 ? 2 / (n + 1) : 0, 2e-15);
    }
    const double beyond = 60;
    assert_true(fabs(chiso__legendre(power, &beyond, -1, 1) - 2 / 61.0) > 1e-15);
}

static void the_other_way_round_it_is_negative(void **state) {
    (void)state;
    const double n = 3;
    assert_close(chiso__legendre(power, &n, 2, 1), -15.0 / 4, 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polynomials_up_to_degree_39_are_exact),
        cmocka_unit_test(the_other_way_round_it_is_negative),
    };
    return RUN_TESTS(tests);
}
