/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/random.h"

#include "numeric/normal.h"
#include "test.h"

enum { NUMBERS = 1000000 };

static void a_seed_and_a_stream_repeat(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__random *a = chiso__random_new(&arena, 7, 1), *b = chiso__random_new(&arena, 7, 1);
    for (int i = 0; i < 1000; i++) {
        assert_true(chiso__random_uniform(a) == chiso__random_uniform(b));
        assert_true(chiso__random_normal(a) == chiso__random_normal(b));
    }
    chiso__arena_free(&arena);
}

static void other_seeds_and_streams_have_other_numbers(void **state) {
    (void)state;
    const uint32_t pairs[][2] = {{7, 1}, {7, 2}, {8, 1}, {0, 1}, {1, 0}, {UINT32_MAX, 1}};
    chiso__arena arena = {0};
    double first[6];
    for (size_t i = 0; i < 6; i++) {
        first[i] = chiso__random_uniform(chiso__random_new(&arena, pairs[i][0], pairs[i][1]));
        for (size_t j = 0; j < i; j++) assert_true(first[i] != first[j]);
    }
    chiso__arena_free(&arena);
}

static void uniform_numbers_fill_the_interval_evenly(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__random *random = chiso__random_new(&arena, 1, 1);
    int tenths[10] = {0};
    for (int i = 0; i < NUMBERS; i++) {
        const double x = chiso__random_uniform(random);
        assert_true(x >= 0 && x < 1);
        tenths[(int)(10 * x)]++;
    }
    /* sd of a count: √(np(1 - p)) = 300 */
    for (int i = 0; i < 10; i++) assert_close(tenths[i], NUMBERS / 10.0, 5 * 300.0 / NUMBERS * 10);
    chiso__arena_free(&arena);
}

/* Shares below cuts, tails too, within five standard errors. */
static void normal_numbers_have_the_shares_of_the_cdf(void **state) {
    (void)state;
    const double cuts[] = {-3.5, -2, -1, -0.2, 0, 0.7, 1.5, 2.5, 3.5};
    chiso__arena arena = {0};
    chiso__random *random = chiso__random_new(&arena, 1, 2);
    double below[9] = {0}, sum = 0, squares = 0;
    for (int i = 0; i < NUMBERS; i++) {
        const double x = chiso__random_normal(random);
        for (size_t k = 0; k < 9; k++) below[k] += x < cuts[k];
        sum += x;
        squares += x * x;
    }
    for (size_t k = 0; k < 9; k++) {
        const double p = chiso__normal_cdf(cuts[k]);
        assert_close(below[k] / NUMBERS, p, 5 * sqrt(p * (1 - p) / NUMBERS));
    }
    assert_close(sum / NUMBERS, 0, 0.005);
    assert_close(squares / NUMBERS, 1, 0.007);
    chiso__arena_free(&arena);
}

/* Mean df, variance 2 df; a share that R gives: pchisq(df/2, df). */
static void chi_squared_numbers_have_the_moments_of_their_degrees_of_freedom(void **state) {
    (void)state;
    const struct {
        double df, below_half;
    } cases[] = {
        {0.5, 0.64015721}, {1, 0.52049988}, {2, 0.39346934}, {5, 0.22350493}, {7.5, 0.15333641}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        const double df = cases[k].df, p = cases[k].below_half;
        chiso__arena arena = {0};
        chiso__random *random = chiso__random_new(&arena, 3, (uint32_t)k);
        double sum = 0, squares = 0, below = 0;
        for (int i = 0; i < NUMBERS; i++) {
            const double x = chiso__random_chi2(random, df);
            assert_true(x >= 0);
            sum += x;
            squares += (x - df) * (x - df);
            below += x < df / 2;
        }
        assert_close(sum / NUMBERS / df, 1, 5 * sqrt(2 / df / NUMBERS));
        assert_close(squares / NUMBERS / (2 * df), 1, 5 * sqrt((12 / df + 2) / NUMBERS));
        assert_close(below / NUMBERS, p, 5 * sqrt(p * (1 - p) / NUMBERS));
        chiso__arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_and_a_stream_repeat),
        cmocka_unit_test(other_seeds_and_streams_have_other_numbers),
        cmocka_unit_test(uniform_numbers_fill_the_interval_evenly),
        cmocka_unit_test(normal_numbers_have_the_shares_of_the_cdf),
        cmocka_unit_test(chi_squared_numbers_have_the_moments_of_their_degrees_of_freedom),
    };
    return RUN_TESTS(tests);
}
