/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/population.h"

#include "numeric/normal.h"
#include "simulated.h"

static void variances_of_the_effects_add_up_to_one(void **state) {
    (void)state;
    simulated s = simulated_new("sipas-2024");
    simulated_make(&s);
    const chiso__effects *e = &s.simulation->effects;
    const double places =
        e->district * e->district + e->commune * e->commune + e->village * e->village;
    assert_close(places, 0.06, 1e-15);
    for (size_t i = 0; i < s.simulation->n_questions; i++) {
        const chiso__question *q = &s.simulation->questions[i];
        assert_close(q->loading * q->loading * (places + e->person * e->person) +
                         q->noise * q->noise,
                     1, 1e-14);
    }
    simulated_free(&s);
}

static void a_province_is_the_same_whatever_else_is_simulated(void **state) {
    (void)state;
    static const char *const some[] = {"20", "96"};
    simulated all = simulated_new("sipas-2024"), few = simulated_new("sipas-2024");
    few.options.provinces = some;
    few.options.n_provinces = 2;
    few.options.respondents = 5000;
    simulated_make(&all);
    simulated_make(&few);
    double a[5], b[5];
    for (size_t q = 0; q < 39; q++) {
        chiso__population_shares(all.simulation, 62, q, a);
        chiso__population_shares(few.simulation, 62, q, b);
        for (size_t k = 0; k < 5; k++) assert_true(a[k] == b[k]);
    }
    few.options.seed = 2;
    simulated_make(&few);
    chiso__population_shares(few.simulation, 62, 0, b);
    chiso__population_shares(all.simulation, 62, 0, a);
    assert_true(a[0] != b[0]);
    simulated_free(&all);
    simulated_free(&few);
}

static void shares_add_up_to_one_and_the_nation_is_the_mean_of_provinces(void **state) {
    (void)state;
    simulated s = simulated_new("sipas-2024");
    s.options.layout = "papi";
    simulated_make(&s);
    double nation[5], mean[5] = {0}, people = 0, sum = 0;
    for (int p = 0; p < 63; p++) {
        double here = 0, shares[5];
        for (size_t i = 0; i < s.simulation->n_strata; i++)
            if (s.simulation->strata[i].province == (size_t)p)
                here += s.simulation->strata[i].people;
        chiso__population_shares(s.simulation, p, 3, shares);
        for (size_t k = 0; k < 5; k++) mean[k] += here * shares[k];
        people += here;
    }
    chiso__population_shares(s.simulation, CHISO__NATION, 3, nation);
    for (size_t k = 0; k < 5; k++) assert_close(nation[k], mean[k] / people, 1e-14);
    for (size_t k = 0; k < 5; k++) sum += nation[k];
    assert_close(sum, 1, 1e-14);
    simulated_free(&s);
}

/* Without weights nothing shifts, and an average province has the question's own mean. */
static void an_average_province_has_the_means_of_the_questions(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.weight_cv = -1;
    const chiso__question *q = &simulated_make(&s)->questions[2];
    double shares[4];
    chiso__population_shares(s.simulation, CHISO__AVERAGE, 2, shares);
    assert_true(chiso__population_centre(s.simulation, 2) == q->mean);
    assert_close(shares[3], 1 - chiso__normal_cdf(q->replies[3].cut - q->mean), 1e-15);
    assert_close(shares[0], chiso__normal_cdf(q->replies[1].cut - q->mean), 1e-15);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variances_of_the_effects_add_up_to_one),
        cmocka_unit_test(a_province_is_the_same_whatever_else_is_simulated),
        cmocka_unit_test(shares_add_up_to_one_and_the_nation_is_the_mean_of_provinces),
        cmocka_unit_test(an_average_province_has_the_means_of_the_questions),
    };
    return RUN_TESTS(tests);
}
