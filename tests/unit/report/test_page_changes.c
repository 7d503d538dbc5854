/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rounds.h"
#include "reported.h"

/* Where the data have what a column of chiso_compare() says. */
static const char *const columns[][2] = {{"score", "before"},
                                         {"change", "change"},
                                         {"low", "ci_low"},
                                         {"high", "ci_high"},
                                         {"p", "p_holm"}};

static bool is_known(const chiso_result *changes, size_t row) {
    const char *flags = chiso_result_text(changes, row, column_of(changes, "flags"));
    return flags == NULL || strstr(flags, "only_before") == NULL;
}

static double sign_of(const chiso_result *changes, size_t row, double level) {
    const double change = chiso_result_number(changes, row, column_of(changes, "change"));
    const double p = chiso_result_number(changes, row, column_of(changes, "p_holm"));
    if (isnan(change)) return change;
    if (isnan(p) || p >= 1 - level) return 0;
    return change > 0 ? 1 : -1;
}

/* The reason of a row, in a language. */
static const char *why_of(const json_t *data, double why, const char *language) {
    if (!(why > 0)) return "";
    const json_t *whys = json_at(json_at(data, "changes"), "whys");
    return json_text(json_array_get(whys, (size_t)why - 1), language);
}

/* How many rows the data have, of each kind. */
typedef struct tally {
    int known, up, down, still, unknown, why;
} tally;

static void count_sign(tally *seen, double sign) {
    if (isnan(sign))
        seen->unknown++;
    else if (sign < 0)
        seen->down++;
    else if (sign > 0)
        seen->up++;
    else
        seen->still++;
}

/* Each row of the comparison, in English and in Vietnamese. */
static tally assert_changes(const json_t *data, chiso_result *const changes[2], size_t n_by,
                            double level) {
    const json_t *told = json_at(data, "changes");
    const chiso_result *c = changes[0];
    tally seen = {.known = 0};
    for (size_t row = 0; row < chiso_result_rows(c); row++) {
        if (!is_known(c, row)) continue;
        const size_t node = node_at(data, chiso_result_text(c, row, column_of(c, "code")));
        const size_t domain = domain_at(data, c, row, 0, n_by);
        for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
            assert_rounded(json_cell(json_at(told, columns[i][0]), node, domain),
                           chiso_result_number(c, row, column_of(c, columns[i][1])), 6);
        const double sign = json_cell(json_at(told, "sign"), node, domain);
        const double why = json_cell(json_at(told, "why"), node, domain);
        assert_rounded(sign, sign_of(c, row, level), 0);
        for (size_t i = 0; i < 2; i++) {
            const char *said = chiso_result_text(changes[i], row, column_of(c, "break_why"));
            assert_string_equal(why_of(data, why, i == 0 ? "en" : "vi"), said != NULL ? said : "");
        }
        seen.known++;
        seen.why += why > 0;
        count_sign(&seen, sign);
    }
    return seen;
}

static void assert_head(const json_t *data, const char *before, bool tested, bool panel) {
    const json_t *told = json_at(data, "changes");
    assert_string_equal(json_text(told, "before"), before);
    assert_int_equal(json_is_true(json_at(told, "tested")), tested);
    assert_int_equal(json_is_true(json_at(told, "panel")), panel);
}

static chiso_report_options options_with(const chiso_score_options *score) {
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    options.score = score;
    return options;
}

static chiso_result *scores_of(const survey *s, const chiso_score_options *score) {
    chiso_error error = {0};
    chiso_result *scores;
    assert_ok(chiso_score(&scores, s->totals, score, &error), error);
    return scores;
}

