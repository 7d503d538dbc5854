/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "linearised.h"
#include "numeric/distribution.h"

static chiso_result *differ(const survey *s, int32_t kind, const char *nation, int32_t family) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_difference_options differences = CHISO_DIFFERENCE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *result;
    options.nation = nation;
    differences.kind = kind, differences.family = family;
    assert_ok(chiso_score_differences(&result, s->totals, &options, &differences, &error), error);
    return result;
}

/* The row of two provinces (NULL: the whole) and a node. */
static size_t pair_row(const chiso_result *result, const char *of, const char *from,
                       const char *code) {
    const size_t other = column_of(result, "tinh_other"), node = column_of(result, "code");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *second = chiso_result_text(result, row, other);
        const bool same =
            from == NULL ? second == NULL : second != NULL && strcmp(second, from) == 0;
        if (same && strcmp(chiso_result_text(result, row, 0), of) == 0 &&
            strcmp(chiso_result_text(result, row, node), code) == 0)
            return row;
    }
    fail_msg("no row %s %s %s", of, from != NULL ? from : "(whole)", code);
    return 0;
}

static double at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, column_of(result, column));
}

static void assert_difference(const chiso_result *result, size_t row, const double *of,
                              const double *from, double df) {
    double q[RECORDS];
    for (int i = 0; i < RECORDS; i++) q[i] = of[i] - from[i];
    const double value = at(result, row, "difference"), se = sqrt(variance_of(q));
    assert_close(value, at(result, row, "score") - at(result, row, "score_other"), 1e-14);
    assert_close(at(result, row, "se"), se, 1e-11);
    assert_true(at(result, row, "df") == df);
    assert_close(at(result, row, "p_value"), 2 * chiso__t_probability(-fabs(value / se), df), 1e-9);
}

static void domains_of_the_same_strata_vary_together(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t d = 0; d < 4; d++) {
        double q[PROVINCES][RECORDS];
        make_records(&random, designs[d].fpc, designs[d].weight);
        survey s = read_records(designs[d].weight);
        chiso_result *result = differ(&s, CHISO_DIFFERENCES_PAIRS, NULL, CHISO_FAMILY_NODE);
        chiso_result *scores = score_with(&s, NULL);
        assert_int_equal(chiso_result_rows(result), 3 * NODES); /* (missing) is not compared */
        for (size_t node = 0; node < NODES; node++) {
            for (int p = 0; p < PROVINCES; p++) linearise(p, node, q[p]);
            for (int a = 0; a < PROVINCES; a++) {
                for (int b = a + 1; b < PROVINCES; b++) {
                    const size_t row = pair_row(result, provinces[a], provinces[b], codes[node]);
                    const double df = fmin(number_of(scores, provinces[a], codes[node], "df"),
                                           number_of(scores, provinces[b], codes[node], "df"));
                    assert_difference(result, row, q[a], q[b], df);
                }
            }
        }
        chiso_result_free(scores);
        chiso_result_free(result);
        survey_free(&s);
    }
}

static void a_domain_varies_together_with_the_whole(void **state) {
    (void)state;
    static const char *const nations[] = {"pool", "province-mean"};
    uint64_t random = 2463534242u;
    for (size_t d = 0; d < 8; d++) {
        double q[RECORDS], nation[RECORDS], of[RECORDS];
        make_records(&random, designs[d / 2].fpc, designs[d / 2].weight);
        survey s = read_records(designs[d / 2].weight);
        chiso_result *result = differ(&s, CHISO_DIFFERENCES_WHOLE, nations[d % 2], 0);
        chiso_result *scores = score_with(&s, nations[d % 2]);
        assert_int_equal(chiso_result_rows(result), PROVINCES * NODES);
        for (size_t node = 0; node < NODES; node++) {
            linearise(-1, node, nation);
            if (d % 2 == 1) memset(nation, 0, sizeof nation);
            for (int p = 0; d % 2 == 1 && p < PROVINCES; p++) {
                linearise(p, node, q);
                for (int i = 0; i < RECORDS; i++) nation[i] += q[i] / PROVINCES;
            }
            for (int p = 0; p < PROVINCES; p++) {
                const double df = fmin(number_of(scores, provinces[p], codes[node], "df"),
                                       number_of(scores, NULL, codes[node], "df"));
                linearise(p, node, of);
                assert_difference(result, pair_row(result, provinces[p], NULL, codes[node]), of,
                                  nation, df);
            }
        }
        chiso_result_free(scores);
        chiso_result_free(result);
        survey_free(&s);
    }
}

