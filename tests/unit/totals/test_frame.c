/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/frame.h"

#include "survey.h"

#define HEADER "w,h,v,hh,N,M,q1,q2,days,got\n"
#define REST ",1,1,1,yes\n"

static const char *const stages[] = {"v", "hh"}, *const sizes[] = {"N", "M"};

/* Two of 5 villages of a with 2 of 8 and 1 of 3 households, one of 4 of b with 1 of 2.  The records
   stand in no order.  As sizes, or as fractions. */
static const char counts[] = HEADER "1,a,1,1,5,8" REST "2,b,1,1,4,2" REST "3,a,2,1,5,3" REST
                                    "4,a,1,2,5,8" REST "5,b,1,1,4,2" REST;
static const char fractions[] =
    HEADER "1,a,1,1,0.4,0.25" REST "2,b,1,1,0.25,0.5" REST "3,a,2,1,0.4,0.333333333333333333" REST
           "4,a,1,2,0.4,0.25" REST "5,b,1,1,0.25,0.5" REST;

static survey read_frame(chiso__frame *frame, const char *text, size_t n_fpc, const char *weight) {
    survey s = survey_new();
    survey_file(&s, text);
    s.design.strata = "h", s.design.psu = stages, s.design.n_psu = 2;
    s.design.fpc = sizes, s.design.n_fpc = n_fpc, s.design.weight = weight;
    assert_ok(survey_read(&s), s.error);
    assert_true(chiso__frame_new(frame, s.totals));
    return s;
}

static void finish(survey *s, chiso__frame *frame) {
    chiso__frame_free(frame);
    survey_free(s);
}

static void without_population_sizes_the_first_stage_stands_alone(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = read_frame(&frame, counts, 0, NULL);
    assert_int_equal(frame.n_stages, 1);
    assert_int_equal(frame.stages[0].groups.lookup.count, 2);
    for (size_t i = 0; i < 2; i++) assert_true(frame.stages[0].share[i] == 0);
    for (size_t u = 0; u < s.totals->units.count; u++) assert_true(frame.weight[u] == 1);
    finish(&s, &frame);
}

static void shares_follow_from_sizes_as_from_fractions(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        chiso__frame frame;
        survey s = read_frame(&frame, i == 0 ? counts : fractions, 2, NULL);
        const double first[] = {0.4, 0.25}, second[] = {0.25, 0.5, 1.0 / 3};
        assert_int_equal(frame.n_stages, 2);
        for (size_t g = 0; g < 2; g++) assert_close(frame.stages[0].share[g], first[g], 1e-15);
        for (size_t g = 0; g < 3; g++) assert_close(frame.stages[1].share[g], second[g], 1e-15);
        finish(&s, &frame);
    }
}

static void a_unit_weighs_what_its_fractions_say_unless_weights_were_read(void **state) {
    (void)state;
    /* units as they were seen: a/1/1 b/1/1 a/2/1 a/1/2 */
    static const double weights[] = {5 / 2.0 * 8 / 2, 4.0 * 2, 5 / 2.0 * 3, 5 / 2.0 * 8 / 2};
    for (int i = 0; i < 2; i++) {
        chiso__frame frame;
        survey s = read_frame(&frame, i == 0 ? counts : fractions, 2, NULL);
        for (size_t u = 0; u < 4; u++) assert_close(frame.weight[u], weights[u], 1e-14);
        finish(&s, &frame);
        s = read_frame(&frame, i == 0 ? counts : fractions, 2, "w");
        for (size_t u = 0; u < 4; u++) assert_true(frame.weight[u] == 1);
        finish(&s, &frame);
    }
}

static void a_small_fraction_gives_a_weight_with_all_its_digits(void **state) {
    (void)state;
    static const char *const one[] = {"N"};
    chiso__frame frame;
    survey s = survey_new();
    survey_file(&s, HEADER "1,a,1,1,3000000017,1" REST "1,a,1,1,3000000017,1" REST
                           "1,a,1,1,3000000017,1" REST);
    s.design.fpc = one, s.design.n_fpc = 1;
    assert_ok(survey_read(&s), s.error);
    assert_true(chiso__frame_new(&frame, s.totals));
    assert_close(frame.weight[0], 3000000017.0 / 3, 1e-15);
    finish(&s, &frame);
}

