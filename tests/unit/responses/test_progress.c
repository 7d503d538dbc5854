/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pthread.h>
#include <sys/stat.h>

#include "responses/batch.h"
#include "survey.h"

enum { TOLD = 16, MANY = 2 * CHISO__BATCH_ROWS + 5, WIDEST = 40 };

/* Everything that was told; `after` records somebody has had enough. */
struct told {
    int64_t records[TOLD], after;
    double fraction[TOLD];
    size_t count;
};

static int32_t tell(void *context, int64_t records, double fraction) {
    struct told *told = context;
    assert_true(told->count < TOLD);
    told->records[told->count] = records;
    told->fraction[told->count++] = fraction;
    return told->after > 0 && records >= told->after;
}

static void ask(survey *s, struct told *told) {
    static const chiso_estimand mean = {"mean", "x", NULL, 0};
    *told = (struct told){0};
    s->instrument_name = NULL;
    s->input.progress = tell;
    s->input.progress_context = told;
    s->options.estimands = &mean;
    s->options.n_estimands = 1;
}

static void add_file(survey *s, int rows, const char *end) {
    static char text[MANY * WIDEST];
    char *at = text + sprintf(text, "x,town\n");
    for (int i = 0; i < rows; i++) at += sprintf(at, "%d,t%d\n", i, i % 7);
    strcpy(at, end);
    survey_file(s, text);
}

static void ascends_to_one(const struct told *told, int64_t records) {
    assert_true(told->count > 0);
    for (size_t i = 1; i < told->count; i++) {
        assert_true(told->records[i] >= told->records[i - 1]);
        assert_true(told->fraction[i] >= told->fraction[i - 1]);
    }
    assert_true(told->fraction[0] > 0);
    assert_true(told->fraction[told->count - 1] == 1);
    assert_int_equal(told->records[told->count - 1], records);
}

static void a_file_is_told_of_batch_by_batch(void **state) {
    (void)state;
    struct told told;
    survey s = survey_new();
    add_file(&s, MANY, "");
    ask(&s, &told);
    assert_ok(survey_read(&s), s.error);
    ascends_to_one(&told, MANY);
    assert_int_equal(told.count, 3);
    assert_int_equal(told.records[0], CHISO__BATCH_ROWS);
    assert_int_equal(told.records[1], 2 * CHISO__BATCH_ROWS);
    survey_free(&s);
}

static void several_files_are_one_way(void **state) {
    (void)state;
    struct told told;
    survey s = survey_new();
    add_file(&s, 10, "");
    add_file(&s, 10, "");
    add_file(&s, 20, "");
    ask(&s, &told);
    assert_ok(survey_read(&s), s.error);
    ascends_to_one(&told, 40);
    assert_int_equal(told.count, 3);
    assert_int_equal(told.records[0], 10);
    assert_true(told.fraction[0] > 0.2 && told.fraction[0] < 0.3);
    assert_true(told.fraction[1] == 2 * told.fraction[0]);
    survey_free(&s);
}

/* Longer than what is read ahead, and not one record of it is handed on. */
static void the_end_is_told_where_the_last_lines_are_no_records(void **state) {
    (void)state;
    static char blank[400 * 1024];
    struct told told;
    survey s = survey_new();
    memset(blank, '\n', sizeof blank - 1);
    add_file(&s, 5, "");
    FILE *file = fopen(s.path[0], "ab");
    assert_non_null(file);
    for (int i = 0; i < CHISO__BATCH_ROWS - 5; i++) assert_true(fputs("1,a\n", file) >= 0);
    assert_true(fputs(blank, file) >= 0);
    assert_int_equal(fclose(file), 0);
    ask(&s, &told);
    assert_ok(survey_read(&s), s.error);
    ascends_to_one(&told, CHISO__BATCH_ROWS);
    assert_int_equal(told.count, 2);
    assert_true(told.fraction[0] < 1);
    survey_free(&s);
}

static void *write_pipe(void *path) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs("x,town\n1,a\n2,b\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    return NULL;
}

