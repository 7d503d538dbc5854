/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Against R: tests/golden/test_intervals.c. */
#include "estimate/interval.h"

#include "estimate/quality.h"
#include "numeric/distribution.h"
#include "test.h"

enum { KINDS = 4 };
static const int32_t kinds[KINDS] = {CHISO__INTERVAL_T, CHISO__INTERVAL_LOGIT,
                                     CHISO__INTERVAL_WILSON, CHISO__INTERVAL_BETA};

typedef struct found {
    bool is_there;
    double low, high;
    unsigned flags;
} found;

static found interval(int32_t kind, chiso__interval_input input) {
    found f = {.low = 7, .high = 7};
    f.is_there = chiso__interval(kind, &input, &f.low, &f.high, &f.flags);
    assert_int_equal(f.is_there, isfinite(f.low) && isfinite(f.high));
    assert_int_equal(isnan(f.low), isnan(f.high));
    assert_true(!f.is_there || f.low <= f.high);
    assert_true(f.is_there || f.flags == 0);
    return f;
}

static chiso__interval_input usual(void) {
    return (chiso__interval_input){.estimate = 0.3, .se = 0.05, .df = 10, .level = 0.95, .n = 200};
}

static void names_lead_to_kinds_and_back(void **state) {
    (void)state;
    static const char *const names[KINDS] = {"t", "logit", "wilson", "beta"};
    for (size_t i = 0; i < KINDS; i++) {
        assert_int_equal(kinds[i], i + 1); /* the public numbers */
        assert_int_equal(chiso__interval_named(names[i]), kinds[i]);
        assert_string_equal(chiso__interval_name(kinds[i]), names[i]);
    }
    assert_int_equal(chiso__interval_named("wald"), 0);
    assert_null(chiso__interval_name(0));
    assert_null(chiso__interval_name(5));
    assert_null(chiso__interval_name(-1));
}

static void an_interval_of_any_statistic_is_t_errors_wide_on_both_sides(void **state) {
    (void)state;
    chiso__interval_input input = {.estimate = 5, .se = 2, .df = 1, .level = 0.5};
    found f = interval(CHISO__INTERVAL_T, input); /* t of 0.75 with df 1 is tan(pi/4) */
    assert_close(f.low, 3, 1e-14);
    assert_close(f.high, 7, 1e-14);
    input.df = INFINITY, input.level = 0.95;
    assert_close(interval(CHISO__INTERVAL_T, input).high, 5 + 2 * 1.959963984540054, 1e-15);
}

static void half_and_half_has_the_same_room_on_both_sides(void **state) {
    (void)state;
    chiso__interval_input input = usual();
    input.estimate = 0.5;
    for (size_t i = 0; i < KINDS; i++) {
        const found f = interval(kinds[i], input);
        assert_close(f.low + f.high, 1, 1e-14);
        assert_true(f.low < 0.42 && f.high > 0.58 && f.flags == 0);
    }
}

static void yes_and_no_have_mirrored_intervals(void **state) {
    (void)state;
    for (double p = 0.001; p < 1; p += 0.0313) {
        chiso__interval_input yes = usual(), no = usual();
        yes.estimate = p, no.estimate = 1 - p;
        for (size_t i = 0; i < KINDS; i++) {
            const found a = interval(kinds[i], yes), b = interval(kinds[i], no);
            assert_close(a.low, 1 - b.high, 1e-13);
            assert_close(a.high, 1 - b.low, 1e-13);
        }
    }
}

/* Where p leaves P by t errors, found by halving: an error is that of P, not of p. */
static double wilson_end(double p, double t, double n_eff, double from, double to) {
    for (int i = 0; i < 200; i++) {
        const double middle = (from + to) / 2;
        if (fabs(p - middle) < t * sqrt(middle * (1 - middle) / n_eff))
            from = middle;
        else
            to = middle;
    }
    return from;
}

static void wilson_ends_are_where_the_score_test_stops_to_agree(void **state) {
    (void)state;
    const double ps[] = {1e-4, 0.02, 0.3, 0.5, 0.97}, dfs[] = {1, 3.5, 61, INFINITY};
    for (size_t i = 0; i < sizeof ps / sizeof ps[0]; i++) {
        for (size_t j = 0; j < sizeof dfs / sizeof dfs[0]; j++) {
            const chiso__interval_input input = {
                .estimate = ps[i], .se = 0.01, .df = dfs[j], .level = 0.9};
            const double t = chiso__t_quantile(0.95, dfs[j]), p = ps[i];
            const double n_eff = p * (1 - p) / (0.01 * 0.01);
            const found f = interval(CHISO__INTERVAL_WILSON, input);
            assert_close(f.low / wilson_end(p, t, n_eff, p, 0), 1, 1e-11);
            assert_close(f.high / wilson_end(p, t, n_eff, p, 1), 1, 1e-11);
        }
    }
}

