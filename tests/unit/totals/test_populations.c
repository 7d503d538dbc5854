/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/populations.h"

#include "regrouped.h"

#define SCORES "province,p1,p2\n1,0.3,1.7\n2,0.5,1\n8,0.25,1\n"
#define HEADER "province,population\n"

/* What is found in a file of populations; all of it forbids a result. */
static void faults(const char *people, const char *expected) {
    regrouped r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, SCORES);
    survey_file(&r.populations, people);
    assert_int_equal(regroup_survey(&r), CHISO_E_DATA);
    assert_string_equal(findings_shown(r.findings), expected);
    regrouped_free(&r);
}

static void each_fault_has_its_line_and_column(void **state) {
    (void)state;
    faults(HEADER "2,\n8,-3\n1,many\nAtlantis,4\n,5\n96,0\n8,7\n95,1\n",
           "!2:population_missing:population: !3:population_not_positive:population:-3 "
           "!4:population_not_a_number:population:many !5:unknown_province:province:Atlantis "
           "!6:key_missing:province: !7:population_not_positive:population:0 "
           "!8:duplicate_province:province:Tuyên Quang");
    faults(HEADER "8,1\n", "!0:population_missing:population:");
    faults(HEADER, "!1:no_records::");
}

static void a_part_without_a_record_is_named(void **state) {
    (void)state;
    regrouped r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, SCORES);
    survey_file(&r.populations, HEADER "8,1\n");
    assert_int_equal(regroup_survey(&r), CHISO_E_DATA);
    assert_contains(finding_text(r.findings, 0, "advice"), "Hà Giang is a part of");
    assert_string_equal(finding_text(r.findings, 0, "file"), r.populations.path[0]);
    regrouped_free(&r);
}

static void a_province_of_the_34_is_none_of_the_63(void **state) {
    (void)state;
    faults("Population , Province\n1,R1\n1,2\n1,8\n", "!2:unknown_province:Province:R1");
}

static void a_province_in_two_files_is_told_with_both(void **state) {
    (void)state;
    regrouped r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, SCORES);
    survey_file(&r.populations, HEADER "2,1\n8,1\n");
    survey_file(&r.populations, HEADER "hà giang,1\n");
    assert_int_equal(regroup_survey(&r), CHISO_E_DATA);
    assert_string_equal(findings_shown(r.findings), "!2:duplicate_province:province:Hà Giang");
    assert_contains(finding_text(r.findings, 0, "advice"), "line 2 of ");
    assert_contains(finding_text(r.findings, 0, "advice"), "/0.csv has this province already");
    regrouped_free(&r);
}

static void columns_are_found_by_their_names(void **state) {
    (void)state;
    regrouped r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, SCORES);
    survey_file(&r.populations, "province,people\n2,1\n8,1\n");
    regroup_refused(&r, CHISO_E_ARGUMENT, "has no column \"population\" (--populations)");
    regrouped_free(&r);
    r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, SCORES);
    r.populations.input.decimal = ',';
    survey_file(&r.populations, "POPULATION;year;Province\n1,5;2023;2\n2,5;2023;8\n");
    assert_ok(regroup_survey(&r), r.error);
    assert_int_equal(chiso_result_rows(r.findings), 0);
    regrouped_free(&r);
}

static void more_provinces_than_are_asked_for_do_no_harm(void **state) {
    (void)state;
    chiso__populations p = {.count = 0};
    chiso_error error = {0};
    chiso__findings *findings;
    chiso_responses *responses;
    survey s = survey_new();
    survey_file(&s, HEADER "Huế,1.5\nTP. HCM,9e6\n");
    const char *path = s.path[0];
    assert_ok(chiso__findings_new(&findings, "check", &error), error);
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, &error), error);
    assert_ok(chiso__populations_read(&p, responses, findings, &error), error);
    assert_true(chiso__population_of(&p, "46") == 1.5);
    assert_true(chiso__population_of(&p, "79") == 9e6);
    assert_true(isnan(chiso__population_of(&p, "01")));
    chiso__populations_free(&p);
    chiso_responses_free(responses);
    chiso__findings_free(findings);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_line_and_column),
        cmocka_unit_test(a_part_without_a_record_is_named),
        cmocka_unit_test(a_province_of_the_34_is_none_of_the_63),
        cmocka_unit_test(a_province_in_two_files_is_told_with_both),
        cmocka_unit_test(columns_are_found_by_their_names),
        cmocka_unit_test(more_provinces_than_are_asked_for_do_no_harm),
    };
    return RUN_TESTS(tests);
}
