/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

/* Seven people, whose shares can be told by hand. */
static const char seven[] =
    "w,sex,q1,q2,days,got\n1,f,1,,3,yes\n2,f,1,,3,yes\n1,f,5,,3,no\n4,f,8,,3,no\n"
    "3,m,2,,3,-\n1,m,4,,3,yes\n1,m,4,,3,no\n";

static survey seven_people(void) {
    survey s = survey_new();
    survey_file(&s, seven);
    s.design.weight = "w", s.options.by = by_sex, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static double share_of(const chiso_result *r, const char *sex, const char *variable,
                       const char *category, const char *column) {
    for (size_t row = 0; row < chiso_result_rows(r); row++) {
        const char *found = chiso_result_text(r, row, 0);
        if (found == NULL ? sex != NULL : sex == NULL || strcmp(found, sex) != 0) continue;
        if (strcmp(chiso_result_text(r, row, column_of(r, "variable")), variable) == 0 &&
            strcmp(chiso_result_text(r, row, column_of(r, "category")), category) == 0)
            return chiso_result_number(r, row, column_of(r, column));
    }
    fail_msg("no %s %s", variable, category);
    return 0;
}

static void shares_are_weighted_and_of_those_who_answered(void **state) {
    (void)state;
    survey s = seven_people();
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    for (size_t i = 0; i < 2; i++) {
        const chiso_result *r = report->shares[i];
        assert_close(share_of(r, "f", "q1", "1", "estimate"), 3.0 / 4, 1e-15);
        assert_close(share_of(r, "f", "q1", "5", "estimate"), 1.0 / 4, 1e-15);
        assert_close(share_of(r, "m", "q1", "2", "estimate"), 3.0 / 5, 1e-15);
        assert_close(share_of(r, NULL, "q1", "4", "estimate"), 2.0 / 9, 1e-15);
        assert_close(share_of(r, NULL, "got", "yes", "estimate"), 4.0 / 10, 1e-15);
        assert_true(share_of(r, "f", "q1", "1", "n") == 3);
        assert_true(isnan(share_of(r, "f", "q1", "1", "se")));
    }
    chiso_report_free(report);
    survey_free(&s);
}

static void only_leaves_with_a_scale_have_shares(void **state) {
    (void)state;
    survey s = seven_people();
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    const chiso_result *r = report->shares[0];
    assert_int_equal(chiso_result_rows(r), 3 * (5 + 5 + 2));
    for (size_t row = 0; row < chiso_result_rows(r); row++)
        assert_string_not_equal(chiso_result_text(r, row, column_of(r, "variable")), "days");
    chiso_report_free(report);
    survey_free(&s);
}

static void published_scores_have_none(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    assert_null(report->shares[0]);
    assert_null(report->shares[1]);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_weighted_and_of_those_who_answered),
        cmocka_unit_test(only_leaves_with_a_scale_have_shares),
        cmocka_unit_test(published_scores_have_none),
    };
    return RUN_TESTS(tests);
}
