/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replicated.h"

/* Three strata of two; the Hadamard matrix is of order 4. */
static const char pairs[] =
    "h,v,N,d,y\nb,2,9,1,1\na,1,9,1,2\na,2,9,1,3\nb,1,9,1,4\nc,1,9,1,5\nc,2,9,1,6\n";

static void one_of_two_stands_for_both_in_half_of_the_replicates(void **state) {
    (void)state;
    replicated r = sample_of(pairs, UNITS, 0, true);
    assert_ok(replicate(&r, CHISO_VARIANCE_BRR), r.error);
    assert_string_equal(r.replicates.name, "brr");
    assert_int_equal(r.replicates.count, 4);
    assert_close(r.replicates.scale, 0.25, 1e-15);
    for (size_t unit = 0; unit < 6; unit++) {
        size_t taken = 0;
        for (size_t k = 0; k < 4; k++) {
            assert_true(factor(&r, unit, k) == 0 || factor(&r, unit, k) == 2);
            taken += factor(&r, unit, k) == 2;
        }
        assert_int_equal(taken, 2);
    }
    /* the matrix begins with 1 in every row: the second unit by name is taken (b2, a2, c2) */
    assert_factors(&r, 0, (const double[]){2, 0, 2, 0, 0, 2});
    assert_false(r.replicates.ignores_fpc);
    replicated_free(&r);
}

/* Σ over replicates of (a - 1)(b - 1) is 0 for units of two strata. */
static void strata_are_balanced_against_each_other(void **state) {
    (void)state;
    replicated r = sample_of(pairs, UNITS, 1, true);
    assert_ok(replicate(&r, CHISO_VARIANCE_FAY), r.error);
    static const size_t of_strata[][2] = {{0, 1}, {1, 4}, {5, 3}};
    for (size_t i = 0; i < 3; i++) {
        double product = 0;
        for (size_t k = 0; k < 4; k++)
            product += (factor(&r, of_strata[i][0], k) - 1) * (factor(&r, of_strata[i][1], k) - 1);
        assert_true(product == 0);
    }
    assert_true(r.replicates.ignores_fpc);
    replicated_free(&r);
}

static void fays_factors_are_rho_and_2_minus_rho(void **state) {
    (void)state;
    replicated r = sample_of(pairs, UNITS, 0, true);
    r.options.fay_rho = 0.3;
    assert_ok(replicate(&r, CHISO_VARIANCE_FAY), r.error);
    assert_string_equal(r.replicates.name, "fay");
    assert_factors(&r, 0, (const double[]){1.7, 0.3, 1.7, 0.3, 0.3, 1.7});
    assert_close(r.replicates.scale, 1 / (4 * 0.49), 1e-15);
    r.options.fay_rho = 0;
    assert_ok(replicate(&r, CHISO_VARIANCE_FAY), r.error);
    assert_factors(&r, 0, (const double[]){1.5, 0.5, 1.5, 0.5, 0.5, 1.5});
    replicated_free(&r);
}

static void other_numbers_of_units_are_refused(void **state) {
    (void)state;
    replicated r =
        sample_of("h,v,d,y\na,1,1,1\na,2,1,1\nb,1,1,1\nb,2,1,1\nb,3,1,1\n", UNITS, 0, true);
    assert_int_equal(replicate(&r, CHISO_VARIANCE_BRR), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "stratum b has 3");
    replicated_free(&r);
    r = sample_of("h,v,d,y\na,1,1,1\n", UNITS, 0, false);
    assert_int_equal(replicate(&r, CHISO_VARIANCE_FAY), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the sample has 1");
    replicated_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of_two_stands_for_both_in_half_of_the_replicates),
        cmocka_unit_test(strata_are_balanced_against_each_other),
        cmocka_unit_test(fays_factors_are_rho_and_2_minus_rho),
        cmocka_unit_test(other_numbers_of_units_are_refused),
    };
    return RUN_TESTS(tests);
}
