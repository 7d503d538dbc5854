/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>
#include <stdio.h>

#include "csv/csv_reader.h"
#include "instrument/instrument.h"
#include "test.h"

enum { YEAR, DIM_NO, DIM_EN, DIM_VI, SUB_NO, SUB_EN, SUB_VI, IN_DIM, SUB_MIN, SUB_MAX, COLUMNS };
enum { FIRST_YEAR = 2011, LAST_YEAR = 2024, YEARS = LAST_YEAR - FIRST_YEAR + 1 };

static chiso_instrument *open_year(int year) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    char name[32];
    snprintf(name, sizeof name, "papi-%d", year);
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    return instrument;
}

static const chiso__node *find(const chiso_instrument *instrument, const char *code) {
    for (size_t i = 0; i < instrument->n_nodes; i++)
        if (strcmp(instrument->nodes[i].code, code) == 0) return &instrument->nodes[i];
    fail_msg("%s has no node %s", chiso_instrument_property(instrument, "name"), code);
    return NULL;
}

static void compare_name(const chiso__node *node, const char *en, const char *vi) {
    assert_string_equal(node->name_en, en);
    assert_int_equal(node->name_vi_ours, vi[0] == '\0');
    if (vi[0] != '\0')
        assert_string_equal(node->name_vi, vi);
    else
        assert_true(strlen(node->name_vi) > 5);
}

static void compare_row(const chiso_instrument *instrument, const char *const *row) {
    const chiso__node *sub = find(instrument, row[SUB_NO]), *dim = find(instrument, row[DIM_NO]);
    compare_name(sub, row[SUB_EN], row[SUB_VI]);
    compare_name(dim, row[DIM_EN], row[DIM_VI]);
    double k = atof(row[IN_DIM]);
    assert_true(sub->type == CHISO__NODE_SCORE && sub->level == 2);
    assert_ptr_equal(&instrument->nodes[sub->parent], dim);
    assert_string_equal(sub->variable, row[SUB_NO]);
    assert_true(sub->range_min == 1 / k && sub->range_max == 10 / k);
    assert_close(sub->weight, 1 / k, 1e-15);
    assert_true(dim->type == CHISO__NODE_GROUP && dim->aggregate == CHISO__AGGREGATE_SUM);
    assert_true(dim->level == 1 && dim->parent == 0 && dim->variable == NULL);
    assert_true(dim->range_min == 1 && dim->range_max == 10);
}

static void every_node_of_every_year_is_that_of_the_published_tree(void **state) {
    (void)state;
    chiso_instrument *years[YEARS];
    size_t rows[YEARS] = {0};
    for (int i = 0; i < YEARS; i++) years[i] = open_year(FIRST_YEAR + i);
    chiso_error error = {0};
    chiso__csv *csv;
    const chiso__csv_record *record;
    assert_ok(chiso__csv_open(&csv, CHISO_TEST_DATA "/tree.csv", ',', &error), error);
    for (;;) {
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        if (record == NULL) break;
        if (record->number == 0) continue;
        assert_int_equal(record->count, COLUMNS);
        const char *row[COLUMNS];
        for (size_t i = 0; i < COLUMNS; i++) row[i] = record->fields[i].text;
        int year = atoi(row[YEAR]) - FIRST_YEAR;
        compare_row(years[year], row);
        rows[year]++;
    }
    chiso__csv_free(csv);
    for (int i = 0; i < YEARS; i++) {
        size_t dimensions = FIRST_YEAR + i < 2018 ? 6 : 8;
        assert_int_equal(years[i]->n_nodes, 1 + dimensions + rows[i]);
        chiso_instrument_free(years[i]);
    }
}

