/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/normalised.h"

#include "survey.h"

/* --- the rule --- */

typedef struct province {
    int n;
    double weight[6];
} province;

/* What is found of provinces with these weights, and that a factor of 1 changes nothing. */
static chiso__normalised found(const province *provinces, size_t count, size_t *counted,
                               double *value) {
    chiso__weighed weighed[8] = {{0}};
    for (size_t p = 0; p < count; p++) {
        for (int i = 0; i < provinces[p].n; i++) {
            const double w = provinces[p].weight[i];
            weighed[p].n++;
            chiso__sum_add(&weighed[p].sum, w);
            chiso__sum_add(&weighed[p].squares, w * w);
        }
    }
    return chiso__weights_normalised(weighed, count, counted, value);
}

static void expect(const province *provinces, size_t count, chiso__normalised expected,
                   double value) {
    size_t counted;
    double got;
    const chiso__normalised how = found(provinces, count, &counted, &got);
    assert_int_equal(how, expected);
    if (expected != CHISO__NORMALISED_NOT) assert_close(got, value, 1e-12);
}

static void a_mean_weight_of_one_in_every_province_gives_them_away(void **state) {
    (void)state;
    const province varied[] = {{3, {0.5, 1, 1.5}}, {2, {0.7, 1.3}}, {4, {1, 1, 1, 1}}};
    const province ones[] = {{3, {1, 1, 1}}, {2, {1, 1}}};
    const province printed[] = {{3, {0.5, 1, 1.4998}}, {2, {0.7, 1.3012}}}; /* rounded */
    expect(varied, 3, CHISO__NORMALISED_ONE, 1);
    expect(ones, 2, CHISO__NORMALISED_ONE, 1);
    expect(printed, 2, CHISO__NORMALISED_ONE, 1);
}

static void the_same_mean_gives_them_away_where_they_vary_within_a_province(void **state) {
    (void)state;
    const province varied[] = {{3, {50, 100, 150}}, {2, {100, 100}}};
    const province plain[] = {{3, {250, 250, 250}}, {2, {250, 250}}, {4, {250, 250, 250, 250}}};
    expect(varied, 2, CHISO__NORMALISED_SAME, 100);
    expect(plain, 3, CHISO__NORMALISED_NOT, 0); /* a self-weighting sample of the nation */
}

static void the_same_sum_gives_them_away_where_samples_or_weights_differ(void **state) {
    (void)state;
    const province of_one[] = {{2, {0.5, 0.5}}, {4, {0.25, 0.25, 0.25, 0.25}}};
    const province hundred[] = {{3, {20, 30, 50}}, {2, {40, 60}}};
    const province equal[] = {{3, {7, 7, 7}}, {3, {7, 7, 7}}}; /* as many people in each */
    expect(of_one, 2, CHISO__NORMALISED_SAME_SUM, 1);
    expect(hundred, 2, CHISO__NORMALISED_SAME_SUM, 100);
    expect(equal, 2, CHISO__NORMALISED_NOT, 0);
}

static void weights_that_expand_to_the_population_are_not_suspected(void **state) {
    (void)state;
    const province honest[] = {{3, {1200, 900, 1500}}, {2, {400, 380}}, {3, {8000, 7000, 7500}}};
    const province near_one[] = {{2, {1, 1}}, {2, {1, 1.01}}}; /* 0.5 % is not 0.1 % */
    const province two_per_mille[] = {{3, {499, 501, 500}}, {3, {501, 501, 501}}};
    expect(honest, 3, CHISO__NORMALISED_NOT, 0);
    expect(near_one, 2, CHISO__NORMALISED_NOT, 0);
    expect(two_per_mille, 2, CHISO__NORMALISED_NOT, 0);
}

static void one_province_tells_nothing(void **state) {
    (void)state;
    const province one[] = {{3, {0.5, 1, 1.5}}, {0, {0}}};
    size_t counted;
    double value;
    assert_int_equal(found(one, 2, &counted, &value), CHISO__NORMALISED_NOT);
    assert_int_equal(counted, 1);
    assert_int_equal(found(one, 0, &counted, &value), CHISO__NORMALISED_NOT);
    assert_int_equal(counted, 0);
}

/* --- the warning, when answers are read --- */

static const char *const by[] = {"d", "province"};

