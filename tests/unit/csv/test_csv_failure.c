/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/csv_failure.h"

#include <fcntl.h>

#include "csv_files.h"

static void assert_refused(const char *text, int64_t record, const char *part) {
    int64_t records;
    chiso_error error = {0};
    assert_int_equal(read_bytes(text, strlen(text), 0, &records, &error), CHISO_E_DATA);
    assert_int_equal(error.status, CHISO_E_DATA);
    assert_int_equal(error.record, record);
    assert_contains(error.message, "in.csv");
    assert_contains(error.message, part);
}

static void a_quote_where_none_may_stand_is_named_with_its_line(void **state) {
    (void)state;
    assert_refused("a,b\n1,2\n3,5\" cao\n", 2, "line 3: a quote (\") stands inside field 2;");
    assert_refused("a,b\n1,5\" cao\n", 1, "twice (\"\") and put the whole field in quotes");
    assert_refused("a,b\n\"1\"x,2\n", 1, "line 2: text follows the closing quote (\") of field 1;");
    assert_refused("a,b\n\"1\" \"2\",2\n", 1, "line 2: text follows");
    assert_refused("a,b\n1,\"x\n2,\"y\"\n", 1,
                   "line 3: text follows the closing quote (\") of field 2, opened in line 2;");
    assert_refused("a,b\"\n", 0, "line 1: a quote");
}

static void a_quote_never_closed_is_named_with_the_line_of_the_quote(void **state) {
    (void)state;
    assert_refused("a,b\n1,2\n3,\"x\n4,5\n", 2,
                   "line 3: the quote (\") opened here for field 2 is");
    assert_refused("a,b\n\"1\n\",\"x\n4,5", 1, "line 3: the quote (\") opened here for field 2 is");
    assert_refused("a,b\n\"\n\n\n", 1, "line 2: the quote (\") opened here for field 1 is");
}

static void no_half_record_comes_after_a_failure(void **state) {
    (void)state;
    static const char text[] = "a,b\n1,2\n3,\"x\n";
    chiso__csv *csv;
    chiso_error error = {0};
    const chiso__csv_record *record;
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), 0, &error), error);
    assert_ok(chiso__csv_next(csv, &record, &error), error);
    assert_ok(chiso__csv_next(csv, &record, &error), error);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(chiso__csv_next(csv, &record, &error), CHISO_E_DATA);
        assert_null(record);
    }
    error = (chiso_error){0};
    assert_int_equal(chiso__csv_next(csv, &record, &error), CHISO_E_DATA);
    assert_contains(error.message, "in.csv");
    chiso__csv_free(csv);
}

static void an_empty_file_is_told(void **state) {
    (void)state;
    assert_refused("", 0, "in.csv is empty: a line with the names of the columns was expected");
    assert_refused("\n\r\n  \n\t", 0, "is empty");
    assert_refused("\xEF\xBB\xBF\n", 0, "is empty");
    const size_t length = 1000000;
    char *blank = malloc(length + 1);
    memset(blank, '\n', length);
    blank[length] = '\0';
    assert_refused(blank, 0, "is empty");
    free(blank);
}

/* A file as standard input, where one sees how much of it has been read. */
static void assert_fails_early(const char *start, const char *part, size_t within,
                               const char *message) {
    const size_t length = 24 << 20;
    char *text = malloc(length);
    size_t used = strlen(start);
    memcpy(text, start, used);
    for (size_t width = strlen(part); used + width <= length; used += width)
        memcpy(text + used, part, width);
    csv_file file = new_file(text, used);
    int old = replace_input(open(file.path, O_RDONLY));
    int64_t records;
    chiso_error error = {0};
    chiso__csv *csv;
    assert_ok(chiso__csv_open(&csv, "-", ',', &error), error);
    assert_int_equal(read_all(csv, &records, &error), CHISO_E_DATA);
    assert_true(lseek(STDIN_FILENO, 0, SEEK_CUR) < (off_t)within);
    assert_contains(error.message, message);
    chiso__csv_free(csv);
    restore_input(old);
    unlink(file.path);
    error = (chiso_error){0};
    assert_int_equal(read_bytes(text, used, ',', &records, &error), CHISO_E_DATA);
    assert_contains(error.message, message);
    free(text);
}

