/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "waves.h"

#define ALL_STRATA rotating, sizeof rotating / sizeof rotating[0]

static const char *const place[] = {"place"};

/* Cell by cell, and setting by setting. */
static void assert_same(const chiso_result *a, const chiso_result *b) {
    assert_int_equal(chiso_result_rows(a), chiso_result_rows(b));
    assert_int_equal(chiso_result_columns(a), chiso_result_columns(b));
    for (size_t row = 0; row < chiso_result_rows(a); row++) {
        for (size_t column = 0; column < chiso_result_columns(a); column++) {
            const char *text = chiso_result_text(a, row, column);
            const double number = chiso_result_number(a, row, column);
            const double other = chiso_result_number(b, row, column);
            if (text != NULL) assert_string_equal(text, chiso_result_text(b, row, column));
            assert_true(number == other || (isnan(number) && isnan(other)));
        }
    }
    assert_int_equal(chiso_result_settings(a), chiso_result_settings(b));
    for (size_t i = 0; i < chiso_result_settings(a); i++)
        assert_string_equal(chiso_result_setting_key(a, i), chiso_result_setting_key(b, i));
}

static void independent_rounds_are_scored_and_then_compared(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *scores[2], *r;
    waves w = waves_read(ALL_STRATA, place, NULL);
    for (int i = 0; i < 2; i++)
        assert_ok(chiso_score(&scores[i], w.round[i].totals, NULL, &w.error), w.error);
    options.before = w.round[0].instrument, options.after = w.round[1].instrument;
    assert_ok(chiso_compare(&r, scores[0], scores[1], &options, &w.error), w.error);
    chiso_result *found = waves_compare(&w, NULL, 0);
    assert_same(found, r);
    assert_string_equal(setting_text(found, "rounds"), "independent");
    assert_string_equal(setting_text(found, "psus_shared"), "");
    assert_string_equal(setting_text(found, "variance"), "taylor");
    assert_true(has_note(found, "independent samples"));
    for (int i = 0; i < 2; i++) chiso_result_free(scores[i]);
    chiso_result_free(r);
    chiso_result_free(found);
    waves_free(&w);
}

/* a: 4, 4, 2 shared; b: 2, 2, 2; c: 3, 3, 0; d: 2, 0; e: 0, 3. */
static void a_panel_tells_what_its_rounds_share(void **state) {
    (void)state;
    waves w = waves_read(ALL_STRATA, place, NULL);
    chiso_result *r = waves_compare(&w, NULL, 1);
    assert_string_equal(setting_text(r, "rounds"), "panel");
    assert_string_equal(setting_text(r, "psus_before"), "11");
    assert_string_equal(setting_text(r, "psus_after"), "12");
    assert_string_equal(setting_text(r, "psus_shared"), "4");
    assert_true(has_note(r, "11 in the earlier round, 12 in the later, 4 by the same names"));
    assert_true(has_note(r, "Strata of one round only: d, e"));
    assert_true(has_note(r, "take") && has_note(r, "share sampling units"));
    assert_false(has_note(r, "independent"));
    assert_false(has_note(r, "--panel takes account of it"));
    chiso_result_free(r);
    waves_free(&w);
}

/* More than half of the units of the round that has fewer. */
static void independent_rounds_that_look_like_a_panel_are_told_of_it(void **state) {
    (void)state;
    static const wave_stratum most[] = {{"a", "east", 9, {"1234", "23456"}}};
    static const wave_stratum half[] = {{"a", "east", 9, {"1234", "34567"}}};
    waves w = waves_read(most, 1, place, NULL);
    chiso_result *r = waves_compare(&w, NULL, 0);
    assert_true(has_note(r, "3 by the same names in both.  If they are the same places, --panel"));
    chiso_result_free(r);
    waves_free(&w);
    w = waves_read(half, 1, place, NULL);
    r = waves_compare(&w, NULL, 0);
    assert_false(has_note(r, "--panel"));
    chiso_result_free(r);
    waves_free(&w);
}

