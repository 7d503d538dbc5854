/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/options.h"

#include "simulated.h"

static void defaults_are_those_of_the_header(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    assert_ok(chiso_simulation_new(&s.simulation, s.instrument, NULL, &s.error), s.error);
    assert_int_equal(s.simulation->seed, 1);
    assert_int_equal(s.simulation->respondents, 36525);
    assert_true(s.simulation->icc == 0.06);
    assert_true(s.simulation->province_sd == 0.12);
    assert_true(s.simulation->missing_rate == 0.02);
    assert_true(s.simulation->skip_rate == 0.55);
    assert_true(s.simulation->weight_cv == 0.3);
    assert_int_equal(s.simulation->n_strata, 63);
    simulated_free(&s);
}

static void below_zero_is_none_at_all(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.icc = s.options.province_sd = s.options.missing_rate = -1;
    s.options.skip_rate = s.options.weight_cv = -1;
    simulated_make(&s);
    assert_true(s.simulation->icc == 0 && s.simulation->province_sd == 0);
    assert_true(s.simulation->missing_rate == 0 && s.simulation->skip_rate == 0);
    assert_true(s.simulation->weight_cv == 0);
    simulated_free(&s);
}

static void provinces_are_chosen_by_code_or_name(void **state) {
    (void)state;
    static const char *const names[] = {"Lang Son", "1", "79"};
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.provinces = names;
    s.options.n_provinces = 3;
    simulated_make(&s);
    assert_int_equal(s.simulation->n_strata, 3);
    assert_int_equal(chiso_simulation_respondents(s.simulation), 2 * 2700 + 510);
    simulated_free(&s);
}

static void refuses(simulated *s, chiso_status status, const char *words) {
    chiso_error error = {0};
    chiso_simulation *simulation = s->simulation;
    assert_int_equal(chiso_simulation_new(&simulation, s->instrument, &s->options, &error), status);
    assert_null(simulation);
    assert_contains(error.message, words);
    s->options = (chiso_simulation_options)CHISO_SIMULATION_OPTIONS_INIT;
}

static void what_is_out_of_bounds_is_refused(void **state) {
    (void)state;
    static const char *const nowhere[] = {"Atlantis"}, *const nothing[] = {NULL};
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.layout = "sipas";
    refuses(&s, CHISO_E_ARGUMENT, "there is no layout \"sipas\"");
    s.options.provinces = nowhere;
    s.options.n_provinces = 1;
    refuses(&s, CHISO_E_ARGUMENT, "\"Atlantis\" is none of the 63 provinces");
    s.options.provinces = nothing;
    s.options.n_provinces = 1;
    refuses(&s, CHISO_E_ARGUMENT, "none of the 63");
    s.options.icc = 0.41;
    refuses(&s, CHISO_E_ARGUMENT, "the intra-cluster correlation is at most 0.4");
    s.options.missing_rate = (double)NAN;
    refuses(&s, CHISO_E_ARGUMENT, "missing answers is at most 0.95");
    s.options.seed = INT64_C(4294967296);
    refuses(&s, CHISO_E_ARGUMENT, "the seed is a number from 1 to 4294967295");
    s.options.seed = -1;
    refuses(&s, CHISO_E_ARGUMENT, "the seed");
    s.options.struct_size = 0;
    refuses(&s, CHISO_E_ARGUMENT, "struct_size");
    simulated_free(&s);
}

/* 36,525 people are 1,352.8 times the 27 of a village of Lào Cai. */
static void every_village_has_somebody(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.respondents = 1352;
    refuses(&s, CHISO_E_ARGUMENT, "between 1353 (one in the smallest village) and 1000000000");
    s.options.respondents = 1000000001;
    refuses(&s, CHISO_E_ARGUMENT, "not 1000000001");
    s.options.respondents = -1;
    refuses(&s, CHISO_E_ARGUMENT, "not -1");
    s.options.respondents = 1353;
    assert_int_equal(simulated_make(&s)->respondents, 1353);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_those_of_the_header),
        cmocka_unit_test(below_zero_is_none_at_all),
        cmocka_unit_test(provinces_are_chosen_by_code_or_name),
        cmocka_unit_test(what_is_out_of_bounds_is_refused),
        cmocka_unit_test(every_village_has_somebody),
    };
    return RUN_TESTS(tests);
}