static void units_of_a_group_stand_together_at_every_stage(void **state) {
    (void)state;
    char text[20000] = HEADER;
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 300; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        sprintf(text + strlen(text), "1,%c,%d,%d,20,30,1,1,1,yes\n", "abc"[random % 3],
                (int)((random >> 8) % 5), (int)((random >> 16) % 7));
    }
    chiso__frame frame;
    survey s = read_frame(&frame, text, 2, NULL);
    const size_t units = s.totals->units.count;
    bool seen[400] = {false};
    for (size_t i = 0; i < units; i++) seen[frame.order[i]] = true;
    for (size_t i = 0; i < units; i++) assert_true(seen[i]); /* each once */
    for (size_t stage = 0; stage < 2; stage++) {
        const chiso__nesting *groups = &frame.stages[stage].groups;
        size_t member_runs = 0, group_runs = 0;
        for (size_t i = 0; i < units; i++) {
            const int32_t member = groups->member[frame.order[i]];
            const int32_t before = i > 0 ? groups->member[frame.order[i - 1]] : -1;
            member_runs += member != before;
            group_runs += i == 0 || groups->group[member] != groups->group[before];
        }
        assert_int_equal(member_runs, groups->members.count);
        assert_int_equal(group_runs, groups->lookup.count);
    }
    finish(&s, &frame);
}

static void a_group_is_lone_when_others_were_not_sampled(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = read_frame(&frame, counts, 2, NULL);
    assert_false(chiso__frame_is_lone(&frame, 0, 0));
    assert_true(chiso__frame_is_lone(&frame, 0, 1));
    assert_false(chiso__frame_is_lone(&frame, 1, 0));
    assert_true(chiso__frame_is_lone(&frame, 1, 1)); /* b/1 */
    assert_true(chiso__frame_is_lone(&frame, 1, 2)); /* a/2 */
    finish(&s, &frame);
    /* all of one were sampled, or all but a ten-millionth */
    s = read_frame(&frame, HEADER "1,a,1,1,1,1" REST "1,b,1,1,2,1.00000001" REST, 2, NULL);
    assert_false(chiso__frame_is_lone(&frame, 0, 0));
    assert_true(chiso__frame_is_lone(&frame, 0, 1));
    assert_false(chiso__frame_is_lone(&frame, 1, 0));
    assert_false(chiso__frame_is_lone(&frame, 1, 1));
    finish(&s, &frame);
}

static void a_group_is_called_by_its_stratum_and_units(void **state) {
    (void)state;
    chiso__frame frame;
    char name[64], cut[4];
    survey s = read_frame(&frame, counts, 2, NULL);
    chiso__frame_group_name(&frame, 0, 1, name, sizeof name);
    assert_string_equal(name, "b");
    chiso__frame_group_name(&frame, 1, 2, name, sizeof name);
    assert_string_equal(name, "a/2");
    chiso__frame_group_name(&frame, 1, 2, cut, 3);
    assert_string_equal(cut, "a/");
    finish(&s, &frame);
    s = survey_of("q1,q2,days,got\n1,1,1,yes\n");
    assert_true(chiso__frame_new(&frame, s.totals));
    chiso__frame_group_name(&frame, 0, 0, name, sizeof name);
    assert_string_equal(name, ""); /* without strata there is one group */
    finish(&s, &frame);
}

static void nobody_is_a_frame_too(void **state) {
    (void)state;
    chiso__frame frame;
    survey s = survey_of("q1,q2,days,got\n1,1,1,yes\n");
    const chiso_totals none = {.instrument = s.instrument};
    assert_true(chiso__frame_new(&frame, &none));
    assert_int_equal(frame.n_stages, 1);
    assert_int_equal(frame.stages[0].groups.lookup.count, 0);
    finish(&s, &frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_population_sizes_the_first_stage_stands_alone),
        cmocka_unit_test(shares_follow_from_sizes_as_from_fractions),
        cmocka_unit_test(a_unit_weighs_what_its_fractions_say_unless_weights_were_read),
        cmocka_unit_test(a_small_fraction_gives_a_weight_with_all_its_digits),
        cmocka_unit_test(units_of_a_group_stand_together_at_every_stage),
        cmocka_unit_test(a_group_is_lone_when_others_were_not_sampled),
        cmocka_unit_test(a_group_is_called_by_its_stratum_and_units),
        cmocka_unit_test(nobody_is_a_frame_too),
    };
    return RUN_TESTS(tests);
}
