/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/population.h"
#include "simulated.h"

static void every_number_of_the_truth_follows_from_the_shares(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *truth;
    double shares[4];
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_ENGLISH, &s.error), s.error);
    chiso__population_shares(s.simulation, CHISO__NATION, 0, shares);
    for (int k = 0; k < 4; k++) {
        const char code[] = {(char)('1' + k), '\0'};
        assert_true(simulated_truth(truth, (const char *[]){NULL, "q1", "share", NULL, code}) ==
                    shares[k]);
    }
    const double mean = shares[0] + 2 * shares[1] + 3 * shares[2] + 4 * shares[3];
    const char *const top[] = {NULL, "q1", "top2", "pool", NULL};
    const char *const percent[] = {NULL, "q1", "mean-percent", "pool", NULL};
    const char *const minmax[] = {NULL, "q1", "mean-minmax", "pool", NULL};
    assert_close(simulated_truth(truth, top), 100 * (shares[2] + shares[3]), 1e-14);
    assert_close(simulated_truth(truth, percent), 25 * mean, 1e-14);
    assert_close(simulated_truth(truth, minmax), 100 * (mean - 1) / 3, 1e-14);
    chiso_result_free(truth);
    simulated_free(&s);
}

static double of(const chiso_result *truth, const char *code, const char *pooling) {
    return simulated_truth(truth, (const char *[]){"20", code, "top2", pooling, NULL});
}

static void poolings_stand_where_they_differ(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *truth;
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_VIETNAMESE, &s.error), s.error);
    const double q1 = of(truth, "q1", "pool"), q2 = of(truth, "q2", "pool");
    const double q3 = of(truth, "q3", "pool"), q4 = of(truth, "q4", "pool");
    const double q5 = of(truth, "q5", "pool");
    assert_close(of(truth, "S", "pool"), (q1 + q2 + q3 + 0.45 * (q4 + q5)) / 3.9, 1e-14);
    assert_close(of(truth, "S", "item-mean"), (q1 + q2 + q3 + q4 + q5) / 5, 1e-14);
    assert_close(of(truth, "S", "content-mean"), ((q1 + q2) / 2 + q3 + (q4 + q5) / 2) / 3, 1e-14);
    assert_close(of(truth, "S", "group-mean"), ((q1 + q2 + q3) / 3 + (q4 + q5) / 2) / 2, 1e-14);
    assert_true(isnan(of(truth, "q1", "item-mean")));
    assert_true(isnan(of(truth, "G", "group-mean")));
    assert_true(isnan(of(truth, "G1", "content-mean")));
    assert_true(of(truth, "G1", "item-mean") > 0);
    chiso_result_free(truth);
    simulated_free(&s);
}

/* 5 × 4 shares; 3 metrics × (11 nodes + 6 groups by item + S and G, H by content + S by group) */
static void the_nation_comes_first_then_the_chosen_provinces(void **state) {
    (void)state;
    static const char *const some[] = {"96", "10"};
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *truth;
    s.options.provinces = some;
    s.options.n_provinces = 2;
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_ENGLISH, &s.error), s.error);
    const size_t rows = 20 + 3 * (11 + 6 + 3 + 1);
    assert_int_equal(chiso_result_rows(truth), 3 * rows);
    assert_null(chiso_result_text(truth, rows - 1, 0));
    assert_string_equal(chiso_result_text(truth, rows, 0), "10");
    assert_string_equal(chiso_result_label(truth, 2 * rows, 0), "Cà Mau");
    chiso_result_free(truth);
    simulated_free(&s);
}

static void a_tree_without_poolings_has_one_truth(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("tree"));
    chiso_result *truth;
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_ENGLISH, &s.error), s.error);
    double score[4];
    static const char *const codes[] = {"S", "q1", "q2", "q3"};
    for (size_t i = 0; i < 4; i++)
        score[i] = simulated_truth(truth, (const char *[]){NULL, codes[i], "top2", NULL, NULL});
    assert_close(score[0], (0.75 * (score[1] + score[2]) / 2 + 0.25 * score[3]) / 10, 1e-14);
    chiso_result_free(truth);
    simulated_free(&s);
}

static void indicators_have_neither_metric_nor_pooling(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    chiso_result *truth;
    double shares[11], days = 0;
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_ENGLISH, &s.error), s.error);
    chiso__population_shares(s.simulation, CHISO__NATION, 1, shares);
    for (size_t k = 0; k < 11; k++) days += shares[k] * (30 - 3 * (double)k);
    const char *const b[] = {NULL, "b", NULL, NULL, NULL};
    assert_close(simulated_truth(truth, b), 1 + 9 * (30 - days) / 30, 1e-14);
    const char *const share[] = {NULL, "b", "share", NULL, "30"};
    assert_true(isnan(simulated_truth(truth, share)));
    chiso_result_free(truth);
    simulated_free(&s);
}

static void there_is_no_third_language(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *truth = (chiso_result *)&s;
    simulated_make(&s);
    assert_int_equal(chiso_simulation_truth(&truth, s.simulation, 2, &s.error), CHISO_E_ARGUMENT);
    assert_null(truth);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_the_truth_follows_from_the_shares),
        cmocka_unit_test(poolings_stand_where_they_differ),
        cmocka_unit_test(the_nation_comes_first_then_the_chosen_provinces),
        cmocka_unit_test(a_tree_without_poolings_has_one_truth),
        cmocka_unit_test(indicators_have_neither_metric_nor_pooling),
        cmocka_unit_test(there_is_no_third_language),
    };
    return RUN_TESTS(tests);
}
