/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_pairs.h"

#include "test.h"

enum { BLOCK = CHISO__RANK_BLOCK, DRAWS = 101, BLOCKS = 2, UNITS = 3 };

/* Draws in which unit 0 errs by -50 to 50, and the others by nothing: |t| of a pair with it runs
   from 0 to 50, and t from 0 to 50 in half of them. */
static chiso__rank_draws draws_of(double *error, double *variance) {
    memset(error, 0, BLOCKS * UNITS * BLOCK * sizeof *error);
    for (int r = 0; r < DRAWS; r++) error[(r / BLOCK * UNITS) * BLOCK + r % BLOCK] = r - 50;
    for (int r = DRAWS; r < BLOCKS * BLOCK; r++) /* beyond what is asked for: not looked at */
        error[(r / BLOCK * UNITS) * BLOCK + r % BLOCK] = 1e6;
    for (int i = 0; variance != NULL && i < BLOCKS * UNITS * BLOCK; i++) variance[i] = 2;
    return (chiso__rank_draws){
        .units = UNITS, .count = DRAWS, .blocks = BLOCKS, .error = error, .variance = variance};
}

static const double se[UNITS] = {1, 1, 1};

static chiso__rank_pair pair(size_t a, size_t b, double difference, double variance) {
    return (chiso__rank_pair){
        .a = a, .b = b, .difference = difference, .variance = variance, .like = {a, b}};
}

/* The 0.95-quantile of 0, 1, 1, 2, 2 … 50, 50 is 48 (the 96th of 101). */
static void beyond_the_quantile_of_the_largest_a_pair_is_told_apart(void **state) {
    (void)state;
    double error[BLOCKS * UNITS * BLOCK], most[BLOCKS * BLOCK];
    const chiso__rank_draws draws = draws_of(error, NULL);
    chiso__rank_pair pairs[] = {pair(0, 1, 48, 1), pair(0, 2, -48.01, 1), pair(1, 2, 48.01, 1)};
    assert_int_equal(chiso__rank_pairs_step(pairs, 3, &draws, se, 0.95, most), 2);
    assert_false(pairs[0].one_way);
    assert_true(pairs[1].one_way && pairs[1].a == 0 && pairs[1].b == 2);
    assert_true(pairs[2].one_way && pairs[2].a == 2 && pairs[2].b == 1); /* a is the lower */
    assert_true(pairs[2].difference == -48.01);
}

static void the_variance_of_a_difference_scales_it(void **state) {
    (void)state;
    double error[BLOCKS * UNITS * BLOCK], most[BLOCKS * BLOCK];
    const chiso__rank_draws draws = draws_of(error, NULL);
    chiso__rank_pair pairs[] = {pair(0, 1, 48.1, 4), pair(1, 2, 50, 4)};
    /* t runs to 25, its quantile is 24, twice that is 48 */
    assert_int_equal(chiso__rank_pairs_step(pairs, 2, &draws, se, 0.95, most), 2);
    pairs[0] = pair(0, 1, 47.9, 4);
    assert_int_equal(chiso__rank_pairs_step(pairs, 1, &draws, se, 0.95, most), 0);
}

/* One way alone: 51 draws are 0, then 1 to 50, of which the 96th is 45. */
static void a_pair_told_apart_counts_one_way_only(void **state) {
    (void)state;
    double error[BLOCKS * UNITS * BLOCK], most[BLOCKS * BLOCK];
    const chiso__rank_draws draws = draws_of(error, NULL);
    chiso__rank_pair pairs[] = {pair(0, 1, -60, 1), pair(1, 2, 46, 1)};
    assert_int_equal(chiso__rank_pairs_step(pairs, 2, &draws, se, 0.95, most), 1);
    assert_true(pairs[0].one_way && !pairs[1].one_way);
    assert_int_equal(chiso__rank_pairs_step(pairs, 2, &draws, se, 0.95, most), 1);
    assert_true(pairs[1].one_way);
}

/* Redrawn variances of 2 + 2 where 1 + 1 is expected halve t². */
static void redrawn_variances_divide(void **state) {
    (void)state;
    double error[BLOCKS * UNITS * BLOCK], variance[BLOCKS * UNITS * BLOCK], most[BLOCKS * BLOCK];
    const chiso__rank_draws draws = draws_of(error, variance);
    const double edge = 48 / sqrt(2);
    chiso__rank_pair pairs[] = {pair(0, 1, edge - 0.01, 1), pair(0, 2, edge + 0.01, 1)};
    assert_int_equal(chiso__rank_pairs_step(pairs, 2, &draws, se, 0.95, most), 1);
    assert_true(pairs[1].one_way);
    /* what is left of both goes on: -(0 - 2) one way, the other both ways */
    assert_int_equal(chiso__rank_pairs_step(pairs, 2, &draws, se, 0.95, most), 0);
    pairs[0].like[0] = pairs[0].like[1] = 2;
    assert_int_equal(chiso__rank_pairs_step(pairs, 1, &draws, se, 0.95, most), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beyond_the_quantile_of_the_largest_a_pair_is_told_apart),
        cmocka_unit_test(the_variance_of_a_difference_scales_it),
        cmocka_unit_test(a_pair_told_apart_counts_one_way_only),
        cmocka_unit_test(redrawn_variances_divide),
    };
    return RUN_TESTS(tests);
}
