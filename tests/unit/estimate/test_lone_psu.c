/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/lone_note.h"
#include "survey.h"

static const char *const stages[] = {"v", "j"}, *const sizes[] = {"N", "M"};

/* Each line is h,v,j,N,M. */
static survey read_lines(chiso__frame *frame, const char *lines, size_t n_psu, size_t n_fpc) {
    char text[4000] = "h,v,j,N,M,q1,q2,days,got\n";
    for (const char *at = lines; *at != '\0'; at++)
        strncat(text, *at == ';' ? ",1,1,1,yes\n" : at, *at == ';' ? 20 : 1);
    survey s = survey_new();
    survey_file(&s, text);
    s.design.strata = "h", s.design.psu = stages, s.design.n_psu = n_psu;
    s.design.fpc = sizes, s.design.n_fpc = n_fpc;
    assert_ok(survey_read(&s), s.error);
    assert_true(chiso__frame_new(frame, s.totals));
    return s;
}

static void finish(survey *s, chiso__frame *frame) {
    chiso__frame_free(frame);
    survey_free(s);
}

static void assert_refused(const chiso__frame *frame, int32_t policy, const char *words) {
    chiso_error error = {0};
    assert_int_equal(chiso__lone_psu_check(frame, policy, &error), CHISO_E_LONE_PSU);
    assert_contains(error.message, words);
    assert_int_equal(chiso__lone_psu_check(frame, policy, NULL), CHISO_E_LONE_PSU);
}

static void assert_taken(const chiso__frame *frame, int32_t policy) {
    chiso_error error = {0};
    assert_ok(chiso__lone_psu_check(frame, policy, &error), error);
}

static void lone_strata_are_named_unless_a_policy_knows_what_to_do(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = read_lines(&frame, "a,1,1,9,9;a,2,1,9,9;b,1,1,9,9;", 1, 0);
    assert_int_equal(chiso__lone_psu_count(&frame, 0), 1);
    assert_refused(&frame, CHISO_LONE_PSU_FAIL,
                   "a stratum has one sampling unit at stage 1, so nothing is known of how units "
                   "vary there: b; join it");
    for (int32_t policy = CHISO_LONE_PSU_CERTAINTY; policy <= CHISO_LONE_PSU_REMOVE; policy++)
        assert_taken(&frame, policy);
    finish(&s, &frame);
    s = read_lines(&frame, "a,1,1,9,9;a,2,1,9,9;", 1, 0);
    assert_int_equal(chiso__lone_psu_count(&frame, 0), 0);
    assert_taken(&frame, CHISO_LONE_PSU_FAIL);
    finish(&s, &frame);
}

static void of_many_the_first_five_are_named(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = read_lines(&frame, "a,1,1,9,9;b,2,1,9,9;c,1,1,9,9;d,1,1,9,9;e,1,1,9,9;", 1, 0);
    assert_refused(&frame, CHISO_LONE_PSU_FAIL,
                   "some strata have one sampling unit at stage 1, so nothing is known of how "
                   "units vary there: a, b, c, d, e; join each");
    finish(&s, &frame);
    s = read_lines(&frame, "a,1,1,9,9;b,2,1,9,9;c,1,1,9,9;d,1,1,9,9;e,1,1,9,9;f,1,1,9,9;", 1, 0);
    assert_refused(&frame, CHISO_LONE_PSU_FAIL, ": a, b, c, d, e, …; join each");
    assert_int_equal(chiso__lone_psu_count(&frame, 0), 6);
    finish(&s, &frame);
}

static void below_the_first_stage_average_is_no_policy(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = read_lines(&frame, "a,1,1,9,9;a,1,2,9,9;a,2,1,9,9;b,1,1,1,9;b,1,2,1,9;", 2, 2);
    assert_int_equal(chiso__lone_psu_count(&frame, 0), 0); /* b has one unit, and was drawn whole */
    assert_refused(&frame, CHISO_LONE_PSU_FAIL, "a unit has one sampling unit at stage 2");
    assert_refused(&frame, CHISO_LONE_PSU_AVERAGE, "there: a/2;");
    assert_refused(&frame, CHISO_LONE_PSU_AVERAGE, "average (first stage only) or remove");
    assert_taken(&frame, CHISO_LONE_PSU_CERTAINTY);
    assert_taken(&frame, CHISO_LONE_PSU_CENTRE);
    finish(&s, &frame);
}

static void long_names_are_cut(void **state) {
    (void)state;
    chiso__frame frame;
    char lines[1200] = "";
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 20; k++) strcat(lines, "tầng ");
        sprintf(lines + strlen(lines), "%d,1,1,9,9;", i);
    }
    survey s = read_lines(&frame, lines, 1, 0);
    assert_refused(&frame, CHISO_LONE_PSU_FAIL, "tầng tầng");
    finish(&s, &frame);
}

static void a_result_notes_them(void **state) {
    (void)state;
    chiso__frame frame;
    chiso_error error = {0};
    chiso_variance_options options = {.lone_psu = CHISO_LONE_PSU_CENTRE};
    survey s = read_lines(&frame, "a,1,1,9,9;a,2,1,9,9;b,1,1,9,9;", 1, 0);
    chiso_result *result;
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__lone_psu_note(&frame, &options, CHISO_ENGLISH, result, &error), error);
    assert_ok(chiso__lone_psu_note(&frame, &options, CHISO_VIETNAMESE, result, &error), error);
    options.method = CHISO_VARIANCE_NONE;
    assert_ok(chiso__lone_psu_note(&frame, &options, CHISO_ENGLISH, result, &error), error);
    assert_int_equal(chiso_result_notes(result), 2);
    assert_contains(chiso_result_note(result, 0),
                    "1 of 2 strata have one sampling unit at stage 1; --lone-psu centre says");
    assert_contains(chiso_result_note(result, 1), "1 trong 2 tầng");
    chiso_result_free(result);
    finish(&s, &frame);
    s = read_lines(&frame, "a,1,1,9,9;a,2,1,9,9;", 1, 0);
    options.method = CHISO_VARIANCE_TAYLOR;
    assert_ok(chiso__result_new(&result, "score", &error), error);
    assert_ok(chiso__lone_psu_note(&frame, &options, CHISO_ENGLISH, result, &error), error);
    assert_int_equal(chiso_result_notes(result), 0);
    chiso_result_free(result);
    finish(&s, &frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lone_strata_are_named_unless_a_policy_knows_what_to_do),
        cmocka_unit_test(of_many_the_first_five_are_named),
        cmocka_unit_test(below_the_first_stage_average_is_no_policy),
        cmocka_unit_test(long_names_are_cut),
        cmocka_unit_test(a_result_notes_them),
    };
    return RUN_TESTS(tests);
}
