/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

/* Proportions of one variable, of the same totals, made anew. */
static chiso_result *proportions(const survey *s, const char *variable) {
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .method = CHISO_VARIANCE_NONE};
    const chiso_estimand estimand = {.statistic = "proportion", .variable = variable};
    chiso_estimate_options options = CHISO_ESTIMATE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *r;
    options.estimands = &estimand, options.n_estimands = 1, options.variance = &variance;
    assert_ok(chiso_estimate(&r, s->totals, &options, &error), error);
    return r;
}

static size_t answer_at(const json_t *answers, const char *code) {
    for (size_t i = 0; i < json_array_size(answers); i++)
        if (strcmp(json_text(json_array_get(answers, i), "code"), code) == 0) return i;
    fail_msg("no answer %s", code);
    return 0;
}

static void assert_block(const json_t *data, const json_t *block, const chiso_result *r,
                         size_t n_by) {
    const json_t *answers = json_at(block, "answers");
    assert_int_equal(chiso_result_rows(r), json_array_size(answers) * domains_in(data));
    assert_int_equal(json_array_size(json_at(block, "n")), domains_in(data));
    assert_int_equal(json_array_size(json_at(block, "share")), json_array_size(answers));
    for (size_t row = 0; row < chiso_result_rows(r); row++) {
        const size_t domain = domain_at(data, r, row, 0, n_by);
        const size_t answer =
            answer_at(answers, chiso_result_text(r, row, column_of(r, "category")));
        assert_rounded(json_cell(json_at(block, "share"), answer, domain),
                       chiso_result_number(r, row, column_of(r, "estimate")), 4);
        assert_true(json_real_value(json_array_get(json_at(block, "n"), domain)) ==
                    chiso_result_number(r, row, column_of(r, "n")));
    }
}

/* Leaves of the instrument that have a scale, and what they read. */
static void assert_shares(const char *const *by, size_t n_by, int32_t language) {
    static const char *const leaves[][2] = {{"a1", "q1"}, {"a2", "q2"}, {"b2", "got"}};
    survey s = answers_by(by, n_by);
    chiso_report *report = report_shown(&s, language);
    json_t *data = data_of(report);
    const json_t *shares = json_at(data, "shares");
    assert_int_equal(json_array_size(shares), 3);
    for (size_t i = 0; i < 3; i++) {
        const json_t *block = json_array_get(shares, i);
        chiso_result *r = proportions(&s, leaves[i][1]);
        assert_string_equal(node_code(data, (size_t)json_real_value(json_at(block, "node"))),
                            leaves[i][0]);
        assert_block(data, block, r, n_by);
        chiso_result_free(r);
    }
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void every_share_is_that_of_the_estimate(void **state) {
    (void)state;
    assert_shares(by_province_alone, 1, CHISO_ENGLISH);
    assert_shares(by_both, 2, CHISO_VIETNAMESE);
    assert_shares(NULL, 0, CHISO_ENGLISH);
}

/* As tests/unit/survey/scales.csv has them; reasons why there is no answer are none. */
static void answers_have_their_words_in_both_languages(void **state) {
    (void)state;
    static const char *const agree[][3] = {{"1", "very bad", "rất kém"},
                                           {"2", "bad", "kém"},
                                           {"3", "fair", "trung bình"},
                                           {"4", "good", "tốt"},
                                           {"5", "very good", "rất tốt"}};
    survey s = answers_by(by_sex, 1);
    chiso_report *report = report_shown(&s, CHISO_VIETNAMESE);
    json_t *data = data_of(report);
    const json_t *answers = json_at(json_array_get(json_at(data, "shares"), 0), "answers");
    assert_int_equal(json_array_size(answers), 5);
    for (size_t i = 0; i < 5; i++) {
        const json_t *answer = json_array_get(answers, i);
        assert_string_equal(json_text(answer, "code"), agree[i][0]);
        assert_string_equal(json_text(answer, "en"), agree[i][1]);
        assert_string_equal(json_text(answer, "vi"), agree[i][2]);
    }
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void published_scores_have_no_answers(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    json_t *data = data_of(report);
    assert_true(json_is_null(json_at(data, "shares")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_share_is_that_of_the_estimate),
        cmocka_unit_test(answers_have_their_words_in_both_languages),
        cmocka_unit_test(published_scores_have_no_answers),
    };
    return RUN_TESTS(tests);
}
