/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_draws.h"

#include "test.h"

enum { UNITS = 3, DRAWS = 100000, BLOCK = CHISO__RANK_BLOCK };

static const chiso__rank_choice choice = {.level = 0.95, .draws = DRAWS, .seed = 1, .stream = 4};
static const double estimate[UNITS] = {1, 2, 3}, se[UNITS] = {2, 0, 0.5};

static chiso__rank_draws draw(const chiso__rank_data *data, const chiso__rank_choice *how,
                              chiso__arena *arena) {
    chiso__rank_draws draws;
    chiso_error error = {0};
    assert_ok(chiso__rank_draws_new(&draws, data, how, arena, &error), error);
    return draws;
}

static double at(const double *numbers, size_t unit, size_t r) {
    return numbers[(r / BLOCK * UNITS + unit) * BLOCK + r % BLOCK];
}

static double mean_product(const double *numbers, size_t a, size_t b) {
    double sum = 0;
    for (size_t r = 0; r < DRAWS; r++) sum += at(numbers, a, r) * at(numbers, b, r);
    return sum / DRAWS;
}

static void errors_have_the_standard_errors_and_are_independent(void **state) {
    (void)state;
    chiso__arena arena = {0};
    const chiso__rank_data data = {.units = UNITS, .estimate = estimate, .se = se};
    const chiso__rank_draws draws = draw(&data, &choice, &arena);
    assert_null(draws.variance);
    assert_close(mean_product(draws.error, 0, 0) / 4, 1, 0.03);
    assert_true(mean_product(draws.error, 1, 1) == 0);
    assert_close(mean_product(draws.error, 2, 2) / 0.25, 1, 0.03);
    assert_close(mean_product(draws.error, 0, 2), 0, 0.02);
    chiso__arena_free(&arena);
}

static void errors_have_the_covariance(void **state) {
    (void)state;
    const double covariance[] = {4, 0, -0.8, 0, 0, 0, -0.8, 0, 0.25};
    chiso__arena arena = {0};
    const chiso__rank_data data = {
        .units = UNITS, .estimate = estimate, .se = se, .covariance = covariance};
    const chiso__rank_draws draws = draw(&data, &choice, &arena);
    for (size_t a = 0; a < UNITS; a++) {
        for (size_t b = 0; b < UNITS; b++)
            assert_close(mean_product(draws.error, a, b), covariance[a * UNITS + b],
                         covariance[a * UNITS + b] != 0 ? 0.04 : 1e-12);
    }
    chiso__arena_free(&arena);
}

/* χ²/df has mean 1 and variance 2/df. */
static void squared_standard_errors_are_redrawn_where_a_df_is_finite(void **state) {
    (void)state;
    const double df[UNITS] = {5, 5, INFINITY};
    chiso__arena arena = {0};
    const chiso__rank_data data = {.units = UNITS, .estimate = estimate, .se = se, .df = df};
    const chiso__rank_draws draws = draw(&data, &choice, &arena);
    double sum = 0;
    assert_non_null(draws.variance);
    for (size_t r = 0; r < DRAWS; r++) {
        sum += at(draws.variance, 0, r);
        assert_true(at(draws.variance, 1, r) == 0);
        assert_true(at(draws.variance, 2, r) == 0.25);
    }
    assert_close(sum / DRAWS / 4, 1, 0.02);
    assert_close(mean_product(draws.variance, 0, 0) / 16, 1.4, 0.06);
    chiso__arena_free(&arena);
}

static void more_draws_leave_the_first_as_they_are(void **state) {
    (void)state;
    const double df[UNITS] = {5, 2, 9};
    chiso__arena arena = {0};
    const chiso__rank_data data = {.units = UNITS, .estimate = estimate, .se = se, .df = df};
    chiso__rank_choice few = choice, other = choice;
    few.draws = 70;
    other.stream++;
    const chiso__rank_draws a = draw(&data, &choice, &arena), b = draw(&data, &few, &arena);
    const chiso__rank_draws c = draw(&data, &other, &arena);
    assert_int_equal(b.blocks, 2);
    for (size_t r = 0; r < 70; r++) {
        assert_true(at(a.error, 0, r) == at(b.error, 0, r));
        assert_true(at(a.variance, 2, r) == at(b.variance, 2, r));
        assert_true(at(a.error, 0, r) != at(c.error, 0, r));
    }
    chiso__arena_free(&arena);
}

static void what_is_no_covariance_is_refused(void **state) {
    (void)state;
    const double covariance[] = {1, 2, 0, 2, 1, 0, 0, 0, 1};
    chiso__arena arena = {0};
    chiso__rank_draws draws;
    chiso_error error = {0};
    const chiso__rank_data data = {
        .units = UNITS, .estimate = estimate, .se = se, .covariance = covariance};
    assert_int_equal(chiso__rank_draws_new(&draws, &data, &choice, &arena, &error), CHISO_E_DATA);
    assert_contains(error.message, "negative variance");
    chiso__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_have_the_standard_errors_and_are_independent),
        cmocka_unit_test(errors_have_the_covariance),
        cmocka_unit_test(squared_standard_errors_are_redrawn_where_a_df_is_finite),
        cmocka_unit_test(more_draws_leave_the_first_as_they_are),
        cmocka_unit_test(what_is_no_covariance_is_refused),
    };
    return RUN_TESTS(tests);
}