static void the_number_of_subdimensions_follows_the_eras(void **state) {
    (void)state;
    static const size_t subs[YEARS] = {22, 22, 22, 22, 22, 22, 22, 28, 29, 29, 28, 28, 28, 28};
    for (int i = 0; i < YEARS; i++) {
        chiso_instrument *instrument = open_year(FIRST_YEAR + i);
        size_t scores = 0;
        for (size_t n = 0; n < instrument->n_nodes; n++)
            scores += instrument->nodes[n].type == CHISO__NODE_SCORE;
        assert_int_equal(scores, subs[i]);
        chiso_instrument_free(instrument);
    }
}

static void the_root_is_papi_and_runs_from_six_or_eight_to_sixty_or_eighty(void **state) {
    (void)state;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        chiso_instrument *instrument = open_year(year);
        const chiso__node *root = &instrument->nodes[0];
        double dimensions = year < 2018 ? 6 : 8;
        assert_string_equal(root->code, "PAPI");
        assert_true(root->parent == CHISO__NO_PARENT && root->level == 0 && root->weight == 1);
        assert_int_equal(root->aggregate, CHISO__AGGREGATE_SUM);
        assert_true(root->range_min == dimensions && root->range_max == 10 * dimensions);
        assert_string_equal(root->name_vi,
                            "Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh ở "
                            "Việt Nam");
        assert_string_equal(root->name_en,
                            "Viet Nam Provincial Governance and Public "
                            "Administration Performance Index");
        chiso_instrument_free(instrument);
    }
}

static void a_builtin_is_named_by_its_year_and_says_what_it_is(void **state) {
    (void)state;
    chiso_instrument *instrument = open_year(2022);
    assert_string_equal(chiso_instrument_property(instrument, "name"), "papi-2022");
    assert_string_equal(chiso_instrument_property(instrument, "year"), "2022");
    assert_contains(chiso_instrument_property(instrument, "provenance"), "not an official");
    assert_contains(chiso_instrument_property(instrument, "provenance_en"), "376");
    assert_contains(chiso_instrument_property(instrument, "provenance_vi"), "không phải");
    assert_contains(chiso_instrument_property(instrument, "title_vi"), "(PAPI)");
    assert_null(chiso_instrument_property(instrument, "colour"));
    assert_int_equal(chiso__instrument_geography(instrument), CHISO_PROVINCES_63);
    assert_true(chiso__instrument_zero_is_withheld(instrument));
    assert_true(chiso__instrument_is_published(instrument));
    chiso_instrument_free(instrument);
}

static void no_builtin_has_a_fault_or_a_warning(void **state) {
    (void)state;
    for (size_t i = 0; i < chiso_instrument_builtins(); i++) {
        chiso_instrument *instrument;
        chiso_result *findings;
        chiso_error error = {0};
        assert_ok(
            chiso_instrument_open(&instrument, &findings, chiso_instrument_builtin(i), &error),
            error);
        assert_int_equal(chiso_result_rows(findings), 0);
        chiso_result_free(findings);
        chiso_instrument_free(instrument);
    }
}

static void builtins_are_listed_in_alphabetical_order(void **state) {
    (void)state;
    size_t count = chiso_instrument_builtins();
    assert_int_equal(count, YEARS + 2);
    assert_string_equal(chiso_instrument_builtin(0), "papi-2011");
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(chiso_instrument_builtin(i - 1), chiso_instrument_builtin(i)) < 0);
    assert_string_equal(chiso_instrument_builtin(count - 1), "sipas-2024");
    assert_null(chiso_instrument_builtin(count));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_of_every_year_is_that_of_the_published_tree),
        cmocka_unit_test(the_number_of_subdimensions_follows_the_eras),
        cmocka_unit_test(the_root_is_papi_and_runs_from_six_or_eight_to_sixty_or_eighty),
        cmocka_unit_test(a_builtin_is_named_by_its_year_and_says_what_it_is),
        cmocka_unit_test(no_builtin_has_a_fault_or_a_warning),
        cmocka_unit_test(builtins_are_listed_in_alphabetical_order),
    };
    return RUN_TESTS(tests);
}
