/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/sample.h"

#include "simulate/population.h"
#include "simulated.h"

typedef struct seen {
    uint64_t people, until;
    size_t villages;
    double weight, top, answered[5], answers[4];
} seen;

/* `top`: of the best answer to the first question. */
static bool look(void *context, const chiso__person *p) {
    seen *s = context;
    s->people++;
    s->villages += p->first;
    assert_int_equal(p->number, s->people);
    assert_true(p->weight > 0);
    assert_in_range(p->gender, 1, 2);
    assert_in_range(p->age, 1, 5);
    s->weight += p->weight;
    for (size_t i = 0; i < 5; i++) s->answered[i] += p->replies[i] >= 0;
    if (p->replies[0] >= 0) {
        s->answers[p->replies[0]] += p->weight;
        s->top += p->weight;
    }
    return s->people != s->until;
}

static void the_sample_has_the_size_and_the_weight_of_its_population(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.respondents = 50000;
    simulated_make(&s);
    seen all = {0};
    assert_true(chiso__sample_draw(s.simulation, look, &all));
    assert_int_equal(all.people, 50000);
    assert_int_equal(all.villages, 1170);
    double people = 0;
    for (size_t i = 0; i < s.simulation->n_strata; i++) people += s.simulation->strata[i].people;
    assert_close(all.weight / people, 1, 0.02);
    simulated_free(&s);
}

static void answers_are_missing_as_often_as_was_said(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.missing_rate = 0.1;
    s.options.skip_rate = 0.4;
    simulated_make(&s);
    seen all = {0};
    assert_true(chiso__sample_draw(s.simulation, look, &all));
    for (size_t i = 0; i < 5; i++) {
        const double expected = i < 3 ? 0.9 : 0.9 * 0.6;
        assert_close(all.answered[i] / 36525, expected, 5 * 0.5 / sqrt(36525));
    }
    simulated_free(&s);
}

/* Without clusters and missing answers only people vary: 200,000 of them. */
static void weighted_shares_are_near_those_of_the_population(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.icc = s.options.missing_rate = -1;
    s.options.respondents = 200000;
    simulated_make(&s);
    seen all = {0};
    double shares[4];
    assert_true(chiso__sample_draw(s.simulation, look, &all));
    chiso__population_shares(s.simulation, CHISO__NATION, 0, shares);
    for (size_t k = 0; k < 4; k++)
        assert_close(all.answers[k] / all.top, shares[k],
                     5 * sqrt(2 * shares[k] * (1 - shares[k]) / 200000));
    simulated_free(&s);
}

static void surveys_average_to_the_truth(chiso_simulation_options options) {
    enum { SURVEYS = 200 };
    double sum = 0, squares = 0;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options = options;
    s.options.respondents = 2000;
    for (int seed = 1; seed <= SURVEYS; seed++) {
        double shares[4];
        s.options.seed = seed;
        simulated_make(&s);
        seen all = {0};
        assert_true(chiso__sample_draw(s.simulation, look, &all));
        chiso__population_shares(s.simulation, CHISO__NATION, 0, shares);
        const double off = all.answers[3] / all.top - shares[3];
        sum += off;
        squares += off * off;
    }
    assert_true(sqrt(squares / SURVEYS) < 0.03);
    assert_close(sum / SURVEYS, 0, 3.5 * sqrt(squares) / SURVEYS);
    simulated_free(&s);
}

static void clustered_surveys_average_to_the_truth(void **state) {
    (void)state;
    chiso_simulation_options options = CHISO_SIMULATION_OPTIONS_INIT;
    options.icc = 0.2;
    options.weight_cv = 0.5;
    surveys_average_to_the_truth(options);
    options.layout = "papi";
    surveys_average_to_the_truth(options);
}

static void a_taker_ends_the_drawing(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    simulated_make(&s);
    seen some = {.until = 100};
    assert_true(chiso__sample_draw(s.simulation, look, &some));
    assert_int_equal(some.people, 100);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_has_the_size_and_the_weight_of_its_population),
        cmocka_unit_test(answers_are_missing_as_often_as_was_said),
        cmocka_unit_test(weighted_shares_are_near_those_of_the_population),
        cmocka_unit_test(clustered_surveys_average_to_the_truth),
        cmocka_unit_test(a_taker_ends_the_drawing),
    };
    return RUN_TESTS(tests);
}
