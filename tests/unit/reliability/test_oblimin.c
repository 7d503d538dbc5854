/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/oblimin.h"

#include "model.h"
#include "numeric/symmetric.h"

enum { N = 8, M = 3 };

static const double simple[N * M] = {0.8, 0,   0, 0.7, 0, 0,   0.6, 0, 0,   0, 0.9, 0,
                                     0,   0.5, 0, 0,   0, 0.7, 0,   0, 0.6, 0, 0,   0.4};
static const double phi[M * M] = {1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1};

/* An orthogonal solution of a model: vectors of Λ Phi Λᵀ times roots of its eigenvalues. */
static void orthogonal(chiso__factors *f, const double *loading, chiso__arena *arena) {
    double common[N * N], values[N], vectors[N * N], room[N * N + N];
    model_correlations(common, loading, phi, N, M);
    for (size_t i = 0; i < N; i++) {
        common[i * N + i] = 0;
        for (size_t a = 0; a < M; a++)
            for (size_t b = 0; b < M; b++)
                common[i * N + i] += loading[i * M + a] * loading[i * M + b] * phi[a * M + b];
    }
    assert_true(chiso__symmetric_eigen(values, vectors, common, N, room));
    assert_true(chiso__factors_new(f, arena, N, M));
    chiso__factors_load(f, values, vectors);
}

/* Which factor came out where the first, second … was: the one that its first item has. */
static size_t place_of(const chiso__factors *f, size_t item) {
    size_t most = 0;
    for (size_t k = 1; k < M; k++)
        if (fabs(f->loading[item * M + k]) > fabs(f->loading[item * M + most])) most = k;
    return most;
}

/* Where every item has one factor the criterion is 0, so that is what comes out. */
static void a_simple_structure_of_correlated_factors_is_found(void **state) {
    (void)state;
    static const size_t first_of[] = {0, 3, 5};
    bool settled;
    chiso__arena arena = {0};
    chiso__factors f;
    orthogonal(&f, simple, &arena);
    assert_true(chiso__oblimin(&f, &settled, &arena));
    assert_true(settled);
    for (size_t a = 0; a < M; a++) {
        const size_t at = place_of(&f, first_of[a]);
        const double sign = f.loading[first_of[a] * M + at] > 0 ? 1 : -1;
        for (size_t i = 0; i < N; i++)
            assert_close(sign * f.loading[i * M + at], simple[i * M + a], 1e-6);
        for (size_t b = 0; b < M; b++) {
            const size_t other = place_of(&f, first_of[b]);
            const double turned = f.loading[first_of[b] * M + other] > 0 ? sign : -sign;
            assert_close(turned * f.correlation[at * M + other], phi[a * M + b], 1e-6);
        }
    }
    chiso__arena_free(&arena);
}

static void nothing_that_is_explained_is_lost(void **state) {
    (void)state;
    const double loading[N * M] = {0.5, 0.3, -0.2, 0.1,  0.7, 0.3, 0.6, -0.4, 0.2,  0.3, 0.3, 0.3,
                                   0.2, 0.1, 0.8,  -0.3, 0.4, 0.1, 0.7, 0.2,  -0.5, 0.4, 0.4, 0};
    double before[N * N], after[N * N];
    bool settled;
    chiso__arena arena = {0};
    chiso__factors f;
    model_correlations(before, loading, phi, N, M);
    orthogonal(&f, loading, &arena);
    assert_true(chiso__oblimin(&f, &settled, &arena));
    assert_true(settled);
    model_correlations(after, f.loading, f.correlation, N, M);
    for (size_t i = 0; i < N * N; i++) assert_close(after[i], before[i], 1e-13);
    for (size_t k = 0; k < M; k++) assert_true(f.correlation[k * M + k] == 1);
    chiso__arena_free(&arena);
}

/* Loadings of nothing are as simple as can be. */
static void loadings_of_zero_stay(void **state) {
    (void)state;
    bool settled;
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__factors_new(&f, &arena, 4, 2));
    assert_true(chiso__oblimin(&f, &settled, &arena));
    assert_true(settled);
    for (size_t i = 0; i < 8; i++) assert_true(f.loading[i] == 0);
    assert_true(f.correlation[1] == 0);
    chiso__arena_free(&arena);
}

static void what_is_not_finite_does_not_settle(void **state) {
    (void)state;
    bool settled;
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__factors_new(&f, &arena, 4, 2));
    f.loading[0] = NAN;
    assert_true(chiso__oblimin(&f, &settled, &arena));
    assert_false(settled);
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_simple_structure_of_correlated_factors_is_found),
        cmocka_unit_test(nothing_that_is_explained_is_lost),
        cmocka_unit_test(loadings_of_zero_stay),
        cmocka_unit_test(what_is_not_finite_does_not_settle),
    };
    return RUN_TESTS(tests);
}
