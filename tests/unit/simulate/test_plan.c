/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/sample.h"
#include "simulated.h"

enum { CODE, NAME, SCORE, SD, ICC, DEFF, N_EFF, MARGIN, VILLAGES };

static chiso_result *plan_of(simulated *s, const chiso_plan_options *options) {
    chiso_result *plan;
    assert_ok(chiso_simulation_plan(&plan, s->simulation, options, &s->error), s->error);
    return plan;
}

static void a_plan_is_made_for_18_villages_of_28_people(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    simulated_make(&s);
    chiso_result *plan = plan_of(&s, NULL);
    assert_int_equal(chiso_result_rows(plan), 11);
    for (size_t row = 0; row < 11; row++) {
        const double icc = chiso_result_number(plan, row, ICC);
        const double deff = 1.09 * (1 + 27 * icc);
        assert_true(icc > 0 && icc < 0.2);
        assert_close(chiso_result_number(plan, row, DEFF), deff, 1e-14);
        assert_close(chiso_result_number(plan, row, N_EFF), 504 / deff, 1e-12);
        /* t(17) = 2.109816 */
        assert_close(chiso_result_number(plan, row, MARGIN),
                     2.1098155778331806 * chiso_result_number(plan, row, SD) * sqrt(deff / 504),
                     1e-12);
        assert_true(isnan(chiso_result_number(plan, row, VILLAGES)));
    }
    assert_string_equal(chiso_result_text(plan, 3, CODE), "q1");
    assert_string_equal(chiso_result_text(plan, 3, NAME), "One");
    chiso_result_free(plan);
    simulated_free(&s);
}

static void scores_of_a_plan_are_those_of_a_population_without_provinces(void **state) {
    (void)state;
    static const char *const poolings[] = {"pool", "item-mean", "content-mean", "group-mean"};
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_result *truth;
    s.options.province_sd = -1;
    simulated_make(&s);
    assert_ok(chiso_simulation_truth(&truth, s.simulation, CHISO_ENGLISH, &s.error), s.error);
    for (size_t i = 0; i < 4; i++) {
        chiso_plan_options options = CHISO_PLAN_OPTIONS_INIT;
        options.metric = "mean-minmax";
        options.pooling = poolings[i];
        chiso_result *plan = plan_of(&s, &options);
        assert_close(
            chiso_result_number(plan, 0, SCORE),
            simulated_truth(truth, (const char *[]){NULL, "S", "mean-minmax", poolings[i], NULL}),
            1e-13);
        chiso_result_free(plan);
    }
    chiso_result_free(truth);
    simulated_free(&s);
}

/* --- against what samples show --- */

typedef struct spread {
    double mean, answered; /* score of S, and answers of a person */
    double sum;            /* over a village */
    double own, people, pairs, products;
    double squares;
    double villagers;
} spread;

static void end_village(spread *s) {
    s->products += s->sum * s->sum - s->squares;
    s->pairs += s->villagers * (s->villagers - 1);
    s->own += s->squares;
    s->people += s->villagers;
    s->sum = s->squares = s->villagers = 0;
}

static bool take(void *context, const chiso__person *person) {
    spread *s = context;
    double value = 0;
    if (person->first) end_village(s);
    for (size_t i = 0; i < 5; i++)
        if (person->replies[i] >= 0) value += (person->replies[i] >= 2 ? 100 : 0) - s->mean;
    value /= s->answered;
    s->sum += value;
    s->squares += value * value;
    s->villagers++;
    return true;
}

/* One survey's ICC is far off by chance; the mean of many is not. */
static void samples_have_the_sd_and_the_icc_of_the_plan(void **state) {
    (void)state;
    enum { SURVEYS = 60 };
    double variances = 0, covariances = 0;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.province_sd = s.options.weight_cv = -1;
    s.options.icc = 0.2;
    s.options.missing_rate = 0.1;
    s.options.respondents = 10000;
    for (int seed = 1; seed <= SURVEYS; seed++) {
        s.options.seed = seed;
        simulated_make(&s);
        chiso_result *plan = plan_of(&s, NULL);
        const double sd = chiso_result_number(plan, 0, SD), icc = chiso_result_number(plan, 0, ICC);
        spread found = {.mean = chiso_result_number(plan, 0, SCORE),
                        .answered = 3 * 0.9 + 2 * 0.9 * 0.45};
        assert_true(chiso__sample_draw(s.simulation, take, &found));
        end_village(&found);
        variances += found.own / found.people / (sd * sd);
        covariances += found.products / found.pairs / (sd * sd * icc);
        chiso_result_free(plan);
    }
    assert_close(variances / SURVEYS, 1, 0.02);
    assert_close(covariances / SURVEYS, 1, 0.04);
    simulated_free(&s);
}

