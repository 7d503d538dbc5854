/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/score.h"

#include "linearised.h"

/* The variance over that of as many people drawn at random. */
static double deff_of(const double *q, size_t node, bool (*inside)(int, int), int province) {
    double square = 0, weight = 0, n = 0;
    for (int i = 0; i < RECORDS; i++) {
        bool answered = false;
        for (size_t k = 0; k < QUESTIONS; k++)
            answered = answered || (steep[node][k] != 0 && !isnan(all[i].y[k]));
        square += all[i].w * q[i] * q[i];
        if (!answered || !inside(i, province)) continue;
        weight += all[i].w, n++;
    }
    return variance_of(q) / (weight * square / (n - 1));
}

static bool in_province(int i, int province) {
    return province < 0 || all[i].province == province;
}

static void assert_node(const chiso_result *result, const char *domain, size_t node,
                        const double *q, int province) {
    assert_close(number_of(result, domain, codes[node], "se"), sqrt(variance_of(q)), 1e-12);
    assert_close(number_of(result, domain, codes[node], "deff"),
                 deff_of(q, node, in_province, province), 1e-11);
}

static void standard_errors_follow_the_chain_rule_up_the_tree(void **state) {
    (void)state;
    uint64_t random = 88172645463325252u;
    for (size_t d = 0; d < 4; d++) {
        double q[RECORDS];
        make_records(&random, designs[d].fpc, designs[d].weight);
        survey s = read_records(designs[d].weight);
        chiso_result *result = score_with(&s, NULL);
        for (int province = -1; province <= PROVINCES; province++) {
            for (size_t node = 0; node < NODES; node++) {
                linearise(province, node, q);
                assert_node(result, province < 0 ? NULL : provinces[province], node, q, province);
            }
        }
        chiso_result_free(result);
        survey_free(&s);
    }
}

/* The nation as the plain mean of its provinces: (missing) is none. */
static void a_nation_of_provinces_varies_as_all_of_them(void **state) {
    (void)state;
    uint64_t random = 2463534242u;
    for (size_t d = 0; d < 4; d++) {
        make_records(&random, designs[d].fpc, designs[d].weight);
        survey s = read_records(designs[d].weight);
        chiso_result *result = score_with(&s, "province-mean");
        for (size_t node = 0; node < NODES; node++) {
            double nation[RECORDS] = {0}, q[RECORDS], mean = 0;
            for (int province = 0; province < PROVINCES; province++) {
                linearise(province, node, q);
                for (int i = 0; i < RECORDS; i++) nation[i] += q[i] / PROVINCES;
                mean += number_of(result, provinces[province], codes[node], "score") / PROVINCES;
            }
            assert_close(number_of(result, NULL, codes[node], "score"), mean, 1e-14);
            assert_close(number_of(result, NULL, codes[node], "se"), sqrt(variance_of(nation)),
                         1e-12);
        }
        chiso_result_free(result);
        survey_free(&s);
    }
}

static void without_a_variance_the_nation_is_the_same_mean(void **state) {
    (void)state;
    uint64_t random = 1;
    make_records(&random, false, true);
    survey s = read_records(true);
    chiso_result *with = score_with(&s, "province-mean"), *without;
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    variance.method = CHISO_VARIANCE_NONE;
    options.variance = &variance, options.nation = "province-mean";
    assert_ok(chiso_score(&without, s.totals, &options, &s.error), s.error);
    for (size_t node = 0; node < NODES; node++) {
        assert_true(number_of(with, NULL, codes[node], "score") ==
                    number_of(without, NULL, codes[node], "score"));
        assert_true(isnan(number_of(without, NULL, codes[node], "se")));
    }
    chiso_result_free(with);
    chiso_result_free(without);
    survey_free(&s);
}

/* A province where a node is missing does not count for it. */
static void provinces_without_a_score_take_no_part_in_the_nation(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"};
    survey s = survey_new();
    survey_file(&s,
                "tinh,q1,q2,days,got\n01,1,1,1,yes\n01,2,2,2,no\n02,5,,3,yes\n02,4,9,4,no\n"
                ",3,3,3,yes\n");
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    chiso_result *result = score_with(&s, "province-mean");
    assert_close(number_of(result, NULL, "A", "score"), number_of(result, "01", "A", "score"),
                 1e-15);
    assert_close(number_of(result, NULL, "a1", "score"), (0.125 + 0.875) / 2, 1e-15);
    assert_close(number_of(result, NULL, "A", "se"), number_of(result, "01", "A", "se"), 1e-14);
    chiso_result_free(result);
    s.options.where = "tinh = 02";
    assert_ok(survey_read(&s), s.error);
    result = score_with(&s, "province-mean");
    assert_true(isnan(number_of(result, NULL, "S", "score")));
    assert_true(isnan(number_of(result, NULL, "S", "se")));
    chiso_result_free(result);
    survey_free(&s);
}

/* 02 is in one village of three: a replicate without it tells nothing of the mean of two. */
static void a_replicate_without_a_province_tells_nothing_of_the_nation(void **state) {
    (void)state;
    static const char *const by[] = {"tinh"}, *const psu[] = {"v"};
    static const chiso_variance_options jackknife = {.struct_size = sizeof jackknife,
                                                     .method = CHISO_VARIANCE_JACKKNIFE};
    static const chiso_score_options options = {
        .struct_size = sizeof options, .variance = &jackknife, .nation = "province-mean"};
    chiso_result *result;
    survey s = survey_new();
    survey_file(&s,
                "v,tinh,q1,q2,days,got\n1,01,1,1,1,yes\n2,01,2,2,2,no\n3,01,3,1,3,yes\n"
                "3,02,5,5,3,yes\n");
    s.options.by = by, s.options.n_by = 1, s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_ok(chiso_score(&result, s.totals, &options, &s.error), s.error);
    assert_true(isnan(number_of(result, NULL, "S", "se"))); /* one of three is over 5 % */
    assert_contains(text_of(result, NULL, "S", "flags"), "dropped_replicates");
    assert_true(number_of(result, "01", "S", "se") > 0);
    chiso_result_free(result);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standard_errors_follow_the_chain_rule_up_the_tree),
        cmocka_unit_test(a_nation_of_provinces_varies_as_all_of_them),
        cmocka_unit_test(without_a_variance_the_nation_is_the_same_mean),
        cmocka_unit_test(provinces_without_a_score_take_no_part_in_the_nation),
        cmocka_unit_test(a_replicate_without_a_province_tells_nothing_of_the_nation),
    };
    return RUN_TESTS(tests);
}
