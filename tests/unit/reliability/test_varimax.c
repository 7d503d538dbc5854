/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/varimax.h"

#include "model.h"

enum { N = 7, M = 3 };

/* Every item has one factor, and the last none. */
static const double simple[N * M] = {0.8, 0, 0, 0.7, 0, 0, 0,   0.6, 0, 0, -0.9,
                                     0,   0, 0, 0.5, 0, 0, 0.4, 0,   0, 0};

static void turn(double *loading, size_t a, size_t b, double angle) {
    for (size_t i = 0; i < N; i++) {
        double *row = loading + i * M;
        const double x = row[a], y = row[b];
        row[a] = cos(angle) * x - sin(angle) * y;
        row[b] = sin(angle) * x + cos(angle) * y;
    }
}

static void turned_factors_are_turned_back(void **state) {
    (void)state;
    double length[N];
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__factors_new(&f, &arena, N, M));
    memcpy(f.loading, simple, sizeof simple);
    turn(f.loading, 0, 1, 0.3);
    turn(f.loading, 1, 2, -0.4);
    turn(f.loading, 0, 2, 0.2);
    assert_true(chiso__varimax(&f, length));
    for (size_t i = 0; i < N * M; i++) assert_close(f.loading[i], simple[i], 1e-12);
    chiso__arena_free(&arena);
}

/* A rotation keeps communalities, and what two items share. */
static void nothing_that_is_explained_is_lost(void **state) {
    (void)state;
    const double loading[N * M] = {0.5, 0.3, -0.2, 0.1, 0.7,  0.3, 0.6, -0.4, 0.2, 0.3, 0.3,
                                   0.3, 0.2, 0.1,  0.8, -0.3, 0.4, 0.1, 0.7,  0.2, -0.5};
    double before[N * N], after[N * N], length[N];
    chiso__arena arena = {0};
    chiso__factors f;
    model_correlations(before, loading, NULL, N, M);
    assert_true(chiso__factors_new(&f, &arena, N, M));
    memcpy(f.loading, loading, sizeof loading);
    assert_true(chiso__varimax(&f, length));
    model_correlations(after, f.loading, NULL, N, M);
    for (size_t i = 0; i < N * N; i++) assert_close(after[i], before[i], 1e-14);
    for (size_t i = 0; i < N; i++) {
        double square = 0;
        for (size_t k = 0; k < M; k++) square += loading[i * M + k] * loading[i * M + k];
        assert_close(length[i] * length[i], square, 1e-15);
    }
    chiso__arena_free(&arena);
}

static void what_is_not_finite_does_not_settle(void **state) {
    (void)state;
    double length[2];
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__factors_new(&f, &arena, 2, 2));
    f.loading[0] = NAN;
    assert_false(chiso__varimax(&f, length));
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turned_factors_are_turned_back),
        cmocka_unit_test(nothing_that_is_explained_is_lost),
        cmocka_unit_test(what_is_not_finite_does_not_settle),
    };
    return RUN_TESTS(tests);
}