/* With an earlier round as a result. */
static void compare_results(chiso_result *changes[2], const chiso_result *before,
                            const survey *after, const chiso_score_options *score, double level,
                            const chiso_instrument *instrument) {
    for (int32_t i = 0; i < 2; i++) {
        chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
        chiso_error error = {0};
        chiso_result *scores = scores_of(after, score);
        options.language = i, options.level = level;
        options.before = instrument, options.after = after->instrument;
        assert_ok(chiso_compare(&changes[i], before, scores, &options, &error), error);
        chiso_result_free(scores);
    }
}

static void free_both(chiso_result *changes[2]) {
    chiso_result_free(changes[0]);
    chiso_result_free(changes[1]);
}

/* 01 and 02 of both rounds, 48 of the later and 75 of the earlier one alone. */
static const char *const earlier[] = {"75", "02", "01"}, *const later[] = {"48", "01", "", "02"};

static tally changes_at(double level, int32_t language) {
    survey a = answers_read(earlier, 3, 7, by_province_alone, 1);
    survey b = answers_read(later, 4, 0, by_province_alone, 1);
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *changes[2];
    variance.level = level;
    score.variance = &variance, score.language = language;
    chiso_result *before = scores_of(&a, &score);
    chiso_report_options options = options_with(&score);
    options.before = before, options.before_instrument = a.instrument;
    chiso_report *report = report_of(&b, &options);
    compare_results(changes, before, &b, &score, level, a.instrument);
    json_t *data = data_of(report);
    const tally seen = assert_changes(data, changes, 1, level > 0 ? level : 0.95);
    assert_head(data, "survey", true, false);
    free_both(changes);
    json_decref(data);
    chiso_report_free(report);
    chiso_result_free(before);
    survey_free(&a), survey_free(&b);
    return seen;
}

static void every_cell_is_that_of_the_comparison(void **state) {
    (void)state;
    const tally seen = changes_at(0, CHISO_ENGLISH);
    assert_true(seen.up > 0 && seen.down > 0 && seen.still > 0);
    assert_int_equal(seen.known, 5 * 7);   /* 75 is of the earlier round alone */
    assert_int_equal(seen.unknown, 2 * 7); /* 48 and who names none are of the later one */
}

static void another_level_makes_other_signs(void **state) {
    (void)state;
    const tally loose = changes_at(0.5, CHISO_VIETNAMESE);
    const tally strict = changes_at(0.99999, CHISO_VIETNAMESE);
    assert_true(loose.still < strict.still);
}

/* --- from totals --- */

static void compare_both(chiso_result *changes[2], const survey *a, const survey *b,
                         const chiso_score_options *score, int32_t panel) {
    for (int32_t i = 0; i < 2; i++) {
        chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
        chiso_error error = {0};
        options.language = i, options.panel = panel;
        assert_ok(chiso_compare_totals(&changes[i], a->totals, b->totals, score, &options, &error),
                  error);
    }
}

static void assert_totals(int32_t panel, int32_t method, bool tested) {
    survey a = answers_read(later, 4, 3, by_both, 2), b = answers_by(by_both, 2);
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *changes[2];
    variance.method = method;
    score.variance = &variance;
    chiso_report_options options = options_with(&score);
    options.before_totals = a.totals, options.panel = panel;
    chiso_report *report = report_of(&b, &options);
    compare_both(changes, &a, &b, &score, panel);
    json_t *data = data_of(report);
    assert_changes(data, changes, 2, 0.95);
    assert_head(data, "survey", tested, panel != 0);
    free_both(changes);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&a), survey_free(&b);
}

static void rounds_as_totals_are_compared(void **state) {
    (void)state;
    assert_totals(0, CHISO_VARIANCE_TAYLOR, true);
}

static void a_panel_is_compared_as_one(void **state) {
    (void)state;
    assert_totals(1, CHISO_VARIANCE_TAYLOR, true);
    assert_totals(1, CHISO_VARIANCE_JACKKNIFE, true);
}

static void without_a_variance_nothing_is_tested(void **state) {
    (void)state;
    assert_totals(0, CHISO_VARIANCE_NONE, false);
}

/* --- what broke --- */

