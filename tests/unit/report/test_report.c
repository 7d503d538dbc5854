/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rounds.h"
#include "reported.h"

static void assert_refused(const survey *s, const chiso_report_options *options,
                           chiso_status status, const char *message) {
    chiso_error error = {0};
    chiso_report *report = (chiso_report *)&error;
    assert_int_equal(chiso_report_new(&report, s->totals, options, &error), status);
    assert_int_equal(error.status, status);
    assert_null(report);
    assert_contains(error.message, message);
}

static void a_language_is_english_or_vietnamese(void **state) {
    (void)state;
    static const int32_t none[] = {2, -1, 7, INT32_MAX, INT32_MIN};
    survey s = published_scores(some_published);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        score.language = none[i], options.score = &score;
        assert_refused(&s, &options, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    }
    survey_free(&s);
}

static void an_earlier_round_is_one_thing(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    chiso_report *report = report_of(&s, NULL);
    options.before = chiso_report_scores(report), options.before_totals = s.totals;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "a result or totals, and not both");
    options.before_totals = NULL, options.panel = 1;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "a panel needs the totals");
    options.before = NULL;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "a panel needs the totals");
    chiso_report_free(report);
    survey_free(&s);
}

/* What scoring and comparing refuse is refused in their words. */
static void what_scores_refuse_is_refused(void **state) {
    (void)state;
    const chiso_variance_options level = {.struct_size = sizeof level, .level = 0.9};
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    survey s = published_scores(some_published), other = answers_by(by_sex, 1);
    score.variance = &level, options.score = &score;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "published scores have no standard error");
    options.score = NULL, options.before_totals = other.totals;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "");
    options.before_totals = NULL, options.struct_size = 0;
    assert_refused(&s, &options, CHISO_E_ARGUMENT, "");
    survey_free(&s), survey_free(&other);
}

static void lone_units_are_refused_as_scores_do(void **state) {
    (void)state;
    static const char *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, "h,v,q1,q2,days,got\n1,1,1,1,1,yes\n1,1,2,2,2,no\n");
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_refused(&s, NULL, CHISO_E_LONE_PSU, "1");
    survey_free(&s);
}

static void totals_need_an_index(void **state) {
    (void)state;
    static const chiso_estimand mean = {.statistic = "mean", .variable = "days"};
    survey s = survey_new();
    survey_file(&s, "days\n1\n2\n");
    s.instrument_name = NULL;
    s.options.estimands = &mean, s.options.n_estimands = 1;
    s.options.hold = CHISO_HOLD_ESTIMANDS;
    assert_ok(survey_read(&s), s.error);
    assert_refused(&s, NULL, CHISO_E_ARGUMENT, "without the index");
    survey_free(&s);
}

static void assert_same(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t row = 0; row < chiso_result_rows(a); row++) {
        for (size_t c = 0; c < chiso_result_columns(a); c++) {
            const char *x = chiso_result_label(a, row, c), *y = chiso_result_label(b, row, c);
            const double v = chiso_result_number(a, row, c), w = chiso_result_number(b, row, c);
            assert_string_equal(x != NULL ? x : "", y != NULL ? y : "");
            assert_true(isnan(v) ? isnan(w) : v == w);
        }
    }
}

static void the_scores_are_those_of_chiso_score(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    for (int32_t language = 0; language < 2; language++) {
        const chiso_variance_options variance = shown_variance();
        const chiso_rank_options marginal = {
            .struct_size = sizeof marginal, .kind = CHISO_RANKS_MARGINAL, .seed = 7};
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        chiso_error error = {0};
        chiso_result *scores;
        score.variance = &variance, score.language = language, score.ranks = &marginal;
        options.score = &score;
        chiso_report *report = report_of(&s, &options);
        assert_ok(chiso_score(&scores, s.totals, &score, &error), error);
        assert_same(chiso_report_scores(report), scores);
        chiso_result_free(scores);
        chiso_report_free(report);
    }
    survey_free(&s);
}

/* Shares of replicates belong to the first language alone. */
static void shares_of_a_bootstrap_are_made(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    variance.method = CHISO_VARIANCE_BOOTSTRAP, variance.replicates = 20;
    score.variance = &variance, score.rank_shares = 2, options.score = &score;
    chiso_report *report = report_of(&s, &options);
    assert_true(number_of(chiso_report_scores(report), "48", "S", "share_top") >= 0);
    assert_int_equal(chiso_result_find_column(report->scores[1], "share_top"), -1);
    chiso_report_free(report);
    survey_free(&s);
}

