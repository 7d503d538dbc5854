/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/csv_reader.h"

#include "csv_files.h"
#include "obvious_csv.h"

/* All records in one text: line, #number, [fields]. */
static void show(chiso__csv *csv, char *out, size_t room) {
    const chiso__csv_record *record;
    chiso_error error = {0};
    size_t used = 0;
    out[0] = '\0';
    for (;;) {
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        if (record == NULL) break;
        used += (size_t)snprintf(out + used, room - used, "%lld#%lld", (long long)record->line,
                                 (long long)record->number);
        for (size_t i = 0; i < record->count; i++) {
            assert_int_equal(strlen(record->fields[i].text), record->fields[i].length);
            used += (size_t)snprintf(out + used, room - used, "[%s]", record->fields[i].text);
        }
        used += (size_t)snprintf(out + used, room - used, " ");
    }
    assert_ok(chiso__csv_next(csv, &record, &error), error);
    assert_null(record);
}

static void assert_reads(const char *text, const char *expected) {
    char shown[1000];
    chiso__csv *csv;
    chiso_error error = {0};
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), 0, &error), error);
    show(csv, shown, sizeof shown);
    assert_string_equal(shown, expected);
    chiso__csv_free(csv);
}

static void records_come_with_their_line_and_number(void **state) {
    (void)state;
    assert_reads("id,q1\n1,5\n2,\n", "1#0[id][q1] 2#1[1][5] 3#2[2][] ");
    assert_reads("id,q1\n1\n2,3,4\n", "1#0[id][q1] 2#1[1] 3#2[2][3][4] ");
}

static void lines_end_in_lf_or_cr_lf_or_cr_or_the_file(void **state) {
    (void)state;
    assert_reads("a,b\r\n1,2\r\n", "1#0[a][b] 2#1[1][2] ");
    assert_reads("a,b\r1,2\r\r3,4\r", "1#0[a][b] 2#1[1][2] 4#2[3][4] ");
    assert_reads("a,b\n1,2\r3,4\r\n5,6", "1#0[a][b] 2#1[1][2] 3#2[3][4] 4#3[5][6] ");
    assert_reads("a,b\n1,", "1#0[a][b] 2#1[1][] ");
    assert_reads("a,b\n1,\"2\"", "1#0[a][b] 2#1[1][2] ");
    assert_reads("a,b\n1,\"2\"  ", "1#0[a][b] 2#1[1][2] ");
}

static void blank_lines_are_passed_over_but_counted(void **state) {
    (void)state;
    assert_reads("\n \r\na,b\n\n1,2\n\t\n\n3,4\n\n  ", "3#0[a][b] 5#1[1][2] 8#2[3][4] ");
    assert_reads("a\tb\n\t\n1\t2\n", "1#0[a][b] 2#1[][] 3#2[1][2] ");
    assert_reads("a,b\n,\n\"\",\n", "1#0[a][b] 2#1[][] 3#2[][] ");
}

static void blank_lines_may_fill_the_sample(void **state) {
    (void)state;
    const size_t blank = 400000;
    char *text = malloc(blank + 16);
    memset(text, '\n', blank);
    strcpy(text + blank, "a,b\n1,2\n");
    assert_reads(text, "400001#0[a][b] 400002#1[1][2] ");
    free(text);
}

static void the_sample_is_lent_while_records_are_read(void **state) {
    (void)state;
    static const char text[] = "\xEF\xBB\xBFid,q1\n1,5";
    csv_file file = new_file(text, strlen(text));
    chiso__csv *csv;
    chiso_error error = {0};
    char shown[100];
    size_t length;
    assert_ok(chiso__csv_open(&csv, file.path, 0, &error), error);
    show(csv, shown, sizeof shown);
    const char *sample = chiso__csv_sample(csv, &length);
    assert_int_equal(length, strlen(text) - 3);
    assert_memory_equal(sample, text + 3, length);
    chiso__csv_free(csv);
    unlink(file.path);
}

static void in_a_file_of_one_column_a_blank_line_is_a_record(void **state) {
    (void)state;
    assert_reads("\nq1\n5\n\n  \n4\n", "2#0[q1] 3#1[5] 4#2[] 5#3[] 6#4[4] ");
    assert_reads("q1\r\n\r\n3", "1#0[q1] 2#1[] 3#2[3] ");
    assert_reads("q1\n5\n ", "1#0[q1] 2#1[5] 3#2[] ");
}

