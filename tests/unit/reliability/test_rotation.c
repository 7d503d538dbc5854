/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/rotation.h"

#include "model.h"

enum { N = 6, M = 2 };

/* The second factor explains more, and loads negatively. */
static const double loading[N * M] = {0.5, 0, 0.4, 0, 0.1, -0.8, 0, -0.7, 0, -0.6, 0, -0.1};

static chiso__factors rotated(chiso__rotation rotation, chiso__arena *arena) {
    chiso__factors f;
    assert_true(chiso__factors_new(&f, arena, N, M));
    memcpy(f.loading, loading, sizeof loading);
    assert_true(chiso__rotate(&f, rotation, arena));
    assert_int_equal(f.flags, 0);
    return f;
}

static void factors_are_turned_up_and_sorted(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const chiso__factors f = rotated(CHISO__ROTATION_NONE, &arena);
    for (size_t i = 0; i < N; i++) {
        assert_true(f.loading[i * M] == -loading[i * M + 1]);
        assert_true(f.loading[i * M + 1] == loading[i * M]);
    }
    assert_close(f.explained[0], 1.5, 1e-15);
    assert_close(f.explained[1], 0.42, 1e-15);
    assert_close(f.communality[2], 0.65, 1e-15);
    assert_null(f.correlation);
    chiso__arena_free(&arena);
}

static void assert_in_order(const chiso__factors *f) {
    double before[N * N], after[N * N];
    model_correlations(before, loading, NULL, N, M);
    model_correlations(after, f->loading, f->correlation, N, M);
    for (size_t i = 0; i < N * N; i++) assert_close(after[i], before[i], 1e-13);
    for (size_t k = 0; k < M; k++) {
        double sum = 0;
        for (size_t i = 0; i < N; i++) sum += f->loading[i * M + k];
        assert_true(sum >= 0);
    }
    assert_true(f->explained[0] >= f->explained[1]);
}

static void so_are_rotated_ones(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const chiso__factors right = rotated(CHISO__ROTATION_VARIMAX, &arena);
    assert_in_order(&right);
    assert_null(right.correlation);
    const chiso__factors oblique = rotated(CHISO__ROTATION_OBLIMIN, &arena);
    assert_in_order(&oblique);
    assert_non_null(oblique.correlation);
    assert_true(oblique.correlation[1] == oblique.correlation[2]);
    chiso__arena_free(&arena);
}

static void one_factor_is_turned_only(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__factors f;
    assert_true(chiso__factors_new(&f, &arena, 3, 1));
    f.loading[0] = -0.5;
    f.loading[1] = 0.2;
    assert_true(chiso__rotate(&f, CHISO__ROTATION_OBLIMIN, &arena));
    assert_true(f.loading[0] == 0.5 && f.loading[1] == -0.2);
    assert_null(f.correlation);
    chiso__arena_free(&arena);
}

static void what_does_not_settle_is_flagged(void **state) {
    (void)state;
    chiso__arena arena = {0};
    for (int32_t rotation = CHISO__ROTATION_VARIMAX; rotation <= CHISO__ROTATION_OBLIMIN;
         rotation++) {
        chiso__factors f;
        assert_true(chiso__factors_new(&f, &arena, 3, 2));
        f.loading[0] = NAN;
        assert_true(chiso__rotate(&f, (chiso__rotation)rotation, &arena));
        assert_int_equal(f.flags, CHISO__FACTORS_NOT_SETTLED);
    }
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(factors_are_turned_up_and_sorted),
        cmocka_unit_test(so_are_rotated_ones),
        cmocka_unit_test(one_factor_is_turned_only),
        cmocka_unit_test(what_does_not_settle_is_flagged),
    };
    return RUN_TESTS(tests);
}