static void in_vietnamese_too(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *r;
    waves w = waves_read(ALL_STRATA, place, NULL);
    options.language = CHISO_VIETNAMESE, options.panel = 1;
    assert_ok(
        chiso_compare_totals(&r, w.round[0].totals, w.round[1].totals, NULL, &options, &w.error),
        w.error);
    assert_true(has_note(r, "11 ở kỳ trước, 12 ở kỳ sau, 4 cùng tên ở cả hai"));
    assert_true(has_note(r, "Tầng chỉ có ở một kỳ: d, e"));
    assert_true(has_note(r, "Hai kỳ có chung đơn vị mẫu"));
    assert_string_equal(text_in(r, "east", "S", "name"), "Khảo sát");
    chiso_result_free(r);
    waves_free(&w);
}

/* Number of the degrees, level of the interval. */
static void both_kinds_of_options_are_followed(void **state) {
    (void)state;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *r;
    waves w = waves_read(ALL_STRATA, place, NULL);
    variance.df = 7, variance.min_n = 1, scoring.variance = &variance;
    options.panel = 1, options.level = 0.5, options.family = CHISO_FAMILY_ALL;
    assert_ok(chiso_compare_totals(&r, w.round[0].totals, w.round[1].totals, &scoring, &options,
                                   &w.error),
              w.error);
    assert_true(number_in(r, "west", "S", "df") == 7);
    assert_close(number_in(r, "west", "S", "ci_high"),
                 number_in(r, "west", "S", "change") + 0.71114178 * number_in(r, "west", "S", "se"),
                 1e-7);
    assert_string_equal(setting_text(r, "df"), "7");
    assert_string_equal(setting_text(r, "level"), "0.5");
    assert_string_equal(setting_text(r, "family"), "all");
    chiso_result_free(r);
    waves_free(&w);
}

/* --- what is refused --- */

static void refuse(waves *w, const chiso_score_options *scoring,
                   const chiso_compare_options *options, const char *message) {
    chiso_result *r;
    w->error = (chiso_error){0};
    assert_int_equal(chiso_compare_totals(&r, w->round[0].totals, w->round[1].totals, scoring,
                                          options, &w->error),
                     CHISO_E_ARGUMENT);
    assert_null(r);
    assert_contains(w->error.message, message);
}

static void options_that_mean_nothing_are_refused(void **state) {
    (void)state;
    const chiso_rank_options ranks = CHISO_RANK_OPTIONS_INIT;
    waves w = waves_read(ALL_STRATA, place, NULL);
    chiso_score_options scoring = CHISO_SCORE_OPTIONS_INIT;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    options.before = w.round[0].instrument;
    refuse(&w, NULL, &options, "totals know their instruments");
    options.before = NULL, options.after = w.round[0].instrument;
    refuse(&w, NULL, &options, "totals know their instruments");
    options.after = NULL, options.panel = 2;
    refuse(&w, NULL, &options, "rounds are a panel (1) or independent (0)");
    options.panel = 1, scoring.ranks = &ranks;
    refuse(&w, &scoring, &options, "a comparison has no ranks");
    scoring.ranks = NULL, scoring.rank_shares = 3;
    refuse(&w, &scoring, &options, "a comparison has no ranks");
    scoring.rank_shares = 0, scoring.variance = &variance, variance.method = CHISO_VARIANCE_NONE;
    refuse(&w, &scoring, &options, "a panel is about standard errors");
    scoring.variance = NULL, scoring.metric = "top2";
    refuse(&w, &scoring, NULL, "the earlier round: ");
    scoring.struct_size = 1;
    refuse(&w, &scoring, NULL, "");
    waves_free(&w);
}

static void results_are_no_panel(void **state) {
    (void)state;
    chiso_compare_options options = CHISO_COMPARE_OPTIONS_INIT;
    chiso_result *before = round_new(NULL, NULL), *after = round_new(NULL, NULL);
    round_row(before, NULL, "1", NULL, 5, 0.3, 9);
    round_row(after, NULL, "1", NULL, 6, 0.3, 9);
    options.panel = 1;
    refuse_rounds(before, after, &options, CHISO_E_ARGUMENT,
                  "results do not tell which sampling units the rounds share");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(independent_rounds_are_scored_and_then_compared),
        cmocka_unit_test(a_panel_tells_what_its_rounds_share),
        cmocka_unit_test(independent_rounds_that_look_like_a_panel_are_told_of_it),
        cmocka_unit_test(in_vietnamese_too),
        cmocka_unit_test(both_kinds_of_options_are_followed),
        cmocka_unit_test(options_that_mean_nothing_are_refused),
        cmocka_unit_test(results_are_no_panel),
    };
    return RUN_TESTS(tests);
}