static void quoted_fields_keep_delimiters_quotes_newlines_and_spaces(void **state) {
    (void)state;
    assert_reads("a,b\n\"x,\"\"y\"\"\",\" z \"\n", "1#0[a][b] 2#1[x,\"y\"][ z ] ");
    assert_reads("a,b\n1,\"x\ny\r\n\nz\"\n2,\"\r\"\n3,4\n",
                 "1#0[a][b] 2#1[1][x\ny\r\n\nz] 6#2[2][\r] 8#3[3][4] ");
    assert_reads("\"a\nb\",c\n1,2\n", "1#0[a\nb][c] 3#1[1][2] ");
}

static void spaces_around_fields_are_off(void **state) {
    (void)state;
    assert_reads(" a ,\tb\n 1 2 , \"x\" \n", "1#0[a][b] 2#1[1 2][x] ");
}

static void a_byte_order_mark_is_no_part_of_the_first_name(void **state) {
    (void)state;
    assert_reads("\xEF\xBB\xBFid,q1\n1,2\n", "1#0[id][q1] 2#1[1][2] ");
    assert_reads("\xEF\xBB\xBF\"id\",q1\n", "1#0[id][q1] ");
}

static void a_delimiter_given_is_not_looked_for(void **state) {
    (void)state;
    chiso__csv *csv;
    chiso_error error = {0};
    char shown[100];
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", "a,b;c", 5, ';', &error), error);
    assert_int_equal(chiso__csv_delimiter(csv), ';');
    assert_string_equal(chiso__csv_name(csv), "in.csv");
    show(csv, shown, sizeof shown);
    assert_string_equal(shown, "1#0[a,b][c] ");
    chiso__csv_free(csv);
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", "a;b\n1,5;2,5", 11, 0, &error), error);
    assert_int_equal(chiso__csv_delimiter(csv), ';');
    chiso__csv_free(csv);
    chiso__csv_free(NULL);
}

static void standard_input_may_be_a_pipe(void **state) {
    (void)state;
    static const char text[] = "id,tỉnh\r\n1,\"Hà\r\nNội\"\r\n2,Huế";
    for (size_t step = 1; step < sizeof text; step += 5) {
        pid_t child;
        int old = replace_input(new_pipe(text, sizeof text - 1, step, &child));
        chiso__csv *csv;
        chiso_error error = {0};
        char shown[200];
        assert_ok(chiso__csv_open(&csv, "-", 0, &error), error);
        assert_string_equal(chiso__csv_name(csv), "standard input");
        show(csv, shown, sizeof shown);
        assert_string_equal(shown, "1#0[id][tỉnh] 2#1[1][Hà\r\nNội] 4#2[2][Huế] ");
        chiso__csv_free(csv);
        restore_input(old);
        waitpid(child, NULL, 0);
    }
}

static void fields_of_the_longest_length_are_read(void **state) {
    (void)state;
    const size_t longest = CHISO__CSV_LONGEST_FIELD;
    for (int quoted = 0; quoted < 2; quoted++) {
        char *text = malloc(longest + 16), *end = text;
        end += sprintf(end, quoted ? "a,b\n1,\"" : "a,b\n1,");
        memset(end, 'x', longest);
        strcpy(end + longest, quoted ? "\"\n2,3" : "\n2,3");
        chiso__csv *csv;
        chiso_error error = {0};
        const chiso__csv_record *record;
        assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), ',', &error), error);
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        assert_int_equal(record->fields[1].length, longest);
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        assert_int_equal(record->line, 3);
        assert_string_equal(record->fields[1].text, "3");
        chiso__csv_free(csv);
        free(text);
    }
}