static void the_end_of_a_pipe_is_not_known(void **state) {
    (void)state;
    struct told told;
    pthread_t writer;
    survey s = survey_new();
    survey_file(&s, "");
    add_file(&s, 3, "");
    assert_int_equal(unlink(s.path[0]), 0);
    assert_int_equal(mkfifo(s.path[0], 0600), 0);
    ask(&s, &told);
    assert_int_equal(pthread_create(&writer, NULL, write_pipe, s.path[0]), 0);
    assert_ok(survey_read(&s), s.error);
    assert_int_equal(pthread_join(writer, NULL), 0);
    assert_int_equal(told.count, 2);
    assert_int_equal(told.records[1], 5);
    assert_true(isnan(told.fraction[0]) && isnan(told.fraction[1]));
    survey_free(&s);
}

static chiso_status read_tables(const survey *s, chiso_totals **totals, chiso_error *error) {
    static double x[MANY];
    for (size_t i = 0; i < MANY; i++) x[i] = (double)i;
    const chiso_column column = {.name = "x", .values = x, .type = CHISO_VALUES_DOUBLE};
    const chiso_table tables[] = {{.columns = &column, .n_columns = 1, .n_rows = MANY},
                                  {.columns = &column, .n_columns = 1, .n_rows = 5}};
    chiso_responses *responses;
    *error = (chiso_error){0};
    assert_ok(chiso_responses_from_tables(&responses, tables, 2, &s->input, error), *error);
    const chiso_status status =
        chiso_totals_read(totals, NULL, responses, NULL, NULL, &s->options, error);
    chiso_responses_free(responses);
    return status;
}

static void tables_are_told_of_by_their_rows(void **state) {
    (void)state;
    struct told told;
    chiso_totals *totals;
    chiso_error error;
    survey s = survey_new();
    ask(&s, &told);
    assert_ok(read_tables(&s, &totals, &error), error);
    ascends_to_one(&told, MANY + 5);
    assert_int_equal(told.count, 4);
    for (size_t i = 0; i < told.count; i++)
        assert_true(told.fraction[i] == (double)told.records[i] / (MANY + 5));
    chiso_totals_free(totals);
    survey_free(&s);
}

static void whoever_has_enough_is_told_after_how_many(void **state) {
    (void)state;
    struct told told;
    chiso_totals *totals;
    survey s = survey_new();
    add_file(&s, MANY, "");
    ask(&s, &told);
    told.after = CHISO__BATCH_ROWS + 1;
    assert_int_equal(survey_read(&s), CHISO_E_CANCELLED);
    assert_string_equal(s.error.message, "reading was cancelled after 2048 records");
    assert_int_equal(told.count, 2);
    told = (struct told){.after = 1};
    assert_int_equal(read_tables(&s, &totals, &s.error), CHISO_E_CANCELLED);
    assert_null(totals);
    assert_contains(s.error.message, "1024 records");
    survey_free(&s);
    s = survey_new();
    add_file(&s, 1, "");
    ask(&s, &told);
    told.after = 1;
    assert_int_equal(survey_read(&s), CHISO_E_CANCELLED);
    assert_contains(s.error.message, "1 record");
    survey_free(&s);
}

/* The categories of a column without a scale wait in a store. */
static void whoever_has_enough_gets_nothing_from_the_store(void **state) {
    (void)state;
    static const chiso_estimand town = {"proportion", "town", NULL, 0};
    struct told told;
    survey s = survey_new();
    add_file(&s, MANY, "");
    ask(&s, &told);
    s.options.estimands = &town;
    assert_ok(survey_read(&s), s.error);
    ascends_to_one(&told, MANY);
    told = (struct told){.after = 1};
    assert_int_equal(survey_read(&s), CHISO_E_CANCELLED);
    assert_contains(s.error.message, "1024 records");
    assert_int_equal(told.count, 1);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_told_of_batch_by_batch),
        cmocka_unit_test(several_files_are_one_way),
        cmocka_unit_test(the_end_is_told_where_the_last_lines_are_no_records),
        cmocka_unit_test(the_end_of_a_pipe_is_not_known),
        cmocka_unit_test(tables_are_told_of_by_their_rows),
        cmocka_unit_test(whoever_has_enough_is_told_after_how_many),
        cmocka_unit_test(whoever_has_enough_gets_nothing_from_the_store),
    };
    return RUN_TESTS(tests);
}