static void what_would_take_unbounded_memory_fails_early(void **state) {
    (void)state;
    assert_fails_early("a,b\n1,2\n1,\"x\n", "4,5\n", 3 << 20,
                       "line 3: field 2 of the record that begins here is longer than 1048576 "
                       "bytes; the usual reason is a quote (\")");
    assert_fails_early("a,b\n1,2\n1,", "x", 3 << 20, "line 3: field 2 of the record");
    assert_fails_early("a,b\n", ",", 1 << 20,
                       "line 2: the record that begins here has more than 16384 fields");
    assert_fails_early("a,b\n", "\"ớ\n\",", 1 << 20,
                       "line 2: the record that begins here has more");
    assert_fails_early("a,b\n", " ", 18 << 20,
                       "line 2: the record that begins here is longer than 16777216 bytes");
}

static void many_long_fields_are_bounded_together(void **state) {
    (void)state;
    char *part = malloc(100002);
    memset(part, 'x', 100000);
    strcpy(part + 100000, ",");
    assert_fails_early("a,b\n", part, 18 << 20,
                       "line 2: the record that begins here is longer than");
    free(part);
}

static void a_file_with_holes_is_refused_at_once(void **state) {
    (void)state;
    csv_file file = new_file("a,b\n", 4);
    assert_int_equal(truncate(file.path, (off_t)1 << 30), 0);
    chiso__csv *csv;
    chiso_error error = {0};
    int64_t records;
    int old = replace_input(open(file.path, O_RDONLY));
    assert_ok(chiso__csv_open(&csv, "-", 0, &error), error);
    assert_int_equal(read_all(csv, &records, &error), CHISO_E_DATA);
    assert_contains(error.message, "line 2: a NUL byte");
    assert_true(lseek(STDIN_FILENO, 0, SEEK_CUR) < 1 << 20);
    chiso__csv_free(csv);
    restore_input(old);
    unlink(file.path);
}

/* The n-th allocation fails, and with `forever` all after it; 0: none. */
static int fail_at;
static bool forever;
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool fails(void) {
    if (fail_at == 0) return false;
    if (fail_at > 1)
        fail_at--;
    else if (forever)
        return true;
    else
        return fail_at = 0, true;
    return false;
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}

static chiso_status read_with_failure(const char *path, const char *text, int allocation) {
    chiso__csv *csv;
    chiso_error error = {0};
    int64_t records;
    fail_at = allocation;
    chiso_status status =
        path != NULL ? chiso__csv_open(&csv, path, 0, &error)
                     : chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), 0, &error);
    if (status != CHISO_OK)
        assert_null(csv);
    else
        status = read_all(csv, &records, &error);
    fail_at = 0;
    assert_int_equal(error.status, status);
    chiso__csv_free(csv);
    return status;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    const size_t long_field = 300000;
    char *text = malloc(2 * long_field);
    sprintf(text, "a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,");
    memset(text + strlen(text), 'x', long_field);
    strcpy(text + 38 + long_field, "\n1,2\n");
    csv_file file = new_file(text, strlen(text));
    for (int kind = 0; kind < 4; kind++) {
        forever = kind % 2 == 1;
        int failures = 0;
        for (int n = 1; n < 100; n++) {
            chiso_status status = read_with_failure(kind < 2 ? file.path : NULL, text, n);
            assert_true(status == CHISO_OK || status == CHISO_E_MEMORY);
            failures += status != CHISO_OK;
            if (forever && status == CHISO_OK) break;
        }
        assert_true(failures > 5);
    }
    unlink(file.path);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_where_none_may_stand_is_named_with_its_line),
        cmocka_unit_test(a_quote_never_closed_is_named_with_the_line_of_the_quote),
        cmocka_unit_test(no_half_record_comes_after_a_failure),
        cmocka_unit_test(an_empty_file_is_told),
        cmocka_unit_test(what_would_take_unbounded_memory_fails_early),
        cmocka_unit_test(many_long_fields_are_bounded_together),
        cmocka_unit_test(a_file_with_holes_is_refused_at_once),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return RUN_TESTS(tests);
}