/* One byte more still fits into the buffer that the field is gathered in. */
static void a_field_of_one_byte_more_is_refused_where_it_stands(void **state) {
    (void)state;
    const size_t longer = CHISO__CSV_LONGEST_FIELD + 1;
    static const char *const openings[] = {"a,b\n1,\"", "a,b\n1,"};
    static const char *const ends[] = {"\"\n2,3\n", "\n2,3\n"};
    for (size_t i = 0; i < 2; i++) {
        char *text = malloc(longer + 16);
        sprintf(text, "%s", openings[i]);
        memset(text + strlen(openings[i]), 'x', longer);
        strcpy(text + strlen(openings[i]) + longer, ends[i]);
        chiso__csv *csv;
        chiso_error error = {0};
        const chiso__csv_record *record;
        assert_ok(chiso__csv_open_memory(&csv, "in.csv", text, strlen(text), ',', &error), error);
        assert_ok(chiso__csv_next(csv, &record, &error), error);
        assert_int_equal(chiso__csv_next(csv, &record, &error), CHISO_E_DATA);
        assert_contains(error.message, "line 2: field 2 of the record");
        assert_contains(error.message, "1048576 bytes");
        chiso__csv_free(csv);
        free(text);
    }
}

/* Writes what show() writes, then the line of the fault. */
static void read_plainly(const char *text, size_t length, char *out) {
    obvious_csv csv;
    obvious_csv_open(&csv, text, length, ',');
    while (obvious_csv_next(&csv) == OBVIOUS_RECORD) {
        const char *field = csv.fields;
        out += sprintf(out, "%lld#%lld", (long long)csv.record_line, (long long)csv.record_number);
        for (size_t i = 0; i < csv.count; i++, field += strlen(field) + 1)
            out += sprintf(out, "[%s]", field);
        out += sprintf(out, " ");
    }
    *out = '\0';
    if (csv.refused && csv.fault_line == 0)
        sprintf(out, "empty");
    else if (csv.refused)
        sprintf(out, "wrong %lld", (long long)csv.fault_line);
    obvious_csv_close(&csv);
}

static void read_really(const char *text, size_t length, char *out) {
    chiso__csv *csv;
    chiso_error error = {0};
    const chiso__csv_record *record = NULL;
    chiso_status status = chiso__csv_open_memory(&csv, "in", text, length, ',', &error);
    while (status == CHISO_OK) {
        status = chiso__csv_next(csv, &record, &error);
        if (record == NULL) break;
        out += sprintf(out, "%lld#%lld", (long long)record->line, (long long)record->number);
        for (size_t i = 0; i < record->count; i++)
            out += sprintf(out, "[%s]", record->fields[i].text);
        out += sprintf(out, " ");
    }
    const char *line = strstr(error.message, "line ");
    if (strstr(error.message, "empty") != NULL)
        out += sprintf(out, "empty");
    else if (status != CHISO_OK)
        out += sprintf(out, "wrong %lld", atoll(line + 5));
    *out = '\0';
    chiso__csv_free(csv);
}

static void every_way_to_write_a_file_is_read_as_a_plain_reader_does(void **state) {
    (void)state;
    static const char alphabet[] = "aa,,,\"\"\"\"\n\n\r\r  \t7";
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        char text[32], plain[2000], real[2000];
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        const size_t length = random % 30;
        uint64_t more = random;
        for (size_t k = 0; k < length; k++) {
            more ^= more << 13, more ^= more >> 7, more ^= more << 17;
            text[k] = alphabet[more % (sizeof alphabet - 1)];
        }
        read_plainly(text, length, plain);
        read_really(text, length, real);
        text[length] = '\0';
        if (strcmp(plain, real) != 0) fail_msg("<%s>\n plainly %s\n  really %s", text, plain, real);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_with_their_line_and_number),
        cmocka_unit_test(lines_end_in_lf_or_cr_lf_or_cr_or_the_file),
        cmocka_unit_test(blank_lines_are_passed_over_but_counted),
        cmocka_unit_test(blank_lines_may_fill_the_sample),
        cmocka_unit_test(the_sample_is_lent_while_records_are_read),
        cmocka_unit_test(in_a_file_of_one_column_a_blank_line_is_a_record),
        cmocka_unit_test(quoted_fields_keep_delimiters_quotes_newlines_and_spaces),
        cmocka_unit_test(spaces_around_fields_are_off),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_name),
        cmocka_unit_test(a_delimiter_given_is_not_looked_for),
        cmocka_unit_test(standard_input_may_be_a_pipe),
        cmocka_unit_test(fields_of_the_longest_length_are_read),
        cmocka_unit_test(a_field_of_one_byte_more_is_refused_where_it_stands),
        cmocka_unit_test(every_way_to_write_a_file_is_read_as_a_plain_reader_does),
    };
    return RUN_TESTS(tests);
}
