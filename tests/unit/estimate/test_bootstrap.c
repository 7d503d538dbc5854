/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replicated.h"

/* Strata of three, one and two units. */
static const char three_strata[] =
    "h,v,d,y\na,1,1,1\na,2,1,2\na,3,1,3\nb,1,1,4\nc,1,1,5\nc,2,1,6\n";

static double sum_of(const replicated *r, size_t from, size_t until, size_t k) {
    double sum = 0;
    for (size_t unit = from; unit < until; unit++) sum += factor(r, unit, k);
    return sum;
}

static void n_minus_1_of_n_units_are_drawn_again_and_again(void **state) {
    (void)state;
    replicated r = sample_of(three_strata, UNITS, 0, true);
    r.options.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    r.options.replicates = 500;
    assert_ok(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), r.error);
    assert_string_equal(r.replicates.name, "bootstrap");
    assert_int_equal(r.replicates.count, 500);
    assert_close(r.replicates.scale, 1.0 / 499, 1e-15);
    for (size_t k = 0; k < 500; k++) {
        assert_close(sum_of(&r, 0, 3, k), 3, 1e-14);
        assert_close(sum_of(&r, 4, 6, k), 2, 1e-14);
        assert_true(factor(&r, 3, k) == 1); /* alone */
        for (size_t unit = 0; unit < 3; unit++)
            assert_close(fmod(factor(&r, unit, k), 1.5), 0, 1e-14);
    }
    replicated_free(&r);
}

/* Var of a factor: of k·n/(n - 1), k binomial(n - 1, 1/n), 1; here over 20,000 draws. */
static void factors_have_mean_and_variance_1(void **state) {
    (void)state;
    replicated r = sample_of(three_strata, UNITS, 0, true);
    r.options.lone_psu = CHISO_LONE_PSU_REMOVE;
    r.options.replicates = 20000;
    assert_ok(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), r.error);
    for (size_t unit = 0; unit < 6; unit++) {
        double sum = 0, square = 0;
        for (size_t k = 0; k < 20000; k++) {
            sum += factor(&r, unit, k);
            square += factor(&r, unit, k) * factor(&r, unit, k);
        }
        assert_close(sum / 20000, 1, 0.03);
        assert_close(square / 20000, unit == 3 ? 1 : 2, 0.06);
    }
    replicated_free(&r);
}

static void another_seed_draws_other_units(void **state) {
    (void)state;
    replicated one = sample_of(three_strata, UNITS, 0, true);
    replicated other = sample_of(three_strata, UNITS, 0, true);
    one.options.lone_psu = other.options.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    assert_ok(replicate(&one, CHISO_VARIANCE_BOOTSTRAP), one.error);
    assert_ok(replicate(&other, CHISO_VARIANCE_BOOTSTRAP), other.error);
    const size_t bytes = one.replicates.units * one.replicates.count * sizeof(double);
    assert_int_equal(one.replicates.count, 1000);
    assert_memory_equal(one.replicates.factor, other.replicates.factor, bytes);
    other.options.seed = UINT32_MAX;
    assert_ok(replicate(&other, CHISO_VARIANCE_BOOTSTRAP), other.error);
    assert_memory_not_equal(one.replicates.factor, other.replicates.factor, bytes);
    replicated_free(&one);
    replicated_free(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(n_minus_1_of_n_units_are_drawn_again_and_again),
        cmocka_unit_test(factors_have_mean_and_variance_1),
        cmocka_unit_test(another_seed_draws_other_units),
    };
    return RUN_TESTS(tests);
}