static survey weighted(void) {
    survey s = survey_new();
    s.options.by = by + 1, s.options.n_by = 1, s.design.weight = "w";
    return s;
}

#define HEADER "province,d,v,w,q1,q2,days,got\n"

/* The advice of the warning, or "" without it. */
static const char *warned(survey *s, const char *text) {
    static char advice[600];
    advice[0] = '\0';
    s->files = 0;
    survey_file(s, text);
    assert_ok(survey_read(s), s->error);
    for (size_t i = 0; i < chiso_result_rows(s->findings); i++) {
        if (strcmp(finding_text(s->findings, i, "rule"), "normalised_weights") != 0) continue;
        assert_string_equal(finding_text(s->findings, i, "severity"), "warning");
        assert_string_equal(finding_text(s->findings, i, "column"), "w");
        assert_string_equal(advice, "");
        strcpy(advice, finding_text(s->findings, i, "advice"));
    }
    return advice;
}

static void reading_warns_of_them(void **state) {
    (void)state;
    survey s = weighted();
    assert_contains(warned(&s, HEADER "Huế,x,1,0.5,1,2,3,yes\nHuế,x,2,1.5,1,2,3,yes\n"
                                      "20,x,1,1.25,1,2,3,yes\n20,x,1,0.75,1,2,3,yes\n"),
                    "the mean weight is 1.0000 in each of 2 provinces, as if weights were "
                    "normalised within provinces: where provinces are added together (the whole, "
                    "--geography) each counts by its interviews and not by its people");
    assert_contains(warned(&s, HEADER "Huế,x,1,20,1,2,3,yes\nHuế,x,2,80,1,2,3,yes\n"
                                      "20,x,1,100,1,2,3,yes\n,x,1,7,1,2,3,yes\n"),
                    "the weights sum to 100.0000 in each of 2 provinces, as if they were "
                    "normalised within provinces: where provinces are added together (the whole, "
                    "--geography) each counts as much as any other");
    assert_contains(warned(&s, HEADER "Huế,x,1,20,1,2,3,yes\nHuế,x,2,80,1,2,3,yes\n"
                                      "20,x,1,50,1,2,3,yes\n"),
                    "the mean weight is 50.0000");
    survey_free(&s);
}

static void domains_of_two_columns_are_added_up_first(void **state) {
    (void)state;
    survey s = weighted();
    s.options.by = by, s.options.n_by = 2;
    assert_contains(warned(&s, HEADER "Huế,x,1,0.5,1,2,3,yes\nHuế,y,2,1.5,1,2,3,yes\n"
                                      "20,x,1,1.2,1,2,3,yes\n20,y,1,0.8,1,2,3,yes\n"),
                    "the mean weight is 1.0000 in each of 2 provinces");
    survey_free(&s);
}

static void there_is_no_warning_without_provinces_or_weights(void **state) {
    (void)state;
    static const char text[] = HEADER
        "Huế,x,1,0.5,1,2,3,yes\nHuế,y,2,1.5,1,2,3,yes\n"
        "20,x,1,1.2,1,2,3,yes\n20,y,1,0.8,1,2,3,yes\n";
    survey s = weighted();
    s.options.by = by;
    assert_string_equal(warned(&s, text), "");
    s.options.n_by = 0;
    assert_string_equal(warned(&s, text), "");
    s.options.by = by + 1, s.options.n_by = 1;
    assert_string_equal(warned(&s, HEADER "Huế,x,1,0,1,2,3,yes\n20,x,1,0,1,2,3,yes\n"), "");
    s.design.weight = NULL; /* no_weight tells it */
    assert_string_equal(warned(&s, text), "");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_weight_of_one_in_every_province_gives_them_away),
        cmocka_unit_test(the_same_mean_gives_them_away_where_they_vary_within_a_province),
        cmocka_unit_test(the_same_sum_gives_them_away_where_samples_or_weights_differ),
        cmocka_unit_test(weights_that_expand_to_the_population_are_not_suspected),
        cmocka_unit_test(one_province_tells_nothing),
        cmocka_unit_test(reading_warns_of_them),
        cmocka_unit_test(domains_of_two_columns_are_added_up_first),
        cmocka_unit_test(there_is_no_warning_without_provinces_or_weights),
    };
    return RUN_TESTS(tests);
}
