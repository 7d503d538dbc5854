/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"
#include "results/result.h"

/* Of files their names: where an analyst keeps them is nobody's business. */
static const char *as_published(const chiso_result *r, size_t setting, size_t i) {
    const char *text = chiso_result_setting_text(r, setting, i), *slash = strrchr(text, '/');
    const bool file = strcmp(chiso_result_setting_key(r, setting), "files") == 0;
    if (file) assert_non_null(slash); /* else nothing is tried */
    return file ? slash + 1 : text;
}

static void assert_value(const json_t *value, const chiso_result *r, size_t setting) {
    const char *first = chiso_result_setting_text(r, setting, 0);
    switch (chiso_result_setting_type(r, setting)) {
    case CHISO_SETTING_LIST:
        assert_int_equal(json_array_size(value), chiso_result_setting_count(r, setting));
        for (size_t i = 0; i < json_array_size(value); i++)
            assert_string_equal(json_string_value(json_array_get(value, i)),
                                as_published(r, setting, i));
        break;
    case CHISO_SETTING_FLAG:
        assert_true(json_is_boolean(value));
        assert_int_equal(json_is_true(value), strcmp(first, "true") == 0);
        break;
    case CHISO_SETTING_NONE:
        assert_true(json_is_null(value));
        break;
    default:
        assert_string_equal(json_string_value(value), first);
    }
}

static void assert_settings(const json_t *data, const chiso_result *r) {
    const json_t *settings = json_at(data, "settings");
    assert_int_equal(json_array_size(settings), chiso_result_settings(r));
    for (size_t i = 0; i < json_array_size(settings); i++) {
        const json_t *setting = json_array_get(settings, i);
        assert_string_equal(json_text(setting, "key"), chiso_result_setting_key(r, i));
        assert_value(json_at(setting, "value"), r, i);
    }
}

/* All that was in force, in the first language; figures of small cells are left out. */
static void settings_are_those_of_the_scores(void **state) {
    (void)state;
    for (int32_t language = 0; language < 2; language++) {
        const chiso_variance_options variance = shown_variance();
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_error error = {0};
        chiso_result *scores, *shown;
        survey s = answers_by(by_both, 2);
        score.variance = &variance, score.language = language;
        chiso_report *report = report_shown(&s, language);
        json_t *data = data_of(report);
        assert_ok(chiso_score(&scores, s.totals, &score, &error), error);
        assert_ok(chiso_result_suppress(&shown, scores, &error), error);
        assert_true(chiso_result_settings(scores) > 20);
        assert_settings(data, shown);
        chiso_result_free(scores);
        chiso_result_free(shown);
        json_decref(data);
        chiso_report_free(report);
        survey_free(&s);
    }
}

static void add_setting(chiso_result *r, const char *key, int32_t type, const char *value) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_setting(r, key, type, &value, value != NULL ? 1 : 0, &error),
              error);
}

/* Of every kind, put behind those of a report. */
static void a_setting_keeps_its_kind(void **state) {
    (void)state;
    survey s = answers_by(by_sex, 1);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    add_setting(report->scores[0], "yes", CHISO_SETTING_FLAG, "true");
    add_setting(report->scores[0], "no", CHISO_SETTING_FLAG, "false");
    add_setting(report->scores[0], "seed", CHISO_SETTING_NUMBER, "18446744073709551615");
    add_setting(report->scores[0], "empty", CHISO_SETTING_LIST, NULL);
    json_t *data = data_of(report);
    assert_settings(data, report->scores[0]);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void assert_notes(const json_t *data, const char *language, const chiso_result *scores,
                         const chiso_result *changes) {
    const json_t *notes = json_at(json_at(data, "notes"), language);
    const size_t first = chiso_result_notes(scores);
    const size_t count = first + (changes != NULL ? chiso_result_notes(changes) : 0);
    assert_int_equal(json_array_size(notes), count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(json_string_value(json_array_get(notes, i)),
                            i < first ? chiso_result_note(scores, i)
                                      : chiso_result_note(changes, i - first));
}

/* Of the scores, and behind them of what changed: province 02 has no score. */
static void notes_are_those_of_scores_and_changes_in_both_languages(void **state) {
    (void)state;
    survey s = published_scores(some_published), early = published_scores(some_published);
    chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
    chiso_error error = {0};
    options.before_totals = early.totals;
    chiso_report *report = report_of(&s, &options);
    json_t *data = data_of(report);
    for (int32_t language = 0; language < 2; language++) {
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_compare_options compare = CHISO_COMPARE_OPTIONS_INIT;
        chiso_result *scores, *changes;
        score.language = compare.language = language;
        assert_ok(chiso_score(&scores, s.totals, &score, &error), error);
        assert_ok(chiso_compare_totals(&changes, early.totals, s.totals, NULL, &compare, &error),
                  error);
        assert_int_equal(chiso_result_notes(scores), 1);
        assert_notes(data, language == CHISO_ENGLISH ? "en" : "vi", scores, changes);
        chiso_result_free(scores);
        chiso_result_free(changes);
    }
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s), survey_free(&early);
}

static void a_setting_is_found_by_its_key(void **state) {
    (void)state;
    survey s = answers_by(by_sex, 1);
    chiso_variance_options variance = shown_variance();
    chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *scores;
    variance.level = 0.9;
    score.variance = &variance;
    assert_ok(chiso_score(&scores, s.totals, &score, &error), error);
    assert_string_equal(chiso__report_setting_text(scores, "instrument"), "survey");
    assert_null(chiso__report_setting_text(scores, "geography"));
    assert_null(chiso__report_setting_text(scores, "nothing"));
    assert_int_equal(chiso__report_setting(scores, "nothing"), chiso_result_settings(scores));
    assert_close(chiso__report_alpha(scores), 0.1, 1e-15);
    chiso_result_free(scores);
    survey_free(&s);
}

static void without_a_level_it_is_095(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_error error = {0};
    chiso_result *scores;
    assert_ok(chiso_score(&scores, s.totals, NULL, &error), error);
    assert_close(chiso__report_alpha(scores), 0.05, 1e-15);
    chiso_result_free(scores);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_are_those_of_the_scores),
        cmocka_unit_test(a_setting_keeps_its_kind),
        cmocka_unit_test(notes_are_those_of_scores_and_changes_in_both_languages),
        cmocka_unit_test(a_setting_is_found_by_its_key),
        cmocka_unit_test(without_a_level_it_is_095),
    };
    return RUN_TESTS(tests);
}
