/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/variables.h"

#include "test.h"

static chiso_instrument *open_instrument(const char *name) {
    chiso_error error = {0};
    chiso_instrument *instrument;
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    return instrument;
}

static void variables_stand_one_behind_the_other_in_a_row(void **state) {
    (void)state;
    chiso_instrument *instrument = open_instrument(CHISO_SOURCE "/tests/unit/survey");
    chiso_totals totals = {.instrument = instrument};
    assert_int_equal(chiso__variables_of(&totals, NULL), CHISO_OK);
    chiso__variables_place(&totals);
    /* nodes S A a1 B a2 b1 b2; scales of 7 and 3 codes, a number */
    static const struct {
        const char *name;
        chiso__kind kind;
        size_t categories, first_sum, n_sums, first_count, cells;
        double centre;
    } expected[] = {
        {"q1", CHISO__KIND_SCALE, 7, 2, 7, 8, 7, 0},
        {"q2", CHISO__KIND_SCALE, 7, 2 + 7, 7, 8 + 15, 7, 0},
        {"days", CHISO__KIND_NUMBER, 1, 2 + 14, 3, 8 + 30, 1, 15},
        {"got", CHISO__KIND_SCALE, 3, 2 + 17, 3, 8 + 39, 3, 0},
    };
    assert_int_equal(totals.n_variables, 4);
    for (size_t v = 0; v < 4; v++) {
        assert_string_equal(totals.variables[v].name, expected[v].name);
        assert_int_equal(totals.variables[v].categories, expected[v].categories);
        assert_int_equal(totals.variables[v].first_sum, expected[v].first_sum);
        assert_int_equal(totals.variables[v].n_sums, expected[v].n_sums);
        assert_int_equal(totals.variables[v].first_count, expected[v].first_count);
        assert_int_equal(totals.variables[v].kind, expected[v].kind);
        assert_int_equal(totals.variables[v].cells, expected[v].cells);
        assert_true(totals.variables[v].centre == expected[v].centre);
    }
    assert_int_equal(totals.row_sums, 2 + 20);
    assert_int_equal(totals.row_counts, 1 + 7 + (7 + 8) + (7 + 8) + (1 + 8) + (3 + 8));
    static const int of_nodes[] = {-1, -1, 0, -1, 1, 2, 3};
    assert_memory_equal(totals.node_variable, of_nodes, sizeof of_nodes);
    chiso__arena_free(&totals.arena);
    chiso_instrument_free(instrument);
}

static void nodes_share_a_variable_when_they_read_it_alike(void **state) {
    (void)state;
    chiso_instrument *instrument = open_instrument(CHISO_TEST_DATA "/shared");
    chiso_totals totals = {.instrument = instrument};
    chiso__request requests[4];
    assert_int_equal(chiso__variables_of(&totals, NULL), CHISO_OK);
    chiso__variables_place(&totals);
    static const int of_nodes[] = {-1, 0, 0, 1, 2, 2, 3};
    assert_memory_equal(totals.node_variable, of_nodes, sizeof of_nodes);
    assert_int_equal(totals.n_variables, 4);
    chiso__variables_requests(&totals, requests);
    static const char *const names[] = {"q1", "q1", "q1", "q2"};
    static const char *const nodes[] = {"t1", "t3", "t4", "t6"}; /* the first that needs it */
    static const char *const scales[] = {"agree", "top", NULL, "agree"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(requests[i].name, names[i]);
        assert_string_equal(requests[i].node, nodes[i]);
        assert_int_equal(requests[i].kind, CHISO__COLUMN_ANSWER);
        assert_null(requests[i].option);
        if (scales[i] == NULL)
            assert_null(requests[i].scale);
        else
            assert_string_equal(requests[i].scale->name, scales[i]);
    }
    chiso__arena_free(&totals.arena);
    chiso_instrument_free(instrument);
}

