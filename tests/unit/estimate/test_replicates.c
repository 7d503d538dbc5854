/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replicated.h"

/* --- what they depend on --- */

#define HEAD "h,v,j,N,M,d,y\n"
#define A "a,1,1,8,6,1,1\na,1,2,8,6,2,7\na,1,3,8,6,2,7\n"
#define B "a,2,1,8,6,1,3\na,2,2,8,6,1,2\n"
#define C "b,10,1,9,4,1,4\nb,10,2,9,4,2,4.5\nb,2,1,9,4,1,5\nb,2,1,9,4,1,5.5\n"
#define D "b,2,2,9,4,2,9\na,1,3,8,6,1,8\n"

static int32_t number_of(const chiso_totals *totals, size_t column, const char *value) {
    return chiso__lookup_find(&totals->unit_keys[column].values, value, strlen(value));
}

/* The member of another survey with the same names. */
static int32_t same_member(const replicated *from, const replicated *to, int32_t member) {
    const size_t stage = from->replicates.stage;
    const chiso__lookup *members = &from->frame.stages[stage].groups.members;
    const char *key = chiso__lookup_key(members, member);
    int32_t numbers[3];
    const size_t width = chiso__lookup_key_length(members, member) / sizeof *numbers;
    memcpy(numbers, key, width * sizeof *numbers);
    for (size_t i = 0; i < width; i++)
        numbers[i] =
            number_of(to->survey.totals, i,
                      chiso__lookup_key(&from->survey.totals->unit_keys[i].values, numbers[i]));
    return chiso__lookup_find(&to->frame.stages[stage].groups.members, numbers,
                              width * sizeof *numbers);
}

static void assert_same_factors(const replicated *one, const replicated *other) {
    assert_int_equal(one->replicates.count, other->replicates.count);
    assert_int_equal(one->replicates.units, other->replicates.units);
    assert_memory_equal(one->replicates.rscale, other->replicates.rscale,
                        one->replicates.count * sizeof(double));
    for (int32_t unit = 0; unit < (int32_t)one->replicates.units; unit++) {
        const int32_t same = same_member(one, other, unit);
        assert_true(same >= 0);
        for (size_t k = 0; k < one->replicates.count; k++)
            assert_true(factor(one, (size_t)unit, k) == factor(other, (size_t)same, k));
    }
}

static void the_order_of_records_does_not_matter(void **state) {
    (void)state;
    static const struct {
        int32_t method;
        size_t n_psu, n_fpc;
    } ways[] = {{CHISO_VARIANCE_JACKKNIFE, UNITS, 1},
                {CHISO_VARIANCE_BRR, UNITS, 0},
                {CHISO_VARIANCE_BOOTSTRAP, UNITS, 0},
                {CHISO_VARIANCE_BOOTSTRAP, UNITS, 1},
                {CHISO_VARIANCE_BOOTSTRAP, BOTH_UNITS, 2}};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        replicated one = sample_of(HEAD A B C D, ways[i].n_psu, ways[i].n_fpc, true);
        replicated other = sample_of(HEAD D C B A, ways[i].n_psu, ways[i].n_fpc, true);
        assert_ok(replicate(&one, ways[i].method), one.error);
        assert_ok(replicate(&other, ways[i].method), other.error);
        assert_same_factors(&one, &other);
        replicated_free(&one);
        replicated_free(&other);
    }
}

/* Σ factor·y over all respondents, in every replicate. */
static double sum_in(const replicated *r, const double *y, size_t k) {
    double sum = 0;
    for (size_t i = 0; i < r->replicates.units; i++) sum += factor(r, i, k) * y[i];
    return sum;
}

static void nor_does_it_for_respondents_who_are_the_units(void **state) {
    (void)state;
    static const double y[] = {1, 7, 7, 3, 2, 4, 4.5, 5, 5.5, 9, 8};
    static const double y_other[] = {9, 8, 4, 4.5, 5, 5.5, 3, 2, 1, 7, 7};
    replicated one = sample_of(HEAD A B C D, RESPONDENTS, 0, true);
    replicated other = sample_of(HEAD D C B A, RESPONDENTS, 0, true);
    assert_ok(replicate(&one, CHISO_VARIANCE_BOOTSTRAP), one.error);
    assert_ok(replicate(&other, CHISO_VARIANCE_BOOTSTRAP), other.error);
    for (size_t k = 0; k < one.replicates.count; k++)
        assert_close(sum_in(&one, y, k), sum_in(&other, y_other, k), 1e-13);
    replicated_free(&one);
    replicated_free(&other);
}

static void nor_do_pieces_that_were_merged(void **state) {
    (void)state;
    replicated whole = sample_of(HEAD A B C D, UNITS, 0, true);
    replicated first = sample_of(HEAD D B, UNITS, 0, true);
    replicated second = sample_of(HEAD C A, UNITS, 0, true);
    const chiso_totals *const pieces[] = {first.survey.totals, second.survey.totals};
    chiso_totals *merged = NULL;
    assert_ok(chiso_totals_merge(&merged, pieces, 2, &first.error), first.error);
    chiso_totals_free(first.survey.totals);
    chiso__frame_free(&first.frame);
    first.survey.totals = merged;
    assert_true(chiso__frame_new(&first.frame, merged));
    assert_ok(replicate(&whole, CHISO_VARIANCE_BOOTSTRAP), whole.error);
    assert_ok(replicate(&first, CHISO_VARIANCE_BOOTSTRAP), first.error);
    assert_same_factors(&whole, &first);
    replicated_free(&whole);
    replicated_free(&first);
    replicated_free(&second);
}

