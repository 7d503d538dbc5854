/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/joint.h"

#include "survey.h"

#define HEADER "h,v,hh,N,M,q1,q2,days,got\n"
#define REST ",1,1,1,yes\n"

static const char *const stages[] = {"v", "hh"}, *const sizes[] = {"N", "M"};

typedef struct rounds {
    survey round[2];
    chiso__joint joint;
    chiso_error error;
} rounds;

static survey read_one(const char *text, const char *strata, size_t n_psu, bool fpc) {
    survey s = survey_new();
    survey_file(&s, text);
    s.design.strata = strata, s.design.psu = stages, s.design.n_psu = n_psu;
    s.design.fpc = sizes, s.design.n_fpc = fpc ? n_psu : 0;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static rounds read_rounds(const char *before, const char *after, size_t n_psu, bool fpc) {
    return (rounds){.round = {read_one(before, "h", n_psu, fpc), read_one(after, "h", n_psu, fpc)}};
}

static void rounds_free(rounds *r) {
    survey_free(&r->round[0]);
    survey_free(&r->round[1]);
}

static chiso_status join(rounds *r, bool fpc) {
    r->error = (chiso_error){0};
    const chiso_status status =
        chiso__joint_new(&r->joint, r->round[0].totals, r->round[1].totals, fpc, &r->error);
    assert_int_equal(status, r->error.status);
    return status;
}

static chiso_status check(rounds *r) {
    r->error = (chiso_error){0};
    return chiso__joint_check(r->round[0].totals, r->round[1].totals, &r->error);
}

/* Villages 1, 2 of a and 1 of b; then 2, 3 of a and 1 of c.  Rows stand in no order. */
static const char first[] =
    HEADER "a,1,1,9,8" REST "b,1,1,4,2" REST "a,2,1,9,3" REST "a,2,2,9,3" REST;
static const char second[] =
    HEADER "c,1,1,5,2" REST "a,3,1,9,8" REST "a,2,3,9,3" REST "a,2,2,9,3" REST;

static void units_of_one_name_are_one_unit(void **state) {
    (void)state;
    rounds r = read_rounds(first, second, 2, true);
    assert_ok(join(&r, true), r.error);
    assert_int_equal(r.joint.psus.round[0], 3);
    assert_int_equal(r.joint.psus.round[1], 3);
    assert_int_equal(r.joint.psus.both, 1);
    assert_int_equal(r.joint.strata.round[0], 2);
    assert_int_equal(r.joint.strata.round[1], 2);
    assert_int_equal(r.joint.strata.both, 1);
    assert_ok(chiso__joint_check_shared(&r.joint, &r.error), r.error);
    /* household 2 of village 2 */
    assert_int_equal(r.joint.unit[0][3], r.joint.unit[1][3]);
    assert_int_equal(r.joint.sample->units.count, 7);
    chiso__joint_free(&r.joint);
    rounds_free(&r);
}

/* Three of nine villages of a, three of three households of its village 2. */
static void shares_are_those_of_the_units_of_either_round(void **state) {
    (void)state;
    rounds r = read_rounds(first, second, 2, true);
    assert_ok(join(&r, true), r.error);
    const chiso__frame *frame = &r.joint.frame;
    assert_int_equal(frame->n_stages, 2);
    const int32_t village = frame->stages[0].groups.member[r.joint.unit[0][2]];
    assert_close(frame->stages[0].share[frame->stages[0].groups.group[village]], 3.0 / 9, 1e-15);
    const int32_t household = frame->stages[1].groups.member[r.joint.unit[1][2]];
    assert_close(frame->stages[1].share[frame->stages[1].groups.group[household]], 1, 1e-15);
    /* each round keeps its weights: 9/2 · 3/2 of the two households of village 2 */
    chiso__view view;
    assert_true(chiso__view_new_within(&view, r.round[0].totals, chiso__joint_within(&r.joint, 0)));
    assert_close(view.frame.weight[2], 9 / 2.0 * 3 / 2, 1e-14);
    assert_ptr_equal(chiso__view_sample(&view), frame);
    chiso__view_free(&view);
    chiso__joint_free(&r.joint);
    rounds_free(&r);
}

static void population_sizes_must_agree(void **state) {
    (void)state;
    rounds r = read_rounds(first, HEADER "a,3,1,9,8" REST "a,2,1,9,4" REST, 2, true);
    assert_int_equal(join(&r, true), CHISO_E_DATA);
    assert_contains(r.error.message, "these rounds do not belong together: at stage 2");
    assert_contains(r.error.message, "(a/2: 3 and 4)");
    chiso__joint_free(&r.joint);
    /* who looks at names alone does not mind */
    assert_ok(join(&r, false), r.error);
    assert_int_equal(r.joint.psus.both, 1);
    chiso__joint_free(&r.joint);
    rounds_free(&r);
    r = read_rounds(first, HEADER "a,3,1,0.5,0.5" REST "a,2,1,0.5,0.5" REST, 2, true);
    assert_int_equal(join(&r, true), CHISO_E_DATA);
    assert_contains(r.error.message, "one has population sizes and the other sampling fractions");
    chiso__joint_free(&r.joint);
    rounds_free(&r);
}

static void together_there_must_be_enough_units(void **state) {
    (void)state;
    rounds r = read_rounds(HEADER "a,1,1,3,8" REST "a,2,1,3,8" REST,
                           HEADER "a,3,1,3,8" REST "a,4,1,3,8" REST, 1, true);
    assert_int_equal(join(&r, true), CHISO_E_DATA);
    assert_contains(r.error.message, "together these rounds have more units at stage 1");
    assert_contains(r.error.message, "are units named alike in both");
    chiso__joint_free(&r.joint);
    rounds_free(&r);
}

static void without_a_common_unit_there_is_no_panel(void **state) {
    (void)state;
    rounds r = read_rounds(HEADER "a,1,1,3,8" REST "b,2,1,3,8" REST,
                           HEADER "a,3,1,3,8" REST "b,4,1,3,8" REST, 1, false);
    assert_ok(join(&r, true), r.error);
    assert_int_equal(chiso__joint_check_shared(&r.joint, &r.error), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "in none of the 2 strata of both has a unit the same name");
    chiso__joint_free(&r.joint);
    rounds_free(&r);
    r = read_rounds(HEADER "north,1,1,3,8" REST, HEADER "N,1,1,3,8" REST "S,1,1,3,8" REST, 1,
                    false);
    assert_ok(join(&r, true), r.error);
    assert_int_equal(chiso__joint_check_shared(&r.joint, &r.error), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "no stratum in common");
    assert_contains(r.error.message, "the earlier one has north, the later one N");
    chiso__joint_free(&r.joint);
    rounds_free(&r);
}

static void units_must_be_named_and_in_the_same_columns(void **state) {
    (void)state;
    rounds r = {.round = {read_one(first, "h", 1, false), read_one(second, "h", 0, false)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the totals of the later round name no sampling units");
    rounds_free(&r);
    r = (rounds){.round = {read_one(first, "h", 0, false), read_one(second, "h", 1, false)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the totals of the earlier round name no sampling units");
    rounds_free(&r);
    r = (rounds){.round = {read_one(first, "h", 1, false), read_one(second, NULL, 1, false)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message,
                    "\"strata\" is h in the earlier round and nothing in the later");
    rounds_free(&r);
    r = (rounds){.round = {read_one(first, "h", 1, false), read_one(second, "h", 2, false)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "\"psu\" is v in the earlier round and v,hh in the later");
    rounds_free(&r);
    r = (rounds){.round = {read_one(first, "h", 1, false), read_one(second, "h", 1, true)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the later round has population sizes (--fpc)");
    rounds_free(&r);
    r = (rounds){.round = {read_one(first, "h", 1, true), read_one(second, "h", 1, false)}};
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the earlier round has population sizes (--fpc)");
    rounds_free(&r);
}

static void replicate_weights_of_one_round_tell_nothing_of_the_other(void **state) {
    (void)state;
    rounds r = {.round = {survey_new(), read_one(second, NULL, 1, false)}};
    survey *weighted = &r.round[0];
    survey_file(weighted, "v,w,r1,r2,q1,q2,days,got\n1,2,1,3" REST "2,2,3,1" REST);
    weighted->design.weight = "w", weighted->design.repweights = "r?";
    weighted->design.rep_type = CHISO_REP_BOOTSTRAP;
    assert_ok(survey_read(weighted), weighted->error);
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the earlier round has replicate weights of its own");
    assert_contains(r.error.message, "leave --panel out");
    const survey swapped = r.round[0];
    r.round[0] = r.round[1], r.round[1] = swapped;
    assert_int_equal(check(&r), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "the later round has replicate weights of its own");
    rounds_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_of_one_name_are_one_unit),
        cmocka_unit_test(shares_are_those_of_the_units_of_either_round),
        cmocka_unit_test(population_sizes_must_agree),
        cmocka_unit_test(together_there_must_be_enough_units),
        cmocka_unit_test(without_a_common_unit_there_is_no_panel),
        cmocka_unit_test(units_must_be_named_and_in_the_same_columns),
        cmocka_unit_test(replicate_weights_of_one_round_tell_nothing_of_the_other),
    };
    return RUN_TESTS(tests);
}
