/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdbool.h>

#include "folder.h"
#include "instrument/instrument.h"

static chiso_instrument *open_good(const char *name) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, name, &error), error);
    return instrument;
}

/* What an indicator and the mean of two make of a province's x. */
static double rescale(const chiso__node *node, double x) {
    double share = (x - node->min) / (node->max - node->min);
    return node->range_min + (node->range_max - node->range_min) * share;
}

static void civic_knowledge_2023_returns_the_published_scores(void **state) {
    (void)state;
    static const double provinces[][3] = {{0.745272, 0.581964, 1.323925},
                                          {0.703545, 0.334127, 1.021637},
                                          {0.483298, 0.369411, 0.937442}};
    chiso_instrument *i = open_good(CHISO_SOURCE "/tests/golden/civic-knowledge-2023/instrument");
    assert_int_equal(i->n_nodes, 3);
    const chiso__node *n = i->nodes;
    for (size_t p = 0; p < 3; p++) {
        double mean = n[1].weight * rescale(&n[1], provinces[p][0]) +
                      n[2].weight * rescale(&n[2], provinces[p][1]);
        double score = n[0].range_min + (n[0].range_max - n[0].range_min) * (mean - 1) / 9;
        assert_close(score, provinces[p][2], 1e-6);
    }
    assert_false(chiso__instrument_is_published(i));
    chiso_instrument_free(i);
}

static void what_is_left_out_has_its_default(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "type,code,parent,aggregate,min,max\ngroup,T,,mean,,\nindicator,a,T,,0,1\n"
                 "indicator,b,T,,0,1\n");
    chiso_instrument *i = open_good(f.path);
    const chiso__node *a = &i->nodes[1];
    assert_string_equal(a->variable, "a");
    assert_true(a->scale == CHISO__NO_SCALE && a->direction == 1 && a->weight == 0.5);
    assert_true(a->range_min == 1 && a->range_max == 10 && a->min == 0 && a->max == 1);
    assert_true(a->level == 1 && a->parent == 0 && a->line == 3 && !a->name_vi_ours);
    assert_true(i->nodes[0].range_min == 1 && i->nodes[0].range_max == 10);
    assert_null(i->nodes[0].variable);
    assert_string_equal(chiso__node_name(a, CHISO_ENGLISH), "a");
    assert_int_equal(chiso__instrument_geography(i), 0);
    assert_false(chiso__instrument_zero_is_withheld(i));
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void huge_weights_are_normalised_too(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,type,aggregate,min,max,weight\nT,,group,mean,,,\n"
                 "a,T,indicator,,0,1,1.2e308\nb,T,indicator,,0,1,1.2e308\n"
                 "c,T,indicator,,0,1,0.6e308\n");
    chiso_instrument *i = open_good(f.path);
    assert_close(i->nodes[1].weight, 0.4, 1e-15);
    assert_close(i->nodes[2].weight, 0.4, 1e-15);
    assert_close(i->nodes[3].weight, 0.2, 1e-15);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void weights_are_normalised_among_siblings(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,type,aggregate,min,max,weight\nT,,group,mean,,,7\n"
                 "A,T,group,mean,,,3\na,A,indicator,,0,1,2\nb,A,indicator,,0,1,6\n"
                 "B,T,indicator,,0,1,\n");
    chiso_instrument *i = open_good(f.path);
    static const double expected[] = {1, 0.75, 0.25, 0.75, 0.25};
    for (size_t n = 0; n < 5; n++) assert_true(i->nodes[n].weight == expected[n]);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void a_group_without_a_range_has_that_of_its_children(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,type,aggregate,range_min,range_max\nT,,group,sum,,\n"
                 "M,T,group,mean,,\na,M,score,,0,5\nb,M,score,,0,5\n"
                 "S,T,group,sum,0.66,6.67\nc,S,score,,0.3333,3.3333\nd,S,score,,0.3333,3.3333\n");
    chiso_instrument *i = open_good(f.path);
    assert_true(i->nodes[1].range_min == 0 && i->nodes[1].range_max == 5);
    assert_true(i->nodes[4].range_min == 0.66 && i->nodes[4].range_max == 6.67);
    assert_close(i->nodes[0].range_min, 0.66, 1e-15);
    assert_close(i->nodes[0].range_max, 11.67, 1e-15);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void a_spreadsheet_of_a_vietnamese_locale_is_read(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv",
                 "\xEF\xBB\xBFkey;value\r\nname;own\r\nsource;a, b, c\r\n;\r\n");
    folder_write(&f, "nodes.csv",
                 "\xEF\xBB\xBF"
                 "CODE;Parent;type;aggregate;min;max;weight;name_vi;;\r\n"
                 "T;;group;mean;;;;Tất cả, chung;;\r\n;;;;;;;;;\r\n"
                 "a;T;indicator;;0,5;2.5;1,5;;;\r\nb;T;indicator;;-1;1e1;0,5;;;\r\n");
    chiso_instrument *i = open_good(f.path);
    assert_int_equal(i->n_nodes, 3);
    assert_string_equal(i->nodes[0].name_vi, "Tất cả, chung");
    assert_true(i->nodes[1].min == 0.5 && i->nodes[1].max == 2.5 && i->nodes[1].weight == 0.75);
    assert_true(i->nodes[2].min == -1 && i->nodes[2].max == 10 && i->nodes[2].line == 5);
    assert_string_equal(chiso_instrument_property(i, "source"), "a, b, c");
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void a_score_without_a_range_misses_both_ends(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n"
                 "T,,T,T,group,sum,,\na,T,a,a,score,,,\n");
    chiso_instrument *i;
    chiso_result *findings;
    assert_int_equal(chiso_instrument_open(&i, &findings, f.path, NULL), CHISO_E_INSTRUMENT);
    assert_int_equal(chiso_result_rows(findings), 2);
    assert_string_equal(chiso_result_text(findings, 1, 3), "range_max");
    chiso_result_free(findings);
    folder_remove(&f);
}