/* Each province a stratum of its own. */
static const char apart[] =
    "h,v,w,tinh,q1,q2,days,got\n"
    "1,1,1,01,1,2,3,yes\n1,2,1,01,2,3,9,no\n1,3,2,01,5,4,12,yes\n"
    "2,1,1,02,1,2,7,no\n2,2,1,02,4,3,9,no\n2,3,2,02,2,4,3,yes\n"
    "2,4,2,02,3,3,8,yes\n";

static survey read_apart(const char *text) {
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, text);
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1, s.design.weight = "w";
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void domains_of_strata_of_their_own_differ_as_independent_ones(void **state) {
    (void)state;
    survey s = read_apart(apart);
    chiso_result *result = differ(&s, CHISO_DIFFERENCES_PAIRS, NULL, 0),
                 *scores = score_with(&s, NULL);
    for (size_t node = 0; node < NODES; node++) {
        const double a = number_of(scores, "01", codes[node], "se"),
                     b = number_of(scores, "02", codes[node], "se");
        const size_t row = pair_row(result, "01", "02", codes[node]);
        assert_close(at(result, row, "se"), hypot(a, b), 1e-12);
        /* Welch and Satterthwaite, of 2 and 3 degrees of freedom */
        assert_close(at(result, row, "df"), pow(a * a + b * b, 2) / (pow(a, 4) / 2 + pow(b, 4) / 3),
                     1e-11);
    }
    chiso_result_free(scores);
    chiso_result_free(result);
    survey_free(&s);
}

static void p_is_adjusted_over_one_node_or_over_all(void **state) {
    (void)state;
    uint64_t random = 3;
    make_records(&random, false, true);
    survey s = read_records(true);
    for (int32_t family = CHISO_FAMILY_NODE; family <= CHISO_FAMILY_ALL; family++) {
        chiso_result *result = differ(&s, CHISO_DIFFERENCES_PAIRS, NULL, family);
        double least = 1;
        size_t row = 0;
        for (size_t i = 0; i < chiso_result_rows(result); i++) {
            const bool counts = family == CHISO_FAMILY_ALL || i % NODES == 0;
            if (counts && at(result, i, "p_value") < least) least = at(result, row = i, "p_value");
        }
        /* Holm multiplies the least p by how many there are */
        assert_close(at(result, row, "p_holm"),
                     fmin(1, least * (family == CHISO_FAMILY_ALL ? 3 * NODES : 3)), 1e-14);
        assert_true(at(result, row, "p_bh") <= at(result, row, "p_holm"));
        chiso_result_free(result);
    }
    survey_free(&s);
}

static void named_domains_are_compared_as_they_are_named(void **state) {
    (void)state;
    static const char *const of[] = {"TP. Hà Nội", "48"}, *const from[] = {"Đà Nẵng", "02"};
    chiso_difference_options named = {.struct_size = sizeof named,
                                      .kind = CHISO_DIFFERENCES_NAMED,
                                      .of = of,
                                      .from = from,
                                      .n_named = 2};
    chiso_result *result;
    uint64_t random = 5;
    make_records(&random, false, true);
    survey s = read_records(true);
    assert_ok(chiso_score_differences(&result, s.totals, NULL, &named, &s.error), s.error);
    chiso_result *pairs = differ(&s, CHISO_DIFFERENCES_PAIRS, NULL, 0);
    assert_int_equal(chiso_result_rows(result), 2 * NODES);
    assert_true(at(result, pair_row(result, "01", "48", "S"), "difference") ==
                at(pairs, pair_row(pairs, "01", "48", "S"), "difference"));
    assert_true(at(result, pair_row(result, "48", "02", "S"), "difference") ==
                -at(pairs, pair_row(pairs, "02", "48", "S"), "difference"));
    assert_close(at(result, pair_row(result, "48", "02", "S"), "se"),
                 at(pairs, pair_row(pairs, "02", "48", "S"), "se"), 1e-12);
    chiso_result_free(pairs);
    chiso_result_free(result);
    survey_free(&s);
}

static void without_a_variance_differences_have_a_direction_alone(void **state) {
    (void)state;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    chiso_result *result;
    options.variance = &none;
    survey s = read_apart(apart);
    assert_ok(chiso_score_differences(&result, s.totals, &options, NULL, &s.error), s.error);
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const double value = at(result, row, "difference");
        assert_true(isnan(at(result, row, "se")) && isnan(at(result, row, "p_value")));
        assert_string_equal(chiso_result_text(result, row, column_of(result, "direction")),
                            value > 0 ? "higher" : "lower");
    }
    chiso_result_free(result);
    survey_free(&s);
}