/* With df = n - 1 and the error of simple random sampling these are the binomial's own ends, at
 * which x or more, and x or fewer, have half the error probability each. */
static void beta_ends_of_a_simple_sample_are_clopper_and_pearsons(void **state) {
    (void)state;
    const int n = 20;
    for (int x = 1; x < n; x++) {
        const double p = (double)x / n;
        const chiso__interval_input input = {
            .estimate = p, .se = sqrt(p * (1 - p) / n), .df = n - 1, .level = 0.95, .n = n};
        const found f = interval(CHISO__INTERVAL_BETA, input);
        double at_most = 0, at_least = 0;
        for (int k = 0; k <= n; k++) {
            const double ways = round(exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)));
            if (k <= x) at_most += ways * pow(f.high, k) * pow(1 - f.high, n - k);
            if (k >= x) at_least += ways * pow(f.low, k) * pow(1 - f.low, n - k);
        }
        assert_close(at_most / 0.025, 1, 1e-11);
        assert_close(at_least / 0.025, 1, 1e-11);
    }
}

static void few_units_widen_the_beta_interval(void **state) {
    (void)state;
    chiso__interval_input input = usual();
    const found ten = interval(CHISO__INTERVAL_BETA, input);
    input.df = 2;
    const found two = interval(CHISO__INTERVAL_BETA, input);
    assert_true(two.low < ten.low && two.high > ten.high);
}

/* 0 of n: 1 - (alpha/2)^(1/n), Clopper and Pearson's closed form. */
static void nought_and_all_have_an_exact_interval_that_says_so(void **state) {
    (void)state;
    const double none[] = {0, 1e-13, -1e-13}, all[] = {1, 1 - 1e-13, 1 + 1e-13};
    for (size_t kind = 1; kind < KINDS; kind++) {
        for (size_t i = 0; i < 3; i++) {
            chiso__interval_input input = {.estimate = none[i], .df = 39, .level = 0.95, .n = 40};
            found f = interval(kinds[kind], input);
            assert_true(f.low == 0 && f.flags == CHISO__FLAG_EXACT);
            assert_close(f.high, 1 - pow(0.025, 1.0 / 40), 1e-14);
            input.estimate = all[i];
            f = interval(kinds[kind], input);
            assert_true(f.high == 1 && f.flags == CHISO__FLAG_EXACT);
            assert_close(f.low, pow(0.025, 1.0 / 40), 1e-14);
            input.df = 3; /* n_eff = 40 (t39 / t3)² */
            const double ratio = chiso__t_quantile(0.975, 39) / chiso__t_quantile(0.975, 3);
            assert_close(interval(kinds[kind], input).low, pow(0.025, 1 / (40 * ratio * ratio)),
                         1e-13);
        }
    }
}

static void flags_that_are_there_stay_and_none_need_be_wanted(void **state) {
    (void)state;
    chiso__interval_input input = {.estimate = 0, .df = 39, .level = 0.95, .n = 40};
    double low, high;
    unsigned flags = CHISO__FLAG_FEW_PSUS;
    assert_true(chiso__interval(CHISO__INTERVAL_BETA, &input, &low, &high, &flags));
    assert_int_equal(flags, CHISO__FLAG_FEW_PSUS | CHISO__FLAG_EXACT);
    assert_true(chiso__interval(CHISO__INTERVAL_BETA, &input, &low, &high, NULL));
}

static void a_census_has_no_width_but_needs_degrees_of_freedom(void **state) {
    (void)state;
    chiso__interval_input input = usual();
    input.se = 0;
    for (size_t i = 0; i < KINDS; i++) {
        input.df = 10;
        const found f = interval(kinds[i], input);
        assert_true(f.low == 0.3 && f.high == 0.3 && f.flags == 0);
        input.df = 0;
        assert_false(interval(kinds[i], input).is_there);
    }
}

