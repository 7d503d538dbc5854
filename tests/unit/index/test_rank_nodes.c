/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank_sets.h"
#include "linearised.h"

/* Rank sets of scores against those of the same estimates with a covariance from the linearisation
   over the respondents. */

/* cov(a, b) = (var(a + b) - var(a - b))/4 */
static double covariance_of(const double *a, const double *b) {
    double sum[RECORDS], difference[RECORDS];
    for (int i = 0; i < RECORDS; i++) sum[i] = a[i] + b[i], difference[i] = a[i] - b[i];
    return (variance_of(sum) - variance_of(difference)) / 4;
}

static void assert_sets(const chiso_result *result, size_t node, const chiso__rank_choice *choice) {
    double q[PROVINCES][RECORDS], estimate[PROVINCES], se[PROVINCES], df[PROVINCES];
    double covariance[PROVINCES * PROVINCES], low[PROVINCES], high[PROVINCES];
    chiso_error error = {0};
    for (int p = 0; p < PROVINCES; p++) {
        linearise(p, node, q[p]);
        estimate[p] = number_of(result, provinces[p], codes[node], "score");
        df[p] = number_of(result, provinces[p], codes[node], "df");
    }
    for (int a = 0; a < PROVINCES; a++) {
        se[a] = sqrt(variance_of(q[a]));
        for (int b = 0; b < PROVINCES; b++)
            covariance[a * PROVINCES + b] = covariance_of(q[a], q[b]);
    }
    const chiso__rank_data data = {PROVINCES, estimate, se, df, covariance};
    assert_ok(chiso__rank_sets(low, high, &data, choice, &error), error);
    for (int p = 0; p < PROVINCES; p++) {
        assert_true(number_of(result, provinces[p], codes[node], "rank_low") == low[p]);
        assert_true(number_of(result, provinces[p], codes[node], "rank_high") == high[p]);
    }
}

static chiso_result *rank(const survey *s, int32_t kind, double level, int64_t seed) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_rank_options ranks = CHISO_RANK_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    variance.level = level;
    ranks.kind = kind, ranks.seed = seed;
    options.variance = &variance, options.ranks = &ranks;
    assert_ok(chiso_score(&result, s->totals, &options, &error), error);
    return result;
}

static void sets_know_that_domains_of_the_same_strata_vary_together(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t d = 0; d < 8; d++) {
        const bool marginal = d % 2 == 1;
        /* at a low level there is more to be told apart */
        chiso__rank_choice choice = {
            .marginal = marginal, .level = 0.5, .draws = 1000, .seed = (uint32_t)d + 1};
        make_records(&random, designs[d / 2].fpc, designs[d / 2].weight);
        survey s = read_records(designs[d / 2].weight);
        chiso_result *result = rank(&s, marginal, 0.5, choice.seed);
        for (size_t node = 0; node < NODES; node++) {
            choice.stream = (uint32_t)node;
            assert_sets(result, node, &choice);
        }
        assert_true(isnan(number_of(result, "(missing)", "S", "rank_low")));
        assert_true(isnan(number_of(result, NULL, "S", "rank_high")));
        chiso_result_free(result);
        survey_free(&s);
    }
}

/* Two provinces that answer in opposite ways in each village are never told apart by their standard
   errors, which are large, but by their difference, which is the same in each. */
static void what_is_shared_by_two_domains_does_not_blur_which_is_ahead(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s,
                "v,tinh,q1,q2,days,got\n"
                "1,01,5,5,0,yes\n1,02,4,5,0,yes\n2,01,4,5,0,yes\n2,02,3,5,0,yes\n"
                "3,01,3,5,0,yes\n3,02,2,5,0,yes\n4,01,2,5,0,yes\n4,02,1,5,1,yes\n");
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_result *result = rank(&s, CHISO_RANKS_SIMULTANEOUS, 0.95, 1);
    assert_true(number_of(result, "01", "a1", "rank_low") == 1);
    assert_true(number_of(result, "01", "a1", "rank_high") == 1);
    assert_true(number_of(result, "02", "a1", "rank_low") == 2);
    /* b2 ties, and is known exactly */
    assert_true(number_of(result, "01", "b2", "rank_high") == 2);
    assert_true(number_of(result, "02", "b2", "rank") == 1);
    chiso_result_free(result);
    survey_free(&s);
}

