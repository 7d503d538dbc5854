/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/simulation.h"

#include "simulated.h"

static void a_simulation_knows_how_many_people_it_has(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.respondents = 2000;
    assert_int_equal(chiso_simulation_respondents(simulated_make(&s)), 2000);
    assert_int_equal(chiso_simulation_respondents(NULL), 0);
    simulated_free(&s);
}

static void nothing_is_freed_of_no_simulation(void **state) {
    (void)state;
    chiso_simulation_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_simulation_knows_how_many_people_it_has),
        cmocka_unit_test(nothing_is_freed_of_no_simulation),
    };
    return RUN_TESTS(tests);
}
