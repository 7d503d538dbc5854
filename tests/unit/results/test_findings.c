/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/findings.h"

#include "test.h"

static chiso__findings *new_findings(void) {
    chiso_error error = {0};
    chiso__findings *f = NULL;
    assert_ok(chiso__findings_new(&f, "check", &error), error);
    return f;
}

static void add(chiso__findings *f, bool fault, const char *file, int64_t line, const char *rule) {
    chiso_error error = {0};
    const chiso__finding finding = {fault, file, line, "1.1", "abc", rule, "expected a number", 0};
    assert_ok(chiso__findings_add(f, &finding, &error), error);
}

static chiso_result *take(chiso__findings *f) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__findings_take(&r, f, &error), error);
    return r;
}

static void findings_become_a_table(void **state) {
    (void)state;
    static const char *const names[] = {"severity", "file", "line",  "column",
                                        "value",    "rule", "advice"};
    chiso__findings *f = new_findings();
    add(f, true, "papi.csv", 7, "number");
    chiso_error error = {0};
    assert_ok(chiso__findings_add(f, &(chiso__finding){.rule = "empty"}, &error), error);
    chiso_result *r = take(f);
    assert_string_equal(chiso_result_command(r), "check");
    assert_int_equal(chiso_result_columns(r), 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(chiso_result_column_name(r, i), names[i]);
        assert_non_null(chiso_result_column_title(r, i));
    }
    assert_string_equal(chiso_result_text(r, 0, 0), "fault");
    assert_string_equal(chiso_result_text(r, 0, 1), "papi.csv");
    assert_true(chiso_result_number(r, 0, 2) == 7);
    assert_string_equal(chiso_result_text(r, 0, 3), "1.1");
    assert_string_equal(chiso_result_text(r, 0, 4), "abc");
    assert_string_equal(chiso_result_text(r, 0, 5), "number");
    assert_string_equal(chiso_result_text(r, 0, 6), "expected a number");
    assert_string_equal(chiso_result_text(r, 1, 0), "warning");
    assert_null(chiso_result_text(r, 1, 1));
    assert_true(isnan(chiso_result_number(r, 1, 2)));
    assert_null(chiso_result_text(r, 1, 4));
    assert_int_equal(chiso_result_notes(r), 0);
    chiso_result_free(r);
}

static void findings_come_by_file_as_first_seen_then_line_then_as_added(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int64_t line;
        const char *rule;
    } expected[] = {{"z.csv", 0, "e"},
                    {"z.csv", 3, "c"},
                    {"z.csv", 9, "a"},
                    {"z.csv", 9, "d"},
                    {"a.csv", 1, "b"}};
    chiso__findings *f = new_findings();
    add(f, true, "z.csv", 9, "a");
    add(f, true, "a.csv", 1, "b");
    add(f, false, "z.csv", 3, "c");
    add(f, true, "z.csv", 9, "d");
    add(f, true, "z.csv", 0, "e");
    chiso_result *r = take(f);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(chiso_result_text(r, i, 1), expected[i].file);
        const double line = chiso_result_number(r, i, 2);
        assert_true(expected[i].line > 0 ? line == (double)expected[i].line : isnan(line));
        assert_string_equal(chiso_result_text(r, i, 5), expected[i].rule);
    }
    chiso_result_free(r);
}

static void of_one_rule_a_thousand_are_kept_and_the_rest_counted(void **state) {
    (void)state;
    chiso__findings *f = new_findings();
    for (int i = 1; i <= 1412; i++) add(f, true, "papi.csv", i, "off-scale");
    for (int i = 1; i <= 1001; i++) add(f, false, "papi.csv", i, "range");
    for (int i = 1; i <= 1000; i++) add(f, false, "papi.csv", i, "blank");
    add(f, true, "papi.csv", 1, "range");
    assert_int_equal(chiso__findings_faults(f), 1413);
    chiso_result *r = take(f);
    assert_int_equal(chiso_result_rows(r), 3001);
    assert_int_equal(chiso_result_notes(r), 2);
    assert_string_equal(chiso_result_note(r, 0),
                        "off-scale: the first 1000 faults are listed, 412 more are not");
    assert_string_equal(chiso_result_note(r, 1),
                        "range: the first 1000 warnings are listed, 1 more is not");
    chiso_result_free(r);
}

