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

enum { LEAST = 6, MOST = 27 }; /* items: small arrays, and matrices in memory of their own */

static size_t n;
static double correlation[MOST * MOST];

static void set_correlation(void) {
    for (size_t i = 0; i < n * n; i++) {
        const size_t a = i / n, b = i % n;
        correlation[i] = a == b ? 1 : a % 3 == b % 3 ? 0.5 : 0.2;
    }
}

static bool find_omega(chiso__arena *arena) {
    chiso__omega omega;
    return chiso__omega_of(&omega, arena, correlation, n, 3);
}

static bool find_components(chiso__arena *arena) {
    chiso__factors f;
    double values[MOST];
    return chiso__components(&f, values, arena, correlation, n, n) &&
           chiso__rotate(&f, CHISO__ROTATION_VARIMAX, arena);
}

static bool draw_samples(chiso__arena *arena) {
    chiso__parallel parallel;
    const chiso__parallel_options options = {
        .respondents = 100, .iterations = 1, .quantile = 0.95, .seed = 1};
    return chiso__parallel_analysis(&parallel, arena, correlation, n, &options);
}

static bool find_polychorics(chiso__arena *arena) {
    static int16_t level[MOST * MOST];
    static size_t levels[MOST];
    chiso__polychoric out;
    for (size_t i = 0; i < n * n; i++) level[i] = (int16_t)((i * i / 7 + i) % 3);
    for (size_t j = 0; j < n; j++) levels[j] = 3;
    const chiso__ordinal answers = {.items = n, .cases = n, .level = level, .levels = levels};
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

/* An arena asks for memory where a block is full: elsewhere for every number of items. */
static size_t try_all(bool (*run)(chiso__arena *)) {
    size_t requests = 0;
    for (n = LEAST; n <= MOST; n++) {
        size_t fail_at = 1;
        set_correlation();
        while (!survives(run, fail_at)) fail_at++;
        requests += fail_at - 1;
    }
    return requests;
}

static void omega_survives_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_omega) > 2 * (MOST - LEAST));
}

static void components_survive_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_components) > 2 * (MOST - LEAST));
}

static void parallel_analysis_survives_without_memory(void **state) {
    (void)state;
    assert_true(try_all(draw_samples) > 2 * (MOST - LEAST));
}

static void polychoric_correlations_survive_without_memory(void **state) {
    (void)state;
    assert_true(try_all(find_polychorics) > 2 * (MOST - LEAST));
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
