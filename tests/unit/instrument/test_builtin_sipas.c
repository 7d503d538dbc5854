/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables are those of public transcriptions of the form: which items each content
 * has, and which other questions were asked. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "instrument/instrument.h"
#include "test.h"

typedef struct content {
    const char *code, *name_vi;
    int first[2], last[2]; /* items, of 2022 and of 2024 */
    bool ours;
} content;

static const content contents[] = {
    {"P.A", "Trách nhiệm giải trình", {1, 1}, {2, 2}, false},
    {"P.B", "Sự tham gia của người dân", {3, 3}, {4, 4}, false},
    {"P.C", "Chất lượng tổ chức thực hiện chính sách", {5, 5}, {12, 13}, true},
    {"P.D", "Kết quả, tác động của chính sách", {13, 14}, {14, 23}, true},
    {"S.A", "Tiếp cận dịch vụ", {15, 24}, {18, 26}, false},
    {"S.B", "Thủ tục hành chính", {19, 27}, {22, 30}, false},
    {"S.C", "Công chức", {23, 31}, {27, 33}, false},
    {"S.D", "Kết quả", {28, 34}, {30, 36}, false},
    {"S.E", "Góp ý, phản ánh, kiến nghị", {31, 37}, {33, 39}, false},
};

enum { YEARS = 2, CONTENTS = sizeof contents / sizeof contents[0] };

static const char *const names[YEARS] = {"sipas-2022", "sipas-2024"};
static const size_t item_counts[YEARS] = {33, 39};

static chiso_instrument *open_year(int year) {
    chiso_instrument *instrument;
    chiso_error error = {0};
    assert_ok(chiso_instrument_open(&instrument, NULL, names[year], &error), error);
    return instrument;
}

static int find(const chiso_instrument *instrument, const char *code) {
    for (size_t i = 0; i < instrument->n_nodes; i++)
        if (strcmp(instrument->nodes[i].code, code) == 0) return (int)i;
    fail_msg("no node %s", code);
    return -1;
}

static void check_item(const chiso_instrument *instrument, int parent, int number) {
    char code[16];
    snprintf(code, sizeof code, "Q9_%d", number);
    const chiso__node *item = &instrument->nodes[find(instrument, code)];
    assert_true(item->type == CHISO__NODE_ITEM && item->level == 3 && item->parent == parent);
    assert_string_equal(item->variable, code);
    assert_string_equal(instrument->scales[item->scale].name, "satisfaction");
    assert_true(item->name_vi_ours && item->name_en != NULL && strlen(item->name_vi) > 8);
}

static void every_item_stands_under_its_content(void **state) {
    (void)state;
    for (int year = 0; year < YEARS; year++) {
        chiso_instrument *i = open_year(year);
        assert_int_equal(i->n_nodes, 3 + CONTENTS + item_counts[year]);
        for (size_t c = 0; c < CONTENTS; c++) {
            const int node = find(i, contents[c].code);
            const char group[] = {contents[c].code[0], '\0'};
            assert_int_equal(i->nodes[node].parent, find(i, group));
            assert_string_equal(i->nodes[node].name_vi, contents[c].name_vi);
            assert_true(i->nodes[node].name_vi_ours == contents[c].ours);
            for (int n = contents[c].first[year]; n <= contents[c].last[year]; n++)
                check_item(i, node, n);
        }
        chiso_instrument_free(i);
    }
}

static void every_group_is_a_pool_under_sipas(void **state) {
    (void)state;
    for (int year = 0; year < YEARS; year++) {
        chiso_instrument *i = open_year(year);
        size_t groups = 0;
        for (size_t n = 0; n < i->n_nodes; n++) {
            const chiso__node *node = &i->nodes[n];
            assert_true(node->range_min == 0 && node->range_max == 100);
            if (node->type != CHISO__NODE_GROUP) continue;
            assert_int_equal(node->aggregate, CHISO__AGGREGATE_POOL);
            groups++;
        }
        assert_int_equal(groups, 3 + CONTENTS);
        assert_string_equal(i->nodes[0].code, "SIPAS");
        assert_string_equal(i->nodes[find(i, "S")].name_vi, "Cung ứng dịch vụ hành chính công");
        chiso_instrument_free(i);
    }
}

static void satisfaction_runs_from_1_to_5(void **state) {
    (void)state;
    static const char *const labels[] = {"Rất không hài lòng", "Không hài lòng", "Bình thường",
                                         "Hài lòng", "Rất hài lòng"};
    chiso_instrument *i = open_year(1);
    const chiso__scale *scale = &i->scales[i->nodes[find(i, "Q9_39")].scale];
    assert_int_equal(scale->count, 5);
    for (size_t c = 0; c < 5; c++) {
        assert_string_equal(scale->categories[c].label_vi, labels[c]);
        assert_true(scale->categories[c].value == (double)c + 1);
        assert_true(scale->categories[c].missing == CHISO__ANSWERED);
    }
    chiso_instrument_free(i);
}

