/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"
#include "totals/totals.h"

#define HEADER "d,province,w,h,v,q1,q2,days,got\n"

static void refused(survey *s, chiso_status status, const char *words) {
    assert_int_equal(survey_read(s), status);
    assert_contains(s->error.message, words);
    assert_null(s->totals);
}

static void one_fault_forbids_totals_and_all_are_found(void **state) {
    (void)state;
    static const char *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, HEADER
                "a,1,-2,1,1,6,1,1,yes\n"
                "a,1,,1,1,1,1,soon,yes\n"
                "a,1,1,,1,1,1,1,maybe\n");
    s.design.weight = "w", s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    refused(&s, CHISO_E_DATA, "line 2, column w: found \"-2\"");
    assert_contains(s.error.message, "(and 5 more faults)");
    assert_string_equal(findings_shown(s.findings),
                        "!2:weight_negative:w:-2 !2:off_scale:q1:6 !3:weight_missing:w: "
                        "!3:not_a_number:days:soon !4:key_missing:h: !4:off_scale:got:maybe");
    survey_free(&s);
}

static void warnings_let_totals_be(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,0,1,1,6,1,1,yes\n");
    s.design.weight = "w", s.input.invalid = CHISO_INVALID_MISSING;
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(findings_shown(s.findings),
                        "0:no_psu:: 2:weight_zero:w:0 2:off_scale:q1:6");
    survey_free(&s);
}

static void without_a_weight_or_a_unit_there_are_warnings_except_for_published_scores(
    void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,1,1,1,1,1,1,yes\n");
    assert_string_equal(findings_shown(s.findings), "0:no_weight:: 0:no_psu::");
    survey_free(&s);
    s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n1,0.5,1\n");
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(findings_shown(s.findings), "");
    survey_free(&s);
}

static void an_unknown_province_is_a_fault(void **state) {
    (void)state;
    static const char *const by[] = {"province"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,Ha Noi,1,1,1,1,1,1,yes\na,Atlantis,1,1,1,1,1,1,yes\n");
    s.options.by = by, s.options.n_by = 1, s.design.weight = "w";
    refused(&s, CHISO_E_DATA, "Atlantis");
    assert_string_equal(findings_shown(s.findings),
                        "0:no_psu:: !3:unknown_province:province:Atlantis");
    survey_free(&s);
}

static void a_column_that_an_option_names_must_be_there(void **state) {
    (void)state;
    static const char *const by[] = {"distrct"}, *const psu[] = {"village"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.by = by, s.options.n_by = 1;
    refused(&s, CHISO_E_ARGUMENT, "(--by)");
    s.options.n_by = 0, s.design.weight = "wt";
    refused(&s, CHISO_E_ARGUMENT, "\"wt\" (--weight)");
    s.design.weight = NULL, s.design.strata = "stratum";
    refused(&s, CHISO_E_ARGUMENT, "(--strata)");
    s.design.strata = NULL, s.design.psu = psu, s.design.n_psu = 1;
    refused(&s, CHISO_E_ARGUMENT, "(--psu)");
    survey_free(&s);
}

static void columns_may_serve_twice(void **state) {
    (void)state;
    static const char *const by[] = {"h"}, *const psu[] = {"h"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\na,1,1,2,1,1,1,1,yes\n");
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "q1", s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_units(s.totals), 2);
    assert_int_equal(chiso_totals_domains(s.totals), 2);
    survey_free(&s);
}

static void published_scores_take_no_design_and_one_column(void **state) {
    (void)state;
    static const char *const by[] = {"province", "year"};
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,year,w,p1,p2\n1,2024,1,0.5,1\n");
    s.design.weight = "w";
    refused(&s, CHISO_E_ARGUMENT, "--weight");
    assert_null(s.findings);
    s.design.weight = NULL, s.options.by = by, s.options.n_by = 2;
    refused(&s, CHISO_E_ARGUMENT, "one column");
    s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    survey_free(&s);
}

/* The column of the domain is known only from the list of provinces and the names such columns
 * have. */
static void published_scores_without_provinces_need_the_column_of_the_domain(void **state) {
    (void)state;
    static const char *const by[] = {"province"};
    static const char *const names[] = {CHISO_TEST_DATA "/nowhere", CHISO_TEST_DATA "/unnamed"};
    for (size_t i = 0; i < 2; i++) {
        survey s = survey_new();
        s.instrument_name = names[i];
        survey_file(&s, "province,p1\nnorth,0.5\nsouth,1\n");
        refused(&s, CHISO_E_ARGUMENT, "name the column of the domain with --by");
        s.options.by = by, s.options.n_by = 1;
        assert_ok(survey_read(&s), s.error);
        assert_int_equal(chiso_totals_domains(s.totals), 2);
        survey_free(&s);
    }
}

static void a_province_column_must_be_one_of_by(void **state) {
    (void)state;
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.province = "province";
    refused(&s, CHISO_E_ARGUMENT, "--province province is not one of the columns of --by");
    s.options.by = by, s.options.n_by = 1;
    refused(&s, CHISO_E_ARGUMENT, "add it there");
    s.options.province = "d";
    s.instrument_name = CHISO_TEST_DATA "/shared";
    refused(&s, CHISO_E_ARGUMENT, "names no list of provinces");
    survey_free(&s);
}

static void a_count_of_columns_without_names_is_refused(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.n_by = 1;
    refused(&s, CHISO_E_ARGUMENT, "n_by is 1");
    survey_free(&s);
}

static void a_caller_who_knows_fewer_options_is_understood(void **state) {
    (void)state;
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.struct_size = offsetof(chiso_totals_options, province);
    s.options.by = by, s.options.n_by = 1;
    s.options.province = (const char *)(uintptr_t)1; /* not there for it */
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_domains(s.totals), 1);
    survey_free(&s);
}

static void everything_that_may_be_null_may_be(void **state) {
    (void)state;
    survey s = survey_of(HEADER "a,1,1,1,1,1,1,1,yes\n");
    const char *paths[] = {s.path[0]};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_totals *totals;
    assert_ok(chiso_responses_from_files(&responses, paths, 1, NULL, NULL), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, s.instrument, NULL, NULL, NULL), error);
    assert_int_equal(chiso_totals_respondents(totals), 1);
    assert_int_equal(chiso_totals_domains(totals), 0);
    chiso_totals_free(totals);
    /* the same handle is read again, now in vain */
    unlink(s.path[0]);
    assert_int_equal(chiso_totals_read(&totals, NULL, responses, s.instrument, NULL, NULL, NULL),
                     CHISO_E_OPEN);
    assert_null(totals);
    chiso_responses_free(responses);
    survey_free(&s);
}