static void sets_are_the_same_in_any_order_of_records(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    static const char *const files[] = {
        "h,v,tinh,q1,q2,days,got\n1,1,01,5,5,3,yes\n1,2,01,4,4,1,yes\n2,1,02,3,5,9,no\n"
        "2,2,02,1,4,2,yes\n3,1,48,3,3,7,yes\n3,2,48,4,3,9,no\n",
        "h,v,tinh,q1,q2,days,got\n3,2,48,4,3,9,no\n2,2,02,1,4,2,yes\n1,1,01,5,5,3,yes\n"
        "3,1,48,3,3,7,yes\n1,2,01,4,4,1,yes\n2,1,02,3,5,9,no\n"};
    chiso_result *results[2];
    for (size_t i = 0; i < 2; i++) {
        survey s = survey_new();
        survey_file(&s, files[i]);
        s.options.by = by, s.options.n_by = 1;
        s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
        assert_ok(survey_read(&s), s.error);
        results[i] = rank(&s, CHISO_RANKS_SIMULTANEOUS, 0.3, 9);
        survey_free(&s);
    }
    for (int p = 0; p < PROVINCES; p++) {
        for (size_t node = 0; node < NODES; node++) {
            assert_true(number_of(results[0], provinces[p], codes[node], "rank_low") ==
                        number_of(results[1], provinces[p], codes[node], "rank_low"));
            assert_true(number_of(results[0], provinces[p], codes[node], "rank_high") ==
                        number_of(results[1], provinces[p], codes[node], "rank_high"));
        }
    }
    chiso_result_free(results[0]);
    chiso_result_free(results[1]);
}

static void none_are_made_where_none_are_wanted_or_nothing_varies(void **state) {
    (void)state;
    uint64_t random = 1;
    make_records(&random, false, true);
    survey s = read_records(true);
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    const chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    chiso_result *results[2];
    results[0] = rank(&s, CHISO_RANKS_NONE, 0.95, 1);
    options.variance = &none;
    assert_ok(chiso_score(&results[1], s.totals, &options, &s.error), s.error);
    for (size_t i = 0; i < 2; i++) {
        assert_true(number_of(results[i], "01", "S", "rank") > 0);
        assert_true(isnan(number_of(results[i], "01", "S", "rank_low")));
        assert_true(isnan(number_of(results[i], "01", "S", "rank_high")));
        chiso_result_free(results[i]);
    }
    survey_free(&s);
}

static void sets_that_cannot_be_are_refused(void **state) {
    (void)state;
    const chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    const chiso_rank_options marginal = {.struct_size = sizeof marginal,
                                         .kind = CHISO_RANKS_MARGINAL},
                             unknown = {.struct_size = sizeof unknown, .kind = 3};
    const struct {
        chiso_score_options options;
        const char *word;
    } cases[] = {
        {{.struct_size = sizeof cases->options, .variance = &none, .ranks = &marginal}, "none"},
        {{.struct_size = sizeof cases->options, .ranks = &unknown}, "marginal"},
        {{.struct_size = sizeof cases->options, .rank_shares = -1}, "best"},
        {{.struct_size = sizeof cases->options, .rank_shares = 1}, "bootstrap"},
        {{.struct_size = sizeof cases->options, .rank_shares = 1, .variance = &none}, "bootstrap"},
    };
    uint64_t random = 1;
    make_records(&random, false, true);
    survey s = read_records(true);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        chiso_result *result;
        assert_int_equal(chiso_score(&result, s.totals, &cases[i].options, &error),
                         CHISO_E_ARGUMENT);
        assert_contains(error.message, cases[i].word);
    }
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_know_that_domains_of_the_same_strata_vary_together),
        cmocka_unit_test(what_is_shared_by_two_domains_does_not_blur_which_is_ahead),
        cmocka_unit_test(sets_are_the_same_in_any_order_of_records),
        cmocka_unit_test(none_are_made_where_none_are_wanted_or_nothing_varies),
        cmocka_unit_test(sets_that_cannot_be_are_refused),
    };
    return RUN_TESTS(tests);
}
