/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/grid.h"

#include "index/rounds.h"

enum { PLACES = 5, NODES = 3 };

/* The whole and domains of two columns, whose values joined would be the same. */
static const char *const places[PLACES][2] = {
    {NULL, NULL}, {"ab", "c"}, {"a", "bc"}, {"", NULL}, {NULL, ""}};
static const char *const codes[NODES] = {"S", "A", "B"};

static chiso_result *table(void) {
    static const char *const columns[] = {"x", "y", "code"};
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    for (size_t i = 0; i < 3; i++)
        assert_ok(chiso__result_add_column(r, columns[i], CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "score", CHISO_COLUMN_NUMBER, NULL, &error), error);
    for (size_t row = 0; row < PLACES * NODES; row++) {
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 0, places[row / NODES][0], &error), error);
        assert_ok(chiso__result_set_text(r, 1, places[row / NODES][1], &error), error);
        assert_ok(chiso__result_set_text(r, 2, codes[row % NODES], &error), error);
        chiso__result_set_number(r, 3, (double)row);
    }
    return r;
}

static chiso__grid grid_of(const chiso_result *scores) {
    chiso__grid grid = {.scores = NULL};
    chiso_error error = {0};
    assert_ok(chiso__grid_new(&grid, scores, &error), error);
    return grid;
}

static void domains_and_nodes_are_counted(void **state) {
    (void)state;
    chiso_result *scores = table();
    chiso__grid grid = grid_of(scores);
    assert_int_equal(grid.n_by, 2);
    assert_int_equal(grid.domains, PLACES);
    assert_int_equal(grid.nodes, NODES);
    assert_int_equal(chiso__grid_row(&grid, 3, 2), 3 * NODES + 2);
    chiso__grid_free(&grid);
    chiso_result_free(scores);
}

static void every_row_finds_its_place(void **state) {
    (void)state;
    chiso_result *scores = table();
    chiso__grid grid = grid_of(scores);
    for (size_t row = 0; row < chiso_result_rows(scores); row++) {
        assert_int_equal(chiso__grid_domain(&grid, scores, row, 0), row / NODES);
        assert_int_equal(chiso__grid_node(&grid, chiso_result_text(scores, row, 2)), row % NODES);
    }
    chiso__grid_free(&grid);
    chiso_result_free(scores);
}

static void what_the_scores_do_not_have_has_no_number(void **state) {
    (void)state;
    chiso_result *scores = table(), *other = round_new("survey", "x");
    chiso__grid grid = grid_of(scores);
    round_row(other, "elsewhere", "S", NULL, 1, 0, 0);
    assert_int_equal(chiso__grid_domain(&grid, other, 0, 0), CHISO__LOOKUP_NONE);
    assert_int_equal(chiso__grid_node(&grid, "C"), CHISO__LOOKUP_NONE);
    assert_int_equal(chiso__grid_node(&grid, NULL), CHISO__LOOKUP_NONE);
    assert_true(isnan(chiso__report_number(scores, 0, "se")));
    assert_null(chiso__report_text(scores, 0, "flags"));
    assert_true(chiso__report_number(scores, 4, "score") == 4);
    assert_string_equal(chiso__report_text(scores, 4, "code"), "A");
    chiso__grid_free(&grid);
    chiso_result_free(scores);
    chiso_result_free(other);
}

static void without_domains_there_is_the_whole(void **state) {
    (void)state;
    chiso_result *scores = round_new("survey", NULL);
    round_row(scores, NULL, "S", NULL, 1, 0, 0);
    round_row(scores, NULL, "A", "S", 2, 0, 0);
    chiso__grid grid = grid_of(scores);
    assert_int_equal(grid.domains, 1);
    assert_int_equal(grid.nodes, 2);
    assert_int_equal(chiso__grid_domain(&grid, scores, 1, 0), 0);
    chiso__grid_free(&grid);
    chiso_result_free(scores);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_and_nodes_are_counted),
        cmocka_unit_test(every_row_finds_its_place),
        cmocka_unit_test(what_the_scores_do_not_have_has_no_number),
        cmocka_unit_test(without_domains_there_is_the_whole),
    };
    return RUN_TESTS(tests);
}
