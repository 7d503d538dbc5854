/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"
#include "totals/supplied.h"

static const char *found(const char *text, int32_t combined) {
    static char shown[4096];
    survey s = survey_new();
    survey_file(&s, text);
    s.design.weight = "w", s.design.repweights = "r?", s.design.rep_type = CHISO_REP_BRR;
    s.design.rep_combined = combined;
    assert_ok(survey_read(&s), s.error);
    snprintf(shown, sizeof shown, "%s", findings_shown(s.findings));
    if (chiso_result_rows(s.findings) > 0)
        snprintf(shown, sizeof shown, "%s", finding_text(s.findings, 0, "advice"));
    survey_free(&s);
    return shown;
}

#define HEADER "q1,q2,days,got,w,r1,r2\n"
#define WHOLE HEADER "1,1,1,yes,100,200,0\n1,1,1,yes,300,0,600\n"
#define ALONE HEADER "1,1,1,yes,400,800,0\n"
#define FACTORS HEADER "1,1,1,yes,100,2,0\n1,1,1,yes,300,0,2\n"

static void what_was_said_agrees_with_the_weights(void **state) {
    (void)state;
    assert_string_equal(found(WHOLE, CHISO_REP_COMBINED), "");
    assert_string_equal(found(ALONE, CHISO_REP_COMBINED), "");
    assert_string_equal(found(FACTORS, CHISO_REP_FACTORS), "");
}

static void factors_that_pass_for_weights_are_told(void **state) {
    (void)state;
    assert_string_equal(found(FACTORS, CHISO_REP_COMBINED),
                        "all respondents together weigh 400, and 2 in a replicate, on average; the "
                        "columns look like factors: is --rep-combined no meant?");
}

static void weights_that_pass_for_factors_are_told(void **state) {
    (void)state;
    assert_contains(found(WHOLE, CHISO_REP_FACTORS),
                    "look like whole weights: is --rep-combined yes meant?");
    assert_contains(found(ALONE, CHISO_REP_FACTORS), "weigh 400, and 160000 in a replicate");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_said_agrees_with_the_weights),
        cmocka_unit_test(factors_that_pass_for_weights_are_told),
        cmocka_unit_test(weights_that_pass_for_factors_are_told),
    };
    return RUN_TESTS(tests);
}
