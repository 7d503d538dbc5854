/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/chi_square.h"

#include "test.h"

/* R: pchisq(x, df, lower.tail = FALSE). */
static void probabilities_are_those_of_R(void **state) {
    static const struct {
        double x;
        size_t df;
        double p;
    } cases[] = {{3.2, 1, 7.3638270120302773e-02},     {10, 2, 6.7379469990854670e-03},
                 {40, 7, 1.2587903873713086e-06},      {900, 300, 3.0852110460656570e-61},
                 {1e5, 99999, 4.9851322909373935e-01}, {0.5, 10, 9.9999338828943896e-01},
                 {1e-3, 3, 9.9999159208094202e-01}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const double found = chiso__chi_square_above(cases[i].x, cases[i].df);
        assert_close(found / cases[i].p, 1, cases[i].df > 1000 ? 1e-9 : 1e-12);
    }
}

static void the_ends_are_0_and_1(void **state) {
    (void)state;
    assert_close(chiso__chi_square_above(0, 4), 1, 0);
    assert_close(chiso__chi_square_above(-1, 3), 1, 0);
    assert_close(chiso__chi_square_above(1e-300, 4), 1, 0);
    assert_close(chiso__chi_square_above(INFINITY, 4), 0, 0);
    assert_close(chiso__chi_square_above(1e6, 5), 0, 0);
}

static void what_is_no_number_has_no_probability(void **state) {
    (void)state;
    assert_true(isnan(chiso__chi_square_above(NAN, 3)));
    assert_true(isnan(chiso__chi_square_above(1, 0)));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(probabilities_are_those_of_R),
        cmocka_unit_test(the_ends_are_0_and_1),
        cmocka_unit_test(what_is_no_number_has_no_probability),
    };
    return RUN_TESTS(tests);
}
