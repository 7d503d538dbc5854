/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/efa.h"

#include "model.h"

enum { N = 6 };

static const double two_factors[] = {0.8, 0.1, 0.7, -0.2, 0.6, 0.2, 0.1, 0.7, -0.1, 0.5, 0.3, 0.6};

static chiso__factors minres(chiso__arena *arena, const double *r, size_t n, size_t m) {
    chiso__factors f;
    assert_true(chiso__efa_minres(&f, arena, r, n, m));
    return f;
}

/* What loadings say of correlations, they say whatever their rotation. */
static void a_known_model_is_found_again(void **state) {
    (void)state;
    double r[N * N];
    chiso__arena arena = {0};
    model_correlations(r, two_factors, NULL, N, 2);
    const chiso__factors f = minres(&arena, r, N, 2);
    assert_int_equal(f.flags, 0);
    assert_true(f.objective < 1e-20);
    for (size_t i = 0; i < N; i++) {
        const double *known = two_factors + 2 * i;
        assert_close(f.communality[i], known[0] * known[0] + known[1] * known[1], 1e-9);
        assert_close(f.uniqueness[i], 1 - f.communality[i], 1e-15);
        for (size_t j = 0; j < i; j++)
            assert_close(f.loading[2 * i] * f.loading[2 * j] +
                             f.loading[2 * i + 1] * f.loading[2 * j + 1],
                         r[i * N + j], 1e-9);
    }
    double across = 0; /* unrotated factors are at right angles, the larger first */
    for (size_t i = 0; i < N; i++) across += f.loading[2 * i] * f.loading[2 * i + 1];
    assert_close(across, 0, 1e-12);
    assert_true(f.explained[0] > f.explained[1]);
    chiso__arena_free(&arena);
}

/* r12 r13 / r23, and so on: three items have one factor, exactly. */
static void three_items_have_one_factor(void **state) {
    (void)state;
    const double r[] = {1, 0.5, 0.4, 0.5, 1, 0.3, 0.4, 0.3, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 3, 1);
    assert_close(f.communality[0], 0.5 * 0.4 / 0.3, 1e-10);
    assert_close(f.communality[1], 0.5 * 0.3 / 0.4, 1e-10);
    assert_close(f.communality[2], 0.4 * 0.3 / 0.5, 1e-10);
    assert_true(chiso__efa_df(3, 1) == 0);
    chiso__arena_free(&arena);
}

/* 0.9 · 0.9 / 0.5 is more than 1: there is no such factor, and the nearest is at the bound. */
static void a_heywood_case_is_flagged(void **state) {
    (void)state;
    const double r[] = {1, 0.9, 0.9, 0.9, 1, 0.5, 0.9, 0.5, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 3, 1);
    assert_int_equal(f.flags, CHISO__FACTORS_HEYWOOD);
    assert_true(f.communality[0] > 0.9);
    assert_true(f.objective > 0.01);
    chiso__arena_free(&arena);
}

/* Two items: every product of two loadings that is r will do. */
static void two_items_have_a_factor_of_many(void **state) {
    (void)state;
    const double r[] = {1, 0.4, 0.4, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 2, 1);
    assert_close(f.loading[0] * f.loading[1], 0.4, 1e-10);
    assert_int_equal(f.flags, 0);
    assert_true(chiso__efa_df(2, 1) == -1);
    chiso__arena_free(&arena);
}

static void unrelated_items_have_no_factor(void **state) {
    (void)state;
    const double r[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 3, 1);
    assert_int_equal(f.flags, CHISO__FACTORS_FEWER);
    for (size_t i = 0; i < 3; i++) assert_true(f.communality[i] == 0);
    chiso__arena_free(&arena);
}

static void equal_items_are_one_factor(void **state) {
    (void)state;
    const double r[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 3, 1);
    assert_true((f.flags & CHISO__FACTORS_HEYWOOD) != 0);
    assert_true((f.flags & CHISO__FACTORS_NOT_SETTLED) == 0);
    for (size_t i = 0; i < 3; i++) assert_close(f.communality[i], 1, 0.006);
    chiso__arena_free(&arena);
}

/* Fewer people than items: six of a sample of four are a matrix of rank 3. */
static void a_singular_matrix_has_factors(void **state) {
    (void)state;
    const double answers[4][N] = {
        {1, 2, 3, 2, 1, 4}, {2, 1, 4, 4, 3, 1}, {4, 5, 5, 1, 2, 2}, {5, 3, 1, 3, 5, 3}};
    double r[N * N], mean[N] = {0}, square[N] = {0};
    for (size_t j = 0; j < N; j++) {
        for (size_t i = 0; i < 4; i++) mean[j] += answers[i][j] / 4;
        for (size_t i = 0; i < 4; i++) square[j] += pow(answers[i][j] - mean[j], 2);
    }
    for (size_t a = 0; a < N; a++) {
        for (size_t b = 0; b < N; b++) {
            r[a * N + b] = 0;
            for (size_t i = 0; i < 4; i++)
                r[a * N + b] += (answers[i][a] - mean[a]) * (answers[i][b] - mean[b]) /
                                sqrt(square[a] * square[b]);
        }
    }
    chiso__arena arena = {0};
    for (size_t m = 1; m <= N; m++) {
        const chiso__factors f = minres(&arena, r, N, m);
        for (size_t i = 0; i < N; i++) assert_true(f.communality[i] >= 0 && f.communality[i] < 1.1);
        assert_true((f.flags & CHISO__FACTORS_HEYWOOD) != 0);
        assert_true((m > 3) == ((f.flags & CHISO__FACTORS_FEWER) != 0)); /* its rank */
        assert_int_equal(f.flags & CHISO__FACTORS_NOT_SETTLED, 0);
    }
    chiso__arena_free(&arena);
}

static void of_what_is_not_finite_nothing_is_known(void **state) {
    (void)state;
    const double r[] = {1, NAN, 0.4, NAN, 1, 0.3, 0.4, 0.3, 1};
    chiso__arena arena = {0};
    const chiso__factors f = minres(&arena, r, 3, 1);
    assert_int_equal(f.flags, CHISO__FACTORS_NOT_SETTLED);
    for (size_t i = 0; i < 3; i++) assert_true(isnan(f.loading[i]) && isnan(f.communality[i]));
    chiso__arena_free(&arena);
}

/* p(p - 1)/2 correlations, pm loadings less m(m - 1)/2 for the rotation. */
static void degrees_of_freedom_are_counted(void **state) {
    (void)state;
    for (size_t p = 1; p < 10; p++) {
        for (size_t m = 1; m <= p; m++) {
            const double loadings = (double)(p * m) - (double)(m * (m - 1)) / 2;
            assert_true(chiso__efa_df(p, m) == (double)(p * (p - 1)) / 2 - loadings);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_model_is_found_again),
        cmocka_unit_test(three_items_have_one_factor),
        cmocka_unit_test(a_heywood_case_is_flagged),
        cmocka_unit_test(two_items_have_a_factor_of_many),
        cmocka_unit_test(unrelated_items_have_no_factor),
        cmocka_unit_test(equal_items_are_one_factor),
        cmocka_unit_test(a_singular_matrix_has_factors),
        cmocka_unit_test(of_what_is_not_finite_nothing_is_known),
        cmocka_unit_test(degrees_of_freedom_are_counted),
    };
    return RUN_TESTS(tests);
}
