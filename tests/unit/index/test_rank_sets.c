/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_sets.h"

#include "test.h"

enum { MOST = 8 };

static const chiso__rank_choice all_at_once = {.level = 0.95, .draws = 1000, .seed = 1};
static const chiso__rank_choice one_by_one = {
    .level = 0.95, .draws = 1000, .seed = 1, .marginal = true};

typedef struct sets {
    double low[MOST], high[MOST];
} sets;

static sets sets_of(const chiso__rank_data *data, const chiso__rank_choice *choice) {
    sets s;
    chiso_error error = {0};
    assert_ok(chiso__rank_sets(s.low, s.high, data, choice, &error), error);
    return s;
}

static void assert_set(const sets *s, size_t unit, double low, double high) {
    if (isnan(low) && isnan(s->low[unit]) && isnan(s->high[unit])) return;
    if (s->low[unit] != low || s->high[unit] != high)
        fail_msg("unit %zu: %g to %g, not %g to %g", unit, s->low[unit], s->high[unit], low, high);
}

/* Two units: |difference| against 1.96·se of the difference. */
static void two_units_are_told_apart_as_by_a_test(void **state) {
    (void)state;
    const double se[] = {3, 4}, apart[] = {10.6, 0}, close[] = {0, 9.0};
    const chiso__rank_data far = {.units = 2, .estimate = apart, .se = se};
    const chiso__rank_data near = {.units = 2, .estimate = close, .se = se};
    sets s = sets_of(&far, &all_at_once);
    assert_set(&s, 0, 1, 1);
    assert_set(&s, 1, 2, 2);
    s = sets_of(&near, &one_by_one);
    assert_set(&s, 0, 1, 2);
    assert_set(&s, 1, 1, 2);
}

/* t of 2 degrees of freedom: 4.30 where one se alone is in doubt. */
static void few_degrees_of_freedom_ask_for_more(void **state) {
    (void)state;
    const double se[] = {5, 0}, df[] = {2, INFINITY}, estimate[] = {18, 0}, clear[] = {26, 0};
    const chiso__rank_data doubtful = {.units = 2, .estimate = estimate, .se = se, .df = df};
    const chiso__rank_data sure = {.units = 2, .estimate = clear, .se = se, .df = df};
    const chiso__rank_data normal = {.units = 2, .estimate = estimate, .se = se};
    sets s = sets_of(&doubtful, &all_at_once);
    assert_set(&s, 0, 1, 2);
    s = sets_of(&sure, &all_at_once);
    assert_set(&s, 0, 1, 1);
    s = sets_of(&normal, &all_at_once);
    assert_set(&s, 0, 1, 1);
}

/* Of the difference: 9 + 16 - 2·11 = 3. */
static void what_varies_together_is_told_apart_sooner(void **state) {
    (void)state;
    const double se[] = {3, 4}, estimate[] = {4, 0}, covariance[] = {9, 11, 11, 16};
    const double df[] = {4, 3}, alone[] = {9, 0, 0, 16};
    const chiso__rank_data together = {
        .units = 2, .estimate = estimate, .se = se, .covariance = covariance};
    const chiso__rank_data apart = {
        .units = 2, .estimate = estimate, .se = se, .covariance = alone};
    const chiso__rank_data few = {
        .units = 2, .estimate = estimate, .se = se, .covariance = covariance, .df = df};
    const double fewer[] = {3, 4};
    const chiso__rank_data first = {
        .units = 2, .estimate = estimate, .se = se, .covariance = covariance, .df = fewer};
    sets s = sets_of(&together, &all_at_once);
    assert_set(&s, 0, 1, 1);
    s = sets_of(&apart, &all_at_once);
    assert_set(&s, 0, 1, 2);
    s = sets_of(&few, &all_at_once); /* 4/√3 = 2.31, t of 3 degrees of freedom 3.18 */
    assert_set(&s, 0, 1, 2);
    s = sets_of(&first, &all_at_once);
    assert_set(&s, 0, 1, 2);
}

static void a_unit_without_an_estimate_is_nobodys_rival(void **state) {
    (void)state;
    const double se[] = {1, 1, 1, NAN}, estimate[] = {50, NAN, 0, NAN};
    const chiso__rank_data data = {.units = 4, .estimate = estimate, .se = se};
    const sets s = sets_of(&data, &all_at_once);
    assert_set(&s, 0, 1, 1);
    assert_set(&s, 1, NAN, NAN);
    assert_set(&s, 2, 2, 2);
    assert_set(&s, 3, NAN, NAN);
}