static void a_file_that_cannot_be_read_on_is_among_the_findings(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,6,1,1,yes\n\"a,1\n");
    s.design.weight = "w";
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_int_equal(chiso_result_rows(s.findings), 3);
    assert_contains(findings_shown(s.findings), "!2:off_scale:q1:6");
    assert_contains(findings_shown(s.findings), "!0:unreadable::");
    survey_free(&s);
}

static void settings_say_what_was_asked_for(void **state) {
    (void)state;
    static const char *const by[] = {"province", "d"};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.by = by, s.options.n_by = 2, s.options.province = "province", s.design.weight = "w";
    s.options.where = "w > 0";
    assert_ok(survey_read(&s), s.error);
    static const struct {
        const char *key, *value;
        size_t count;
    } expected[] = {
        {"instrument", "survey", 1},
        {"files", NULL, 1},
        {"delimiter", "found by looking", 1},
        {"decimal", "found by looking", 1},
        {"missing", NULL, 0},
        {"invalid", "fault", 1},
        {"weight", "w", 1},
        {"strata", NULL, 0},
        {"psu", NULL, 0},
        {"fpc", NULL, 0},
        {"by", "province", 2},
        {"province", "province", 1},
        {"geography", "63", 1},
        {"where", "w > 0", 1},
    };
    const chiso_result *settings = s.totals->settings;
    assert_int_equal(chiso_result_settings(settings), sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_string_equal(chiso_result_setting_key(settings, i), expected[i].key);
        assert_int_equal(chiso_result_setting_count(settings, i), expected[i].count);
        if (expected[i].value != NULL)
            assert_string_equal(chiso_result_setting_text(settings, i, 0), expected[i].value);
    }
    s.options.by = by + 1, s.options.n_by = 1, s.options.province = NULL;
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(chiso_result_setting_key(s.totals->settings, 12), "geography");
    assert_int_equal(chiso_result_setting_count(s.totals->settings, 12), 0);
    survey_free(&s);
}

static void something_is_held(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "days", NULL, 0};
    survey s = survey_new();
    survey_file(&s, HEADER "a,1,1,1,1,1,1,1,yes\n");
    s.options.hold = 3;
    refused(&s, CHISO_E_ARGUMENT, "hold is CHISO_HOLD_INDEX, _ALL or _ESTIMANDS");
    s.options.hold = -1;
    refused(&s, CHISO_E_ARGUMENT, "hold is CHISO_HOLD_INDEX, _ALL or _ESTIMANDS");
    s.options.hold = CHISO_HOLD_ESTIMANDS;
    refused(&s, CHISO_E_ARGUMENT, "nothing is asked: name an instrument");
    s.options.estimands = &mean, s.options.n_estimands = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(s.totals->n_variables, 1);
    s.instrument_name = NULL, s.options.hold = CHISO_HOLD_INDEX;
    assert_ok(survey_read(&s), s.error);
    s.options.n_estimands = 0;
    refused(&s, CHISO_E_ARGUMENT, "nothing is asked");
    survey_free(&s);
}

static void options_without_their_size_are_refused(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, "q1,q2,days,got\n1,1,1,yes\n");
    s.options.struct_size = 0;
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "struct_size");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_fault_forbids_totals_and_all_are_found),
        cmocka_unit_test(warnings_let_totals_be),
        cmocka_unit_test(without_a_weight_or_a_unit_there_are_warnings_except_for_published_scores),
        cmocka_unit_test(an_unknown_province_is_a_fault),
        cmocka_unit_test(a_column_that_an_option_names_must_be_there),
        cmocka_unit_test(columns_may_serve_twice),
        cmocka_unit_test(published_scores_take_no_design_and_one_column),
        cmocka_unit_test(published_scores_without_provinces_need_the_column_of_the_domain),
        cmocka_unit_test(a_province_column_must_be_one_of_by),
        cmocka_unit_test(a_count_of_columns_without_names_is_refused),
        cmocka_unit_test(a_caller_who_knows_fewer_options_is_understood),
        cmocka_unit_test(everything_that_may_be_null_may_be),
        cmocka_unit_test(a_file_that_cannot_be_read_on_is_among_the_findings),
        cmocka_unit_test(settings_say_what_was_asked_for),
        cmocka_unit_test(something_is_held),
        cmocka_unit_test(options_without_their_size_are_refused),
    };
    return RUN_TESTS(tests);
}