/* The published index of the tests, of an earlier year, whose d2 was another and d4 is gone. */
static chiso_result *earlier_scores(void) {
    chiso_result *r = round_new("earlier", "province");
    static const struct {
        const char *code, *parent;
        double score;
    } rows[] = {
        {"P", NULL, 2}, {"D", "P", 1.5}, {"d1", "D", 0.75}, {"d2", "D", 0.75}, {"d4", "P", 0.5}};
    for (size_t place = 0; place < 2; place++)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            round_row(r, place == 0 ? NULL : "01", rows[i].code, rows[i].parent, rows[i].score,
                      (double)NAN, (double)NAN);
    return r;
}

static tally broken_changes(int32_t breaks, int32_t language) {
    chiso_instrument *instrument =
        own_instrument("key,value\nname,earlier\ngeography,63\nprovince_columns,province\n",
                       "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n"
                       "P,,Index,Chỉ số,group,sum,,\nD,P,Dimension,Nội dung,group,sum,,\n"
                       "d1,D,First,Thứ nhất,score,,0,1\nd2,D,Second,Thứ hai,score,,0,1\n"
                       "d4,P,Fourth,Thứ tư,score,,0,1\n",
                       NULL, NULL);
    survey s = published_scores(some_published);
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_result *before = earlier_scores(), *changes[2];
    chiso_error error = {0};
    score.language = language;
    chiso_report_options options = options_with(&score);
    options.before = before, options.before_instrument = instrument, options.breaks = breaks;
    chiso_report *report = report_of(&s, &options);
    for (int32_t i = 0; i < 2; i++) {
        chiso_compare_options by = CHISO_COMPARE_OPTIONS_INIT;
        chiso_result *after = scores_of(&s, NULL);
        by.language = i, by.breaks = breaks, by.before = instrument, by.after = s.instrument;
        assert_ok(chiso_compare(&changes[i], before, after, &by, &error), error);
        chiso_result_free(after);
    }
    json_t *data = data_of(report);
    const tally seen = assert_changes(data, changes, 1, 0.95);
    assert_head(data, "earlier", false, false);
    assert_true(json_array_size(json_at(json_at(data, "changes"), "whys")) > 0);
    free_both(changes);
    json_decref(data);
    chiso_report_free(report);
    chiso_result_free(before);
    chiso_instrument_free(instrument);
    survey_free(&s);
    return seen;
}

static void a_break_says_why_and_has_no_change(void **state) {
    (void)state;
    const tally seen = broken_changes(CHISO_BREAKS_SKIP, CHISO_ENGLISH);
    assert_true(seen.why > 0);
    assert_int_equal(seen.up + seen.down, 0);
    assert_int_equal(seen.still, 2); /* d1 of the whole and of 01 */
    assert_int_equal(broken_changes(CHISO_BREAKS_SKIP, CHISO_VIETNAMESE).why, seen.why);
}

static void a_break_is_compared_where_that_is_asked(void **state) {
    (void)state;
    const tally seen = broken_changes(CHISO_BREAKS_COMPARE, CHISO_ENGLISH);
    assert_true(seen.why > 0);
    assert_int_equal(seen.still, 2 * 4); /* P, D, d1, d2; published scores are not tested */
}

static void without_an_earlier_round_there_is_none(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_true(json_is_null(json_at(data, "changes")));
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_is_that_of_the_comparison),
        cmocka_unit_test(another_level_makes_other_signs),
        cmocka_unit_test(rounds_as_totals_are_compared),
        cmocka_unit_test(a_panel_is_compared_as_one),
        cmocka_unit_test(without_a_variance_nothing_is_tested),
        cmocka_unit_test(a_break_says_why_and_has_no_change),
        cmocka_unit_test(a_break_is_compared_where_that_is_asked),
        cmocka_unit_test(without_an_earlier_round_there_is_none),
    };
    return RUN_TESTS(tests);
}
