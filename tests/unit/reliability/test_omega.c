/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/omega.h"

#include "model.h"

enum { N = 9, M = 3 };

/* Three groups of three items, whose factors have the correlations of one factor behind them. */
static const double behind[M] = {0.8, 0.7, 0.6},
                    first[N] = {0.8, 0.7, 0.6, 0.9, 0.5, 0.6, 0.7, 0.8, 0.5};

static void hierarchy(double *r) {
    double loading[N * M] = {0}, phi[M * M];
    for (size_t i = 0; i < N; i++) loading[i * M + i / 3] = first[i];
    for (size_t i = 0; i < M * M; i++) phi[i] = i / M == i % M ? 1 : behind[i / M] * behind[i % M];
    model_correlations(r, loading, phi, N, M);
}

static double sum_of(const double *numbers, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += numbers[i];
    return sum;
}

static void a_known_hierarchy_is_found_again(void **state) {
    (void)state;
    double r[N * N], general = 0, unique = 0;
    chiso__arena arena = {0};
    chiso__omega o;
    hierarchy(r);
    assert_true(chiso__omega_of(&o, &arena, r, N, M));
    assert_int_equal(o.flags, 0);
    for (size_t i = 0; i < N; i++) {
        const double g = behind[i / 3];
        assert_close(o.general[i], first[i] * g, 1e-6);
        assert_close(o.communality[i], first[i] * first[i], 1e-8);
        double group = 0;
        for (size_t k = 0; k < M; k++) group += o.group[i * M + k] * o.group[i * M + k];
        assert_close(group, first[i] * first[i] * (1 - g * g), 1e-6);
        general += first[i] * g;
        unique += 1 - first[i] * first[i];
    }
    const double all = sum_of(r, N * N);
    assert_close(o.hierarchical, general * general / all, 1e-6);
    assert_close(o.total, 1 - unique / all, 1e-8);
    assert_close(o.limit, o.hierarchical / o.total, 1e-15);
    chiso__arena_free(&arena);
}

/* Two factors have one correlation: both get its root. */
static void of_two_factors_both_load_the_same(void **state) {
    (void)state;
    const double loading[12] = {0.8, 0, 0.7, 0, 0.6, 0, 0, 0.9, 0, 0.5, 0, 0.6};
    const double phi[] = {1, 0.36, 0.36, 1};
    double r[36];
    chiso__arena arena = {0};
    chiso__omega o;
    model_correlations(r, loading, phi, 6, 2);
    assert_true(chiso__omega_of(&o, &arena, r, 6, 2));
    for (size_t i = 0; i < 6; i++)
        assert_close(o.general[i], 0.6 * (loading[2 * i] + loading[2 * i + 1]), 1e-6);
    chiso__arena_free(&arena);
}

/* Items of one factor, exactly: hierarchical is total, and alpha where all load the same. */
static void one_factor_is_the_general_one(void **state) {
    (void)state;
    const double loading[] = {0.6, 0.6, 0.6, 0.6};
    double r[16];
    chiso__arena arena = {0};
    chiso__omega o;
    model_correlations(r, loading, NULL, 4, 1);
    assert_true(chiso__omega_of(&o, &arena, r, 4, 1));
    assert_close(o.hierarchical, o.total, 1e-10);
    assert_close(o.total, chiso__alpha_of_correlations(r, 4), 1e-10);
    assert_close(o.total, 4 * 0.36 / (1 + 3 * 0.36), 1e-10); /* Spearman and Brown */
    assert_close(o.group[0], 0, 1e-15);
    chiso__arena_free(&arena);
}

static void items_against_the_others_are_not_turned(void **state) {
    (void)state;
    const double loading[] = {0.8, 0.7, -0.6, 0.5};
    double r[16];
    chiso__arena arena = {0};
    chiso__omega o;
    model_correlations(r, loading, NULL, 4, 1);
    assert_true(chiso__omega_of(&o, &arena, r, 4, 1));
    for (size_t i = 0; i < 4; i++) assert_close(o.general[i], loading[i], 1e-9);
    assert_close(o.hierarchical, 1.4 * 1.4 / sum_of(r, 16), 1e-9);
    chiso__arena_free(&arena);
}

static void alpha_of_correlations_is_spearman_and_browns(void **state) {
    (void)state;
    const double r[] = {1, 0.3, 0.5, 0.3, 1, 0.4, 0.5, 0.4, 1}; /* 0.4 on average */
    assert_close(chiso__alpha_of_correlations(r, 3), 3 * 0.4 / (1 + 2 * 0.4), 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_hierarchy_is_found_again),
        cmocka_unit_test(of_two_factors_both_load_the_same),
        cmocka_unit_test(one_factor_is_the_general_one),
        cmocka_unit_test(items_against_the_others_are_not_turned),
        cmocka_unit_test(alpha_of_correlations_is_spearman_and_browns),
    };
    return RUN_TESTS(tests);
}