static void a_file_is_first_seen_in_a_finding_that_is_not_kept_too(void **state) {
    (void)state;
    chiso__findings *f = new_findings();
    for (int i = 1; i <= 1000; i++) add(f, true, "a.csv", i, "number");
    add(f, true, "b.csv", 1, "number");
    add(f, true, "c.csv", 1, "weight");
    add(f, true, "b.csv", 2, "weight");
    chiso_result *r = take(f);
    assert_int_equal(chiso_result_rows(r), 1002);
    assert_string_equal(chiso_result_text(r, 1000, 1), "b.csv");
    assert_string_equal(chiso_result_text(r, 1001, 1), "c.csv");
    chiso_result_free(r);
}

static void the_first_fault_becomes_the_message(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso__findings *f = new_findings();
    add(f, false, "papi.csv", 2, "range");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_OK);
    assert_int_equal(error.status, CHISO_OK);
    add(f, true, "papi.csv", 7, "number");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
    assert_string_equal(error.message,
                        "papi.csv, line 7, column 1.1: found \"abc\": expected a number");
    assert_string_equal(error.column, "1.1");
    assert_int_equal(error.status, CHISO_E_DATA);
    error = (chiso_error){0};
    add(f, true, "papi.csv", 5, "number");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
    assert_contains(error.message, "papi.csv, line 5, ");
    assert_contains(error.message, "expected a number (and 1 more fault)");
    error = (chiso_error){0};
    for (int i = 0; i < 2000; i++) add(f, true, "papi.csv", 8, "number");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
    assert_contains(error.message, "(and 2001 more faults)");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, NULL), CHISO_E_DATA);
    chiso__findings_free(f);
}

static void parts_that_are_not_known_are_left_out_of_the_message(void **state) {
    (void)state;
    static const struct {
        chiso__finding finding;
        const char *message;
    } cases[] = {
        {{true, NULL, 0, NULL, NULL, "r", "say where", 0}, "say where"},
        {{true, NULL, 4, NULL, NULL, "r", "mend it", 0}, "line 4: mend it"},
        {{true, "f", 0, "c", NULL, "r", NULL, 0}, "f, column c: r"},
        {{true, NULL, 0, "c", "", NULL, NULL, 0}, "column c: found \"\": not as it should be"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        chiso__findings *f = new_findings();
        assert_ok(chiso__findings_add(f, &cases[i].finding, &error), error);
        assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
        assert_string_equal(error.message, cases[i].message);
        chiso__findings_free(f);
    }
}

static void long_or_hostile_texts_leave_the_message_whole(void **state) {
    (void)state;
    char longest[2000];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const chiso__finding finding = {true,    longest, INT64_MAX, longest,
                                    longest, longest, longest,   0};
    chiso_error error = {0};
    chiso__findings *f = new_findings();
    assert_ok(chiso__findings_add(f, &finding, &error), error);
    assert_ok(chiso__findings_add(f, &finding, &error), error);
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
    assert_contains(error.message, "x…, line 9223372036854775807, column x");
    assert_contains(error.message, "x… (and 1 more fault)");
    chiso__findings_free(f);
    f = new_findings();
    error = (chiso_error){0};
    add(f, true, "a\x1b[2J\xFF.csv", 1, "r");
    assert_int_equal(chiso__findings_fail(f, CHISO_E_DATA, &error), CHISO_E_DATA);
    assert_contains(error.message, "a␛[2J\uFFFD.csv, line 1");
    chiso__findings_free(f);
}

static void nothing_found_is_an_empty_table(void **state) {
    (void)state;
    chiso_result *r = take(new_findings());
    assert_int_equal(chiso_result_rows(r), 0);
    assert_int_equal(chiso_result_columns(r), 7);
    chiso_result_free(r);
    chiso__findings_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_become_a_table),
        cmocka_unit_test(findings_come_by_file_as_first_seen_then_line_then_as_added),
        cmocka_unit_test(of_one_rule_a_thousand_are_kept_and_the_rest_counted),
        cmocka_unit_test(a_file_is_first_seen_in_a_finding_that_is_not_kept_too),
        cmocka_unit_test(the_first_fault_becomes_the_message),
        cmocka_unit_test(parts_that_are_not_known_are_left_out_of_the_message),
        cmocka_unit_test(long_or_hostile_texts_leave_the_message_whole),
        cmocka_unit_test(nothing_found_is_an_empty_table),
    };
    return RUN_TESTS(tests);
}
