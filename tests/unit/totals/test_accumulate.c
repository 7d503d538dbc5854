/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/accumulate.h"

#include "collapsed.h"

static const char answers[] =
    "district,w,q1,q2,days,got\n"
    "a,2,5,1,3,yes\n"
    "a,1,8,9,,no\n"
    "b,4,1,2,10.5,-\n"
    "b,0,3,3,7,yes\n" /* counts nowhere */
    "a,0.5,NA,2,NA,NA\n"
    ",3,7,,0,no\n"; /* 7 is off the scale */

static survey read_answers(void) {
    static const char *const by[] = {"district"}, *const missing[] = {"NA"};
    survey s = survey_new();
    survey_file(&s, answers);
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w";
    s.input.missing = missing, s.input.n_missing = 1;
    s.input.invalid = CHISO_INVALID_MISSING;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void answers_are_counted_by_category_and_by_reason(void **state) {
    (void)state;
    survey s = read_answers();
    collapsed c = collapse(s.totals);
    /* categories of q1: 1 2 3 4 5 8 9 */
    static const struct {
        const char *domain;
        int64_t n, one, five, blank, declared, dont_know, invalid;
    } expected[] = {{"a", 3, 0, 1, 0, 1, 1, 0},
                    {"b", 1, 1, 0, 0, 0, 0, 0},
                    {"(missing)", 1, 0, 0, 0, 0, 0, 1},
                    {NULL, 5, 1, 1, 0, 1, 1, 1}};
    for (size_t i = 0; i < 4; i++) {
        const char *d = expected[i].domain;
        assert_int_equal(of(&c, d)->counts[0], expected[i].n);
        assert_int_equal(count_of(&c, d, "q1", 0), expected[i].one);
        assert_int_equal(count_of(&c, d, "q1", 4), expected[i].five);
        assert_int_equal(count_of(&c, d, "q1", 5), 0); /* 8 is a reason, not a category */
        assert_int_equal(reason_of(&c, d, "q1", CHISO__BLANK), expected[i].blank);
        assert_int_equal(reason_of(&c, d, "q1", CHISO__DECLARED), expected[i].declared);
        assert_int_equal(reason_of(&c, d, "q1", CHISO__DONT_KNOW), expected[i].dont_know);
        assert_int_equal(reason_of(&c, d, "q1", CHISO__INVALID), expected[i].invalid);
    }
    assert_int_equal(reason_of(&c, "a", "q2", CHISO__REFUSED), 1);
    assert_int_equal(reason_of(&c, NULL, "q2", CHISO__BLANK), 1);
    assert_int_equal(reason_of(&c, "b", "got", CHISO__NOT_ASKED), 1);
    assert_int_equal(reason_of(&c, "a", "days", CHISO__BLANK), 1);
    assert_int_equal(reason_of(&c, "a", "days", CHISO__DECLARED), 1);
    assert_int_equal(chiso__totals_answers(variable(s.totals, "q2"), of(&c, NULL)->counts), 3);
    collapsed_free(&c);
    survey_free(&s);
}

static void every_respondent_is_an_answer_or_a_reason(void **state) {
    (void)state;
    survey s = read_answers();
    collapsed c = collapse(s.totals);
    static const char *const domains[] = {"a", "b", "(missing)", NULL};
    for (size_t d = 0; d < 4; d++) {
        for (size_t v = 0; v < s.totals->n_variables; v++) {
            const chiso__variable *of_v = &s.totals->variables[v];
            int64_t all = 0;
            for (size_t k = 0; k < of_v->cells + CHISO__MISSING_REASONS; k++)
                all += of(&c, domains[d])->counts[of_v->first_count + k];
            assert_int_equal(all, of(&c, domains[d])->counts[0]);
        }
    }
    collapsed_free(&c);
    survey_free(&s);
}

static void weights_are_added_by_category_or_with_the_number(void **state) {
    (void)state;
    survey s = read_answers();
    collapsed c = collapse(s.totals);
    assert_true(sum_of(&c, "a", "q1", 4) == 2);
    assert_true(sum_of(&c, "b", "q1", 0) == 4);
    assert_true(sum_of(&c, NULL, "q2", 1) == 4 + 0.5);
    assert_true(sum_of(&c, "a", "q2", 6) == 0);
    assert_true(sum_of(&c, NULL, "got", 1) == 1 + 3); /* no */
    assert_true(sum_of(&c, NULL, "days", CHISO__NUMBER_W) == 2 + 4 + 3);
    assert_true(sum_of(&c, NULL, "days", CHISO__NUMBER_WY) == 2 * 3 + 4 * 10.5 + 3 * 0);
    assert_true(sum_of(&c, NULL, "days", CHISO__NUMBER_WYY) == 2 * 9 + 4 * 110.25);
    assert_true(of(&c, "a")->totals[CHISO__ROW_W] == 3.5);
    assert_true(of(&c, "a")->totals[CHISO__ROW_WW] == 4 + 1 + 0.25);
    assert_true(of(&c, NULL)->totals[CHISO__ROW_W] == 10.5);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_respondent_counts_under_every_node_with_a_valid_answer_below(void **state) {
    (void)state;
    survey s = read_answers();
    collapsed c = collapse(s.totals);
    /* nodes S A a1 B a2 b1 b2 */
    static const int64_t a[] = {3, 2, 1, 2, 2, 1, 2}, b[] = {1, 1, 1, 1, 1, 1, 0},
                         missing[] = {1, 0, 0, 1, 0, 1, 1};
    assert_memory_equal(of(&c, "a")->counts + 1, a, sizeof a);
    assert_memory_equal(of(&c, "b")->counts + 1, b, sizeof b);
    assert_memory_equal(of(&c, "(missing)")->counts + 1, missing, sizeof missing);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(of(&c, NULL)->counts[1 + i], a[i] + b[i] + missing[i]);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_respondent_of_weight_zero_keeps_unit_and_domain_and_counts_nowhere(void **state) {
    (void)state;
    static const char *const by[] = {"district"}, *const psu[] = {"v"};
    survey s = survey_new();
    survey_file(&s, "district,v,w,q1,q2,days,got\na,1,1,1,1,1,yes\nb,2,0,5,5,9,yes\n");
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(findings_shown(s.findings), "3:weight_zero:w:0");
    collapsed c = collapse(s.totals);
    assert_int_equal(chiso_totals_respondents(s.totals), 2);
    assert_int_equal(chiso_totals_units(s.totals), 2);
    assert_int_equal(chiso_totals_domains(s.totals), 2);
    for (size_t i = 0; i < s.totals->row_counts; i++) assert_int_equal(of(&c, "b")->counts[i], 0);
    for (size_t i = 0; i < s.totals->row_sums; i++) assert_true(of(&c, "b")->totals[i] == 0);
    collapsed_free(&c);
    survey_free(&s);
}

static void without_a_weight_everybody_weighs_one(void **state) {
    (void)state;
    survey s = survey_of("q1,q2,days,got\n1,1,4,yes\n1,2,5,no\n5,2,6,-\n");
    collapsed c = collapse(s.totals);
    assert_true(of(&c, NULL)->totals[CHISO__ROW_W] == 3);
    assert_true(sum_of(&c, NULL, "q1", 0) == 2);
    assert_true(sum_of(&c, NULL, "days", CHISO__NUMBER_WY) == 15);
    assert_string_equal(findings_shown(s.findings), "0:no_weight:: 0:no_psu::");
    collapsed_free(&c);
    survey_free(&s);
}

/* --- published scores --- */

static void published_domains_come_once(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\nHà Nội,0.5,1\n2,0.4,0\n1,0.6,1\nha noi,0.5,1\n,1,1\n");
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings),
                        "!4:duplicate_domain:province:01 !5:duplicate_domain:province:01 "
                        "!6:key_missing:province:");
    assert_contains(finding_text(s.findings, 0, "advice"), "line 2 has this domain already");
    assert_contains(finding_text(s.findings, 1, "advice"), "line 2 has this domain already");
    survey_free(&s);
}

static void a_domain_that_another_file_has_is_told_with_that_file(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n4,0.5,1\n2,0.4,0\n");
    survey_file(&s, "province,p1,p2\n1,0.5,1\n2,0.4,0\n");
    survey_file(&s, "province,p1,p2\n1,0.5,1\n");
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings),
                        "!3:duplicate_domain:province:02 !2:duplicate_domain:province:01");
    assert_contains(finding_text(s.findings, 0, "advice"), s.path[0]);
    assert_contains(finding_text(s.findings, 0, "advice"), "line 3");
    assert_contains(finding_text(s.findings, 1, "advice"), s.path[1]);
    assert_contains(finding_text(s.findings, 1, "advice"), "line 2");
    survey_free(&s);
}

