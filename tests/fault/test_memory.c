/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory fails once, alone and with all that follow it. */
#include "scenario_tables.h"
#include "test.h"

static void instruments_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&instrument_scenarios), 0);
}

static void totals_files_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&totals_file_scenarios), 0);
}

static void totals_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&totals_scenarios), 0);
}

static void estimates_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&estimate_scenarios), 0);
}

static void replicate_weights_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&repweight_scenarios), 0);
}

static void tables_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&table_scenarios), 0);
}

static void ranks_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&rank_scenarios), 0);
}

static void drivers_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&driver_scenarios), 0);
}

static void interviews_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&quality_scenarios), 0);
}

static void files_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&file_scenarios), 0);
}

static void simulations_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&simulation_scenarios), 0);
}

static void rounds_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&round_scenarios), 0);
}

static void provinces_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&geography_scenarios), 0);
}

static void reliability_survives_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&reliability_scenarios), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instruments_survive_without_memory),
        cmocka_unit_test(totals_survive_without_memory),
        cmocka_unit_test(totals_files_survive_without_memory),
        cmocka_unit_test(estimates_survive_without_memory),
        cmocka_unit_test(replicate_weights_survive_without_memory),
        cmocka_unit_test(tables_survive_without_memory),
        cmocka_unit_test(ranks_survive_without_memory),
        cmocka_unit_test(drivers_survive_without_memory),
        cmocka_unit_test(interviews_survive_without_memory),
        cmocka_unit_test(files_survive_without_memory),
        cmocka_unit_test(simulations_survive_without_memory),
        cmocka_unit_test(rounds_survive_without_memory),
        cmocka_unit_test(provinces_survive_without_memory),
        cmocka_unit_test(reliability_survives_without_memory),
    };
    return RUN_TESTS(tests);
}
