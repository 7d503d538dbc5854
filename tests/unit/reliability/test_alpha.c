/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/alpha.h"

#include "reliability/pair_sums.h"
#include "test.h"

enum { ITEMS = 4, PAIRS = 10, SLOPES = PAIRS + ITEMS };

/* Matrices of covariances that are written down; the item of number 1 does not vary. */
typedef struct given {
    chiso__arena arena;
    chiso__matrices m;
    double pairs[PAIRS], mean[ITEMS];
} given;

static const bool three[ITEMS] = {true, false, true, true};
static const double covariances[PAIRS] = {2, 0, 0, 0.7, 0, 1.5, -0.2, 0, 0.4, 1};
static const double means[ITEMS] = {0.25, 0.5, -1, 3};

/* Sums of 11 people with those covariances and means. */
static void refill(given *g) {
    double sums[PAIRS * CHISO__PAIR_SUMS], n[PAIRS];
    for (size_t j = 0; j < ITEMS; j++) {
        for (size_t k = 0; k <= j; k++) {
            const size_t p = chiso__pair(j, k);
            double *pair = sums + p * CHISO__PAIR_SUMS;
            n[p] = 11;
            pair[CHISO__PAIR_W] = 11;
            pair[CHISO__PAIR_X] = 11 * g->mean[j];
            pair[CHISO__PAIR_Y] = 11 * g->mean[k];
            pair[CHISO__PAIR_XX] = pair[CHISO__PAIR_YY] = 1000;
            pair[CHISO__PAIR_XY] = 10 * g->pairs[p] + 11 * g->mean[j] * g->mean[k];
        }
    }
    chiso__matrices_fill(&g->m, sums, n, three);
}

static void begin(given *g) {
    *g = (given){.pairs = {0}};
    memcpy(g->pairs, covariances, sizeof covariances);
    memcpy(g->mean, means, sizeof means);
    assert_true(chiso__matrices_new(&g->m, &g->arena, ITEMS));
    refill(g);
}

static double evaluate(const given *g, size_t statistic, size_t at, double *slope) {
    return chiso__family_table[statistic].evaluate(&g->m, at, slope);
}

static void the_family_is_what_its_formulas_say(void **state) {
    given g;
    (void)state;
    begin(&g);
    const double r12 = 0.7 / sqrt(3), r13 = -0.2 / sqrt(2), r23 = 0.4 / sqrt(1.5);
    const double sum_r = 3 + 2 * (r12 + r13 + r23);
    assert_int_equal(chiso__family_slopes(&g.m), SLOPES);
    assert_close(evaluate(&g, CHISO__ALPHA, 0, NULL), 1.5 * (1 - 4.5 / 6.3), 1e-14);
    assert_close(evaluate(&g, CHISO__ALPHA_STANDARDIZED, 0, NULL), 1.5 * (1 - 3 / sum_r), 1e-14);
    assert_close(evaluate(&g, CHISO__MEAN_R, 0, NULL), (r12 + r13 + r23) / 3, 1e-14);
    assert_close(evaluate(&g, CHISO__ITEM_MEAN, 2, NULL), 3, 1e-14);
    assert_close(evaluate(&g, CHISO__ITEM_SD, 1, NULL), sqrt(1.5), 1e-14);
    assert_close(evaluate(&g, CHISO__ITEM_REST_R, 0, NULL), 0.5 / sqrt(2 * 3.3), 1e-14);
    assert_close(evaluate(&g, CHISO__ALPHA_IF_DROPPED, 1, NULL), 2 * (1 - 3 / 2.6), 1e-14);
    chiso__arena_free(&g.arena);
}

/* 1 - (1 - R²) of three items is the determinant over that of the other two. */
static void lambda6_is_made_of_squared_multiple_correlations(void **state) {
    given g;
    (void)state;
    begin(&g);
    const double a = 0.7 / sqrt(3), b = -0.2 / sqrt(2), c = 0.4 / sqrt(1.5);
    const double determinant = 1 + 2 * a * b * c - a * a - b * b - c * c;
    const double left[3] = {determinant / (1 - c * c), determinant / (1 - b * b),
                            determinant / (1 - a * a)};
    for (size_t j = 0; j < 3; j++)
        assert_close(chiso__squared_multiple_r(&g.m, j), 1 - left[j], 1e-14);
    assert_close(evaluate(&g, CHISO__LAMBDA6, 0, NULL),
                 1 - (left[0] + left[1] + left[2]) / (3 + 2 * (a + b + c)), 1e-14);
    chiso__arena_free(&g.arena);
}

static double differ(given *g, size_t statistic, size_t at, double *number) {
    const double h = 1e-5, before = *number;
    *number = before + h;
    refill(g);
    const double above = evaluate(g, statistic, at, NULL);
    *number = before - h;
    refill(g);
    const double below = evaluate(g, statistic, at, NULL);
    *number = before;
    refill(g);
    return (above - below) / (2 * h);
}