static void an_error_that_is_nearly_nought_gives_hardly_any_width(void **state) {
    (void)state;
    chiso__interval_input input = usual();
    const double errors[] = {1e-12, 1e-40, 1e-170, 5e-324};
    for (size_t e = 0; e < sizeof errors / sizeof errors[0]; e++) {
        input.se = errors[e];
        for (size_t i = 0; i < KINDS; i++) {
            const found f = interval(kinds[i], input);
            assert_true(f.is_there);
            assert_close(f.low, 0.3, 1e-11);
            assert_close(f.high, 0.3, 1e-11);
        }
    }
}

static void without_degrees_of_freedom_there_is_no_interval(void **state) {
    (void)state;
    const double dfs[] = {0, -1, NAN, -INFINITY}, estimates[] = {0, 0.3, 1};
    for (size_t i = 0; i < KINDS; i++) {
        for (size_t j = 0; j < 12; j++) {
            chiso__interval_input input = usual();
            input.df = dfs[j / 3], input.estimate = estimates[j % 3];
            assert_false(interval(kinds[i], input).is_there);
        }
    }
}

static void what_is_no_number_or_no_proportion_has_no_interval(void **state) {
    (void)state;
    const chiso__interval_input bad[] = {
        {.estimate = NAN, .se = 0.1, .df = 9, .level = 0.95, .n = 10},
        {.estimate = INFINITY, .se = 0.1, .df = 9, .level = 0.95, .n = 10},
        {.estimate = 0.3, .se = NAN, .df = 9, .level = 0.95, .n = 10},
        {.estimate = 0.3, .se = -0.1, .df = 9, .level = 0.95, .n = 10},
        {.estimate = 0.3, .se = 0.1, .df = 9, .level = 0, .n = 10},
        {.estimate = 0.3, .se = 0.1, .df = 9, .level = 1, .n = 10},
        {.estimate = 0.3, .se = 0.1, .df = 9, .level = NAN, .n = 10},
        {.estimate = 0.3, .se = 0.1, .df = 1e-300, .level = 0.95, .n = 1},
    };
    for (size_t i = 0; i < KINDS; i++) {
        for (size_t j = 0; j < sizeof bad / sizeof bad[0]; j++) {
            const bool wilson_or_logit = i == 1 || i == 2; /* 0 to 1 is an answer to any df */
            if (j == 7 && wilson_or_logit) continue;
            assert_false(interval(kinds[i], bad[j]).is_there);
        }
        chiso__interval_input off = usual();
        off.estimate = -0.01;
        assert_int_equal(interval(kinds[i], off).is_there, i == 0);
        off.estimate = 1.01;
        assert_int_equal(interval(kinds[i], off).is_there, i == 0);
    }
    assert_false(interval(0, usual()).is_there);
    assert_false(interval(5, usual()).is_there);
}

static void one_respondent_or_none_breaks_nothing(void **state) {
    (void)state;
    const double estimates[] = {0, 0.3, 1}, errors[] = {0, 0.1};
    for (int64_t n = -1; n <= 2; n++) {
        for (size_t i = 0; i < KINDS * 6; i++) {
            const int32_t kind = kinds[i / 6];
            chiso__interval_input input = usual();
            input.estimate = estimates[i % 3], input.se = errors[i / 3 % 2], input.n = n;
            const bool at_end = input.estimate != 0.3 && kind != CHISO__INTERVAL_T;
            const bool needs_n = at_end || (kind == CHISO__INTERVAL_BETA && input.se > 0);
            assert_int_equal(interval(kind, input).is_there, !needs_n || n >= 2);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_to_kinds_and_back),
        cmocka_unit_test(an_interval_of_any_statistic_is_t_errors_wide_on_both_sides),
        cmocka_unit_test(half_and_half_has_the_same_room_on_both_sides),
        cmocka_unit_test(yes_and_no_have_mirrored_intervals),
        cmocka_unit_test(wilson_ends_are_where_the_score_test_stops_to_agree),
        cmocka_unit_test(beta_ends_of_a_simple_sample_are_clopper_and_pearsons),
        cmocka_unit_test(few_units_widen_the_beta_interval),
        cmocka_unit_test(nought_and_all_have_an_exact_interval_that_says_so),
        cmocka_unit_test(flags_that_are_there_stay_and_none_need_be_wanted),
        cmocka_unit_test(a_census_has_no_width_but_needs_degrees_of_freedom),
        cmocka_unit_test(an_error_that_is_nearly_nought_gives_hardly_any_width),
        cmocka_unit_test(without_degrees_of_freedom_there_is_no_interval),
        cmocka_unit_test(what_is_no_number_or_no_proportion_has_no_interval),
        cmocka_unit_test(one_respondent_or_none_breaks_nothing),
    };
    return RUN_TESTS(tests);
}
