/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replicated.h"

static void each_unit_is_left_out_once(void **state) {
    (void)state;
    replicated r = sample_of("v,d,y\nb,1,1\na,1,2\nc,1,3\nb,1,4\n", UNITS, 0, false);
    assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
    assert_string_equal(r.replicates.name, "jk1");
    assert_int_equal(r.replicates.count, 3);
    assert_int_equal(r.replicates.units, 3);
    assert_close(r.replicates.scale, 2.0 / 3, 1e-15);
    /* units stand as they came (b, a, c), replicates by name */
    assert_factors(&r, 0, (const double[]){1.5, 0, 1.5});
    assert_factors(&r, 1, (const double[]){0, 1.5, 1.5});
    assert_factors(&r, 2, (const double[]){1.5, 1.5, 0});
    for (size_t k = 0; k < 3; k++) assert_true(r.replicates.rscale[k] == 1);
    assert_false(r.replicates.ignores_fpc);
    replicated_free(&r);
}

static void strata_stand_for_their_own_and_have_their_own_fpc(void **state) {
    (void)state;
    replicated r = sample_of(
        "h,v,N,d,y\nx,1,4,1,1\nx,2,4,1,2\ny,1,30,1,3\ny,2,30,1,4\ny,3,30,1,4\n", UNITS, 1, true);
    assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
    assert_string_equal(r.replicates.name, "jkn");
    assert_int_equal(r.replicates.count, 5);
    assert_true(r.replicates.scale == 1);
    assert_factors(&r, 1, (const double[]){2, 0, 1, 1, 1});
    assert_factors(&r, 2, (const double[]){1, 1, 0, 1.5, 1.5});
    assert_close(r.replicates.rscale[0], 0.5 * 0.5, 1e-15);
    assert_close(r.replicates.rscale[4], 0.9 * 2 / 3, 1e-15);
    replicated_free(&r);
}

/* x is alone of three, y a census of two. */
static const char lone[] = "h,v,N,d,y\nx,1,3,1,1\ny,1,2,1,3\ny,2,2,1,4\nz,1,9,1,3\nz,2,9,1,4\n";

static void a_unit_that_is_alone_and_a_census_are_never_left_out(void **state) {
    (void)state;
    replicated r = sample_of(lone, UNITS, 1, true);
    for (r.options.lone_psu = CHISO_LONE_PSU_CERTAINTY;;
         r.options.lone_psu = CHISO_LONE_PSU_REMOVE) {
        assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
        assert_int_equal(r.replicates.count, 2);
        assert_factors(&r, 0, (const double[]){1, 1, 1, 0, 2});
        assert_factors(&r, 1, (const double[]){1, 1, 1, 2, 0});
        if (r.options.lone_psu == CHISO_LONE_PSU_REMOVE) break;
    }
    replicated_free(&r);
}

static void nothing_varies_where_no_unit_can_be_left_out(void **state) {
    (void)state;
    size_t dropped = 9;
    replicated r = sample_of("h,v,N,d,y\ny,1,2,1,3\ny,2,2,1,4\n", UNITS, 1, true);
    assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
    assert_int_equal(r.replicates.count, 0);
    assert_true(chiso__replicates_variance(&r.replicates, NULL, 3.5, 0, &dropped) == 0);
    assert_int_equal(dropped, 0);
    assert_true(isnan(chiso__replicates_variance(&r.replicates, NULL, NAN, 0, &dropped)));
    replicated_free(&r);
}

static void the_fpc_of_later_stages_has_no_place(void **state) {
    (void)state;
    replicated r = sample_of("v,j,N,M,d,y\n1,1,5,5,1,3\n1,2,5,5,1,4\n2,1,5,5,1,4\n2,2,5,5,1,1\n",
                             BOTH_UNITS, 2, false);
    assert_ok(replicate(&r, CHISO_VARIANCE_JACKKNIFE), r.error);
    assert_true(r.replicates.ignores_fpc);
    assert_int_equal(r.replicates.stage, 0);
    assert_int_equal(r.replicates.units, 2);
    replicated_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_unit_is_left_out_once),
        cmocka_unit_test(strata_stand_for_their_own_and_have_their_own_fpc),
        cmocka_unit_test(a_unit_that_is_alone_and_a_census_are_never_left_out),
        cmocka_unit_test(nothing_varies_where_no_unit_can_be_left_out),
        cmocka_unit_test(the_fpc_of_later_stages_has_no_place),
    };
    return RUN_TESTS(tests);
}
