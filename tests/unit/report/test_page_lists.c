/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

/* The nodes of an instrument, against its description in both languages. */
static void assert_nodes(const json_t *data, const chiso_instrument *instrument) {
    static const char *const names[] = {"en", "vi"};
    const json_t *nodes = json_at(data, "nodes");
    chiso_error error = {0};
    chiso_result *described[2];
    for (int32_t i = 0; i < 2; i++)
        assert_ok(chiso_instrument_describe(&described[i], instrument, i, &error), error);
    assert_int_equal(json_array_size(nodes), chiso_result_rows(described[0]));
    for (size_t row = 0; row < json_array_size(nodes); row++) {
        const json_t *node = json_array_get(nodes, row);
        const char *parent =
            chiso_result_text(described[0], row, column_of(described[0], "parent"));
        const double at = json_real_value(json_at(node, "parent"));
        bool ours = false;
        for (size_t i = 0; i < 2; i++) {
            const chiso_result *d = described[i];
            const char *source = chiso_result_text(d, row, column_of(d, "name_source"));
            assert_string_equal(json_text(node, names[i]),
                                chiso_result_text(d, row, column_of(d, "name")));
            ours = ours || strcmp(source, "ours") == 0;
        }
        const chiso_result *d = described[0];
        assert_string_equal(json_text(node, "code"),
                            chiso_result_text(d, row, column_of(d, "code")));
        if (parent == NULL) assert_true(at == -1);
        if (parent != NULL) assert_string_equal(node_code(data, (size_t)at), parent);
        assert_true(json_real_value(json_at(node, "level")) ==
                    chiso_result_number(d, row, column_of(d, "level")));
        assert_true(json_real_value(json_at(node, "min")) ==
                    chiso_result_number(d, row, column_of(d, "range_min")));
        assert_true(json_real_value(json_at(node, "max")) ==
                    chiso_result_number(d, row, column_of(d, "range_max")));
        assert_int_equal(json_is_true(json_at(node, "ours")), ours);
        assert_int_equal(json_is_true(json_at(node, "item")),
                         chiso_result_text(d, row, column_of(d, "variable")) != NULL);
    }
    for (size_t i = 0; i < 2; i++) chiso_result_free(described[i]);
}

static void nodes_are_those_of_the_instrument_in_both_languages(void **state) {
    (void)state;
    survey s = answers_by(by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_VIETNAMESE);
    json_t *data = data_of(report);
    assert_nodes(data, s.instrument);
    assert_string_equal(json_text(json_array_get(json_at(data, "nodes"), 1), "vi"), "Thái độ");
    assert_string_equal(json_text(json_array_get(json_at(data, "nodes"), 1), "en"), "Attitude");
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

/* Names of PAPI are partly published and partly ours. */
static void names_of_ones_own_are_told(void **state) {
    (void)state;
    chiso_instrument *papi;
    survey s = survey_new();
    assert_ok(chiso_instrument_open(&papi, NULL, "papi-2024", &s.error), s.error);
    strcpy(s.path[0], CHISO_SOURCE "/examples/data/papi-2024.csv");
    survey_read_with(&s, papi);
    chiso_report *report = report_of(&s, NULL);
    json_t *data = data_of(report);
    assert_nodes(data, s.instrument);
    assert_int_equal(domains_in(data), 64);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

/* Provinces have their names, in the order of the scores; people without one have a word. */
static void domains_have_their_names(void **state) {
    (void)state;
    static const char *const expected[][3] = {{"01", "Hà Nội", "Hà Nội"},
                                              {"02", "Hà Giang", "Hà Giang"},
                                              {"48", "Đà Nẵng", "Đà Nẵng"},
                                              {"(missing)", "(missing)", "(không rõ)"}};
    survey s = answers_by(by_province_alone, 1);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_int_equal(domains_in(data), 5);
    for (size_t i = 0; i < 4; i++) {
        const json_t *domain = json_array_get(json_at(data, "domains"), i);
        assert_string_equal(json_text(domain, "code"), expected[i][0]);
        assert_string_equal(json_text(domain, "en"), expected[i][1]);
        assert_string_equal(json_text(domain, "vi"), expected[i][2]);
    }
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void crossed_domains_have_all_their_names(void **state) {
    (void)state;
    survey s = answers_by(by_both, 2);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    const json_t *first = json_array_get(json_at(data, "domains"), 0);
    assert_int_equal(domains_in(data), 9);
    assert_string_equal(json_text(first, "code"), "01, f");
    assert_string_equal(json_text(first, "en"), "Hà Nội, f");
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

static void without_domains_the_list_is_empty(void **state) {
    (void)state;
    survey s = answers_by(NULL, 0);
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    json_t *data = data_of(report);
    assert_int_equal(json_array_size(json_at(data, "domains")), 0);
    json_decref(data);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_those_of_the_instrument_in_both_languages),
        cmocka_unit_test(names_of_ones_own_are_told),
        cmocka_unit_test(domains_have_their_names),
        cmocka_unit_test(crossed_domains_have_all_their_names),
        cmocka_unit_test(without_domains_the_list_is_empty),
    };
    return RUN_TESTS(tests);
}
