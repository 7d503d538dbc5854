/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook_parts.h"
#include "results/result.h"

#include "test.h"

/* Scores of one node by two columns; the whole first. */
static chiso_result *scores_of(const char *const (*domains)[2], size_t count) {
    static const char *const columns[] = {"a", "b", "code"};
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    for (size_t i = 0; i < 3; i++)
        assert_ok(chiso__result_add_column(r, columns[i], CHISO_COLUMN_TEXT, columns[i], &error),
                  error);
    assert_ok(chiso__result_set_label(r, 0, NULL, "(all)", &error), error);
    for (size_t i = 0; i <= count; i++) {
        assert_ok(chiso__result_add_row(r, &error), error);
        assert_ok(chiso__result_set_text(r, 2, "X", &error), error);
        for (size_t c = 0; i > 0 && c < 2; c++)
            assert_ok(chiso__result_set_text(r, c, domains[i - 1][c], &error), error);
    }
    return r;
}

static void domains_that_look_the_same_have_numbers(void **state) {
    (void)state;
    static const char *const domains[][2] = {
        {"x, y", "z"}, {"x", "y, z"}, {"x", "y, z (2)"}, {"x, y, z", NULL}, {NULL, "q"}};
    static const char *const expected[] = {"Overall",         "x, y, z",   "x, y, z (2)",
                                           "x, y, z (2) (2)", "x, y, z, ", "(all), q"};
    chiso_error error = {0};
    chiso_result *r = scores_of(domains, 5);
    chiso__workbook w = {.scores = r};
    assert_ok(chiso__grid_new(&w.grid, r, &error), error);
    assert_ok(chiso__workbook_names(&w, &error), error);
    for (size_t i = 0; i < 6; i++) assert_string_equal(w.names[i], expected[i]);
    chiso__workbook_free(&w);
    chiso_result_free(r);
}

/* A spreadsheet looks names up as it shows them, and without case. */
static void domains_that_a_spreadsheet_takes_for_the_same_have_numbers(void **state) {
    (void)state;
    static const char *const domains[][2] = {{"X", "q"},    {"x", "Q"},    {"\xE0", "q"},
                                             {"\xF4", "q"}, {"Đông", "q"}, {"ĐÔNG", "q"}};
    static const char *const expected[] = {"X, q",        "x, Q (2)", "\xE0, q",
                                           "\xF4, q (2)", "Đông, q",  "ĐÔNG, q (2)"};
    chiso_error error = {0};
    chiso_result *r = scores_of(domains, 6);
    chiso__workbook w = {.scores = r};
    assert_ok(chiso__grid_new(&w.grid, r, &error), error);
    assert_ok(chiso__workbook_names(&w, &error), error);
    for (size_t i = 0; i < 6; i++) assert_string_equal(w.names[1 + i], expected[i]);
    chiso__workbook_free(&w);
    chiso_result_free(r);
}

/* A spreadsheet looks up texts of at most 255 characters. */
static void long_names_are_cut_and_still_differ(void **state) {
    (void)state;
    char long_name[400];
    memset(long_name, 'n', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    const char *const domains[][2] = {{long_name, "a"}, {long_name, "b"}};
    chiso_error error = {0};
    chiso_result *r = scores_of(domains, 2);
    chiso__workbook w = {.scores = r};
    assert_ok(chiso__grid_new(&w.grid, r, &error), error);
    assert_ok(chiso__workbook_names(&w, &error), error);
    assert_true(strlen(w.names[1]) < 255);
    assert_string_not_equal(w.names[1], w.names[2]);
    chiso__workbook_free(&w);
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_that_look_the_same_have_numbers),
        cmocka_unit_test(domains_that_a_spreadsheet_takes_for_the_same_have_numbers),
        cmocka_unit_test(long_names_are_cut_and_still_differ),
    };
    return RUN_TESTS(tests);
}
