/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Factors, omega, parallel analysis and polychoric correlations without memory: every request fails
   once. */
#include "allocation.h"
#include "reliability/components.h"
#include "reliability/omega.h"
#include "reliability/parallel.h"
#include "reliability/polychorics.h"
#include "reliability/rotation.h"
#include "test.h"

enum { N = 60 }; /* so that matrices need memory of their own */

static double correlation[N * N];

static void set_correlation(void) {
    for (size_t i = 0; i < N * N; i++) {
        const size_t a = i / N, b = i % N;
        correlation[i] = a == b ? 1 : a % 3 == b % 3 ? 0.5 : 0.2;
    }
}

static bool find_omega(chiso__arena *arena) {
    chiso__omega omega;
    return chiso__omega_of(&omega, arena, correlation, N, 3);
}

static bool find_components(chiso__arena *arena) {
    chiso__factors f;
    double values[N];
    return chiso__components(&f, values, arena, correlation, N, N) &&
           chiso__rotate(&f, CHISO__ROTATION_VARIMAX, arena);
}

static bool draw_samples(chiso__arena *arena) {
    chiso__parallel parallel;
    const chiso__parallel_options options = {
        .respondents = 100, .iterations = 2, .quantile = 0.95, .seed = 1};
    return chiso__parallel_analysis(&parallel, arena, correlation, N, &options);
}

static bool find_polychorics(chiso__arena *arena) {
    static int16_t level[N * N];
    static size_t levels[N];
    chiso__polychoric out;
    for (size_t i = 0; i < N * N; i++) level[i] = (int16_t)((i * i / 7 + i) % 3);
    for (size_t j = 0; j < N; j++) levels[j] = 3;
    const chiso__ordinal answers = {.items = N, .cases = N, .level = level, .levels = levels};
    return chiso__polychorics(&out, arena, &answers, CHISO__THRESHOLDS_GLOBAL);
}

/* True when all of it was done although request `fail_at` was to fail: there are no more. */
static bool survives(bool (*run)(chiso__arena *), size_t fail_at) {
    size_t request;
    chiso__arena arena = {0};
    allocation_watch(fail_at, false);
    const bool done = run(&arena);
    chiso__arena_free(&arena);
    const allocation_report report = allocation_stop();
    assert_int_equal(allocation_left(&request), 0);
    allocation_forget();
    if (done != (report.failed == 0)) fail_msg("request %zu: %s", fail_at, report.place);
    return report.failed == 0;
}

static size_t try_all(bool (*run)(chiso__arena *)) {
    size_t fail_at = 1;
    set_correlation();
    while (!survives(run, fail_at)) fail_at++;
    return fail_at - 1;
}

static void omega_survives_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_omega) >= 5);
}

static void components_survive_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_components) >= 3);
}

static void parallel_analysis_survives_without_memory(void **state) {
    (void)state;
    assert_true(try_all(draw_samples) > 10);
}

static void polychoric_correlations_survive_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_polychorics) >= 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(omega_survives_without_memory),
        cmocka_unit_test(components_survive_without_memory),
        cmocka_unit_test(parallel_analysis_survives_without_memory),
        cmocka_unit_test(polychoric_correlations_survive_without_memory),
    };
    return RUN_TESTS(tests);
}