static void the_title_is_that_of_the_instrument_or_ones_own(void **state) {
    (void)state;
    survey s = answers_by(by_sex, 1);
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    char own[] = "Own";
    chiso_report *report = report_of(&s, NULL);
    assert_string_equal(chiso__report_title(report, CHISO_ENGLISH), "A survey for the tests");
    assert_string_equal(chiso__report_title(report, CHISO_VIETNAMESE), "Khảo sát để kiểm thử");
    chiso_report_free(report);
    options.title = own;
    report = report_of(&s, &options);
    memset(own, '?', sizeof own - 1); /* it is needed no more */
    assert_string_equal(chiso__report_title(report, CHISO_ENGLISH), "Own");
    assert_string_equal(chiso__report_title(report, CHISO_VIETNAMESE), "Own");
    chiso_report_free(report);
    survey_free(&s);
}

/* What options point to may be gone. */
static void nothing_but_the_totals_is_borrowed(void **state) {
    (void)state;
    survey s = published_scores(some_published), early = published_scores(some_published);
    chiso_error error = {0};
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    chiso_result *before;
    assert_ok(chiso_score(&before, early.totals, NULL, &error), error);
    options.before = before, options.before_instrument = early.instrument;
    chiso_report *report = report_of(&s, &options);
    chiso_result_free(before);
    survey_free(&early);
    chiso_totals_free(s.totals);
    s.totals = NULL;
    char *page = render_report(report, "html");
    assert_true(strlen(page) > 0);
    chiso_output_free(page);
    chiso_report_free(report);
    survey_free(&s);
}

/* A report of an index of so many nodes, the mean of indicators, in so many districts. */
static bool compares_pairs(int nodes, int districts) {
    static const char *const by[] = {"district"};
    char nodes_csv[1 << 14] =
        "code,parent,name_en,name_vi,type,variable,direction,min,max,aggregate\n"
        "N,,N,N,group,,,,,mean\n";
    char *text = calloc(1 << 18, 1), *end;
    assert_non_null(text);
    end = text + sprintf(text, "district");
    for (int i = 1; i < nodes; i++) {
        sprintf(nodes_csv + strlen(nodes_csv), "n%d,N,n,n,indicator,x%d,1,0,1,\n", i, i);
        end += sprintf(end, ",x%d", i);
    }
    for (int row = 0; row < 2 * districts; row++) {
        end += sprintf(end, "\nd%d", row / 2);
        for (int i = 1; i < nodes; i++) end += sprintf(end, ",%d", row % 2);
    }
    survey s = survey_new();
    survey_file(&s, text);
    free(text);
    s.options.by = by, s.options.n_by = 1;
    chiso_instrument *instrument = own_instrument("key,value\nname,wide\n", nodes_csv, NULL, NULL);
    survey_read_with(&s, instrument);
    const chiso_rank_options no_sets = {.struct_size = sizeof no_sets, .kind = CHISO_RANKS_NONE};
    const chiso_score_options score = {.struct_size = sizeof score, .ranks = &no_sets};
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    options.score = &score;
    chiso_report *report = report_of(&s, &options);
    const bool compared = report->differences != NULL;
    chiso_report_free(report);
    survey_free(&s);
    return compared;
}

/* 100 domains have 4,950 pairs: of 106 nodes more than half a million. */
static void too_many_pairs_of_many_nodes_are_left_out(void **state) {
    (void)state;
    assert_false(compares_pairs(106, 100));
    assert_true(compares_pairs(106, 20));
}

static void nothing_is_freed_where_there_is_nothing(void **state) {
    (void)state;
    chiso_report_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_is_english_or_vietnamese),
        cmocka_unit_test(an_earlier_round_is_one_thing),
        cmocka_unit_test(what_scores_refuse_is_refused),
        cmocka_unit_test(lone_units_are_refused_as_scores_do),
        cmocka_unit_test(totals_need_an_index),
        cmocka_unit_test(the_scores_are_those_of_chiso_score),
        cmocka_unit_test(shares_of_a_bootstrap_are_made),
        cmocka_unit_test(the_title_is_that_of_the_instrument_or_ones_own),
        cmocka_unit_test(nothing_but_the_totals_is_borrowed),
        cmocka_unit_test(too_many_pairs_of_many_nodes_are_left_out),
        cmocka_unit_test(nothing_is_freed_where_there_is_nothing),
    };
    return RUN_TESTS(tests);
}