/* 01 and 48 each meet 02 in a stratum, and not each other: as if 02 were not there. */
static void domains_that_meet_a_third_alone_are_independent(void **state) {
    (void)state;
    static const char *const records[] = {
        "1,1,1,01,1,2,3,yes\n1,2,1,01,2,3,9,no\n1,3,2,01,5,4,12,yes\n"
        "2,1,1,48,1,2,7,no\n2,2,1,48,4,3,9,no\n2,3,2,48,2,4,3,yes\n",
        "1,1,1,02,3,3,5,no\n2,3,1,02,4,4,6,yes\n"};
    static const chiso_variance_options bootstrap = {.struct_size = sizeof bootstrap,
                                                     .method = CHISO_VARIANCE_BOOTSTRAP};
    for (size_t i = 0; i < 2; i++) {
        const chiso_score_options options = {.struct_size = sizeof options,
                                             .variance = i == 1 ? &bootstrap : NULL};
        const chiso_difference_options pairs = {.struct_size = sizeof pairs,
                                                .kind = CHISO_DIFFERENCES_PAIRS};
        double se[2], df[2];
        for (size_t bridge = 0; bridge < 2; bridge++) {
            char text[512] = "h,v,w,tinh,q1,q2,days,got\n";
            chiso_result *result;
            strcat(strcat(text, records[0]), bridge == 1 ? records[1] : "");
            survey s = read_apart(text);
            assert_ok(chiso_score_differences(&result, s.totals, &options, &pairs, &s.error),
                      s.error);
            const size_t row = pair_row(result, "01", "48", "S");
            se[bridge] = at(result, row, "se"), df[bridge] = at(result, row, "df");
            chiso_result_free(result);
            survey_free(&s);
        }
        assert_close(se[0], se[1], 1e-12);
        assert_close(df[0], df[1], 1e-12);
        assert_true(df[0] > 2);
    }
}

/* More than are compared with the whole at once, and the whole of each is the same. */
static void any_number_of_domains_is_compared_with_the_whole(void **state) {
    (void)state;
    enum { MANY = 40 };
    static const char *const by[] = {"d"}, *const psu[] = {"v"};
    static const chiso_estimand mean = {"mean", "q1", NULL, 0};
    static double c[MANY * (MANY + 1)];
    char text[8000] = "v,d,q1\n";
    chiso_result *result, *expected;
    for (int i = 0; i < 200; i++)
        sprintf(text + strlen(text), "%d,%d,%d\n", i % 25, i * 7 % MANY, 1 + i * i % 5);
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL, s.options.by = by, s.options.n_by = 1;
    s.options.estimands = &mean, s.options.n_estimands = 1;
    s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_estimate_differences(&result, s.totals, NULL, NULL, &s.error), s.error);
    for (size_t d = 0; d < MANY; d++) c[d * (MANY + 1)] = -1, c[d * (MANY + 1) + 1 + d] = 1;
    assert_ok(chiso_contrast(&expected, s.totals, NULL, c, MANY, MANY + 1, &s.error), s.error);
    assert_int_equal(chiso_result_rows(result), MANY);
    for (size_t d = 0; d < MANY; d++) {
        assert_close(at(result, d, "difference"), at(expected, d, "estimate"), 1e-12);
        assert_close(at(result, d, "se"), at(expected, d, "se"), 1e-10);
        assert_true(at(result, d, "df") == at(expected, d, "df"));
    }
    chiso_result_free(expected);
    chiso_result_free(result);
    survey_free(&s);
}

/* Both have one sampling unit, so nothing is known of how they vary. */
static void what_has_no_degrees_of_freedom_is_flagged(void **state) {
    (void)state;
    static const chiso_variance_options certainty = {.struct_size = sizeof certainty,
                                                     .lone_psu = CHISO_LONE_PSU_CERTAINTY};
    static const chiso_score_options options = {.struct_size = sizeof options,
                                                .variance = &certainty};
    chiso_result *result;
    survey s = read_apart(
        "h,v,w,tinh,q1,q2,days,got\n1,1,1,01,1,2,3,yes\n1,2,1,02,2,3,9,no\n"
        "1,2,1,02,2,4,9,yes\n");
    assert_ok(chiso_score_differences(&result, s.totals, &options, NULL, &s.error), s.error);
    const size_t row = pair_row(result, "01", NULL, "S");
    assert_contains(chiso_result_text(result, row, column_of(result, "flags")), "no_df");
    assert_true(isnan(at(result, row, "p_value")) && at(result, row, "se") > 0);
    chiso_result_free(result);
    survey_free(&s);
}

