/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/quality.h"

#include "test.h"

enum { FLAGS = 31 };

static unsigned quality(int64_t n, int64_t min_n, double df, double cv, bool proportion) {
    return chiso__quality(&(chiso__quality_input){
        .n = n, .min_n = min_n, .df = df, .cv = cv, .proportion = proportion});
}

static void a_figure_of_many_from_many_has_no_flag(void **state) {
    (void)state;
    assert_int_equal(quality(30, 0, 8, 0.30, false), 0);
    assert_int_equal(quality(36525, 0, INFINITY, 0, true), 0);
}

static void fewer_than_thirty_answers_are_few(void **state) {
    (void)state;
    assert_int_equal(quality(29, 0, 50, 0.1, false), CHISO__FLAG_FEW_ANSWERS);
    assert_int_equal(quality(1, 0, 50, 0.1, false), CHISO__FLAG_FEW_ANSWERS);
    assert_int_equal(quality(30, 30, 50, 0.1, true), 0);
    assert_int_equal(quality(0, 0, 50, 0.1, false), CHISO__FLAG_NO_ANSWERS);
}

static void fewer_respondents_than_the_threshold_are_a_small_cell(void **state) {
    (void)state;
    assert_int_equal(quality(4, 5, 50, 0.1, false),
                     CHISO__FLAG_SMALL_CELL | CHISO__FLAG_FEW_ANSWERS);
    assert_int_equal(quality(1, 2, 50, 0.1, true),
                     CHISO__FLAG_SMALL_CELL | CHISO__FLAG_FEW_ANSWERS);
    assert_int_equal(quality(5, 5, 50, 0.1, false), CHISO__FLAG_FEW_ANSWERS);
    assert_int_equal(quality(99, 100, 50, 0.1, true), CHISO__FLAG_SMALL_CELL);
}

static void nobody_is_no_small_cell(void **state) {
    (void)state;
    assert_int_equal(quality(0, 5, 50, 0.1, false), CHISO__FLAG_NO_ANSWERS);
    assert_int_equal(quality(1, 1, 50, 0.1, false), CHISO__FLAG_FEW_ANSWERS);
}

static void degrees_of_freedom_are_few_below_eight_and_none_at_nought(void **state) {
    (void)state;
    assert_int_equal(quality(100, 0, 7.99, 0.1, false), CHISO__FLAG_FEW_PSUS);
    assert_int_equal(quality(100, 0, 1, 0.1, false), CHISO__FLAG_FEW_PSUS);
    assert_int_equal(quality(100, 0, 0, 0.1, false), CHISO__FLAG_NO_DF);
    assert_int_equal(quality(100, 0, -1, 0.1, false), CHISO__FLAG_NO_DF);
}

/* 2 % and 98 % are known equally well, but their cv are 49 times apart. */
static void a_high_cv_counts_against_means_and_totals_but_not_proportions(void **state) {
    (void)state;
    assert_int_equal(quality(100, 0, 20, 0.31, false), CHISO__FLAG_HIGH_CV);
    assert_int_equal(quality(100, 0, 20, -0.31, false), CHISO__FLAG_HIGH_CV);
    assert_int_equal(quality(100, 0, 20, INFINITY, false), CHISO__FLAG_HIGH_CV);
    assert_int_equal(quality(100, 0, 20, 0.31, true), 0);
}

static void what_was_not_computed_is_not_judged(void **state) {
    (void)state;
    assert_int_equal(quality(100, 0, NAN, NAN, false), 0);
}

static void flags_add_up(void **state) {
    (void)state;
    assert_int_equal(quality(3, 0, 2, 0.5, false),
                     CHISO__FLAG_FEW_ANSWERS | CHISO__FLAG_FEW_PSUS | CHISO__FLAG_HIGH_CV);
}

static void flags_are_written_in_the_order_of_the_list(void **state) {
    (void)state;
    char text[CHISO__FLAGS_TEXT];
    chiso__flags_text(0, text, sizeof text);
    assert_string_equal(text, "");
    chiso__flags_text(CHISO__FLAG_WITHHELD | CHISO__FLAG_PUBLISHED, text, sizeof text);
    assert_string_equal(text, "published;withheld");
    chiso__flags_text(CHISO__FLAG_EXACT, text, sizeof text);
    assert_string_equal(text, "exact");
    chiso__flags_text(~0u, text, sizeof text);
    assert_string_equal(
        text,
        "published;withheld;approximate;no_answers;incomplete;small_cell;few_answers;few_psus;"
        "no_df;high_cv;exact;no_deff;dropped_replicates;break;unverified;only_before;only_after;"
        "reverse;no_variance;items_left_out;few_items;no_pairs;singular;undefined;smoothed;"
        "improper;too_few;constant;collinear;separated;near_cut");
}

static void a_text_of_flags_is_read_back(void **state) {
    (void)state;
    char text[CHISO__FLAGS_TEXT];
    for (size_t i = 0; i < FLAGS * FLAGS; i++) {
        const unsigned flags = 1u << i / FLAGS | 1u << i % FLAGS;
        chiso__flags_text(flags, text, sizeof text);
        assert_int_equal(chiso__flags_read(text), flags);
    }
    chiso__flags_text(~0u, text, sizeof text);
    assert_int_equal(chiso__flags_read(text), (1u << FLAGS) - 1);
    assert_int_equal(chiso__flags_read(NULL), 0);
    assert_int_equal(chiso__flags_read("later;;exact;publishe"), CHISO__FLAG_EXACT);
}

static void too_little_room_cuts_the_text_but_not_the_memory_behind(void **state) {
    (void)state;
    char text[CHISO__FLAGS_TEXT];
    for (size_t room = 1; room < sizeof text; room++) {
        memset(text, '#', sizeof text);
        chiso__flags_text(~0u, text, room);
        assert_non_null(memchr(text, '\0', room));
        assert_true(text[room] == '#');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_of_many_from_many_has_no_flag),
        cmocka_unit_test(fewer_than_thirty_answers_are_few),
        cmocka_unit_test(fewer_respondents_than_the_threshold_are_a_small_cell),
        cmocka_unit_test(nobody_is_no_small_cell),
        cmocka_unit_test(degrees_of_freedom_are_few_below_eight_and_none_at_nought),
        cmocka_unit_test(a_high_cv_counts_against_means_and_totals_but_not_proportions),
        cmocka_unit_test(what_was_not_computed_is_not_judged),
        cmocka_unit_test(flags_add_up),
        cmocka_unit_test(flags_are_written_in_the_order_of_the_list),
        cmocka_unit_test(a_text_of_flags_is_read_back),
        cmocka_unit_test(too_little_room_cuts_the_text_but_not_the_memory_behind),
    };
    return RUN_TESTS(tests);
}
