/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replicated.h"

static double sum_of(const replicated *r, size_t from, size_t until, size_t k) {
    double sum = 0;
    for (size_t unit = from; unit < until; unit++) sum += factor(r, unit, k);
    return sum;
}

/* Of four units of eight, two are kept: λ = √(2·0.5/2); the factors are 1 ± λ. */
static void with_fpc_half_of_the_units_is_kept(void **state) {
    (void)state;
    replicated r = sample_of("v,N,d,y\n1,8,1,1\n2,8,1,1\n3,8,1,1\n4,8,1,1\n", UNITS, 1, false);
    r.options.replicates = 100;
    assert_ok(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), r.error);
    assert_string_equal(r.replicates.name, "mrbbootstrap");
    for (size_t k = 0; k < 100; k++) {
        assert_close(sum_of(&r, 0, 4, k), 4, 1e-14);
        for (size_t unit = 0; unit < 4; unit++)
            assert_close(fabs(factor(&r, unit, k) - 1), sqrt(0.5), 1e-14);
    }
    replicated_free(&r);
}

/* All units of the first stage were sampled: units of the second vary within them.  v = 1 is the
   only one of its stratum, which is a census as well: two of four of its units are left out. */
static void a_census_varies_in_its_second_stage(void **state) {
    (void)state;
    replicated r = sample_of(
        "h,v,j,N,M,d,y\na,1,1,1,8,1,1\na,1,2,1,8,1,1\na,1,3,1,8,1,1\n"
        "a,1,4,1,8,1,1\nb,1,1,1,1,1,1\n",
        BOTH_UNITS, 2, true);
    r.options.replicates = 100;
    assert_ok(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), r.error);
    assert_int_equal(r.replicates.stage, 1);
    assert_int_equal(r.replicates.units, 5);
    for (size_t k = 0; k < 100; k++) {
        assert_close(sum_of(&r, 0, 4, k), 4, 1e-14);
        for (size_t unit = 0; unit < 4; unit++)
            assert_close(fabs(factor(&r, unit, k) - 1), sqrt(0.5), 1e-14);
        assert_true(factor(&r, 4, k) == 1);
    }
    replicated_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_fpc_half_of_the_units_is_kept),
        cmocka_unit_test(a_census_varies_in_its_second_stage),
    };
    return RUN_TESTS(tests);
}