static void metrics_and_poolings_are_declared_and_none_is_called_official(void **state) {
    (void)state;
    for (int year = 0; year < YEARS; year++) {
        chiso_instrument *i = open_year(year);
        assert_string_equal(chiso__instrument_choice(i, "metrics", 0), "top2");
        assert_string_equal(chiso__instrument_choice(i, "metrics", 2), "mean-minmax");
        assert_null(chiso__instrument_choice(i, "metrics", 3));
        assert_string_equal(chiso__instrument_choice(i, "poolings", 0), "pool");
        assert_string_equal(chiso__instrument_choice(i, "poolings", 3), "group-mean");
        assert_null(chiso__instrument_choice(i, "poolings", 4));
        assert_contains(chiso_instrument_property(i, "provenance_en"), "none of them is official");
        assert_contains(chiso_instrument_property(i, "provenance_vi"),
                        "không cách nào là chính thức");
        assert_contains(chiso_instrument_property(i, "provenance_en"), "our reading");
        assert_contains(chiso_instrument_property(i, "title_vi"), "(SIPAS)");
        assert_int_equal(chiso__instrument_geography(i), CHISO_PROVINCES_63);
        chiso_instrument_free(i);
    }
}

static void the_items_of_2022_are_said_to_be_inferred(void **state) {
    (void)state;
    chiso_instrument *i = open_year(0);
    assert_string_equal(chiso_instrument_property(i, "year"), "2022");
    assert_contains(chiso_instrument_property(i, "provenance_en"), "inferred");
    assert_contains(chiso_instrument_property(i, "provenance_vi"), "suy luận");
    chiso_instrument_free(i);
}

/* Each question's number of variables and of answers. */
static const struct question {
    const char *question;
    size_t variables, answers;
    chiso__asked_type type;
} questions[] = {
    {"Q1", 9, 4, CHISO__VARIABLE_SINGLE},        {"Q2", 7, 2, CHISO__VARIABLE_MULTIPLE},
    {"Q3", 7, 4, CHISO__VARIABLE_SINGLE},        {"Q4", 1, 4, CHISO__VARIABLE_SINGLE},
    {"Q5", 1, 3, CHISO__VARIABLE_SINGLE},        {"Q6", 1, 3, CHISO__VARIABLE_SINGLE},
    {"Q7", 3, 4, CHISO__VARIABLE_SINGLE},        {"Q8", 7, 2, CHISO__VARIABLE_SINGLE},
    {"Q10", 10, 4, CHISO__VARIABLE_SINGLE},      {"gender", 1, 2, CHISO__VARIABLE_SINGLE},
    {"ethnicity", 1, 2, CHISO__VARIABLE_SINGLE}, {"age", 1, 5, CHISO__VARIABLE_SINGLE},
    {"education", 1, 6, CHISO__VARIABLE_SINGLE}, {"occupation", 1, 7, CHISO__VARIABLE_SINGLE},
};

static size_t check_question(const chiso_instrument *i, const struct question *q) {
    size_t variables = 0;
    for (size_t n = 0; n < i->n_asked; n++) {
        const chiso__asked *asked = &i->asked[n];
        if (strcmp(asked->question, q->question) != 0) continue;
        char name[16];
        snprintf(name, sizeof name, "%s_%zu", q->question, ++variables);
        assert_string_equal(asked->name, q->variables == 1 ? q->question : name);
        assert_int_equal(i->scales[asked->scale].count, q->answers);
        assert_int_equal(asked->type, q->type);
        assert_true(asked->name_en != NULL && asked->name_vi != NULL);
    }
    if (variables != q->variables) fail_msg("%s has %zu variables", q->question, variables);
    return variables;
}

static void every_question_of_the_form_is_described(void **state) {
    (void)state;
    for (int year = 0; year < YEARS; year++) {
        chiso_instrument *i = open_year(year);
        size_t variables = 0;
        for (size_t q = 0; q < sizeof questions / sizeof questions[0]; q++)
            variables += check_question(i, &questions[q]);
        assert_int_equal(i->n_asked, variables);
        chiso_instrument_free(i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_stands_under_its_content),
        cmocka_unit_test(every_group_is_a_pool_under_sipas),
        cmocka_unit_test(satisfaction_runs_from_1_to_5),
        cmocka_unit_test(metrics_and_poolings_are_declared_and_none_is_called_official),
        cmocka_unit_test(the_items_of_2022_are_said_to_be_inferred),
        cmocka_unit_test(every_question_of_the_form_is_described),
    };
    return RUN_TESTS(tests);
}
