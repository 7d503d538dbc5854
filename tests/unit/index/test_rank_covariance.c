/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rank_files.h"

static const char table[] = "unit,x\na,4\nb,0\n";
static const char with_se[] = "unit,x,se\na,4,3\nb,0,4\n";

/* Of the difference: 9 + 16 - 2·11 = 3; independent it would be 25. */
static void units_that_vary_together_are_told_apart_sooner(void **state) {
    (void)state;
    const char *const covariances[] = {"unit,a,b\na,9,11\nb,11,16\n", "b,unit,a\n16,b,11\n11,a,9\n",
                                       "unit,a,b,c\nc,,,\nb,11,16,1\na,9,11,1\n"};
    for (size_t i = 0; i < 3; i++) {
        ranked r = rank_text(table, covariances[i], NULL);
        assert_ok(r.status, r.error);
        assert_true(cell(&r, 0, "se") == 3 && cell(&r, 1, "se") == 4);
        assert_true(cell(&r, 0, "rank_high") == 1 && cell(&r, 1, "rank_low") == 2);
        ranked_free(&r);
    }
    ranked r = rank_text(with_se, "unit,a,b\na,9,0\nb,0,16.1\n", NULL);
    assert_ok(r.status, r.error);
    assert_true(cell(&r, 0, "rank_high") == 2);
    ranked_free(&r);
}

static void a_unit_without_an_estimate_needs_no_covariance(void **state) {
    (void)state;
    ranked r = rank_text("unit,x\na,4\nc,\nb,0\n", "unit,a,b\na,9,11\nb,11,16\n", NULL);
    assert_ok(r.status, r.error);
    assert_true(cell(&r, 0, "rank_high") == 1 && isnan(cell(&r, 1, "rank")));
    ranked_free(&r);
    r = rank_text("unit,x\nc,\na,4\nb,0\n", "unit,c,a,b\na,,9,11\nc,,,\nb,,11,16\n", NULL);
    assert_ok(r.status, r.error);
    ranked_free(&r);
}

static void the_standard_error_may_be_unknown_where_there_is_a_variance(void **state) {
    (void)state;
    ranked r = rank_text("unit,x,se\na,4,\nb,0,4\n", "unit,a,b\na,9,11\nb,11,16\n", NULL);
    assert_ok(r.status, r.error);
    assert_true(cell(&r, 0, "rank_high") == 2);
    ranked_free(&r);
}

static void faults_have_their_place(void **state) {
    (void)state;
    assert_fault(table, "unit,a,b\na,9,11\na,9,11\nb,11,16\n", "duplicate_unit", 3, "unit");
    assert_fault(table, "unit,a,b\na,9,11\n", "covariance_missing", 0, NULL);
    assert_fault(table, "unit,a,b\nb,11,16\n", "covariance_missing", 0, NULL);
    assert_fault(table, "unit,a,b\na,9,\nb,11,16\n", "covariance_missing", 2, "b");
    assert_fault(table, "unit,a,b\na,9,11\nb,,16\n", "covariance_missing", 3, "a");
    assert_fault(table, "unit,a,b\na,9,11\nb,11,\n", "covariance_missing", 3, "b");
    assert_fault(table, "unit,a,b\na,-9,11\nb,11,16\n", "variance_negative", 2, "a");
    assert_fault(table, "unit,a,b\na,9,11\nb,10,16\n", "covariance_not_symmetric", 3, "a");
    assert_fault(table, "unit,a,b\na,9,11\nb,x,16\n", "not_a_number", 3, "a");
    assert_fault(table, "unit,a,b\na,9,11\n,11,16\n", "key_missing", 3, "unit");
    assert_fault(with_se, "unit,a,b\na,9,11\nb,11,17\n", "variance_differs", 3, "b");
}

static void what_is_no_covariance_is_refused(void **state) {
    (void)state;
    ranked r = rank_text(table, "unit,a,b\na,9,13\nb,13,16\n", NULL);
    assert_int_equal(r.status, CHISO_E_DATA);
    assert_contains(r.error.message, "negative variance");
    ranked_free(&r);
}

static void every_unit_needs_its_column(void **state) {
    (void)state;
    ranked r = rank_text(table, "unit,a\na,9\nb,11\n", NULL);
    assert_int_equal(r.status, CHISO_E_ARGUMENT);
    assert_contains(r.error.message, "no column \"b\" (--covariance)");
    ranked_free(&r);
    r = rank_text(table, "name,a,b\na,9,11\nb,11,16\n", NULL);
    assert_int_equal(r.status, CHISO_E_ARGUMENT);
    ranked_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_that_vary_together_are_told_apart_sooner),
        cmocka_unit_test(a_unit_without_an_estimate_needs_no_covariance),
        cmocka_unit_test(the_standard_error_may_be_unknown_where_there_is_a_variance),
        cmocka_unit_test(faults_have_their_place),
        cmocka_unit_test(what_is_no_covariance_is_refused),
        cmocka_unit_test(every_unit_needs_its_column),
    };
    return RUN_TESTS(tests);
}
