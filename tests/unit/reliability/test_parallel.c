/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/parallel.h"

#include "model.h"

enum { N = 8 };

static chiso__parallel analyse(const double *r, size_t n, chiso__parallel_options options,
                               chiso__arena *arena) {
    chiso__parallel out;
    assert_true(chiso__parallel_analysis(&out, arena, r, n, &options));
    return out;
}

static const chiso__parallel_options usual = {
    .respondents = 400, .iterations = 100, .quantile = 0.95, .seed = 1};

static void known_factors_are_counted(void **state) {
    (void)state;
    double r[N * N], loading[N * 2] = {0};
    chiso__arena arena = {0};
    for (size_t i = 0; i < N; i++) loading[i * 2 + i / 4] = 0.7;
    model_correlations(r, loading, NULL, N, 2);
    const chiso__parallel two = analyse(r, N, usual, &arena);
    assert_int_equal(two.components.above, 2);
    assert_int_equal(two.factors.above, 2);
    for (size_t i = 0; i < N * N; i++) r[i] = i % (N + 1) == 0;
    const chiso__parallel none = analyse(r, N, usual, &arena);
    assert_int_equal(none.components.above, 0);
    assert_int_equal(none.factors.above, 0);
    chiso__arena_free(&arena);
}

/* Of two items the eigenvalues are 1 ± |r|; E|r| of n unrelated pairs is √(2 / πn), about. */
static void two_items_vary_as_their_correlation_does(void **state) {
    (void)state;
    const double r[] = {1, 0.1, 0.1, 1};
    chiso__arena arena = {0};
    const chiso__parallel_options options = {
        .respondents = 1001, .iterations = 20000, .quantile = 0.95, .seed = 5};
    const chiso__parallel out = analyse(r, 2, options, &arena);
    const double se = 0.6028 / sqrt(1000) / sqrt(20000); /* of a mean of |normal| */
    assert_close(out.components.mean[0] - 1, sqrt(2 / acos(-1) / 1000), 6 * se);
    assert_close(out.components.mean[1], 2 - out.components.mean[0], 1e-12);
    assert_close(out.components.quantile[0] - 1, 1.96 / sqrt(1000), 0.002);
    assert_close(out.components.observed[0], 1.1, 1e-15);
    assert_int_equal(out.components.above, 1);
    chiso__arena_free(&arena);
}

static void a_seed_repeats_and_another_does_not(void **state) {
    (void)state;
    double r[N * N];
    chiso__arena arena = {0};
    for (size_t i = 0; i < N * N; i++) r[i] = i % (N + 1) == 0 ? 1 : 0.2;
    chiso__parallel_options options = usual;
    const chiso__parallel one = analyse(r, N, options, &arena),
                          same = analyse(r, N, options, &arena);
    options.seed = 2;
    const chiso__parallel other = analyse(r, N, options, &arena);
    for (size_t k = 0; k < N; k++) {
        assert_true(one.components.mean[k] == same.components.mean[k]);
        assert_true(one.factors.quantile[k] == same.factors.quantile[k]);
        assert_true(one.components.mean[k] != other.components.mean[k]);
    }
    chiso__arena_free(&arena);
}

/* Three people: correlations of rank 2, whatever they answered. */
static void more_items_than_people_leave_eigenvalues_of_zero(void **state) {
    (void)state;
    double r[N * N];
    chiso__arena arena = {0};
    for (size_t i = 0; i < N * N; i++) r[i] = i % (N + 1) == 0 ? 1 : 0.2;
    chiso__parallel_options options = usual;
    options.respondents = 3;
    const chiso__parallel out = analyse(r, N, options, &arena);
    double sum = 0;
    for (size_t k = 0; k < N; k++) {
        sum += out.components.mean[k];
        if (k >= 2) assert_close(out.components.mean[k], 0, 1e-14);
        assert_true(isfinite(out.factors.mean[k]));
    }
    assert_close(sum, N, 1e-12);
    options.respondents = 2; /* every correlation is 1 or -1 */
    assert_close(analyse(r, N, options, &arena).components.mean[0], N, 1e-12);
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_factors_are_counted),
        cmocka_unit_test(two_items_vary_as_their_correlation_does),
        cmocka_unit_test(a_seed_repeats_and_another_does_not),
        cmocka_unit_test(more_items_than_people_leave_eigenvalues_of_zero),
    };
    return RUN_TESTS(tests);
}
