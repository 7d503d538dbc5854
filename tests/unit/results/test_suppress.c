/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

enum { PROVINCE, LEVEL, N, N_ANSWERS, SCORE, RANK, GROUP, FLAGS, COLUMNS };

static const struct {
    const char *name;
    int32_t type;
} columns[COLUMNS] = {
    {"province", CHISO_COLUMN_TEXT}, {"level", CHISO_COLUMN_INTEGER},
    {"n", CHISO_COLUMN_INTEGER},     {"n_answers", CHISO_COLUMN_INTEGER},
    {"score", CHISO_COLUMN_NUMBER},  {"rank", CHISO_COLUMN_INTEGER},
    {"group", CHISO_COLUMN_TEXT},    {"flags", CHISO_COLUMN_TEXT},
};

static void add_row(chiso_result *r, const char *province, double n, const char *flags) {
    chiso_error error = {0};
    assert_ok(chiso__result_add_row(r, &error), error);
    assert_ok(chiso__result_set_text(r, PROVINCE, province, &error), error);
    assert_ok(chiso__result_set_text(r, GROUP, "best", &error), error);
    assert_ok(chiso__result_set_text(r, FLAGS, flags, &error), error);
    chiso__result_set_number(r, LEVEL, 0);
    chiso__result_set_number(r, N, n);
    chiso__result_set_number(r, N_ANSWERS, 3 * n);
    chiso__result_set_number(r, SCORE, 80.5);
    chiso__result_set_number(r, RANK, 1);
}

/* Two rows of which the second is a small cell. */
static chiso_result *two_rows(const char *command, const char *flags) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, command, &error), error);
    for (size_t i = 0; i < COLUMNS; i++)
        assert_ok(
            chiso__result_add_column(r, columns[i].name, columns[i].type, columns[i].name, &error),
            error);
    assert_ok(chiso__result_set_label(r, PROVINCE, "01", "Hà Nội", &error), error);
    add_row(r, "02", 5, "few_answers;exact;high_cv");
    add_row(r, "01", 4, flags);
    assert_ok(chiso__result_add_number(r, "min_n", 5, &error), error);
    assert_ok(chiso__result_add_flag(r, "suppress", false, &error), error);
    assert_ok(chiso__result_add_text(r, "lang", "vi", &error), error);
    assert_ok(chiso__result_add_note(r, "a note", &error), error);
    return r;
}

/* The result is freed. */
static chiso_result *suppressed(chiso_result *from) {
    chiso_error error = {0};
    chiso_result *made = NULL;
    assert_ok(chiso_result_suppress(&made, from, &error), error);
    chiso_result_free(from);
    return made;
}

static void a_small_cell_keeps_its_keys_and_counts_and_has_no_figure(void **state) {
    (void)state;
    chiso_result *r = suppressed(two_rows("score", "small_cell;few_answers"));
    assert_string_equal(chiso_result_text(r, 1, PROVINCE), "01");
    assert_string_equal(chiso_result_label(r, 1, PROVINCE), "Hà Nội");
    assert_true(chiso_result_number(r, 1, LEVEL) == 0 && chiso_result_number(r, 1, N) == 4 &&
                chiso_result_number(r, 1, N_ANSWERS) == 12);
    assert_true(isnan(chiso_result_number(r, 1, SCORE)) && isnan(chiso_result_number(r, 1, RANK)));
    assert_null(chiso_result_text(r, 1, GROUP));
    assert_string_equal(chiso_result_text(r, 1, FLAGS), "small_cell;few_answers");
    chiso_result_free(r);
}

static void other_rows_stay_as_they_are(void **state) {
    (void)state;
    chiso_result *r = suppressed(two_rows("score", "small_cell"));
    assert_int_equal(chiso_result_rows(r), 2);
    assert_true(chiso_result_number(r, 0, SCORE) == 80.5 && chiso_result_number(r, 0, RANK) == 1);
    assert_string_equal(chiso_result_text(r, 0, GROUP), "best");
    assert_string_equal(chiso_result_text(r, 0, FLAGS), "few_answers;exact;high_cv");
    chiso_result_free(r);
}