static void what_is_neither_builtin_nor_directory_cannot_be_opened(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "", "papi", "./papi-2024", "/nowhere/at/all", CHISO_TEST_DATA "/tree.csv", "PAPI-2024"};
    for (size_t n = 0; n < sizeof wrong / sizeof wrong[0]; n++) {
        chiso_instrument *i = (chiso_instrument *)&n;
        chiso_result *findings = (chiso_result *)&n;
        chiso_error error = {0};
        assert_int_equal(chiso_instrument_open(&i, &findings, wrong[n], &error), CHISO_E_OPEN);
        assert_null(i);
        assert_null(findings);
        assert_contains(error.message, wrong[n]);
    }
    chiso_instrument *i;
    assert_int_equal(chiso_instrument_open(&i, NULL, NULL, NULL), CHISO_E_ARGUMENT);
}

static void a_mistyped_builtin_is_answered_with_the_right_name(void **state) {
    (void)state;
    chiso_instrument *i;
    chiso_error error = {0};
    assert_int_equal(chiso_instrument_open(&i, NULL, "papi2024", &error), CHISO_E_OPEN);
    assert_contains(error.message, "papi-2024");
}

static void warnings_are_handed_out_with_the_instrument(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\ncolour,red\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,name_en,name_vi,type,aggregate\nT,,T,T,group,mean\n"
                 "a,T,a,a,indicator,\n");
    chiso_instrument *i;
    chiso_result *findings;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&i, &findings, f.path, &error), error);
    assert_int_equal(chiso_result_rows(findings), 2);
    assert_true(isnan(i->nodes[1].min) && isnan(i->nodes[1].max));
    assert_string_equal(chiso_instrument_property(i, "colour"), "red");
    chiso_result_free(findings);
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void one_variable_may_serve_two_nodes(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nname,own\n");
    folder_write(&f, "nodes.csv",
                 "code,parent,type,aggregate,variable,min,max\nT,,group,mean,,,\n"
                 "a,T,indicator,,q1,0,1\nb,T,indicator,,q1,0,2\n");
    chiso_instrument *i = open_good(f.path);
    assert_string_equal(i->nodes[1].variable, "q1");
    assert_string_equal(i->nodes[2].variable, "q1");
    chiso_instrument_free(i);
    folder_remove(&f);
}

static void an_instrument_must_be_named_and_have_a_place(void **state) {
    (void)state;
    chiso_instrument *instrument = (chiso_instrument *)&state;
    chiso_result *findings = (chiso_result *)&state;
    chiso_error error = {0};
    assert_int_equal(chiso_instrument_open(NULL, &findings, "papi-2024", &error), CHISO_E_ARGUMENT);
    assert_null(findings);
    assert_int_equal(chiso_instrument_open(&instrument, NULL, NULL, NULL), CHISO_E_ARGUMENT);
    assert_null(instrument);
    assert_contains(error.message, "must be named");
}

static void a_year_has_four_digits_and_is_of_our_time(void **state) {
    (void)state;
    static const struct {
        const char *year;
        chiso_status status;
    } years[] = {{"1899", CHISO_E_INSTRUMENT},
                 {"1900", CHISO_OK},
                 {"2999", CHISO_OK},
                 {"3000", CHISO_E_INSTRUMENT},
                 {"2024.5", CHISO_E_INSTRUMENT}};
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
        char text[100];
        chiso_instrument *instrument;
        chiso_error error = {0};
        folder f = folder_new();
        snprintf(text, sizeof text, "key,value\nname,own\nyear,%s\nzero_is_withheld,no\n",
                 years[i].year);
        folder_write(&f, "instrument.csv", text);
        folder_write(&f, "nodes.csv",
                     "type,code,parent,aggregate,range_min,range_max\ngroup,T,,sum,,\n"
                     "score,a,T,,0,1\n");
        assert_int_equal(chiso_instrument_open(&instrument, NULL, f.path, &error), years[i].status);
        if (instrument != NULL) {
            assert_string_equal(chiso_instrument_property(instrument, "year"), years[i].year);
            assert_false(chiso__instrument_zero_is_withheld(instrument));
        }
        chiso_instrument_free(instrument);
        folder_remove(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(civic_knowledge_2023_returns_the_published_scores),
        cmocka_unit_test(what_is_left_out_has_its_default),
        cmocka_unit_test(weights_are_normalised_among_siblings),
        cmocka_unit_test(huge_weights_are_normalised_too),
        cmocka_unit_test(a_group_without_a_range_has_that_of_its_children),
        cmocka_unit_test(a_spreadsheet_of_a_vietnamese_locale_is_read),
        cmocka_unit_test(a_score_without_a_range_misses_both_ends),
        cmocka_unit_test(what_is_neither_builtin_nor_directory_cannot_be_opened),
        cmocka_unit_test(a_mistyped_builtin_is_answered_with_the_right_name),
        cmocka_unit_test(warnings_are_handed_out_with_the_instrument),
        cmocka_unit_test(one_variable_may_serve_two_nodes),
        cmocka_unit_test(an_instrument_must_be_named_and_have_a_place),
        cmocka_unit_test(a_year_has_four_digits_and_is_of_our_time),
    };
    return RUN_TESTS(tests);
}
