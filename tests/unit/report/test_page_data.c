/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rounds.h"
#include "reported.h"

static void assert_words(const json_t *data, const char *key, const char *english,
                         const char *vietnamese) {
    assert_string_equal(json_text(json_at(data, key), "en"), english);
    assert_string_equal(json_text(json_at(data, key), "vi"), vietnamese);
}

static void a_survey_says_what_it_is(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_VIETNAMESE);
    json_t *data = data_of(report);
    assert_string_equal(json_text(data, "version"), CHISO_TEST_VERSION);
    assert_string_equal(json_text(data, "lang"), "vi");
    assert_words(data, "title", "A survey for the tests", "Khảo sát để kiểm thử");
    assert_string_equal(json_text(data, "instrument"), "survey");
    assert_true(json_is_null(json_at(data, "year")));
    assert_words(data, "provenance", "made for the tests", "làm ra để kiểm thử");
    assert_string_equal(json_text(data, "geography"), "63");
    assert_words(data, "by", "Province", "Tỉnh");
    assert_true(json_is_false(json_at(data, "published")));
    assert_true(json_is_true(json_at(data, "uncertainty")));
    assert_true(json_real_value(json_at(data, "level")) == 0.95);
    assert_true(json_real_value(json_at(data, "min_n")) == 1);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void published_scores_say_that_nothing_is_known_of_their_error(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    json_t *data = data_of(report);
    assert_string_equal(json_text(data, "lang"), "en");
    assert_words(data, "title", "published", "published"); /* it has no title but its name */
    assert_true(json_is_true(json_at(data, "published")));
    assert_true(json_is_false(json_at(data, "uncertainty")));
    assert_true(json_is_null(json_at(data, "level")));
    assert_true(json_is_null(json_at(data, "min_n")));
    assert_string_equal(json_text(json_at(data, "provenance"), "en"), "published for the tests");
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void without_a_variance_there_is_no_uncertainty(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    const chiso_variance_options none = {.struct_size = sizeof none, .method = CHISO_VARIANCE_NONE};
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    score.variance = &none, options.score = &score;
    chiso_report *report = report_of(&s, &options);
    json_t *data = data_of(report);
    assert_true(json_is_false(json_at(data, "uncertainty")));
    assert_true(json_is_false(json_at(data, "published")));
    assert_true(json_is_null(json_at(data, "level")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void assert_by(const char *const *by, size_t n_by, const char *geography,
                      const char *words) {
    survey s = answers_by(by, n_by);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_string_equal(json_text(data, "geography"), geography);
    assert_words(data, "by", words, words);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

/* Tiles are for provinces, and crossed with something else they have no place of their own. */
static void other_domains_have_their_column_and_no_map(void **state) {
    (void)state;
    assert_by(by_sex, 1, "", "sex");
    assert_by(by_both, 2, "", "tinh, sex");
    assert_by(NULL, 0, "", "");
}

static void regions_are_called_so(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_regroup_options regroup = CHISO_REGROUP_OPTIONS_INIT;
    chiso_totals *regions;
    chiso_error error = {0};
    regroup.into = CHISO_REGIONS;
    assert_ok(chiso_totals_regroup(&regions, NULL, s.totals, &regroup, &error), error);
    chiso_totals_free(s.totals);
    s.totals = regions;
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_string_equal(json_text(data, "geography"), "regions");
    assert_words(data, "by", "Region", "Vùng");
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void a_title_of_ones_own_stands_in_both_languages(void **state) {
    (void)state;
    survey s = answers_by(by_sex, 1);
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    options.title = "Khảo sát \"2026\" <b>";
    chiso_report *report = report_of(&s, &options);
    json_t *data = data_of(report);
    assert_words(data, "title", options.title, options.title);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

/* An instrument with a year and without a word of where it comes from. */
static void a_year_is_a_number_and_no_provenance_is_null(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_instrument *instrument = own_instrument(
        "key,value\nname,dated\nyear,2023\ngeography,63\nprovince_columns,province\n",
        "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n"
        "P,,Index,Chỉ số,group,sum,,\nd1,P,First,Thứ nhất,score,,0,1\n",
        NULL, NULL);
    survey_read_with(&s, instrument);
    chiso_report *report = report_of(&s, NULL);
    json_t *data = data_of(report);
    assert_true(json_real_value(json_at(data, "year")) == 2023);
    assert_true(json_is_null(json_at(data, "provenance")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

/* What a page says of domain 2 (the second) at the root. */
static bool is_null_in(const json_t *data, const char *part, const char *column) {
    return isnan(json_cell(json_at(json_at(data, part), column), 0, 2));
}

/* Of five people in one place a page tells, of four in another it does not: nor would its answers,
   changes and differences give them away. */
static void small_cells_have_no_figures_anywhere(void **state) {
    (void)state;
    static const char *const by[] = {"place"};
    survey s = survey_of(
        "place,q1,q2,days,got\na,1,1,1,yes\na,2,2,9,no\na,3,3,3,no\na,4,2,5,no\n"
        "a,1,1,1,yes\nb,5,5,1,yes\nb,4,5,2,yes\nb,4,4,1,yes\nb,5,5,1,yes\n");
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    const chiso_variance_options five = {.struct_size = sizeof five, .min_n = 5};
    const chiso_score_options score = {.struct_size = sizeof score, .variance = &five};
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    options.score = &score, options.before_totals = s.totals;
    chiso_report *report = report_of(&s, &options);
    json_t *data = data_of(report);
    static const char *const figures[] = {"score", "se", "low", "high", "deff", "rank", "group"};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        assert_true(is_null_in(data, "scores", figures[i]));
        const json_t *table = json_at(json_at(data, "scores"), figures[i]);
        assert_true(!isnan(json_cell(table, 0, 1)));
    }
    assert_false(is_null_in(data, "scores", "n"));
    assert_true(is_null_in(data, "changes", "score") && is_null_in(data, "changes", "change"));
    assert_true(is_null_in(data, "changes", "p") && is_null_in(data, "changes", "sign"));
    for (size_t i = 0; i < json_array_size(json_at(data, "shares")); i++) {
        const json_t *share = json_at(json_array_get(json_at(data, "shares"), i), "share");
        for (size_t k = 0; k < json_array_size(share); k++) {
            assert_true(isnan(json_cell(share, k, 2)));
            assert_true(!isnan(json_cell(share, k, 1)));
        }
    }
    const json_t *pairs = json_at(data, "differences"); /* one pair: AA== is not tested */
    for (size_t i = 0; i < json_array_size(pairs); i++)
        assert_string_equal(json_string_value(json_array_get(pairs, i)), "AA==");
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_survey_says_what_it_is),
        cmocka_unit_test(published_scores_say_that_nothing_is_known_of_their_error),
        cmocka_unit_test(without_a_variance_there_is_no_uncertainty),
        cmocka_unit_test(other_domains_have_their_column_and_no_map),
        cmocka_unit_test(regions_are_called_so),
        cmocka_unit_test(a_title_of_ones_own_stands_in_both_languages),
        cmocka_unit_test(small_cells_have_no_figures_anywhere),
        cmocka_unit_test(a_year_is_a_number_and_no_provenance_is_null),
    };
    return RUN_TESTS(tests);
}
