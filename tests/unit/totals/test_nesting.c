/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/nesting.h"

#include "survey.h"

static const char *const stages[] = {"v", "hh"};

/* Villages 1 1 2 of a, 1 of b; households within them. */
static survey read_households(size_t n_psu, bool strata) {
    survey s = survey_new();
    survey_file(&s,
                "h,v,hh,q1,q2,days,got\na,1,1,1,1,1,yes\na,1,2,1,1,1,yes\na,2,1,1,1,1,yes\n"
                "b,1,1,1,1,1,yes\na,1,1,1,1,1,no\n");
    s.design.psu = stages, s.design.n_psu = n_psu, s.design.strata = strata ? "h" : NULL;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void units_are_counted_within_what_they_were_drawn_from(void **state) {
    (void)state;
    static const struct {
        size_t n_psu;
        bool strata;
        size_t stage, groups, members;
        int64_t n[3];
    } cases[] = {
        {1, false, 0, 1, 2, {2}},      {1, true, 0, 2, 3, {2, 1}},  {2, true, 0, 2, 3, {2, 1}},
        {2, true, 1, 3, 4, {2, 1, 1}}, {2, false, 1, 2, 3, {2, 1}}, {0, true, 0, 2, 5, {4, 1}},
        {0, false, 0, 1, 5, {5}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        survey s = read_households(cases[i].n_psu, cases[i].strata);
        chiso__nesting nesting = {0};
        assert_true(chiso__nesting_count(&nesting, s.totals, cases[i].stage));
        assert_int_equal(nesting.lookup.count, cases[i].groups);
        assert_int_equal(nesting.members.count, cases[i].members);
        for (size_t g = 0; g < cases[i].groups; g++) assert_int_equal(nesting.n[g], cases[i].n[g]);
        chiso__nesting_free(&nesting);
        survey_free(&s);
    }
}

static void every_unit_knows_its_member_and_that_its_group(void **state) {
    (void)state;
    survey s = read_households(2, true);
    chiso__nesting nesting = {0};
    assert_true(chiso__nesting_count(&nesting, s.totals, 0));
    static const int32_t member[] = {0, 0, 1, 2}, group[] = {0, 0, 1};
    assert_int_equal(s.totals->units.count, 4);
    assert_memory_equal(nesting.member, member, sizeof member);
    assert_memory_equal(nesting.group, group, sizeof group);
    chiso__nesting_free(&nesting);
    survey_free(&s);
}

static void published_scores_are_one_group_of_one_unit(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,p1,p2\n92,0.1,1.9\n1,0.5,1\n");
    assert_ok(survey_read(&s), s.error);
    chiso__nesting nesting = {0};
    assert_true(chiso__nesting_count(&nesting, s.totals, 0));
    assert_int_equal(nesting.lookup.count, 1);
    assert_int_equal(nesting.n[0], 1);
    chiso__nesting_free(&nesting);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_counted_within_what_they_were_drawn_from),
        cmocka_unit_test(every_unit_knows_its_member_and_that_its_group),
        cmocka_unit_test(published_scores_are_one_group_of_one_unit),
    };
    return RUN_TESTS(tests);
}
