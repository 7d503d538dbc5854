/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/incomplete_beta.h"

#include "test.h"

/* By mpmath: betainc with 60 digits; of large shapes the density integrated. */
static const struct {
    double u, a, b, lower, upper;
} known[] = {
    {-1.5, 3, 5, 0.11917357178244169746, 0.88082642821755830254},
    {0.25, 40, 30.5, 0.46075129439473849386, 0.53924870560526150614},
    {-9, 0.001, 12, 0.99403547856509087778, 0.0059645214349091222231},
    {20, 0.001, 0.02, 0.96807896348830812037, 0.031921036511691879633},
    {6, 200, 0.5, 0.31997779471744249247, 0.68002220528255750753},
    {0.0003, 5e7, 5e7, 0.93319279788118271253, 0.066807202118817287473},
};

static void tails_are_those_of_many_digits(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const chiso__beta_tails at = chiso__beta_tails_at(known[i].u, known[i].a, known[i].b);
        assert_close(at.lower / known[i].lower, 1, 5e-12);
        assert_close(at.upper / known[i].upper, 1, 5e-12);
        assert_close(at.log_lower, log(known[i].lower), 5e-12);
    }
}

static void the_other_way_round_tails_change_places(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const chiso__beta_tails at = chiso__beta_tails_at(-known[i].u, known[i].b, known[i].a);
        assert_close(at.lower / known[i].upper, 1, 5e-12);
        assert_close(at.upper / known[i].lower, 1, 5e-12);
    }
}

/* Two points a little apart. */
static void the_density_is_how_the_lower_tail_grows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const double a = known[i].a, b = known[i].b, u = known[i].u;
        const double step = 1e-4 / sqrt(1 + a * b / (a + b));
        const double grown =
            chiso__beta_tails_at(u + step, a, b).lower - chiso__beta_tails_at(u - step, a, b).lower;
        assert_close(grown / (2 * step * exp(chiso__beta_tails_at(u, a, b).log_density)), 1, 1e-6);
    }
}

static void far_below_any_double_the_logarithm_of_a_tail_is_there(void **state) {
    (void)state;
    const chiso__beta_tails at = chiso__beta_tails_at(-2000, 3, 1); /* x³ */
    assert_true(at.lower == 0 && at.upper == 1);
    assert_close(at.log_lower, -6000, 1e-14);
}

static void quantiles_lead_back_to_tails(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const double u =
            chiso__beta_quantile_at(known[i].lower, known[i].upper, known[i].a, known[i].b);
        const chiso__beta_tails at = chiso__beta_tails_at(u, known[i].a, known[i].b);
        assert_close(at.lower / known[i].lower, 1, 1e-11);
        assert_close(at.upper / known[i].upper, 1, 1e-11);
    }
}

/* On both sides of where the expansion takes over from the fraction. */
static void an_expansion_for_large_shapes_continues_the_fraction(void **state) {
    (void)state;
    const double ps[] = {1e-6, 0.025, 0.5, 0.8, 0.975};
    for (size_t i = 0; i < sizeof ps / sizeof ps[0]; i++) {
        const double below = chiso__beta_quantile_at(ps[i], 1 - ps[i], 99999999.99, 3e8);
        const double above = chiso__beta_quantile_at(ps[i], 1 - ps[i], 100000000.01, 3e8);
        const double grows = 0.02 * (1 / 1e8); /* the mean of u is log(a / b) */
        assert_close(above - below, grows, 2e-12);
    }
}

/* Nearer to 1 than doubles are apart: a tail of 1e-300 below which no probability is seen. */
static void a_tail_that_no_double_shows_still_has_some_quantile(void **state) {
    (void)state;
    assert_true(isfinite(chiso__beta_quantile_at(1e-300, 1, 2, 1e-15)));
    assert_true(isfinite(chiso__beta_quantile_at(1 - 1e-16, 1e-16, 1e-15, 2)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_are_those_of_many_digits),
        cmocka_unit_test(the_other_way_round_tails_change_places),
        cmocka_unit_test(the_density_is_how_the_lower_tail_grows),
        cmocka_unit_test(far_below_any_double_the_logarithm_of_a_tail_is_there),
        cmocka_unit_test(quantiles_lead_back_to_tails),
        cmocka_unit_test(an_expansion_for_large_shapes_continues_the_fraction),
        cmocka_unit_test(a_tail_that_no_double_shows_still_has_some_quantile),
    };
    return RUN_TESTS(tests);
}
