/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/fpc.h"

#include "survey.h"

#define HEADER "h,v,N,M,q1,q2,days,got\n"
#define REST ",1,1,1,yes\n"

static const char *const units[] = {"v", "q1"}, *const sizes[] = {"N", "M"};

static survey new_survey(const char *text, size_t stages) {
    survey s = survey_new();
    survey_file(&s, text);
    s.design.strata = "h", s.design.psu = units, s.design.n_psu = stages;
    s.design.fpc = sizes, s.design.n_fpc = stages > 0 ? stages : 1;
    return s;
}

/* The findings of a design of `stages` stages in strata. */
static void assert_findings(size_t stages, const char *text, const char *findings) {
    survey s = new_survey(text, stages);
    const chiso_status status = survey_read(&s);
    assert_int_equal(status, strchr(findings, '!') != NULL ? CHISO_E_DATA : CHISO_OK);
    assert_string_equal(findings_shown(s.findings), findings);
    survey_free(&s);
}

static void records_of_a_stratum_agree_on_its_size(void **state) {
    (void)state;
    survey s = new_survey(HEADER "a,1,10,1" REST "b,1,9,1" REST "a,2,11,1" REST, 1);
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings), "!4:fpc_varies:N:11");
    assert_contains(finding_text(s.findings, 0, "advice"), "has 10 on line 2; all its records");
    survey_free(&s);
}

static void records_of_a_unit_agree_on_the_size_of_the_next_stage(void **state) {
    (void)state;
    assert_findings(2, HEADER "a,1,10,5" REST "a,2,10,6" REST "b,1,9,7" REST, "");
    assert_findings(2, HEADER "a,1,10,5" REST "a,2,10,6" REST "a,1,10,7" REST, "!4:fpc_varies:M:7");
}

static void sizes_and_fractions_are_not_mixed(void **state) {
    (void)state;
    survey s = new_survey(HEADER "a,1,10,1" REST "b,1,0.5,1" REST "c,1,0.25,1" REST, 1);
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings), "!3:fpc_mixed:N:0.5"); /* once */
    assert_contains(finding_text(s.findings, 0, "advice"), "not both");
    survey_free(&s);
    assert_findings(1, HEADER "a,1,0.5,1" REST "b,1,1,1" REST "c,1,1.5,1" REST,
                    "!4:fpc_mixed:N:1.5");
}

static void one_is_a_size_and_a_fraction(void **state) {
    (void)state;
    assert_findings(1, HEADER "a,1,1,1" REST "b,1,7,1" REST, "");
    assert_findings(1, HEADER "a,1,1,1" REST "b,1,0.5,1" REST, "");
    assert_findings(1, HEADER "a,1,1,1" REST "a,2,1,1" REST, ""); /* all of them */
    /* each stage has its own kind */
    assert_findings(2, HEADER "a,1,0.5,5" REST "a,2,0.5,6" REST, "");
}

static void there_are_as_many_units_as_were_sampled(void **state) {
    (void)state;
    survey s = new_survey(
        HEADER "b,1,2,1" REST "a,1,2,1" REST "a,2,2,1" REST "a,3,2,1" REST "b,2,2,1" REST, 1);
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings), "!3:fpc_below_sample:N:2");
    assert_string_equal(finding_text(s.findings, 0, "file"), s.path[0]);
    assert_contains(finding_text(s.findings, 0, "advice"),
                    "3 units were sampled here, more than the 2");
    survey_free(&s);
    /* the same unit twice is one; respondents are units of their own */
    assert_findings(1, HEADER "a,1,1,1" REST "a,1,1,1" REST "b,1,3,1" REST, "");
    assert_findings(0, HEADER "a,1,2,1" REST "a,1,2,1" REST "a,1,2,1" REST,
                    "0:no_psu:: !2:fpc_below_sample:N:2");
}

static void every_record_has_a_positive_number(void **state) {
    (void)state;
    assert_findings(1, HEADER "a,1,,1" REST "a,1,many,1" REST "a,1,0,1" REST "a,1,-2,1" REST,
                    "!2:fpc_missing:N: !3:fpc_not_a_number:N:many !4:fpc_not_positive:N:0 "
                    "!5:fpc_not_positive:N:-2");
}

static void a_size_declared_missing_is_missing(void **state) {
    (void)state;
    static const char *const missing[] = {"99"};
    survey s = new_survey(HEADER "a,1,99,1" REST, 1);
    s.input.missing = missing, s.input.n_missing = 1;
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings), "!2:fpc_missing:N:99");
    survey_free(&s);
}

static void records_outside_a_condition_have_sizes_too(void **state) {
    (void)state;
    survey s = new_survey(HEADER "a,1,10,1" REST "a,2,11,1" REST, 1);
    s.options.where = "v = 1";
    assert_int_equal(survey_read(&s), CHISO_E_DATA);
    assert_string_equal(findings_shown(s.findings), "!3:fpc_varies:N:11");
    survey_free(&s);
}

static void a_column_of_sizes_must_be_there(void **state) {
    (void)state;
    static const char *const nowhere[] = {"NN"};
    survey s = new_survey(HEADER "a,1,10,1" REST, 1);
    s.design.fpc = nowhere;
    assert_int_equal(survey_read(&s), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, "\"NN\" (--fpc)");
    survey_free(&s);
}

static void a_fraction_tells_how_many_there_are(void **state) {
    (void)state;
    double sizes_of[] = {10, 40}, fractions_of[] = {0.25, 1};
    const chiso__fpc counted = {.value = sizes_of, .sizes = true},
                     shared = {.value = fractions_of, .fractions = true};
    assert_true(chiso__fpc_population(&counted, 1, 8) == 40);
    assert_true(chiso__fpc_population(&shared, 0, 8) == 32);
    assert_true(chiso__fpc_population(&shared, 1, 8) == 8);
}

static void the_key_of_a_group_has_the_stratum_and_the_stages_before(void **state) {
    (void)state;
    const chiso_totals plain = {.stratified = false}, strata = {.stratified = true};
    for (size_t stage = 0; stage < 3; stage++) {
        assert_int_equal(chiso__fpc_width(&plain, stage), stage);
        assert_int_equal(chiso__fpc_width(&strata, stage), stage + 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_of_a_stratum_agree_on_its_size),
        cmocka_unit_test(records_of_a_unit_agree_on_the_size_of_the_next_stage),
        cmocka_unit_test(sizes_and_fractions_are_not_mixed),
        cmocka_unit_test(one_is_a_size_and_a_fraction),
        cmocka_unit_test(there_are_as_many_units_as_were_sampled),
        cmocka_unit_test(every_record_has_a_positive_number),
        cmocka_unit_test(a_size_declared_missing_is_missing),
        cmocka_unit_test(records_outside_a_condition_have_sizes_too),
        cmocka_unit_test(a_column_of_sizes_must_be_there),
        cmocka_unit_test(a_fraction_tells_how_many_there_are),
        cmocka_unit_test(the_key_of_a_group_has_the_stratum_and_the_stages_before),
    };
    return RUN_TESTS(tests);
}