/* --- what is refused --- */

static void units_that_are_alone_need_a_policy_that_can_be_followed(void **state) {
    (void)state;
    static const int32_t methods[] = {CHISO_VARIANCE_JACKKNIFE, CHISO_VARIANCE_BOOTSTRAP};
    replicated r = sample_of("h,v,d,y\na,1,1,1\na,2,1,2\nb,1,1,3\n", UNITS, 0, true);
    for (size_t i = 0; i < 2; i++) {
        r.options.lone_psu = CHISO_LONE_PSU_FAIL;
        assert_int_equal(replicate(&r, methods[i]), CHISO_E_LONE_PSU);
        assert_contains(r.error.message, ": b");
        r.options.lone_psu = CHISO_LONE_PSU_CENTRE;
        assert_int_equal(replicate(&r, methods[i]), CHISO_E_ARGUMENT);
        assert_contains(r.error.message, "centre");
        r.options.lone_psu = CHISO_LONE_PSU_AVERAGE;
        assert_int_equal(replicate(&r, methods[i]), CHISO_E_ARGUMENT);
        r.options.lone_psu = CHISO_LONE_PSU_REMOVE;
        assert_ok(replicate(&r, methods[i]), r.error);
    }
    replicated_free(&r);
}

static void below_the_first_stage_they_matter_to_a_bootstrap_alone(void **state) {
    (void)state;
    replicated r =
        sample_of("v,j,N,M,d,y\n1,1,5,5,1,3\n1,2,5,5,1,4\n2,1,5,5,1,4\n", BOTH_UNITS, 2, false);
    assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
    assert_int_equal(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), CHISO_E_LONE_PSU);
    r.options.lone_psu = CHISO_LONE_PSU_CERTAINTY;
    assert_ok(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), r.error);
    replicated_free(&r);
}

static void more_than_a_gibibyte_is_refused(void **state) {
    (void)state;
    replicated r = sample_of("v,d,y\n1,1,3\n2,1,4\n", UNITS, 0, false);
    r.options.replicates = CHISO__MOST_FACTORS / 2 + 1;
    assert_int_equal(replicate(&r, CHISO_VARIANCE_BOOTSTRAP), CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "67108865 replicates of 2 sampling units");
    replicated_free(&r);
}

/* --- the variance --- */

static double rscale[] = {1, 2, 0.5};
static const chiso__replicates three = {.count = 3, .scale = 0.5, .rscale = rscale};

static void the_variance_is_about_the_mean_or_the_estimate(void **state) {
    (void)state;
    static const double theta[] = {1, 2, 6};
    size_t dropped = 9;
    assert_close(chiso__replicates_variance(&three, theta, 2, CHISO_CENTRE_MEAN, &dropped),
                 0.5 * (4 + 2 * 1 + 0.5 * 9), 1e-15);
    assert_int_equal(dropped, 0);
    assert_close(chiso__replicates_variance(&three, theta, 2, CHISO_CENTRE_ESTIMATE, &dropped),
                 0.5 * (1 + 0.5 * 16), 1e-15);
}

static void replicates_without_the_domain_are_left_out_up_to_one_in_twenty(void **state) {
    (void)state;
    double theta[40], ones[40];
    const chiso__replicates forty = {.count = 40, .scale = 1, .rscale = ones};
    size_t dropped;
    for (size_t k = 0; k < 40; k++) theta[k] = k % 2 == 0 ? 1 : 3, ones[k] = 1;
    theta[0] = NAN, theta[1] = (double)INFINITY;
    assert_close(chiso__replicates_variance(&forty, theta, 2, CHISO_CENTRE_MEAN, &dropped), 38,
                 1e-15);
    assert_int_equal(dropped, 2);
    theta[2] = NAN;
    assert_true(isnan(chiso__replicates_variance(&forty, theta, 2, CHISO_CENTRE_MEAN, &dropped)));
    assert_int_equal(dropped, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_records_does_not_matter),
        cmocka_unit_test(nor_does_it_for_respondents_who_are_the_units),
        cmocka_unit_test(nor_do_pieces_that_were_merged),
        cmocka_unit_test(units_that_are_alone_need_a_policy_that_can_be_followed),
        cmocka_unit_test(below_the_first_stage_they_matter_to_a_bootstrap_alone),
        cmocka_unit_test(more_than_a_gibibyte_is_refused),
        cmocka_unit_test(the_variance_is_about_the_mean_or_the_estimate),
        cmocka_unit_test(replicates_without_the_domain_are_left_out_up_to_one_in_twenty),
    };
    return RUN_TESTS(tests);
}
