/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every system call that reads or writes goes wrong once: a full disk, a broken one, a signal. */
#include "scenario_tables.h"
#include "test.h"

static void instruments_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&instrument_scenarios), 0);
}

static void totals_files_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&totals_file_scenarios), 0);
}

static void totals_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&totals_scenarios), 0);
}

static void files_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&file_scenarios), 0);
}

static void simulations_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&simulation_scenarios), 0);
}

static void rounds_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&round_scenarios), 0);
}

static void estimates_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&estimate_scenarios), 0);
}

static void provinces_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&geography_scenarios), 0);
}

static void replicate_weights_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&repweight_scenarios), 0);
}

static void pages_survive_failing_calls(void **state) {
    (void)state;
    assert_int_equal(complaints_with_failing_calls(&page_scenarios), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instruments_survive_failing_calls),
        cmocka_unit_test(totals_survive_failing_calls),
        cmocka_unit_test(totals_files_survive_failing_calls),
        cmocka_unit_test(files_survive_failing_calls),
        cmocka_unit_test(simulations_survive_failing_calls),
        cmocka_unit_test(rounds_survive_failing_calls),
        cmocka_unit_test(provinces_survive_failing_calls),
        cmocka_unit_test(estimates_survive_failing_calls),
        cmocka_unit_test(replicate_weights_survive_failing_calls),
        cmocka_unit_test(pages_survive_failing_calls),
    };
    return RUN_TESTS(tests);
}
