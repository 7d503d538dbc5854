/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/regroup.h"

#include "equal_rows.h"
#include "regrouped.h"

/* tests/golden/test_geography.c has the numbers. */

#define HEADER "province,tinh,d,v,w,q1,q2,days,got\n"
#define TUYEN_QUANG "Hà Giang,8,x,1,3,1,2,3.3,yes\ntuyen quang,2,y,2,2,5,2,,no\n"
#define LAM_DONG "Bình Thuận,67,x,3,2,1,2,2,yes\nlam dong,60,x,4,3,5,2,,no\n"
#define NOWHERE ",1,x,5,1,1,2,3,yes\n"

static const char *const by[] = {"province", "tinh", "d"};

static regrouped respondents(const char *text) {
    regrouped r = regrouped_new(CHISO_SOURCE "/tests/unit/survey");
    r.of.options.by = by, r.of.options.n_by = 1, r.of.design.weight = "w";
    survey_file(&r.of, text);
    return r;
}

static void the_34_are_the_default_and_the_settings_name_them(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG LAM_DONG NOWHERE);
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(setting_of(r.of.totals, "geography"), "63");
    assert_string_equal(setting_of(r.totals, "geography"), "34");
    assert_string_equal(domains_shown(r.totals), "08 68 -");
    assert_int_equal(r.totals->by_provinces[0], CHISO_PROVINCES_34);
    assert_int_equal(chiso_totals_respondents(r.totals), 5);
    assert_null(setting_of(r.totals, "populations"));
    r.options.into = CHISO_REGIONS;
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(setting_of(r.totals, "geography"), "regions");
    assert_string_equal(domains_shown(r.totals), "R2 R3 R4 -");
    regrouped_free(&r);
}

static void every_column_of_provinces_is_regrouped_and_no_other(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG LAM_DONG);
    r.of.options.n_by = 3;
    assert_ok(regroup_survey(&r), r.error);
    assert_int_equal(chiso_totals_domains(r.of.totals), 4);
    assert_int_equal(chiso_totals_domains(r.totals), 3); /* 08 08 x, 08 08 y, 68 68 x */
    for (size_t d = 0; d < 3; d++)
        assert_string_equal(chiso__totals_domain_value(r.totals, (int32_t)d, 0),
                            chiso__totals_domain_value(r.totals, (int32_t)d, 1));
    assert_int_equal(r.totals->by_keys[2].values.count, 2);
    assert_int_equal(r.totals->by_provinces[2], 0);
    regrouped_free(&r);
}

static void provinces_that_are_there_already_are_copied(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG LAM_DONG NOWHERE);
    regrouped again = regrouped_new(NULL);
    static const int32_t lists[] = {CHISO_PROVINCES_63, CHISO_PROVINCES_34, CHISO_REGIONS};
    for (size_t i = 0; i < 3; i++) {
        r.options.into = again.options.into = lists[i];
        assert_ok(regroup_survey(&r), r.error);
        assert_ok(regroup_these(&again, r.totals), again.error);
        equal_rows(r.totals, again.totals);
        equal_lookups(&r.totals->domains, &again.totals->domains);
        assert_int_equal(chiso_result_rows(again.findings), 0);
        assert_string_equal(setting_of(again.totals, "geography"),
                            setting_of(r.totals, "geography"));
    }
    regrouped_free(&again);
    regrouped_free(&r);
}

static void a_list_is_never_taken_apart(void **state) {
    (void)state;
    static const struct {
        int32_t from, into;
        const char *words;
    } cases[] = {
        {CHISO_PROVINCES_34, CHISO_PROVINCES_63,
         "by the 34 provinces, which cannot be taken apart into the 63"},
        {CHISO_PROVINCES_34, CHISO_REGIONS, "which lie across the borders of the six regions"},
        {CHISO_REGIONS, CHISO_PROVINCES_63, "by regions, which cannot be taken apart"},
        {CHISO_REGIONS, CHISO_PROVINCES_34, "by regions, which cannot be taken apart"},
    };
    regrouped r = respondents(HEADER TUYEN_QUANG), again = regrouped_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        r.options.into = cases[i].from;
        assert_ok(regroup_survey(&r), r.error);
        again.options.into = cases[i].into;
        assert_int_equal(regroup_these(&again, r.totals), CHISO_E_ARGUMENT);
        assert_contains(again.error.message, cases[i].words);
        assert_null(again.findings);
    }
    regrouped_free(&again);
    regrouped_free(&r);
}