/* --- options --- */

static void the_villages_for_a_margin_are_the_fewest_that_do(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_plan_options options = CHISO_PLAN_OPTIONS_INIT;
    simulated_make(&s);
    options.people = 20;
    options.margin = 2.5;
    chiso_result *plan = plan_of(&s, &options);
    const double needed = chiso_result_number(plan, 0, VILLAGES);
    options.villages = (int64_t)needed;
    chiso_result *enough = plan_of(&s, &options);
    options.villages--;
    chiso_result *too_few = plan_of(&s, &options);
    assert_true(chiso_result_number(enough, 0, MARGIN) <= 2.5);
    assert_true(chiso_result_number(too_few, 0, MARGIN) > 2.5);
    chiso_result_free(plan);
    chiso_result_free(enough);
    chiso_result_free(too_few);
    simulated_free(&s);
}

static void no_number_of_villages_does_for_a_margin_of_nearly_nothing(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_plan_options options = CHISO_PLAN_OPTIONS_INIT;
    simulated_make(&s);
    options.margin = 1e-9;
    chiso_result *plan = plan_of(&s, &options);
    assert_true(isnan(chiso_result_number(plan, 0, VILLAGES)));
    chiso_result_free(plan);
    simulated_free(&s);
}

static void refuses(simulated *s, const chiso_plan_options *options, const char *words) {
    chiso_error error = {0};
    chiso_result *plan = (chiso_result *)s;
    assert_int_equal(chiso_simulation_plan(&plan, s->simulation, options, &error),
                     CHISO_E_ARGUMENT);
    assert_null(plan);
    assert_contains(error.message, words);
}

static void what_cannot_be_planned_is_refused(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    const size_t size = sizeof(chiso_plan_options);
    simulated_make(&s);
    refuses(&s, &(chiso_plan_options){.struct_size = size, .villages = 1}, "from 2 to 1000000000");
    refuses(&s, &(chiso_plan_options){.struct_size = size, .people = -1}, "people of a village");
    refuses(&s, &(chiso_plan_options){.struct_size = size, .margin = -1}, "the margin of error");
    refuses(&s, &(chiso_plan_options){.struct_size = size, .metric = "mean"},
            "\"mean\" is none of the metrics");
    refuses(&s, &(chiso_plan_options){.struct_size = size, .pooling = "mean"}, "the poolings");
    refuses(&s, &(chiso_plan_options){.struct_size = size, .language = 2}, "language");
    refuses(&s, &(chiso_plan_options){.villages = 5}, "struct_size");
    simulated_free(&s);
}

static void settings_of_a_plan_say_what_it_is_for(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso_plan_options options = CHISO_PLAN_OPTIONS_INIT;
    simulated_make(&s);
    options.margin = 3;
    chiso_result *plan = plan_of(&s, &options);
    static const char *const expected[][2] = {{"villages", "18"}, {"people", "28"},
                                              {"level", "0.95"},  {"margin", "3"},
                                              {"metric", "top2"}, {"pooling", "pool"}};
    const size_t first = chiso_result_settings(plan) - 6;
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(chiso_result_setting_key(plan, first + i), expected[i][0]);
        assert_string_equal(chiso_result_setting_text(plan, first + i, 0), expected[i][1]);
    }
    chiso_result_free(plan);
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_made_for_18_villages_of_28_people),
        cmocka_unit_test(scores_of_a_plan_are_those_of_a_population_without_provinces),
        cmocka_unit_test(samples_have_the_sd_and_the_icc_of_the_plan),
        cmocka_unit_test(the_villages_for_a_margin_are_the_fewest_that_do),
        cmocka_unit_test(no_number_of_villages_does_for_a_margin_of_nearly_nothing),
        cmocka_unit_test(what_cannot_be_planned_is_refused),
        cmocka_unit_test(settings_of_a_plan_say_what_it_is_for),
    };
    return RUN_TESTS(tests);
}
