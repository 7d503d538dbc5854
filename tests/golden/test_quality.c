/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row about the quality of interviews is what R makes of them; quality/README.md says how. */
#include "table.h"

static const char *const items[] = {"a1", "a2", "a3", "a4", "b1", "b2", "a5",
                                    "a6", "a7", "a8", "b3", "b4", "d1", "never"};

static chiso_result *look(int32_t rows, int32_t match_missing) {
    const char *const file = CHISO_TEST_DATA "/answers.csv";
    static const char *const psu[] = {"village"};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_instrument *instrument;
    chiso_responses *responses;
    chiso_design *design;
    chiso_result *result;
    drawn.weight = "weight", drawn.psu = psu, drawn.n_psu = 1;
    options.items = items, options.n_items = sizeof items / sizeof items[0];
    options.id = "id", options.interviewer = "interviewer";
    options.start = "began", options.end = "ended";
    options.rows = rows, options.match_missing = match_missing;
    assert_ok(chiso_instrument_open(&instrument, NULL, CHISO_TEST_DATA "/instrument", &error),
              error);
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    assert_ok(chiso_quality(&result, NULL, responses, instrument, design, &options, &error), error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    chiso_instrument_free(instrument);
    return result;
}

static const char *text_at(const chiso_result *result, size_t row, const char *column) {
    const char *found =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return found != NULL ? found : "";
}

static double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static bool is_the_row(const chiso_result *result, size_t row, const table *t, size_t expected) {
    static const char *const keys[] = {"check", "level",       "statistic", "category",
                                       "item",  "interviewer", "village",   "id"};
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        const char *wanted = cell(t, expected, keys[k]);
        /* of a record, those that are known of it are not in the table */
        const bool of_record = k >= 5 && k <= 6 && cell(t, expected, "id")[0] != '\0';
        if (!of_record && strcmp(text_at(result, row, keys[k]), wanted) != 0) return false;
    }
    return true;
}

static void check_row(const chiso_result *result, size_t row, const table *t, size_t expected) {
    static const char *const numbers[] = {"n", "value", "expected", "threshold", "p"};
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++) {
        const double found = number_at(result, row, numbers[k]);
        const double wanted = number_cell(t, expected, numbers[k]);
        if (!near(found, wanted, fabs(wanted), 1e-9))
            fail_msg("line %zu of expected.csv, %s: %.17g, not %.17g", expected + 2, numbers[k],
                     found, wanted);
    }
    if (strcmp(text_at(result, row, "flags"), cell(t, expected, "flags")) != 0 ||
        strcmp(text_at(result, row, "other_id"), cell(t, expected, "other_id")) != 0)
        fail_msg("line %zu of expected.csv: %s %s", expected + 2, text_at(result, row, "flags"),
                 text_at(result, row, "other_id"));
}

static void every_row_is_that_of_r(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/expected.csv");
    chiso_result *result = look(CHISO_QUALITY_ALL, CHISO_MATCH_ANSWERED);
    const size_t rows = chiso_result_rows(result);
    bool *seen = calloc(rows, sizeof *seen);
    assert_non_null(seen);
    for (size_t e = 0; e < t.rows; e++) {
        size_t row = 0;
        while (row < rows && (seen[row] || !is_the_row(result, row, &t, e))) row++;
        if (row == rows) fail_msg("line %zu of expected.csv is not there", e + 2);
        seen[row] = true;
        check_row(result, row, &t, e);
    }
    assert_int_equal(rows, t.rows);
    free(seen);
    chiso_result_free(result);
    table_free(&t);
}

/* Without --all: what is beyond, and what is told of all; nothing else changes. */
static void findings_are_rows_of_all(void **state) {
    (void)state;
    chiso_result *all = look(CHISO_QUALITY_ALL, CHISO_MATCH_ANSWERED);
    chiso_result *few = look(CHISO_QUALITY_FINDINGS, CHISO_MATCH_ANSWERED);
    size_t at = 0, flagged = 0;
    for (size_t row = 0; row < chiso_result_rows(few); row++, at++) {
        while (at < chiso_result_rows(all) &&
               (strcmp(text_at(all, at, "check"), text_at(few, row, "check")) != 0 ||
                strcmp(text_at(all, at, "subject"), text_at(few, row, "subject")) != 0))
            at++;
        assert_true(at < chiso_result_rows(all));
        assert_string_equal(text_at(all, at, "flags"), text_at(few, row, "flags"));
        flagged += strncmp(text_at(few, row, "flags"), "too_h", 5) == 0;
    }
    assert_true(flagged > 10 && chiso_result_rows(few) < chiso_result_rows(all) / 4);
    chiso_result_free(all);
    chiso_result_free(few);
}

/* As Kuriakose and Robbins have it. */
static void missing_answers_may_be_equal_by_their_reason(void **state) {
    (void)state;
    table t = table_read(CHISO_TEST_DATA "/reasons.csv");
    chiso_result *result = look(CHISO_QUALITY_ALL, CHISO_MATCH_REASONS);
    size_t at = 0;
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        if (strcmp(text_at(result, row, "check"), "percent_match") != 0 ||
            strcmp(text_at(result, row, "level"), "record") != 0)
            continue;
        assert_string_equal(text_at(result, row, "id"), cell(&t, at, "id"));
        assert_true(near(number_at(result, row, "value"), number_cell(&t, at, "value"), 1, 1e-15));
        at++;
    }
    assert_int_equal(at, t.rows);
    chiso_result_free(result);
    table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_that_of_r),
        cmocka_unit_test(findings_are_rows_of_all),
        cmocka_unit_test(missing_answers_may_be_equal_by_their_reason),
    };
    return RUN_TESTS(tests);
}