static void what_is_asked_must_make_sense(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG);
    r.options.into = 35;
    regroup_refused(&r, CHISO_E_ARGUMENT,
                    "into is CHISO_PROVINCES_34, CHISO_PROVINCES_63 or CHISO_REGIONS");
    r.options.into = CHISO_PROVINCES_34;
    r.of.options.by = by + 2;
    regroup_refused(&r, CHISO_E_ARGUMENT, "needs a column of provinces among those of --by");
    r.of.options.n_by = 0;
    regroup_refused(&r, CHISO_E_ARGUMENT, "needs a column of provinces among those of --by");
    r.options.struct_size = 0;
    assert_int_equal(regroup_survey(&r), CHISO_E_ARGUMENT);
    regrouped_free(&r);
    r = respondents(HEADER TUYEN_QUANG);
    survey_file(&r.populations, "province,population\n2,10\n8,20\n");
    regroup_refused(&r, CHISO_E_ARGUMENT, "--populations is for published scores");
    regrouped_free(&r);
}

static void findings_need_not_be_asked_for(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG);
    chiso_totals *totals;
    assert_ok(survey_read(&r.of), r.error);
    assert_ok(chiso_totals_regroup(&totals, NULL, r.of.totals, NULL, NULL), r.error);
    assert_string_equal(domains_shown(totals), "08");
    chiso_totals_free(totals);
    assert_int_equal(chiso_totals_regroup(&totals, NULL, r.of.totals, &r.options, NULL), CHISO_OK);
    chiso_totals_free(totals);
    regrouped_free(&r);
}

/* --- weights --- */

static const char *rules(const regrouped *r) {
    return findings_shown(r->findings);
}

static void weights_that_look_normalised_are_warned_of(void **state) {
    (void)state;
    regrouped r = respondents(HEADER
                              "2,2,x,1,0.5,1,2,3,yes\n2,2,x,1,1.5,1,2,3,yes\n"
                              "8,8,x,1,0.25,1,2,3,yes\n8,8,x,1,1.75,1,2,3,yes\n");
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(rules(&r), "0:normalised_weights:w:");
    r.options.into = CHISO_PROVINCES_63; /* nothing is added */
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(rules(&r), "");
    r.options.into = CHISO_REGIONS, r.of.design.weight = NULL;
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(rules(&r), "0:normalised_weights::");
    assert_contains(finding_text(r.findings, 0, "advice"),
                    "without --weight every respondent weighs 1: where provinces are added");
    regrouped_free(&r);
}

static void weights_that_follow_from_population_sizes_are_not(void **state) {
    (void)state;
    static const char *const village[] = {"v"}, *const size[] = {"w"};
    regrouped r = respondents(HEADER
                              "2,2,x,1,40,1,2,3,yes\n2,2,x,2,40,1,2,3,yes\n"
                              "8,8,x,3,40,1,2,3,yes\n8,8,x,4,40,1,2,3,yes\n");
    r.of.design.weight = NULL;
    r.of.design.psu = village, r.of.design.n_psu = 1, r.of.design.fpc = size, r.of.design.n_fpc = 1;
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(rules(&r), "");
    regrouped_free(&r);
}

static void honest_weights_are_not(void **state) {
    (void)state;
    regrouped r = respondents(HEADER TUYEN_QUANG LAM_DONG);
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(rules(&r), "");
    regrouped_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_34_are_the_default_and_the_settings_name_them),
        cmocka_unit_test(every_column_of_provinces_is_regrouped_and_no_other),
        cmocka_unit_test(provinces_that_are_there_already_are_copied),
        cmocka_unit_test(a_list_is_never_taken_apart),
        cmocka_unit_test(what_is_asked_must_make_sense),
        cmocka_unit_test(findings_need_not_be_asked_for),
        cmocka_unit_test(weights_that_look_normalised_are_warned_of),
        cmocka_unit_test(weights_that_follow_from_population_sizes_are_not),
        cmocka_unit_test(honest_weights_are_not),
    };
    return RUN_TESTS(tests);
}
