/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/questions.h"

#include "numeric/normal.h"
#include "simulated.h"

static void answers_stand_from_the_worst_to_the_best(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    const chiso__question *q = simulated_make(&s)->questions;
    assert_int_equal(q->count, 4); /* a code that is missing is no answer */
    for (size_t i = 0; i < q->count; i++) {
        assert_true(q->replies[i].value == (double)i + 1);
        assert_int_equal(q->replies[i].code[0], '1' + (int)i);
    }
    simulated_free(&s);
}

/* Three trials with success 0.8: 0.008, 0.096, 0.384, 0.512. */
static void cuts_are_those_of_the_binomial_distribution(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    const chiso__reply *replies = simulated_make(&s)->questions[0].replies;
    assert_true(isinf(replies[0].cut));
    assert_close(chiso__normal_cdf(replies[1].cut), 0.008, 1e-14);
    assert_close(chiso__normal_cdf(replies[2].cut), 0.104, 1e-14);
    assert_close(chiso__normal_cdf(replies[3].cut), 0.488, 1e-14);
    simulated_free(&s);
}

/* The shares below the last of them round to nearly 1: nobody is left to give them. */
static void of_very_many_answers_some_are_never_given(void **state) {
    (void)state;
    enum { ANSWERS = 300 };
    chiso__category many[ANSWERS] = {{0}};
    for (size_t i = 0; i < ANSWERS; i++)
        many[i] = (chiso__category){.code = "x", .value = (double)i};
    simulated s = simulated_new(INSTRUMENT("items"));
    const chiso__scale before = s.instrument->scales[0];
    s.instrument->scales[0].categories = many;
    s.instrument->scales[0].count = ANSWERS;
    const chiso__question *q = simulated_make(&s)->questions;
    assert_int_equal(q->count, ANSWERS);
    assert_true(q->replies[ANSWERS - 1].cut > 6);
    for (size_t i = 1; i < ANSWERS; i++) assert_true(q->replies[i].cut >= q->replies[i - 1].cut);
    s.instrument->scales[0] = before;
    simulated_free(&s);
}

static void a_number_has_eleven_values_and_high_may_be_bad(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    const chiso__question *q = &simulated_make(&s)->questions[1];
    assert_int_equal(q->count, 11);
    for (size_t i = 0; i < q->count; i++) {
        assert_true(q->replies[i].value == 30 - 3.0 * (double)i);
        assert_null(q->replies[i].code);
    }
    assert_string_equal(q->replies[0].text, "30");
    simulated_free(&s);
}

static void a_variable_of_two_leaves_is_one_question(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    assert_int_equal(simulated_make(&s)->n_questions, 2);
    assert_int_equal(s.simulation->node_question[0], -1);
    assert_int_equal(s.simulation->node_question[2], 1);
    assert_int_equal(s.simulation->node_question[3], 1);
    simulated_free(&s);
}

static void fields_have_quotes_where_csv_needs_them(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    const chiso__question *q = simulated_make(&s)->questions;
    assert_string_equal(q->variable, "\"how, \"\"far\"\"\"");
    assert_string_equal(q->replies[0].text, "\"no, \"\"not\"\"\"");
    assert_string_equal(q->replies[0].code, "no, \"not\"");
    assert_string_equal(q->replies[1].text, "yes");
    simulated_free(&s);
}

static void the_last_content_may_be_skipped(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.missing_rate = 0.1;
    s.options.skip_rate = 0.25;
    const chiso__question *q = simulated_make(&s)->questions;
    for (size_t i = 0; i < 5; i++) {
        assert_true(q[i].skippable == (i >= 3));
        assert_close(q[i].answered, i >= 3 ? 0.9 * 0.75 : 0.9, 1e-15);
    }
    simulated_free(&s);
}

static void without_contents_nothing_is_skipped(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("tree"));
    const chiso__question *q = simulated_make(&s)->questions;
    for (size_t i = 0; i < 3; i++) assert_false(q[i].skippable);
    simulated_free(&s);
}

static void refuses(const char *instrument, const char *words) {
    simulated s = simulated_new(instrument);
    assert_int_equal(chiso_simulation_new(&s.simulation, s.instrument, NULL, &s.error),
                     CHISO_E_INSTRUMENT);
    assert_null(s.simulation);
    assert_contains(s.error.message, words);
    simulated_free(&s);
}

static void instruments_that_cannot_be_answered_are_refused(void **state) {
    (void)state;
    refuses("papi-2024", "only answers of people are simulated");
    refuses(CHISO_SOURCE "/tests/unit/index/data/unbounded", "has no bounds");
    refuses(INSTRUMENT("clash"), "a simulated survey has a column weight of its own");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_stand_from_the_worst_to_the_best),
        cmocka_unit_test(cuts_are_those_of_the_binomial_distribution),
        cmocka_unit_test(of_very_many_answers_some_are_never_given),
        cmocka_unit_test(a_number_has_eleven_values_and_high_may_be_bad),
        cmocka_unit_test(a_variable_of_two_leaves_is_one_question),
        cmocka_unit_test(fields_have_quotes_where_csv_needs_them),
        cmocka_unit_test(the_last_content_may_be_skipped),
        cmocka_unit_test(without_contents_nothing_is_skipped),
        cmocka_unit_test(instruments_that_cannot_be_answered_are_refused),
    };
    return RUN_TESTS(tests);
}