static void published_scores_are_asked_for_with_their_range(void **state) {
    (void)state;
    chiso_instrument *instrument = open_instrument(CHISO_TEST_DATA "/published");
    chiso_totals totals = {.instrument = instrument, .published = true};
    chiso__request requests[2];
    assert_int_equal(chiso__variables_of(&totals, NULL), CHISO_OK);
    chiso__variables_place(&totals);
    assert_int_equal(totals.n_variables, 2);
    chiso__variables_requests(&totals, requests);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(requests[i].name, i == 0 ? "p1" : "p2");
        assert_int_equal(requests[i].kind, CHISO__COLUMN_SCORE);
        assert_true(requests[i].low == 0 && requests[i].high == i + 1);
        assert_true(requests[i].zero_is_withheld);
    }
    chiso__arena_free(&totals.arena);
    chiso_instrument_free(instrument);
}

/* --- what is held --- */

static chiso_totals totals_of(const chiso_instrument *instrument, int32_t hold,
                              const chiso_estimand *estimands, size_t count) {
    return (chiso_totals){
        .instrument = instrument, .hold = hold, .estimands = estimands, .n_estimands = count};
}

static void assert_variables(chiso_totals *totals, const char *const *names, size_t count) {
    chiso_error error = {0};
    assert_ok(chiso__variables_of(totals, &error), error);
    chiso__variables_place(totals);
    assert_int_equal(totals->n_variables, count);
    for (size_t v = 0; v < count; v++) assert_string_equal(totals->variables[v].name, names[v]);
}

static void all_that_the_instrument_describes_is_held_when_asked_for(void **state) {
    (void)state;
    chiso_instrument *instrument = open_instrument(CHISO_SOURCE "/tests/unit/asked");
    chiso_totals totals = totals_of(instrument, CHISO_HOLD_INDEX, NULL, 0);
    assert_variables(&totals, (const char *const[]){"q1", "q3"}, 2);
    chiso__arena_free(&totals.arena);
    totals = totals_of(instrument, CHISO_HOLD_ALL, NULL, 0);
    assert_variables(&totals, (const char *const[]){"q1", "q3", "heard", "again", "age"}, 5);
    assert_int_equal(totals.moments.variables, 2);
    static const chiso__kind kinds[] = {CHISO__KIND_SCALE, CHISO__KIND_NUMBER, CHISO__KIND_MULTIPLE,
                                        CHISO__KIND_SCALE, CHISO__KIND_NUMBER};
    static const size_t columns[] = {1, 1, 3, 1, 1}, sums[] = {3, 3, 4, 5, 3},
                        cells[] = {3, 1, 1, 5, 1}, values[] = {1, 1, 2, 3, 3};
    for (size_t v = 0; v < 5; v++) {
        const chiso__variable *variable = &totals.variables[v];
        assert_int_equal(variable->kind, kinds[v]);
        assert_int_equal(variable->n_requests, columns[v]);
        assert_int_equal(variable->n_sums, sums[v]);
        assert_int_equal(variable->cells, cells[v]);
        assert_int_equal(variable->first_value, values[v]);
    }
    assert_int_equal(totals.n_values, 4);
    static const char *const boxes[] = {"heard_1", "heard_2", "heard_3"};
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(totals.variables[2].scale->categories[i].code, boxes[i]);
    chiso__arena_free(&totals.arena);
    totals = totals_of(instrument, CHISO_HOLD_ESTIMANDS, NULL, 0);
    assert_variables(&totals, NULL, 0);
    chiso__arena_free(&totals.arena);
    chiso_instrument_free(instrument);
}

