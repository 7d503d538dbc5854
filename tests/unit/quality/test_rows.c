/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows call records, and in which words. */
#include "interviews.h"

static const char *title(const looked *l, const char *column) {
    return chiso_result_column_title(l->result,
                                     (size_t)chiso_result_find_column(l->result, column));
}

static void a_record_has_its_line_its_id_and_who_asked(void **state) {
    (void)state;
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.id = "id";
    options.interviewer = "who";
    looked l = look("q1,q2,q3,id,who\n1,2,3,x9,a\n1,2,3,x7,b\n3,1,2,,a\n", &options);
    assert_ok(l.status, l.error);
    const int64_t row = row_of(&l, "percent_match", "record", "x9 (line 2)");
    assert_true(row >= 0);
    assert_string_equal(text_at(&l, (size_t)row, "id"), "x9");
    assert_string_equal(text_at(&l, (size_t)row, "interviewer"), "a");
    assert_string_equal(text_at(&l, (size_t)row, "other"), "x7 (line 3)");
    assert_string_equal(text_at(&l, (size_t)row, "other_id"), "x7");
    assert_string_equal(text_at(&l, (size_t)row, "other_interviewer"), "b");
    assert_true(number_at(&l, (size_t)row, "line") == 2);
    assert_true(number_at(&l, (size_t)row, "other_line") == 3);
    assert_contains(text_at(&l, (size_t)row, "file"), "/tmp/chiso-quality-");
    assert_non_null(title(&l, "interviewer"));
    looked_free(&l);
}

static void what_can_say_nothing_is_not_shown(void **state) {
    (void)state;
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.checks = CHISO_CHECK_LINES;
    looked l = look("q1,q2,q3\n1,2,3\n1,2,3\n", &options);
    assert_ok(l.status, l.error);
    assert_null(title(&l, "interviewer"));
    assert_null(title(&l, "other"));
    assert_null(title(&l, "p"));
    assert_null(title(&l, "advice"));
    assert_non_null(title(&l, "value"));
    looked_free(&l);
}

static void vietnamese_has_its_own_words(void **state) {
    (void)state;
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    options.language = CHISO_VIETNAMESE;
    looked l = look("q1,q2,q3\n1,2,3\n1,2,3\n", &options);
    assert_ok(l.status, l.error);
    assert_string_equal(title(&l, "value"), "Giá trị");
    assert_true(row_of(&l, "percent_match", "record", "dòng 2") >= 0);
    assert_true(row_of(&l, "percent_match", "whole", "trung vị") >= 0);
    assert_true(has_note(&l, "không phải bằng chứng"));
    const int64_t row = row_of(&l, "percent_match", "record", "dòng 2");
    assert_contains(text_at(&l, (size_t)row, "advice"), "đối chiếu hai phiếu");
    assert_string_equal(chiso_result_label(l.result, (size_t)row,
                                           (size_t)chiso_result_find_column(l.result, "check")),
                        "trùng câu trả lời với phiếu khác");
    looked_free(&l);
}

static void a_record_of_several_files_has_its_file(void **state) {
    (void)state;
    char one[] = "/tmp/chiso-quality-XXXXXX", other[] = "/tmp/chiso-quality-XXXXXX";
    const char *const paths[] = {one, other}, *const items[] = {"q1", "q2", "q3"};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_responses *responses;
    looked l = {.status = CHISO_OK};
    char wanted[96];
    for (int k = 0; k < 2; k++) {
        const int file = mkstemp(k == 0 ? one : other);
        assert_true(write(file, "q1,q2,q3\n1,2,3\n", 15) == 15);
        close(file);
    }
    options.items = items, options.n_items = 3;
    assert_ok(chiso_responses_from_files(&responses, paths, 2, NULL, &l.error), l.error);
    assert_ok(chiso_quality(&l.result, NULL, responses, NULL, NULL, &options, &l.error), l.error);
    snprintf(wanted, sizeof wanted, "%s, line 2", one);
    const int64_t row = row_of(&l, "percent_match", "record", wanted);
    assert_true(row >= 0);
    assert_string_equal(text_at(&l, (size_t)row, "other_file"), other);
    chiso_responses_free(responses);
    looked_free(&l);
    unlink(one);
    unlink(other);
}

static void a_line_of_a_table_in_memory_is_a_record(void **state) {
    (void)state;
    static const int8_t answers[] = {1, 1};
    static const char *const items[] = {"q1", "q2", "q3"};
    chiso_column columns[3];
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_responses *responses;
    looked l = {.status = CHISO_OK};
    for (int k = 0; k < 3; k++)
        columns[k] = (chiso_column){.name = items[k], .values = answers, .type = CHISO_VALUES_INT8};
    const chiso_table table = {.columns = columns, .n_columns = 3, .n_rows = 2};
    options.items = items, options.n_items = 3;
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &l.error), l.error);
    assert_ok(chiso_quality(&l.result, NULL, responses, NULL, NULL, &options, &l.error), l.error);
    assert_true(row_of(&l, "percent_match", "record", "record 1") >= 0);
    chiso_responses_free(responses);
    looked_free(&l);
}

static void a_name_without_end_is_cut(void **state) {
    (void)state;
    static char text[2048];
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    char name[701];
    memset(name, 'x', 700);
    name[700] = '\0';
    options.interviewer = "who";
    options.checks = CHISO_CHECK_NONRESPONSE;
    options.rows = CHISO_QUALITY_ALL;
    snprintf(text, sizeof text, "q1,who\n1,%s\n2,%s\n", name, name);
    looked l = look(text, &options);
    assert_ok(l.status, l.error);
    size_t longest = 0;
    for (size_t row = 0; row < chiso_result_rows(l.result); row++) {
        const size_t length = strlen(text_at(&l, row, "subject"));
        if (length > longest) longest = length;
    }
    assert_int_equal(longest, 511);
    looked_free(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_its_line_its_id_and_who_asked),
        cmocka_unit_test(what_can_say_nothing_is_not_shown),
        cmocka_unit_test(vietnamese_has_its_own_words),
        cmocka_unit_test(a_record_of_several_files_has_its_file),
        cmocka_unit_test(a_name_without_end_is_cut),
        cmocka_unit_test(a_line_of_a_table_in_memory_is_a_record),
    };
    return RUN_TESTS(tests);
}
