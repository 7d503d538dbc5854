/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/estimates.h"

#include "survey.h"

static survey read_survey(const chiso_estimand *estimands, size_t count) {
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, "d,w,q1,q2,days,got\n2,1,1,1,1,yes\n1,1,2,9,2,no\n2,1,3,1,3,-\n1,2,1,1,9,no\n");
    s.options.by = by, s.options.n_by = 1;
    s.options.estimands = estimands, s.options.n_estimands = count;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void assert_refused(const chiso_totals *totals, const chiso_estimate_options *options,
                           const char *words) {
    chiso_error error = {0};
    chiso_result *result = (chiso_result *)(uintptr_t)1;
    assert_int_equal(chiso_estimate(&result, totals, options, &error), CHISO_E_ARGUMENT);
    assert_null(result);
    assert_contains(error.message, words);
}

static void what_the_totals_were_read_for_is_estimated_unless_something_is_named(void **state) {
    (void)state;
    static const chiso_estimand read_for[] = {{"mean", "days", NULL, 0}},
                                named[] = {{"proportion", "q1", NULL, 0},
                                           {"total", "days", NULL, 0}};
    survey s = read_survey(read_for, 1);
    chiso__estimates e = {.totals = NULL};
    assert_ok(chiso__estimates_new(&e, s.totals, NULL, &s.error), s.error);
    assert_int_equal(e.n_targets, 1);
    assert_string_equal(e.targets[0].statistic->name, "mean");
    assert_int_equal(e.domains, 2);
    assert_int_equal(chiso__estimates_domain(&e, 0), 2);
    assert_int_equal(chiso__estimates_domain(&e, 1), 1); /* "1" was seen after "2" */
    assert_int_equal(chiso__target_answers(&e, &e.targets[0], 1), 2);
    chiso__estimates_free(&e);
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = named, options.n_estimands = 2;
    e = (chiso__estimates){.totals = NULL};
    assert_ok(chiso__estimates_new(&e, s.totals, &options, &s.error), s.error);
    assert_int_equal(e.n_targets, 5 + 1); /* codes 8 and 9 are no answers */
    for (size_t t = 0; t < 5; t++) assert_int_equal(e.targets[t].category, t);
    assert_string_equal(e.targets[5].variable->name, "days");
    chiso__estimates_free(&e);
    survey_free(&s);
}

static void what_the_totals_do_not_hold_is_told_with_what_they_do(void **state) {
    (void)state;
    static const chiso_estimand ratio[] = {{"ratio", "days", "w", 0}};
    static const chiso_estimand others[] = {
        {"mean", "w", NULL, 0}, {"quantile", "days", NULL, 0.5}, {"ratio", "w", "days", 0}};
    survey s = read_survey(ratio, 1);
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.n_estimands = 1;
    static const char *const words[] = {
        "cannot tell the mean of w; they hold q1, q2, days, got, days/w",
        "cannot tell the quantile of days; they hold",
        "cannot tell the ratio of w/days; they hold"};
    for (size_t i = 0; i < 3; i++) {
        options.estimands = &others[i];
        assert_refused(s.totals, &options, words[i]);
    }
    survey_free(&s);
}

static void a_long_list_of_what_is_held_is_cut(void **state) {
    (void)state;
    chiso_estimand estimands[40];
    char names[40][24], text[2000] = "w";
    for (int i = 0; i < 40; i++) {
        sprintf(names[i], "a_long_column_name_%d", i);
        sprintf(text + strlen(text), ",%s", names[i]);
        estimands[i] = (chiso_estimand){"mean", names[i], NULL, 0};
    }
    survey s = survey_new();
    strcat(text, "\n1");
    for (int i = 0; i < 40; i++) strcat(text, ",1");
    survey_file(&s, strcat(text, "\n"));
    s.instrument_name = NULL, s.options.estimands = estimands, s.options.n_estimands = 40;
    assert_ok(survey_read(&s), s.error);
    static const chiso_estimand other = {"mean", "w", NULL, 0};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.estimands = &other, options.n_estimands = 1;
    assert_refused(s.totals, &options, "a_long_column_name_0, a_long");
    assert_refused(s.totals, &options, ", …");
    survey_free(&s);
}

static void options_that_make_no_sense_are_refused(void **state) {
    (void)state;
    static const chiso_estimand mean[] = {{"mean", "days", NULL, 0}};
    static const chiso_estimand median[] = {{"median", "days", NULL, 0}};
    survey s = read_survey(mean, 1);
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    options.language = 2;
    assert_refused(s.totals, &options, "English or Vietnamese");
    options.language = 0, options.n_estimands = 2;
    assert_refused(s.totals, &options, "n_estimands is 2 but estimands is NULL");
    options.estimands = median, options.n_estimands = 1;
    assert_refused(s.totals, &options, "there is no statistic \"median\"");
    chiso_variance_options variance = {.struct_size = sizeof variance, .level = 2};
    options.estimands = NULL, options.n_estimands = 0, options.variance = &variance;
    assert_refused(s.totals, &options, "between 0 and 1");
    options = (chiso_estimate_options){0};
    assert_refused(s.totals, &options, "struct_size");
    survey_free(&s);
    s = read_survey(NULL, 0);
    assert_refused(s.totals, NULL, "nothing was named to be estimated");
    survey_free(&s);
}

static void published_scores_are_no_answers(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_SOURCE "/tests/unit/totals/data/published";
    survey_file(&s, "province,p1,p2\n1,0.5,1\n");
    assert_ok(survey_read(&s), s.error);
    assert_refused(s.totals, NULL, "published scores are no answers");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_totals_were_read_for_is_estimated_unless_something_is_named),
        cmocka_unit_test(what_the_totals_do_not_hold_is_told_with_what_they_do),
        cmocka_unit_test(a_long_list_of_what_is_held_is_cut),
        cmocka_unit_test(options_that_make_no_sense_are_refused),
        cmocka_unit_test(published_scores_are_no_answers),
    };
    return RUN_TESTS(tests);
}