static void a_unit_of_unknown_error_may_have_any_rank(void **state) {
    (void)state;
    const double se[] = {1, NAN, 1, INFINITY, 1}, df[] = {9, 9, 0, 9, 9};
    const double estimate[] = {50, 30, 20, 10, 0};
    const chiso__rank_data data = {.units = 5, .estimate = estimate, .se = se, .df = df};
    for (int kind = 0; kind < 2; kind++) {
        const sets s = sets_of(&data, kind ? &one_by_one : &all_at_once);
        for (size_t i = 1; i < 4; i++) assert_set(&s, i, 1, 5);
        assert_set(&s, 0, 1, 4);
        assert_set(&s, 4, 2, 5);
    }
}

static void without_variance_differences_are_known(void **state) {
    (void)state;
    const double se[] = {0, 0, 0}, estimate[] = {2, 1, 1};
    const double one[] = {1, 1, 1}, together[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    const chiso__rank_data sure = {.units = 3, .estimate = estimate, .se = se};
    const chiso__rank_data moving = {
        .units = 3, .estimate = estimate, .se = one, .covariance = together};
    for (int kind = 0; kind < 4; kind++) {
        const sets s = sets_of(kind & 1 ? &sure : &moving, kind & 2 ? &one_by_one : &all_at_once);
        assert_set(&s, 0, 1, 1);
        assert_set(&s, 1, 2, 3);
        assert_set(&s, 2, 2, 3);
    }
}

static void units_that_tie_are_not_told_apart(void **state) {
    (void)state;
    const double se[] = {1, 1, 1, 1}, estimate[] = {9, 9, 0, 0};
    const chiso__rank_data data = {.units = 4, .estimate = estimate, .se = se};
    const sets s = sets_of(&data, &all_at_once);
    assert_set(&s, 0, 1, 2);
    assert_set(&s, 1, 1, 2);
    assert_set(&s, 2, 3, 4);
    assert_set(&s, 3, 3, 4);
}

static void one_unit_has_rank_one_and_none_have_none(void **state) {
    (void)state;
    const double se[] = {1}, estimate[] = {9};
    const chiso__rank_data one = {.units = 1, .estimate = estimate, .se = se}, none = {.units = 0};
    const sets s = sets_of(&one, &all_at_once);
    assert_set(&s, 0, 1, 1);
    sets_of(&none, &all_at_once);
}

static void marginal_sets_are_within_the_simultaneous(void **state) {
    (void)state;
    const double se[] = {1, 0.8, 1.3, 0.4, 2, 1, 0.9, 0.7};
    const double estimate[] = {5, 4.1, 3, 2.7, 2, 1.1, 0.2, -3};
    const chiso__rank_data data = {.units = MOST, .estimate = estimate, .se = se};
    const sets all = sets_of(&data, &all_at_once), each = sets_of(&data, &one_by_one);
    for (size_t i = 0; i < MOST; i++) {
        assert_true(all.low[i] <= each.low[i] && each.high[i] <= all.high[i]);
        assert_true(each.low[i] <= (double)i + 1 && (double)i + 1 <= each.high[i]);
    }
}

/* The order of the units has no say in who is told apart clearly. */
static void a_stream_repeats(void **state) {
    (void)state;
    const double se[] = {1, 0.8, 1.3}, estimate[] = {2.9, 1.1, 0};
    const chiso__rank_data data = {.units = 3, .estimate = estimate, .se = se};
    chiso__rank_choice other = all_at_once;
    other.stream = 9;
    const sets a = sets_of(&data, &all_at_once);
    sets_of(&data, &other);
    const sets b = sets_of(&data, &all_at_once);
    assert_memory_equal(a.low, b.low, 3 * sizeof *a.low);
    assert_memory_equal(a.high, b.high, 3 * sizeof *a.high);
}

static void what_is_no_covariance_is_refused(void **state) {
    (void)state;
    const double se[] = {1, 1}, estimate[] = {2, 1}, covariance[] = {1, 2, 2, 1};
    const chiso__rank_data data = {
        .units = 2, .estimate = estimate, .se = se, .covariance = covariance};
    double low[2], high[2];
    assert_int_equal(chiso__rank_sets(low, high, &data, &all_at_once, NULL), CHISO_E_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_units_are_told_apart_as_by_a_test),
        cmocka_unit_test(few_degrees_of_freedom_ask_for_more),
        cmocka_unit_test(what_varies_together_is_told_apart_sooner),
        cmocka_unit_test(a_unit_without_an_estimate_is_nobodys_rival),
        cmocka_unit_test(a_unit_of_unknown_error_may_have_any_rank),
        cmocka_unit_test(without_variance_differences_are_known),
        cmocka_unit_test(units_that_tie_are_not_told_apart),
        cmocka_unit_test(one_unit_has_rank_one_and_none_have_none),
        cmocka_unit_test(marginal_sets_are_within_the_simultaneous),
        cmocka_unit_test(a_stream_repeats),
        cmocka_unit_test(what_is_no_covariance_is_refused),
    };
    return RUN_TESTS(tests);
}
