/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every request for memory fails once, alone and with all that follow it: of what is written. */
#include "scenario_tables.h"
#include "test.h"

static void results_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&result_scenarios), 0);
}

static void reports_survive_without_memory(void **state) {
    (void)state;
    assert_int_equal(complaints_without_memory(&report_scenarios), 0);
    assert_int_equal(complaints_without_memory(&page_scenarios), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_survive_without_memory),
        cmocka_unit_test(reports_survive_without_memory),
    };
    return RUN_TESTS(tests);
}
