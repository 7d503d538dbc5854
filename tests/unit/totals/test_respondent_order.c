/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/respondent_order.h"

#include "survey.h"

static survey read_respondents(const char *text) {
    static const chiso_estimand wanted[] = {
        {"mean", "y", NULL, 0}, {"ratio", "x", "y", 0}, {"proportion", "c", NULL, 0}};
    static const char *const by[] = {"d"};
    survey s = survey_new();
    survey_file(&s, text);
    s.instrument_name = NULL;
    s.options.estimands = wanted, s.options.n_estimands = 3;
    s.options.by = by, s.options.n_by = 1;
    s.design.weight = "w";
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void assert_order(const survey *s, const int32_t *expected, size_t count) {
    int32_t units[16];
    assert_int_equal(s->totals->units.count, count);
    assert_true(chiso__respondent_order(s->totals, units));
    for (size_t i = 0; i < count; i++) assert_int_equal(units[i], expected[i]);
}

static void respondents_stand_by_domain_weight_and_answers(void **state) {
    (void)state;
    survey s = read_respondents(
        "d,w,y,x,c\n"
        "2,1,5,1,a\n"  /* 0: the last domain */
        "1,3,5,1,a\n"  /* 1: the greatest weight */
        "1,2,6,1,a\n"  /* 2: the greater y */
        "1,2,5,2,a\n"  /* 3: the greater x */
        "1,2,5,1,b\n"  /* 4: the later category */
        "1,2,5,1,a\n"  /* 5 */
        "1,0,5,1,a\n"  /* 6: no weight */
        "1,2,,1,a\n"); /* 7: y is missing */
    static const int32_t expected[] = {6, 7, 5, 4, 3, 2, 1, 0};
    assert_order(&s, expected, 8);
    survey_free(&s);
}

static void who_is_alike_in_all_may_stand_anywhere(void **state) {
    (void)state;
    int32_t units[5];
    survey s =
        read_respondents("d,w,y,x,c\n1,1,5,1,a\n1,1,5,1,a\n1,1,4,1,a\n1,0,7,1,a\n2,0,8,1,a\n");
    assert_true(chiso__respondent_order(s.totals, units));
    assert_int_equal(units[0] + units[1], 3 + 4); /* of whom nothing was kept */
    assert_int_equal(units[2], 2);
    assert_int_equal(units[3] + units[4], 0 + 1);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(respondents_stand_by_domain_weight_and_answers),
        cmocka_unit_test(who_is_alike_in_all_may_stand_anywhere),
    };
    return RUN_TESTS(tests);
}