static void estimands_add_what_is_not_held_yet(void **state) {
    (void)state;
    static const chiso_estimand estimands[] = {
        {"mean", "q3", NULL, 0},          {"ratio", "age", "q3", 0},
        {"ratio", "age", "q3", 0},        {"ratio", "age", "weight", 0},
        {"proportion", "heard", NULL, 0}, {"proportion", "heard_1", NULL, 0},
        {"proportion", "town", NULL, 0},  {"total", "town", NULL, 0},
        {"quantile", "age", NULL, 0.5},   {"mean", "age", NULL, 0},
        {"quantile", "again", NULL, 0.5}, {"proportion", "age", NULL, 0}};
    static const char *const names[] = {"q1",   "q3",   "age", "age",   "heard", "heard_1",
                                        "town", "town", "age", "again", "age"};
    static const size_t find[] = {1, 2, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10};
    chiso_instrument *instrument = open_instrument(CHISO_SOURCE "/tests/unit/asked");
    chiso_totals totals = totals_of(instrument, CHISO_HOLD_INDEX, estimands, 12);
    assert_variables(&totals, names, 11);
    for (size_t i = 0; i < 12; i++)
        assert_int_equal(chiso__variables_find(&totals, &estimands[i]), find[i]);
    assert_int_equal(totals.variables[2].kind, CHISO__KIND_RATIO);
    assert_string_equal(totals.variables[3].denominator, "weight");
    assert_int_equal(totals.variables[2].n_sums, CHISO__RATIO_SUMS);
    assert_int_equal(totals.variables[4].kind, CHISO__KIND_MULTIPLE);
    assert_int_equal(totals.variables[5].kind, CHISO__KIND_SCALE); /* a box alone has its scale */
    assert_true(totals.variables[6].open && !totals.variables[7].open);
    assert_true(totals.variables[8].kept && !totals.variables[9].kept);
    static const chiso_estimand others[] = {{"ratio", "q3", "age", 0},
                                            {"quantile", "q3", NULL, 0.5},
                                            {"mean", "again_", NULL, 0},
                                            {"proportion", "q3", NULL, 0}};
    for (size_t i = 0; i < 4; i++) assert_int_equal(chiso__variables_find(&totals, &others[i]), -1);
    chiso__arena_free(&totals.arena);
    chiso_instrument_free(instrument);
}

static void a_question_has_no_more_boxes_than_a_number_has_bits(void **state) {
    (void)state;
    static chiso__asked asked[CHISO__MOST_BOXES + 1];
    for (size_t i = 0; i <= CHISO__MOST_BOXES; i++)
        asked[i] = (chiso__asked){.name = "box",
                                  .question = "many",
                                  .type = CHISO__VARIABLE_MULTIPLE,
                                  .scale = CHISO__NO_SCALE};
    static const chiso_estimand many[] = {{"proportion", "many", NULL, 0}};
    chiso_instrument instrument = {.asked = asked, .n_asked = CHISO__MOST_BOXES};
    for (int32_t hold = CHISO_HOLD_ALL; hold <= CHISO_HOLD_ESTIMANDS; hold++) {
        instrument.n_asked = CHISO__MOST_BOXES;
        chiso_totals totals = totals_of(&instrument, hold, many, 1);
        assert_int_equal(chiso__variables_of(&totals, NULL), CHISO_OK);
        assert_int_equal(totals.n_variables, 1);
        chiso__arena_free(&totals.arena);
        instrument.n_asked++;
        chiso_error error = {0};
        totals = totals_of(&instrument, hold, many, 1);
        assert_int_equal(chiso__variables_of(&totals, &error), CHISO_E_INSTRUMENT);
        assert_contains(error.message, "question many has 54 boxes; at most 53");
        chiso__arena_free(&totals.arena);
    }
}

static void a_column_has_the_scale_that_the_instrument_gives_it(void **state) {
    (void)state;
    chiso_instrument *instrument = open_instrument(CHISO_SOURCE "/tests/unit/asked");
    assert_string_equal(chiso__variables_scale(instrument, "q1")->name, "yesno");
    assert_string_equal(chiso__variables_scale(instrument, "again")->name, "content");
    assert_string_equal(chiso__variables_scale(instrument, "heard_2")->name, "yesno");
    assert_null(chiso__variables_scale(instrument, "q3"));
    assert_null(chiso__variables_scale(instrument, "age"));
    assert_null(chiso__variables_scale(instrument, "heard"));
    assert_null(chiso__variables_scale(instrument, "town"));
    chiso_instrument_free(instrument);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variables_stand_one_behind_the_other_in_a_row),
        cmocka_unit_test(nodes_share_a_variable_when_they_read_it_alike),
        cmocka_unit_test(published_scores_are_asked_for_with_their_range),
        cmocka_unit_test(all_that_the_instrument_describes_is_held_when_asked_for),
        cmocka_unit_test(estimands_add_what_is_not_held_yet),
        cmocka_unit_test(a_question_has_no_more_boxes_than_a_number_has_bits),
        cmocka_unit_test(a_column_has_the_scale_that_the_instrument_gives_it),
    };
    return RUN_TESTS(tests);
}
