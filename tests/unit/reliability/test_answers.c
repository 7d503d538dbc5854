/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/answers.h"

#include "survey.h"

/* Villages stand out of order; Chi weighs nothing. */
static const char answers[] =
    "district,v,w,q1,q2,days\n"
    "b,2,1,5,1,3\n"
    "a,1,2,4,2,8\n"
    "b,2,0,1,3,30\n"
    "a,3,1,,5,4\n"
    "b,1,4,2,9,5\n";

static const char *const items[] = {"q1", "q2", "days"};

typedef struct taken {
    survey s;
    chiso__cases cases;
    chiso__view view;
    chiso__answers a;
} taken;

static void take(taken *r, const char *text, const chiso__answers_wanted *wanted) {
    static const char *const by[] = {"district"}, *const psu[] = {"v"};
    chiso_estimand means[3] = {{.statistic = "mean"}, {.statistic = "mean"}, {.statistic = "mean"}};
    chiso_responses *responses;
    chiso_design *design;
    *r = (taken){.s = survey_new()};
    survey *s = &r->s;
    const char *const path = s->path[0];
    survey_file(s, text);
    for (size_t i = 0; i < 3; i++) means[i].variable = items[i];
    s->options.by = by, s->options.n_by = 1;
    s->options.estimands = means, s->options.n_estimands = 3;
    s->options.hold = CHISO_HOLD_ESTIMANDS;
    s->design.weight = "w", s->design.psu = psu, s->design.n_psu = 1;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, &s->input, &s->error), s->error);
    assert_ok(chiso_design_new(&design, &s->design, &s->error), s->error);
    assert_ok(chiso_instrument_open(&s->instrument, NULL, s->instrument_name, &s->error), s->error);
    const chiso__cases_source source = {.responses = responses,
                                        .instrument = s->instrument,
                                        .design = design,
                                        .options = &s->options};
    assert_ok(chiso__cases_read(&r->cases, &s->findings, &source, &s->error), s->error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    assert_true(chiso__view_new(&r->view, r->cases.totals));
    assert_true(chiso__answers_new(&r->a, &r->cases, &r->view, wanted));
}

static void end(taken *r) {
    chiso__answers_free(&r->a);
    chiso__view_free(&r->view);
    chiso__cases_free(&r->cases);
    survey_free(&r->s);
}

static double value(const taken *r, size_t i, size_t item) {
    return r->a.value[i * r->a.items + item] + r->a.centre[item];
}

static void answers_are_numbers_about_their_mean(void **state) {
    const chiso__answers_wanted wanted = {.items = items, .n_items = 3};
    taken r;
    (void)state;
    take(&r, answers, &wanted);
    assert_close(r.a.centre[0], (5 + 8 + 8) / 7.0, 1e-15); /* who weighs nothing is not in it */
    assert_close(value(&r, 0, 0), 5, 1e-15);
    assert_true(isnan(value(&r, 3, 0)) && isnan(value(&r, 4, 1))); /* blank; refused */
    assert_close(value(&r, 4, 2), 5, 1e-15);
    assert_false(r.a.binary);
    end(&r);
}

static void respondents_stand_by_their_unit_and_nobody_who_weighs_nothing(void **state) {
    const chiso__answers_wanted wanted = {.items = items, .n_items = 3};
    size_t count;
    taken r;
    (void)state;
    take(&r, answers, &wanted);
    const size_t *all = chiso__answers_of(&r.a, 2, &count);
    assert_int_equal(count, 4);
    for (size_t i = 1; i < count; i++) /* one unit's stand together */
        assert_true(r.a.unit[all[i]] == r.a.unit[all[i - 1]] ||
                    (i == 1 || r.a.unit[all[i]] != r.a.unit[all[0]]));
    assert_int_equal(r.a.unit[1], 1);
    const size_t *b = chiso__answers_of(&r.a, 0, &count); /* as the totals number them */
    assert_int_equal(count, 2);
    assert_true((b[0] == 0 && b[1] == 4) || (b[0] == 4 && b[1] == 0));
    const size_t *a = chiso__answers_of(&r.a, 1, &count);
    assert_int_equal(count, 2);
    assert_true(a[0] + a[1] == 4);
    end(&r);
}

static void an_item_is_reversed_about_its_scale_or_else_its_answers(void **state) {
    const char *const reverse[] = {"days", "q1"};
    const chiso__answers_wanted wanted = {
        .items = items, .n_items = 3, .reverse = reverse, .n_reverse = 2};
    taken r;
    (void)state;
    take(&r, answers, &wanted);
    assert_close(value(&r, 0, 0), 1, 1e-15); /* 6 - 5 */
    assert_close(value(&r, 4, 0), 4, 1e-15);
    assert_true(r.a.reversed[0] && !r.a.from_data[0] && !r.a.reversed[1]);
    assert_close(value(&r, 1, 2), 3, 1e-14); /* 11 - 8: of 30 days nobody counts */
    assert_true(r.a.from_data[2]);
    assert_close(r.a.turn[2], 11, 0);
    end(&r);
}

static void listwise_counts_who_answered_all(void **state) {
    const chiso__answers_wanted wanted = {.items = items, .n_items = 3, .listwise = true};
    static const bool counted[] = {true, true, true, false, false};
    taken r;
    (void)state;
    take(&r, answers, &wanted);
    for (size_t i = 0; i < 5; i++) assert_int_equal(r.a.counted[i], counted[i]);
    end(&r);
}

static void items_of_two_answers_are_binary(void **state) {
    const chiso__answers_wanted wanted = {.items = items, .n_items = 3};
    static const char two[] =
        "district,v,w,q1,q2,days\na,1,1,1,2,0\na,1,1,5,2,1\na,2,1,1,3,1\na,2,0,4,3,9\na,2,1,,3,0\n";
    static const char three[] =
        "district,v,w,q1,q2,days\na,1,1,1,2,0\na,1,1,5,2,1\na,2,1,1,3,1\na,2,1,4,3,1\na,2,1,3,3,"
        "1\n";
    taken r;
    (void)state;
    take(&r, two, &wanted);
    assert_true(r.a.binary);
    end(&r);
    take(&r, three, &wanted);
    assert_false(r.a.binary);
    end(&r);
}

static void who_nobody_answered_has_a_centre_of_nothing(void **state) {
    const chiso__answers_wanted wanted = {.items = items, .n_items = 3};
    taken r;
    (void)state;
    take(&r, "district,v,w,q1,q2,days\na,1,1,,2,0\na,1,1,,2,1\n", &wanted);
    assert_close(r.a.centre[0], 0, 0);
    assert_true(isnan(r.a.value[0]));
    end(&r);
}

static void a_list_knows_its_names(void **state) {
    (void)state;
    assert_true(chiso__is_listed(items, 3, "q2"));
    assert_false(chiso__is_listed(items, 1, "q2"));
    assert_false(chiso__is_listed(NULL, 0, "q2"));
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_numbers_about_their_mean),
        cmocka_unit_test(respondents_stand_by_their_unit_and_nobody_who_weighs_nothing),
        cmocka_unit_test(an_item_is_reversed_about_its_scale_or_else_its_answers),
        cmocka_unit_test(listwise_counts_who_answered_all),
        cmocka_unit_test(items_of_two_answers_are_binary),
        cmocka_unit_test(who_nobody_answered_has_a_centre_of_nothing),
        cmocka_unit_test(a_list_knows_its_names),
    };
    return RUN_TESTS(tests);
}