static void what_makes_no_sense_is_refused(void **state) {
    (void)state;
    static const chiso_rank_options ranks = CHISO_RANK_OPTIONS_INIT;
    static const char *const nowhere[] = {"nowhere"}, *const known[] = {"01"},
                             *const missing[] = {"(missing)"};
    static const chiso_score_options ranked = {.struct_size = sizeof ranked, .ranks = &ranks};
    const struct {
        chiso_score_options scores;
        chiso_difference_options differences;
        const char *word;
    } cases[] = {
        {ranked, CHISO_DIFFERENCE_OPTIONS_INIT, "--rank-sets"},
        {{.struct_size = sizeof ranked, .rank_shares = 1}, CHISO_DIFFERENCE_OPTIONS_INIT, "ranks"},
        {CHISO_SCORE_OPTIONS_INIT, {.struct_size = sizeof cases->differences, .kind = 3}, "pairs"},
        {CHISO_SCORE_OPTIONS_INIT, {.struct_size = sizeof cases->differences, .kind = -1}, "pairs"},
        {CHISO_SCORE_OPTIONS_INIT,
         {.struct_size = sizeof cases->differences, .family = 2},
         "family"},
        {CHISO_SCORE_OPTIONS_INIT, {.struct_size = sizeof cases->differences, .kind = 2}, "named"},
        {CHISO_SCORE_OPTIONS_INIT, {.struct_size = 0}, "size"},
        {CHISO_SCORE_OPTIONS_INIT,
         {sizeof cases->differences, CHISO_DIFFERENCES_NAMED, 0, nowhere, known, 1},
         "nowhere"},
        {CHISO_SCORE_OPTIONS_INIT,
         {sizeof cases->differences, CHISO_DIFFERENCES_NAMED, 0, known, nowhere, 1},
         "nowhere"},
        {CHISO_SCORE_OPTIONS_INIT,
         {sizeof cases->differences, CHISO_DIFFERENCES_NAMED, 0, known, missing, 1},
         "(missing)"},
    };
    survey s = read_apart(apart);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        chiso_result *result = (chiso_result *)&s;
        assert_int_equal(chiso_score_differences(&result, s.totals, &cases[i].scores,
                                                 &cases[i].differences, &error),
                         CHISO_E_ARGUMENT);
        assert_null(result);
        assert_contains(error.message, cases[i].word);
    }
    survey_free(&s);
}

static void without_domains_there_is_nothing_to_compare(void **state) {
    (void)state;
    chiso_result *result;
    survey s = survey_of("q1,q2,days,got\n1,2,3,yes\n2,3,4,no\n");
    assert_int_equal(chiso_score_differences(&result, s.totals, NULL, NULL, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "--by");
    survey_free(&s);
}

/* Names are of one column. */
static void domains_of_several_columns_cannot_be_named(void **state) {
    (void)state;
    static const char *const by[] = {"tinh", "got"}, *const name[] = {"01"};
    const chiso_difference_options named = {
        sizeof named, CHISO_DIFFERENCES_NAMED, 0, name, name, 1};
    chiso_result *result;
    survey s = survey_new();
    survey_file(&s, apart);
    s.options.by = by, s.options.n_by = 2;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_score_differences(&result, s.totals, NULL, &named, &s.error),
                     CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "several columns");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_of_the_same_strata_vary_together),
        cmocka_unit_test(a_domain_varies_together_with_the_whole),
        cmocka_unit_test(domains_of_strata_of_their_own_differ_as_independent_ones),
        cmocka_unit_test(p_is_adjusted_over_one_node_or_over_all),
        cmocka_unit_test(named_domains_are_compared_as_they_are_named),
        cmocka_unit_test(without_a_variance_differences_have_a_direction_alone),
        cmocka_unit_test(domains_that_meet_a_third_alone_are_independent),
        cmocka_unit_test(any_number_of_domains_is_compared_with_the_whole),
        cmocka_unit_test(what_has_no_degrees_of_freedom_is_flagged),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(without_domains_there_is_nothing_to_compare),
        cmocka_unit_test(domains_of_several_columns_cannot_be_named),
    };
    return RUN_TESTS(tests);
}
