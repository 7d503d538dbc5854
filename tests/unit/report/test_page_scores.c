/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

/* Where the data have what a column of chiso_score() says. */
static const char *const columns[][2] = {{"score", "score"},
                                         {"se", "se"},
                                         {"low", "ci_low"},
                                         {"high", "ci_high"},
                                         {"df", "df"},
                                         {"deff", "deff"},
                                         {"n", "n"},
                                         {"n_answers", "n_answers"},
                                         {"rank", "rank"},
                                         {"rank_low", "rank_low"},
                                         {"rank_high", "rank_high"}};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static bool anything(const chiso_result *scores, size_t column) {
    for (size_t row = 0; row < chiso_result_rows(scores); row++)
        if (!isnan(chiso_result_number(scores, row, column))) return true;
    return false;
}

static void assert_numbers(const json_t *data, const chiso_result *scores, size_t n_by) {
    const size_t code = column_of(scores, "code");
    for (size_t i = 0; i < COLUMNS; i++) {
        const json_t *table = json_at(json_at(data, "scores"), columns[i][0]);
        const size_t column = column_of(scores, columns[i][1]);
        assert_int_equal(json_is_null(table), !anything(scores, column));
        if (json_is_null(table)) continue;
        assert_int_equal(json_array_size(table), json_array_size(json_at(data, "nodes")));
        for (size_t row = 0; row < chiso_result_rows(scores); row++)
            assert_rounded(json_cell(table, node_at(data, chiso_result_text(scores, row, code)),
                                     domain_at(data, scores, row, 0, n_by)),
                           chiso_result_number(scores, row, column), 6);
        assert_int_equal(json_array_size(json_array_get(table, 0)), domains_in(data));
    }
}

static const char *group_named(double group) {
    static const char *const groups[] = {"best", "high_average", "low_average", "poor"};
    return isnan(group) ? "" : groups[(size_t)group];
}

/* A set of flags, joined as a result has them. */
static void join_flags(char *out, size_t room, const json_t *data, double set) {
    const json_t *flags = json_array_get(json_at(data, "flag_sets"), (size_t)set);
    assert_non_null(flags);
    out[0] = '\0';
    for (size_t i = 0; i < json_array_size(flags); i++)
        snprintf(out + strlen(out), room - strlen(out), "%s%s", i > 0 ? ";" : "",
                 json_string_value(json_array_get(flags, i)));
}

static void assert_words(const json_t *data, const chiso_result *scores, size_t n_by) {
    const json_t *groups = json_at(json_at(data, "scores"), "group");
    const json_t *sets = json_at(json_at(data, "scores"), "flags");
    for (size_t row = 0; row < chiso_result_rows(scores); row++) {
        const size_t node =
            node_at(data, chiso_result_text(scores, row, column_of(scores, "code")));
        const size_t domain = domain_at(data, scores, row, 0, n_by);
        const char *group = chiso_result_text(scores, row, column_of(scores, "group"));
        const char *flags = chiso_result_text(scores, row, column_of(scores, "flags"));
        char told[400];
        join_flags(told, sizeof told, data, json_cell(sets, node, domain));
        assert_string_equal(told, flags != NULL ? flags : "");
        if (json_is_null(groups)) assert_null(group);
        if (!json_is_null(groups))
            assert_string_equal(group_named(json_cell(groups, node, domain)),
                                group != NULL ? group : "");
    }
}

/* The data of a survey, against its scores made anew. */
static void assert_scores(survey *s, const chiso_score_options *score, size_t n_by) {
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *scores;
    options.score = score;
    assert_ok(chiso_score(&scores, s->totals, score, &error), error);
    chiso_report *report = report_of(s, &options);
    json_t *data = data_of(report);
    assert_int_equal(chiso_result_rows(scores),
                     domains_in(data) * json_array_size(json_at(data, "nodes")));
    assert_numbers(data, scores, n_by);
    assert_words(data, scores, n_by);
    json_decref(data);
    chiso_report_free(report);
    chiso_result_free(scores);
    survey_free(s);
}

static void assert_survey(const char *const *by, size_t n_by, int32_t method, int32_t language) {
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    survey s = answers_by(by, n_by);
    variance.method = method;
    score.variance = &variance, score.language = language;
    assert_scores(&s, &score, n_by);
}

static void every_cell_is_that_of_the_scores(void **state) {
    (void)state;
    assert_survey(by_province_alone, 1, CHISO_VARIANCE_TAYLOR, CHISO_ENGLISH);
    assert_survey(by_province_alone, 1, CHISO_VARIANCE_TAYLOR, CHISO_VIETNAMESE);
    assert_survey(by_province_alone, 1, CHISO_VARIANCE_JACKKNIFE, CHISO_VIETNAMESE);
}

static void every_cell_of_crossed_domains_too(void **state) {
    (void)state;
    assert_survey(by_both, 2, CHISO_VARIANCE_TAYLOR, CHISO_ENGLISH);
}

static void without_domains_there_is_the_whole_alone(void **state) {
    (void)state;
    assert_survey(NULL, 0, CHISO_VARIANCE_TAYLOR, CHISO_ENGLISH);
}

static void without_a_variance_its_columns_are_null(void **state) {
    (void)state;
    assert_survey(by_province_alone, 1, CHISO_VARIANCE_NONE, CHISO_ENGLISH);
}

static void published_scores_have_what_was_published(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    assert_scores(&s, NULL, 1);
    s = published_scores("province,d1,d2,d3\n01,0.5,1.25,0.125\n");
    assert_scores(&s, NULL, 1);
}

/* Flags of every kind at once: few answers, few units, high cv. */
static void flags_are_those_of_the_row(void **state) {
    (void)state;
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    survey s = answers_by(by_both, 2);
    variance.df = 3, variance.min_n = 3;
    score.variance = &variance;
    assert_scores(&s, &score, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_is_that_of_the_scores),
        cmocka_unit_test(every_cell_of_crossed_domains_too),
        cmocka_unit_test(without_domains_there_is_the_whole_alone),
        cmocka_unit_test(without_a_variance_its_columns_are_null),
        cmocka_unit_test(published_scores_have_what_was_published),
        cmocka_unit_test(flags_are_those_of_the_row),
    };
    return RUN_TESTS(tests);
}
