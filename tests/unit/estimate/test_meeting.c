/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/meeting.h"

#include "survey.h"

/* 1 and 2 meet in a stratum, 2 and 3 in another, so 1 and 3 are of one group; 4 is alone. */
static void domains_that_meet_a_third_are_of_one_group_but_do_not_meet(void **state) {
    (void)state;
    static const chiso_estimand mean = {"mean", "y", NULL, 0};
    static const char *const by[] = {"d"}, *const psu[] = {"v"};
    int32_t group[5];
    bool pair[25];
    chiso__view view;
    survey s = survey_new();
    survey_file(&s,
                "h,v,d,y\n2,1,3,1\n2,2,2,1\n1,1,1,1\n1,2,2,3\n3,1,4,2\n3,2,4,2\n4,1,5,1\n"
                "4,2,1,1\n");
    s.instrument_name = NULL, s.options.estimands = &mean, s.options.n_estimands = 1;
    s.options.by = by, s.options.n_by = 1;
    s.design.strata = "h", s.design.psu = psu, s.design.n_psu = 1;
    assert_ok(survey_read(&s), s.error);
    assert_true(chiso__view_new(&view, s.totals));
    for (int round = 0; round < 2; round++) {
        bool wanted[5];
        int32_t of[6];
        for (int32_t d = 0; d < 5; d++) {
            const int name = atoi(chiso__totals_domain_value(s.totals, d, 0));
            of[name] = d;
            wanted[d] = name != 5 && !(round == 1 && name == 2);
        }
        chiso__meeting_groups(&view, wanted, group);
        assert_true((group[of[1]] == group[of[3]]) == (round == 0));
        assert_true((group[of[1]] == group[of[2]]) == (round == 0));
        assert_true(chiso__meeting_pairs(&view, wanted, pair));
        assert_true(pair[of[1] * 5 + of[2]] == (round == 0));
        assert_true(pair[of[3] * 5 + of[2]] == (round == 0));
        assert_false(pair[of[1] * 5 + of[3]] || pair[of[3] * 5 + of[1]]);
        assert_true(pair[of[1] * 5 + of[1]] && !pair[of[5] * 5 + of[5]]);
        assert_int_equal(group[of[4]], of[4]);
        assert_int_equal(group[of[5]], of[5]);
    }
    chiso__view_free(&view);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_that_meet_a_third_are_of_one_group_but_do_not_meet),
    };
    return RUN_TESTS(tests);
}
