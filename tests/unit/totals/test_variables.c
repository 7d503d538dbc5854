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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variables_stand_one_behind_the_other_in_a_row),
        cmocka_unit_test(nodes_share_a_variable_when_they_read_it_alike),
        cmocka_unit_test(published_scores_are_asked_for_with_their_range),
    };
    return RUN_TESTS(tests);
}
