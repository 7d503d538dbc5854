/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/factors.h"

#include "test.h"

static void what_is_explained_follows_from_loadings_and_phi(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__factors f;
    const double loading[] = {0.8, 0, 0.5, 0.3, 0, -0.6};
    double phi[] = {1, 0.5, 0.5, 1};
    assert_true(chiso__factors_new(&f, &arena, 3, 2));
    memcpy(f.loading, loading, sizeof loading);
    chiso__factors_explain(&f);
    assert_close(f.communality[1], 0.34, 1e-15);
    assert_close(f.uniqueness[1], 0.66, 1e-15);
    assert_close(f.explained[0], 0.89, 1e-15);
    assert_close(f.explained[1], 0.45, 1e-15);
    f.correlation = phi;
    chiso__factors_explain(&f);
    assert_close(f.communality[0], 0.64, 1e-15);
    assert_close(f.communality[1], 0.34 + 0.15, 1e-15); /* 2 · 0.5 · 0.3 · 0.5 more */
    assert_close(f.explained[0], 0.89 + 0.075, 1e-15);
    assert_close(f.explained[1], 0.45 + 0.075, 1e-15);
    chiso__arena_free(&arena);
}

static void loadings_are_vectors_times_roots(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__factors f;
    const double values[] = {4, -1}, vectors[] = {0.6, 0.8, 0.8, -0.6};
    assert_true(chiso__factors_new(&f, &arena, 2, 2));
    chiso__factors_load(&f, values, vectors);
    assert_close(f.loading[0], 1.2, 1e-15);
    assert_close(f.loading[2], 1.6, 1e-15);
    assert_true(f.loading[1] == 0 && f.loading[3] == 0); /* no variance to explain */
    chiso__arena_free(&arena);
}

static void the_objective_is_what_is_left_below_the_diagonal(void **state) {
    (void)state;
    chiso__arena arena = {0};
    chiso__factors f;
    const double r[] = {1, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 1};
    assert_true(chiso__factors_new(&f, &arena, 3, 1));
    f.loading[0] = f.loading[1] = 0.6;
    chiso__factors_compare(&f, r);
    assert_close(f.objective, 0.14 * 0.14 + 0.1 * 0.1 + 0.2 * 0.2, 1e-15);
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_explained_follows_from_loadings_and_phi),
        cmocka_unit_test(loadings_are_vectors_times_roots),
        cmocka_unit_test(the_objective_is_what_is_left_below_the_diagonal),
    };
    return RUN_TESTS(tests);
}
