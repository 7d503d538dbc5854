/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/instrument.h>
#include <stdbool.h>

#include "test.h"

static size_t column(const chiso_result *table, const char *name) {
    int64_t found = chiso_result_find_column(table, name);
    if (found < 0) fail_msg("no column %s", name);
    return (size_t)found;
}

static const char *text(const chiso_result *table, size_t row, const char *name) {
    return chiso_result_text(table, row, column(table, name));
}

static double number(const chiso_result *table, size_t row, const char *name) {
    return chiso_result_number(table, row, column(table, name));
}

static chiso_result *describe(const char *name, int32_t language) {
    chiso_instrument *instrument;
    chiso_result *table;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    assert_ok(chiso_instrument_describe(&table, instrument, language, &error), error);
    chiso_instrument_free(instrument);
    return table;
}

static void columns_have_the_promised_names_and_order(void **state) {
    (void)state;
    static const char *const names[] = {
        "code",   "parent",    "level", "name", "name_source", "type",      "variable",
        "weight", "direction", "min",   "max",  "aggregate",   "range_min", "range_max"};
    chiso_result *table = describe("papi-2024", CHISO_ENGLISH);
    assert_int_equal(chiso_result_columns(table), sizeof names / sizeof names[0]);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_string_equal(chiso_result_column_name(table, i), names[i]);
    chiso_result_free(table);
}

static void a_published_tree_is_described(void **state) {
    (void)state;
    chiso_result *table = describe("papi-2024", CHISO_ENGLISH);
    assert_int_equal(chiso_result_rows(table), 37);
    assert_string_equal(text(table, 0, "code"), "PAPI");
    assert_null(text(table, 0, "parent"));
    assert_null(text(table, 0, "variable"));
    assert_string_equal(text(table, 0, "aggregate"), "sum");
    assert_true(number(table, 0, "range_max") == 80 && number(table, 0, "level") == 0);
    assert_string_equal(text(table, 2, "code"), "1.1");
    assert_string_equal(text(table, 2, "parent"), "1");
    assert_string_equal(text(table, 2, "name"), "Civic Knowledge");
    assert_string_equal(text(table, 2, "type"), "score");
    assert_null(text(table, 2, "aggregate"));
    assert_true(number(table, 2, "weight") == 0.25 && isnan(number(table, 2, "direction")));
    assert_true(isnan(number(table, 2, "min")));
    chiso_result_free(table);
}

static void our_own_translations_are_marked_in_vietnamese_only(void **state) {
    (void)state;
    chiso_result *vi = describe("papi-2024", CHISO_VIETNAMESE);
    chiso_result *en = describe("papi-2024", CHISO_ENGLISH);
    size_t ours = 0;
    for (size_t row = 0; row < chiso_result_rows(vi); row++) {
        ours += strcmp(text(vi, row, "name_source"), "ours") == 0;
        assert_string_equal(text(en, row, "name_source"), "published");
    }
    assert_int_equal(ours, 9);
    assert_string_equal(text(vi, 2, "name"), "Tri thức công dân");
    chiso_result_free(vi);
    chiso_result_free(en);
}

static void indicators_show_their_bounds_and_direction(void **state) {
    (void)state;
    chiso_result *table =
        describe(CHISO_SOURCE "/tests/golden/civic-knowledge-2023/instrument", CHISO_ENGLISH);
    assert_true(number(table, 1, "max") == 2 && number(table, 1, "direction") == 1);
    assert_string_equal(text(table, 2, "variable"), "x2");
    assert_string_equal(text(table, 0, "aggregate"), "mean");
    chiso_result_free(table);
}

static void builtins_are_listed_with_year_and_provenance(void **state) {
    (void)state;
    static const char *const names[] = {"name",      "title", "year",
                                        "geography", "nodes", "provenance"};
    chiso_result *table;
    chiso_error error = {0};
    assert_ok(chiso_instrument_list(&table, CHISO_VIETNAMESE, &error), error);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_string_equal(chiso_result_column_name(table, i), names[i]);
    assert_int_equal(chiso_result_rows(table), chiso_instrument_builtins());
    assert_string_equal(text(table, 0, "name"), "papi-2011");
    assert_true(number(table, 0, "year") == 2011 && number(table, 0, "nodes") == 29);
    assert_true(number(table, 0, "geography") == 63);
    assert_contains(text(table, 0, "title"), "Chỉ số");
    assert_contains(text(table, 0, "provenance"), "không phải");
    chiso_result_free(table);
}

static void an_unknown_language_is_an_error(void **state) {
    (void)state;
    chiso_result *table = (chiso_result *)&state;
    chiso_error error = {0};
    assert_int_equal(chiso_instrument_list(&table, 7, &error), CHISO_E_ARGUMENT);
    assert_null(table);
    assert_int_equal(chiso_instrument_describe(&table, NULL, 0, &error), CHISO_E_ARGUMENT);
    assert_null(table);
}

static void without_a_place_for_it_there_is_no_table(void **state) {
    (void)state;
    chiso_instrument *instrument;
    chiso_error error = {0}, listing = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, "papi-2024", &error), error);
    assert_int_equal(chiso_instrument_describe(NULL, instrument, CHISO_ENGLISH, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "no instrument to describe");
    assert_int_equal(chiso_instrument_list(NULL, CHISO_ENGLISH, &listing), CHISO_E_ARGUMENT);
    assert_contains(listing.message, "nowhere to list to");
    chiso_instrument_free(instrument);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_the_promised_names_and_order),
        cmocka_unit_test(a_published_tree_is_described),
        cmocka_unit_test(our_own_translations_are_marked_in_vietnamese_only),
        cmocka_unit_test(indicators_show_their_bounds_and_direction),
        cmocka_unit_test(builtins_are_listed_with_year_and_provenance),
        cmocka_unit_test(an_unknown_language_is_an_error),
        cmocka_unit_test(without_a_place_for_it_there_is_no_table),
    };
    return RUN_TESTS(tests);
}