static void what_it_was_made_of_is_not_touched(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *from = two_rows("score", "small_cell;exact"), *made = NULL;
    assert_ok(chiso_result_suppress(&made, from, &error), error);
    chiso_result_free(made);
    assert_true(chiso_result_number(from, 1, SCORE) == 80.5);
    assert_string_equal(chiso_result_text(from, 1, GROUP), "best");
    assert_string_equal(chiso_result_text(from, 1, FLAGS), "small_cell;exact");
    assert_string_equal(chiso_result_setting_text(from, 1, 0), "false");
    chiso_result_free(from);
}

static void the_setting_says_so_in_its_place(void **state) {
    (void)state;
    chiso_result *r = suppressed(two_rows("score", "small_cell"));
    assert_int_equal(chiso_result_settings(r), 3);
    assert_string_equal(chiso_result_setting_key(r, 1), "suppress");
    assert_int_equal(chiso_result_setting_type(r, 1), CHISO_SETTING_FLAG);
    assert_string_equal(chiso_result_setting_text(r, 1, 0), "true");
    assert_string_equal(chiso_result_setting_text(r, 2, 0), "vi");
    assert_string_equal(chiso_result_note(r, 0), "a note");
    chiso_result_free(r);
}

static void flags_that_tell_of_the_figure_are_taken_off(void **state) {
    (void)state;
    static const char *const flags[][2] = {
        {"small_cell;few_answers;exact", "small_cell;few_answers"},
        {"exact;small_cell", "small_cell"},
        {"high_cv;small_cell;exact;no_deff", "small_cell;no_deff"},
        {"small_cell;;exactly", "small_cell;exactly"},
    };
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        chiso_result *r = suppressed(two_rows("estimate", flags[i][0]));
        assert_true(isnan(chiso_result_number(r, 1, SCORE)));
        assert_string_equal(chiso_result_text(r, 1, FLAGS), flags[i][1]);
        chiso_result_free(r);
    }
}

static void only_the_whole_name_of_the_flag_counts(void **state) {
    (void)state;
    static const char *const flags[] = {NULL,          "",      ";",
                                        "small_cells", "small", "a_small_cell;published"};
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        chiso_result *r = suppressed(two_rows("score", flags[i]));
        assert_true(chiso_result_number(r, 1, SCORE) == 80.5);
        assert_string_equal(chiso_result_text(r, 1, GROUP), "best");
        chiso_result_free(r);
    }
}

/* `--by group` of estimate: its column is a key. */
static void a_by_column_of_another_table_keeps_its_text(void **state) {
    (void)state;
    chiso_result *r = suppressed(two_rows("estimate", "small_cell"));
    assert_string_equal(chiso_result_text(r, 1, GROUP), "best");
    chiso_result_free(r);
}

static void twice_is_as_good_as_once(void **state) {
    (void)state;
    chiso_result *r = suppressed(suppressed(two_rows("score", "small_cell;exact")));
    assert_string_equal(chiso_result_text(r, 1, FLAGS), "small_cell");
    assert_string_equal(chiso_result_setting_text(r, 1, 0), "true");
    assert_int_equal(chiso_result_settings(r), 3);
    chiso_result_free(r);
}

static void a_table_without_flags_stays_and_says_so(void **state) {
    (void)state;
    chiso_result *r = suppressed(sample_table());
    assert_lines(r, "0 1 2 3 4");
    assert_true(chiso_result_number(r, 1, 1) == 43.25);
    assert_string_equal(chiso_result_setting_key(r, 1), "suppress");
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_cell_keeps_its_keys_and_counts_and_has_no_figure),
        cmocka_unit_test(other_rows_stay_as_they_are),
        cmocka_unit_test(what_it_was_made_of_is_not_touched),
        cmocka_unit_test(the_setting_says_so_in_its_place),
        cmocka_unit_test(flags_that_tell_of_the_figure_are_taken_off),
        cmocka_unit_test(only_the_whole_name_of_the_flag_counts),
        cmocka_unit_test(a_by_column_of_another_table_keeps_its_text),
        cmocka_unit_test(twice_is_as_good_as_once),
        cmocka_unit_test(a_table_without_flags_stays_and_says_so),
    };
    return RUN_TESTS(tests);
}
