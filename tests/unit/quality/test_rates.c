/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That rates are those of R is in tests/golden/quality. */
#include "quality/rates.h"

#include "test.h"

static chiso__rates data_of(const double *part, const int32_t *of, size_t rows, size_t groups) {
    return (chiso__rates){
        .part = part, .of = of, .rows = rows, .groups = groups, .least = 2, .level = 0.95};
}

static void one_group_is_compared_with_nothing(void **state) {
    (void)state;
    const double part[] = {1, 2, 4};
    const int32_t of[] = {0, 0, 0};
    const chiso__rates data = data_of(part, of, 3, 1);
    chiso__rate rate;
    double expected;
    assert_true(chiso__rates_compare(&rate, &expected, &data));
    assert_true(rate.n == 3 && isnan(rate.p) && isnan(rate.low) && isnan(rate.high));
    assert_close(expected, 7.0 / 3, 1e-15);
    assert_close(rate.value, 7.0 / 3, 1e-15);
}

static void where_nobody_is_in_a_group_nothing_is_expected(void **state) {
    (void)state;
    const double part[] = {1, NAN};
    const int32_t of[] = {-1, 0};
    const chiso__rates data = data_of(part, of, 2, 1);
    chiso__rate rate;
    double expected;
    assert_true(chiso__rates_compare(&rate, &expected, &data));
    assert_true(isnan(expected) && rate.n == 0 && isnan(rate.value));
}

static void groups_without_a_difference_within_are_not_compared(void **state) {
    (void)state;
    const double part[] = {1, 1, 0, 0};
    const int32_t of[] = {0, 0, 1, 1};
    const chiso__rates data = data_of(part, of, 4, 2);
    chiso__rate rates[2];
    double expected;
    assert_true(chiso__rates_compare(rates, &expected, &data));
    assert_true(isnan(rates[0].p) && rates[0].value == 1 && rates[1].value == 0);
}

/* Nearly normal, variance 1: the sum of twelve. */
static double nearly_normal(void) {
    static uint64_t seed = 5;
    double sum = -6;
    for (int k = 0; k < 12; k++) {
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        sum += (double)(seed >> 40) / 16777216.0;
    }
    return sum;
}

enum { GROUPS = 40, SIZE = 20, ROUNDS = 400 };

/* In how many rounds one of 40 groups of 20 is beyond its limits, or the first one alone, which is
   `off` away from the others. */
static int rounds_beyond(double between, double off, bool first_alone) {
    static double part[GROUPS * SIZE];
    static int32_t of[GROUPS * SIZE];
    int rounds = 0;
    for (int round = 0; round < ROUNDS; round++) {
        chiso__rate rates[GROUPS];
        double expected, mean = 0;
        bool beyond = false;
        for (int i = 0; i < GROUPS * SIZE; i++) {
            if (i % SIZE == 0) mean = between * nearly_normal() + (i == 0 ? off : 0);
            part[i] = mean + nearly_normal();
            of[i] = i / SIZE;
        }
        const chiso__rates data = data_of(part, of, GROUPS * SIZE, GROUPS);
        assert_true(chiso__rates_compare(rates, &expected, &data));
        for (int g = 0; g < (first_alone ? 1 : GROUPS); g++)
            beyond = beyond || rates[g].value < rates[g].low || rates[g].value > rates[g].high;
        rounds += beyond;
    }
    return rounds;
}

/* The level promises one round of twenty; with limits of an estimated spread it is a little more.
 */
static void honest_groups_are_seldom_beyond_their_limits(void **state) {
    (void)state;
    const int alike = rounds_beyond(0, 0, false), unlike = rounds_beyond(0.5, 0, false);
    print_message("groups beyond in %d and %d of %d rounds\n", alike, unlike, (int)ROUNDS);
    assert_true(alike > 0.005 * ROUNDS && alike < 0.08 * ROUNDS);
    assert_true(unlike > 0.02 * ROUNDS && unlike < 0.12 * ROUNDS);
}

/* Limits are z = 3.2 wide: an interviewer 1.5 away from groups whose standard error is 0.22. */
static void a_group_far_from_the_others_is_found(void **state) {
    (void)state;
    assert_true(rounds_beyond(0, 1.5, true) > 0.98 * ROUNDS);
    assert_true(rounds_beyond(0.1, 1.5, true) > 0.95 * ROUNDS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_group_is_compared_with_nothing),
        cmocka_unit_test(where_nobody_is_in_a_group_nothing_is_expected),
        cmocka_unit_test(groups_without_a_difference_within_are_not_compared),
        cmocka_unit_test(honest_groups_are_seldom_beyond_their_limits),
        cmocka_unit_test(a_group_far_from_the_others_is_found),
    };
    return RUN_TESTS(tests);
}