static void every_slope_is_a_finite_difference(void **state) {
    given g;
    (void)state;
    begin(&g);
    for (size_t i = 0; i < CHISO__FAMILY; i++) {
        for (size_t at = 0; at < (chiso__family_table[i].of_items ? 3 : 1); at++) {
            double slope[SLOPES] = {0};
            evaluate(&g, i, at, slope);
            for (size_t p = 0; p < PAIRS; p++)
                assert_close(slope[p], differ(&g, i, at, &g.pairs[p]), 1e-8);
            for (size_t j = 0; j < ITEMS; j++)
                assert_close(slope[PAIRS + j], differ(&g, i, at, &g.mean[j]), 1e-8);
        }
    }
    chiso__arena_free(&g.arena);
}

static void a_sum_that_does_not_vary_has_no_alpha(void **state) {
    given g;
    (void)state;
    begin(&g);
    /* x, -x and something that is what is missing: variances 1, 1, 4 and a sum of 0 */
    const double none[PAIRS] = {1, 0, 0, 1, 0, 1, -2, 0, -2, 4};
    memcpy(g.pairs, none, sizeof none);
    refill(&g);
    assert_true(isnan(evaluate(&g, CHISO__ALPHA, 0, NULL)));
    assert_true(isnan(evaluate(&g, CHISO__LAMBDA6, 0, NULL)));
    assert_close(evaluate(&g, CHISO__ITEM_REST_R, 2, NULL), -1, 1e-14);
    g.pairs[chiso__pair(3, 0)] = g.pairs[chiso__pair(3, 2)] = 0;
    g.pairs[chiso__pair(2, 0)] =
        -1; /* the sum of the first two is 0, and of R is that of the last */
    refill(&g);
    assert_true(isnan(evaluate(&g, CHISO__ITEM_REST_R, 2, NULL)));
    assert_true(isnan(evaluate(&g, CHISO__ALPHA_IF_DROPPED, 2, NULL)));
    assert_close(evaluate(&g, CHISO__ALPHA_STANDARDIZED, 0, NULL), -3, 1e-14);
    g.pairs[chiso__pair(3, 0)] = g.pairs[chiso__pair(3, 2)] = -1; /* R adds up to nothing: -½ all */
    g.pairs[chiso__pair(2, 0)] = -0.5;
    refill(&g);
    assert_true(isnan(evaluate(&g, CHISO__ALPHA_STANDARDIZED, 0, NULL)));
    chiso__arena_free(&g.arena);
}

/* Pairs from different people may contradict each other. */
static void a_rest_of_negative_variance_has_no_correlation(void **state) {
    given g;
    (void)state;
    begin(&g);
    g.pairs[chiso__pair(2, 0)] = -9;
    refill(&g);
    assert_true(isnan(evaluate(&g, CHISO__ITEM_REST_R, 2, NULL)));
    chiso__arena_free(&g.arena);
}

static void one_item_has_nothing_in_common(void **state) {
    given g;
    double room[1];
    (void)state;
    begin(&g);
    g.m.items = 1;
    for (size_t i = 0; i < CHISO__FAMILY; i++) {
        const bool own = i == CHISO__ITEM_MEAN || i == CHISO__ITEM_SD;
        assert_int_equal(isnan(evaluate(&g, i, 0, NULL)), !own);
    }
    assert_true(isnan(chiso__median_r(&g.m, room)));
    assert_true(isnan(chiso__squared_multiple_r(&g.m, 0)));
    chiso__arena_free(&g.arena);
}

static void a_median_is_of_pairs(void **state) {
    given g;
    double room[6];
    (void)state;
    begin(&g);
    assert_close(chiso__median_r(&g.m, room), 0.4 / sqrt(1.5), 1e-14);
    const double four[16] = {1,   0.1, 0.2, 0.3, 0.1, 1,   0.6, 0.5,
                             0.2, 0.6, 1,   0.4, 0.3, 0.5, 0.4, 1};
    memcpy(g.m.correlation, four, sizeof four);
    g.m.items = 4;
    assert_close(chiso__median_r(&g.m, room), 0.35, 1e-15); /* of six, between the middle two */
    g.m.apart = true;
    assert_true(isnan(chiso__median_r(&g.m, room)));
    chiso__arena_free(&g.arena);
}

/* R: psych::alpha.ci(0.8, n.obs = 50, n.var = 6). */
static void feldt_is_that_of_psych(void **state) {
    double low, high;
    (void)state;
    chiso__feldt(0.8, 50, 6, 0.95, &low, &high);
    assert_close(low, 0.69995085729774753, 1e-13);
    assert_close(high, 0.87499481857354855, 1e-13);
    chiso__feldt(0.8, 1, 6, 0.95, &low, &high);
    assert_true(isnan(low) && isnan(high));
    chiso__feldt(0.8, 50, 1, 0.95, &low, &high);
    assert_true(isnan(low) && isnan(high));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_family_is_what_its_formulas_say),
        cmocka_unit_test(lambda6_is_made_of_squared_multiple_correlations),
        cmocka_unit_test(every_slope_is_a_finite_difference),
        cmocka_unit_test(a_sum_that_does_not_vary_has_no_alpha),
        cmocka_unit_test(a_rest_of_negative_variance_has_no_correlation),
        cmocka_unit_test(one_item_has_nothing_in_common),
        cmocka_unit_test(a_median_is_of_pairs),
        cmocka_unit_test(feldt_is_that_of_psych),
    };
    return RUN_TESTS(tests);
}
