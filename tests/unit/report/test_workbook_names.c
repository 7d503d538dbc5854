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

/* Scores of the whole and of so many places, by one column. */
static chiso_result *scores_of_places(size_t count, const char *geography, const char *where) {
    chiso_error error = {0};
    chiso_result *r;
    assert_ok(chiso__result_new(&r, "score", &error), error);
    assert_ok(chiso__result_add_column(r, "place", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_column(r, "code", CHISO_COLUMN_TEXT, NULL, &error), error);
    assert_ok(chiso__result_add_text(r, "geography", geography, &error), error);
    assert_ok(chiso__result_add_text(r, "where", where, &error), error);
    for (size_t i = 0; i <= count; i++) {
        char name[32];
        snprintf(name, sizeof name, "p%zu", i);
        assert_ok(chiso__result_add_row(r, &error), error);
        if (i > 0) assert_ok(chiso__result_set_text(r, 0, name, &error), error);
        assert_ok(chiso__result_set_text(r, 1, "X", &error), error);
    }
    return r;
}

/* Places of which one is missing, and people who were chosen, are not the country. */
static void the_whole_is_the_country_where_every_place_is_in_it(void **state) {
    (void)state;
    static const struct {
        const char *geography, *where;
        size_t count;
        const char *whole[2], *title[2];
    } cases[] = {
        {"63", NULL, 63, {"Viet Nam", "Cả nước"}, {"Province", "Tỉnh, thành phố"}},
        {"63", NULL, 62, {"Overall", "Chung"}, {"Province", "Tỉnh, thành phố"}},
        {"63", NULL, 34, {"Overall", "Chung"}, {"Province", "Tỉnh, thành phố"}},
        {"63", "age > 20", 63, {"Overall", "Chung"}, {"Province", "Tỉnh, thành phố"}},
        {"34", NULL, 34, {"Viet Nam", "Cả nước"}, {"Province", "Tỉnh, thành phố"}},
        {"34", NULL, 33, {"Overall", "Chung"}, {"Province", "Tỉnh, thành phố"}},
        {"regions", NULL, 6, {"Viet Nam", "Cả nước"}, {"Region", "Vùng"}},
        {"regions", NULL, 5, {"Overall", "Chung"}, {"Region", "Vùng"}},
        {"regions", "sex = f", 6, {"Overall", "Chung"}, {"Region", "Vùng"}},
        {NULL, NULL, 63, {"Overall", "Chung"}, {"Unit", "Đơn vị"}},
    };
    for (size_t i = 0; i < 2 * sizeof cases / sizeof cases[0]; i++) {
        const size_t c = i / 2, language = i % 2;
        chiso_error error = {0};
        chiso_result *r = scores_of_places(cases[c].count, cases[c].geography, cases[c].where);
        chiso__workbook w = {.scores = r, .count = cases[c].count, .language = (int32_t)language};
        assert_ok(chiso__grid_new(&w.grid, r, &error), error);
        assert_ok(chiso__workbook_names(&w, &error), error);
        assert_string_equal(w.names[0], cases[c].whole[language]);
        assert_string_equal(chiso__workbook_words(&w)->title, cases[c].title[language]);
        chiso__workbook_free(&w);
        chiso_result_free(r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains_that_look_the_same_have_numbers),
        cmocka_unit_test(domains_that_a_spreadsheet_takes_for_the_same_have_numbers),
        cmocka_unit_test(long_names_are_cut_and_still_differ),
        cmocka_unit_test(the_whole_is_the_country_where_every_place_is_in_it),
    };
    return RUN_TESTS(tests);
}