static void a_published_score_that_is_blank_or_zero_was_withheld(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n1,0.5,\n2,0.4,0\n4,0,1.5\n");
    assert_ok(survey_read(&s), s.error);
    assert_string_equal(findings_shown(s.findings), "");
    collapsed c = collapse(s.totals);
    assert_int_equal(reason_of(&c, NULL, "p2", CHISO__WITHHELD), 2);
    assert_int_equal(reason_of(&c, "04", "p1", CHISO__WITHHELD), 1);
    assert_true(sum_of(&c, "04", "p2", CHISO__NUMBER_WY) == 1.5);
    assert_int_equal(chiso_totals_units(s.totals), 3);
    collapsed_free(&c);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_counted_by_category_and_by_reason),
        cmocka_unit_test(every_respondent_is_an_answer_or_a_reason),
        cmocka_unit_test(weights_are_added_by_category_or_with_the_number),
        cmocka_unit_test(a_respondent_counts_under_every_node_with_a_valid_answer_below),
        cmocka_unit_test(a_respondent_of_weight_zero_keeps_unit_and_domain_and_counts_nowhere),
        cmocka_unit_test(without_a_weight_everybody_weighs_one),
        cmocka_unit_test(published_domains_come_once),
        cmocka_unit_test(a_domain_that_another_file_has_is_told_with_that_file),
        cmocka_unit_test(a_published_score_that_is_blank_or_zero_was_withheld),
    };
    return RUN_TESTS(tests);
}
