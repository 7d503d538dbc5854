/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/record.h"

#include "collapsed.h"
#include "totals/rows.h"

static const chiso_estimand estimands[] = {{"ratio", "age", "q3", 0}};

/* A respondent of each line: all that the instrument describes, and a ratio. */
static survey read_asked(const char *lines) {
    char text[1000] = "w,q1,q3,heard_1,heard_2,heard_3,again,age\n";
    survey s = survey_new();
    survey_file(&s, strcat(text, lines));
    s.instrument_name = CHISO_SOURCE "/tests/unit/asked";
    s.options.hold = CHISO_HOLD_ALL;
    s.options.estimands = estimands, s.options.n_estimands = 1, s.design.weight = "w";
    assert_ok(survey_read(&s), s.error);
    return s;
}

static size_t place_of(const chiso_totals *totals, const char *name, chiso__kind kind) {
    for (size_t v = 0; v < totals->n_variables; v++)
        if (strcmp(totals->variables[v].name, name) == 0 && totals->variables[v].kind == kind)
            return v;
    fail_msg("no variable %s of kind %d", name, (int)kind);
    return 0;
}

/* The answer of respondent `row`, and its first number. */
static int16_t answer_of(const survey *s, int32_t row, const char *name, chiso__kind kind,
                         double *number) {
    const size_t v = place_of(s->totals, name, kind);
    chiso__record record;
    assert_true(chiso__row_single(s->totals, row, &record));
    *number = record.number[s->totals->variables[v].first_value];
    return record.code[v];
}

static void whoever_ticked_a_box_or_left_one_in_so_many_words_was_asked(void **state) {
    (void)state;
    static const struct {
        const char *line;
        int16_t code;
        double ticked;
    } cases[] = {
        {"1,1,2,1,,1,1,30\n", 0, 5},
        {"1,1,2,,,,1,30\n", -CHISO__BLANK, 0},
        {"1,1,2,2,2,2,1,30\n", 0, 0},
        {"1,1,2,,2,,1,30\n", 0, 0},
        {"1,1,2,8,,,1,30\n", -CHISO__DONT_KNOW, 0},
        {"1,1,2,8,1,8,1,30\n", 0, 2},
        {"1,1,2,1,1,1,1,30\n", 0, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double ticked;
        survey s = read_asked(cases[i].line);
        assert_int_equal(answer_of(&s, 0, "heard", CHISO__KIND_MULTIPLE, &ticked), cases[i].code);
        assert_true(ticked == cases[i].ticked);
        survey_free(&s);
    }
}

static void a_ratio_needs_both_numbers_and_keeps_nothing_of_another_respondent(void **state) {
    (void)state;
    survey s = read_asked("1,1,2,,,,1,30\n1,1,,,,,1,40\n1,1,3,,,,1,\n1,1,,,,,1,\n");
    static const int16_t codes[] = {0, -CHISO__BLANK, -CHISO__BLANK, -CHISO__BLANK};
    for (int32_t row = 0; row < 4; row++) {
        chiso__record record;
        double first;
        const size_t v = place_of(s.totals, "age", CHISO__KIND_RATIO);
        assert_int_equal(answer_of(&s, row, "age", CHISO__KIND_RATIO, &first), codes[row]);
        assert_true(chiso__row_single(s.totals, row, &record));
        const double second = record.number[s.totals->variables[v].first_value + 1];
        assert_true(row > 0 || (first == 30 && second == 2));
        assert_true(row < 3 || (first == 0 && second == 0));
        assert_true(second != 2 || row == 0);
    }
    survey_free(&s);
}

static void every_kind_has_its_sums(void **state) {
    (void)state;
    survey s = read_asked("2,1,2,1,,1,5,30\n0.5,2,,2,1,,1,44\n3,8,4,,,,,20\n");
    collapsed c = collapse(s.totals);
    const double *total = of(&c, NULL)->totals;
    const chiso__variable *v = s.totals->variables;
    const double *heard = total + v[place_of(s.totals, "heard", CHISO__KIND_MULTIPLE)].first_sum;
    const double asked[] = {2.5, 2, 0.5, 2};
    for (size_t i = 0; i < 4; i++) assert_true(heard[i] == asked[i]);
    const double *ratio = total + v[place_of(s.totals, "age", CHISO__KIND_RATIO)].first_sum;
    const double sums[] = {
        5, 2 * 30 + 3 * 20, 2 * 2 + 3 * 4, 2 * 900 + 3 * 400, 2 * 60 + 3 * 80, 2 * 4 + 3 * 16};
    for (size_t i = 0; i < CHISO__RATIO_SUMS; i++) assert_true(ratio[i] == sums[i]);
    const double *age = total + v[place_of(s.totals, "age", CHISO__KIND_NUMBER)].first_sum;
    assert_close(age[CHISO__NUMBER_WY], 60 + 22 + 60, 1e-14);
    assert_close(age[CHISO__NUMBER_WYY], 1800 + 968 + 1200, 1e-14);
    const double *again = total + v[place_of(s.totals, "again", CHISO__KIND_SCALE)].first_sum;
    assert_true(again[0] == 0.5 && again[4] == 2 && again[2] == 0);
    assert_int_equal(chiso__totals_answers(&v[place_of(s.totals, "heard", CHISO__KIND_MULTIPLE)],
                                           of(&c, NULL)->counts),
                     2);
    collapsed_free(&c);
    survey_free(&s);
}

static void a_node_is_answered_when_one_below_it_is(void **state) {
    (void)state;
    survey s = read_asked("1,1,,,,,,\n1,8,2,,,,,\n1,,,1,1,1,5,30\n");
    static const bool expected[3][3] = {{true, true, false}, {true, false, true}, {false}};
    for (int32_t row = 0; row < 3; row++) {
        chiso__record record;
        bool answered[3] = {true, true, true};
        assert_true(chiso__row_single(s.totals, row, &record));
        chiso__record_answered(s.totals, record.code, answered);
        for (size_t i = 0; i < 3; i++) assert_int_equal(answered[i], expected[row][i]);
    }
    survey_free(&s);
}

static void a_product_is_added_with_what_rounding_takes_from_it(void **state) {
    (void)state;
    const double w = 0.1, y = 1e9 + 0.3, product = w * y;
    chiso__sum sum = {0};
    chiso__sum_add_product(&sum, w, y);
    chiso__sum_add(&sum, -product);
    assert_true(fma(w, y, -product) != 0);
    assert_true(chiso__sum_value(&sum) == fma(w, y, -product));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_ticked_a_box_or_left_one_in_so_many_words_was_asked),
        cmocka_unit_test(a_ratio_needs_both_numbers_and_keeps_nothing_of_another_respondent),
        cmocka_unit_test(every_kind_has_its_sums),
        cmocka_unit_test(a_node_is_answered_when_one_below_it_is),
        cmocka_unit_test(a_product_is_added_with_what_rounding_takes_from_it),
    };
    return RUN_TESTS(tests);
}
