/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/mask.h"

#include "collapsed.h"
#include "equal_rows.h"

#define HEADER "district,sex,age,v,w,q1,q2,days,got\n"

static const char answers[] = HEADER
    "a,m,30,1,2,5,1,3,yes\n"
    "a,f,41.5,1,1,1,2,4,no\n"
    "b,f,,2,4,1,2,10.5,-\n"
    "b,m,77,3,0.5,2,3,7,yes\n";

static survey read_where(const char *where) {
    static const char *const by[] = {"district"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, answers);
    s.options.by = by, s.options.n_by = 1, s.options.where = where;
    s.design.weight = "w", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void records_outside_count_nowhere_and_keep_their_unit(void **state) {
    (void)state;
    survey s = read_where("sex = f and age > 40");
    collapsed c = collapse(s.totals);
    assert_string_equal(findings_shown(s.findings), "");
    assert_int_equal(chiso_totals_respondents(s.totals), 1);
    assert_int_equal(chiso_totals_units(s.totals), 3);
    assert_int_equal(chiso_totals_domains(s.totals), 1);
    assert_int_equal(s.totals->rows.pairs.count, 1);
    assert_int_equal(of(&c, "a")->counts[0], 1);
    assert_true(of(&c, NULL)->totals[CHISO__ROW_W] == 1);
    assert_true(sum_of(&c, NULL, "days", CHISO__NUMBER_WY) == 4);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_condition_that_all_meet_changes_nothing(void **state) {
    (void)state;
    survey with = read_where("v < 9"), without = read_where(NULL);
    assert_true(with.totals->rows.full > 0 && with.totals->rows.single > 0);
    assert_int_equal(with.totals->respondents, without.totals->respondents);
    equal_rows(with.totals, without.totals);
    survey_free(&with);
    survey_free(&without);
}

static void a_fault_outside_is_a_fault(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, HEADER "a,m,30,1,2,7,1,3,yes\nb,f,1,1,1,1,1,1,yes\n");
    s.options.where = "district = b";
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_contains(findings_shown(s.findings), "!2:off_scale:q1:7");
    survey_free(&s);
}

static void a_condition_that_nobody_meets_is_a_warning(void **state) {
    (void)state;
    survey s = read_where("district = c");
    assert_string_equal(findings_shown(s.findings), "0:nobody_inside::district = c");
    assert_int_equal(chiso_totals_respondents(s.totals), 0);
    assert_int_equal(chiso_totals_units(s.totals), 3);
    assert_int_equal(chiso_totals_domains(s.totals), 0);
    survey_free(&s);
}

static void files_have_their_own_decimal_marks(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, "age,q1,q2,days,got\n41.5,1,1,1,yes\n40.5,1,1,1,yes\n");
    survey_file(&s, "age;q1;q2;days;got\n41,5;1;1;2;yes\n40,5;1;1;3;no\n");
    s.options.where = "age > 41.25";
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_respondents(s.totals), 2);
    survey_free(&s);
}

static void numbers_declared_missing_are_so_in_another_form(void **state) {
    (void)state;
    static const char *const missing[] = {"99"};
    survey s = survey_new();
    survey_file(&s, "age,q1,q2,days,got\n99.0,1,1,1,yes\n98.0,1,1,1,yes\n");
    s.options.where = "age > 60";
    s.input.missing = missing, s.input.n_missing = 1;
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_respondents(s.totals), 1);
    survey_free(&s);
}

static void what_is_wrong_with_it_is_told_before_anything_is_read(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, answers);
    s.options.where = "sex = ";
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "--where, character 7");
    assert_null(s.findings);
    s.options.where = "sexe = f";
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "has no column \"sexe\" (--where); is \"sex\" meant?");
    survey_free(&s);
}

/* --- published scores --- */

static survey read_published(const char *where) {
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n92,0.1,1.9\nHà Nội,0.5,1\nhue,0.4,0\n4,,0.3\n");
    s.options.where = where;
    survey_read(&s);
    return s;
}

static void published_scores_outside_are_no_domains(void **state) {
    (void)state;
    survey s = read_published("province in (hà nội, Huế) or p1 is missing");
    assert_ok(s.error.status, s.error);
    assert_int_equal(chiso_totals_domains(s.totals), 3);
    assert_int_equal(chiso_totals_respondents(s.totals), 3);
    survey_free(&s);
}

static void a_text_that_names_no_province_is_refused(void **state) {
    (void)state;
    survey s = read_published("province = Hanoy");
    assert_int_equal(s.error.status, CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "\"Hanoy\" is not");
    assert_null(s.findings);
    survey_free(&s);
}

static void provinces_stand_in_the_column_that_is_named_or_known(void **state) {
    (void)state;
    static const char *const by[] = {"nơi"};
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "nơi,province,p1,p2\n92,east,0.1,1.9\nHà Nội,north,0.5,1\n");
    s.options.by = by, s.options.n_by = 1, s.options.province = "nơi";
    s.options.where = "nơi = ha noi or province = east";
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_domains(s.totals), 2);
    s.options.province = NULL;
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "\"east\" is not");
    s.instrument_name = CHISO_TEST_DATA "/nowhere"; /* without a list of provinces */
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(chiso_totals_domains(s.totals), 1);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_outside_count_nowhere_and_keep_their_unit),
        cmocka_unit_test(a_condition_that_all_meet_changes_nothing),
        cmocka_unit_test(a_fault_outside_is_a_fault),
        cmocka_unit_test(a_condition_that_nobody_meets_is_a_warning),
        cmocka_unit_test(files_have_their_own_decimal_marks),
        cmocka_unit_test(numbers_declared_missing_are_so_in_another_form),
        cmocka_unit_test(what_is_wrong_with_it_is_told_before_anything_is_read),
        cmocka_unit_test(published_scores_outside_are_no_domains),
        cmocka_unit_test(a_text_that_names_no_province_is_refused),
        cmocka_unit_test(provinces_stand_in_the_column_that_is_named_or_known),
    };
    return RUN_TESTS(tests);
}
