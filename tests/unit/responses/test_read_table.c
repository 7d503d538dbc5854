/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chiso/estimate.h>

#include "base/number.h"
#include "responses/batch.h"
#include "survey.h"

/* What the same answers say in a file: the other way to the same cells. */

enum { REQUESTS = 5, ROWS = 6, Q = 0, X, W, BY, ID };

static chiso__category categories[] = {
    {.code = "1", .value = 1}, {.code = "2", .value = 2},
    {.code = "3", .value = 3}, {.code = "8", .value = NAN, .missing = CHISO__DONT_KNOW},
    {.code = "7", .value = 9},
};
static const chiso__scale scale = {.name = "agree", .categories = categories, .count = 5};
static const chiso__request requests[REQUESTS] = {
    {.name = "q", .node = "n", .kind = CHISO__COLUMN_ANSWER, .scale = &scale},
    {.name = "x", .node = "n", .kind = CHISO__COLUMN_ANSWER, .low = 0, .high = 30},
    {.name = "w", .option = "--weight", .kind = CHISO__COLUMN_WEIGHT},
    {.name = "by", .option = "--by", .kind = CHISO__COLUMN_KEY},
    {.name = "id", .option = "--by", .kind = CHISO__COLUMN_KEY},
};
static chiso__keys keys[REQUESTS];

/* Everything that was handed on, and found. */
struct seen {
    char text[8000];
    size_t used;
};

__attribute__((format(printf, 2, 3))) static void put(struct seen *seen, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const size_t room = sizeof seen->text - seen->used;
    const int n = vsnprintf(seen->text + seen->used, room, format, arguments);
    va_end(arguments);
    assert_true(n >= 0 && (size_t)n < room);
    seen->used += (size_t)n;
}

/* Records from 1: a file has its header in line 1. */
static chiso_status see(void *context, const chiso__batch *batch, chiso_error *error) {
    (void)error;
    const int64_t header = strchr(batch->file, '/') != NULL ? 1 : 0;
    for (size_t row = 0; row < batch->rows; row++) {
        put(context, "%lld:", (long long)(batch->line[row] - header));
        for (size_t i = 0; i < REQUESTS; i++) {
            const chiso__batch_column *column = &batch->columns[i];
            const int32_t code = column->code[row];
            char number[CHISO__NUMBER_TEXT] = "nan"; /* in every locale the same */
            if (!isnan(column->value[row])) chiso__number_to_text(number, column->value[row]);
            if (requests[i].kind != CHISO__COLUMN_KEY)
                put(context, " %s/%d", number, code);
            else
                put(context, " %s", code >= 0 ? chiso__lookup_key(&keys[i].values, code) : "?");
        }
        put(context, "\n");
    }
    return CHISO_OK;
}

static chiso_status read_all(struct seen *seen, chiso_responses *responses, int header,
                             chiso_error *error) {
    chiso__findings *list;
    chiso_result *findings;
    *error = (chiso_error){0};
    memset(keys, 0, sizeof keys);
    assert_ok(chiso__findings_new(&list, "check", error), *error);
    const chiso_status status =
        chiso__responses_each(responses, requests, REQUESTS, keys, list, see, seen, error);
    assert_ok(chiso__findings_take(&findings, list, NULL), *error);
    for (size_t i = 0; i < chiso_result_rows(findings); i++)
        put(seen, "%s %d %s %s %s\n", finding_text(findings, i, "severity"),
            finding_line(findings, i) - header, finding_text(findings, i, "column"),
            finding_text(findings, i, "value"), finding_text(findings, i, "advice"));
    chiso_result_free(findings);
    chiso_responses_free(responses);
    for (size_t i = 0; i < REQUESTS; i++) chiso__keys_free(&keys[i]);
    return status;
}

static struct seen of_file(const char *text, const chiso_responses_options *options) {
    struct seen seen = {.used = 0};
    chiso_responses *responses;
    chiso_error error = {0};
    survey s = survey_new();
    const char *path = s.path[0];
    survey_file(&s, text);
    assert_ok(chiso_responses_from_files(&responses, &path, 1, options, &error), error);
    assert_ok(read_all(&seen, responses, 1, &error), error);
    survey_free(&s);
    return seen;
}

static chiso_status of_columns(struct seen *seen, const chiso_column *columns, size_t rows,
                               const chiso_responses_options *options, chiso_error *error) {
    const chiso_table table = {.columns = columns, .n_columns = REQUESTS, .n_rows = rows};
    chiso_responses *responses;
    *seen = (struct seen){.used = 0};
    *error = (chiso_error){0};
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, options, error), *error);
    return read_all(seen, responses, 0, error);
}

static void same(const struct seen *file, const chiso_column *columns,
                 const chiso_responses_options *options) {
    struct seen table;
    chiso_error error;
    assert_ok(of_columns(&table, columns, ROWS, options, &error), error);
    assert_string_equal(table.text, file->text);
}

/* --- columns --- */

static const double q[] = {1, 3, 8, NAN, 9, 7}, x[] = {0.25, 31, -0.0, 1e-7, NAN, 30};
static const double w[] = {1.5, 86.557, 0, 1e300, 2, 3};
static const int64_t id[] = {9007199254740993, 1, 20, 1, 101010101, 9007199254740993};
static const char *const by[] = {"Hà Nội", " b", "", NULL, "a,c", "b\t"};

static void fill(chiso_column columns[REQUESTS]) {
    const chiso_column filled[REQUESTS] = {
        {.name = "q", .values = q, .type = CHISO_VALUES_DOUBLE},
        {.name = "x", .values = x, .type = CHISO_VALUES_DOUBLE},
        {.name = "w", .values = w, .type = CHISO_VALUES_DOUBLE},
        {.name = "by", .values = by, .type = CHISO_VALUES_TEXT},
        {.name = "id", .values = id, .type = CHISO_VALUES_INT64},
    };
    memcpy(columns, filled, sizeof filled);
}

static const char in_a_file[] =
    "q,x,w,by,id\n"
    "1,0.25,1.5,Hà Nội,9007199254740993\n"
    "3,31,86.557,b,1\n"
    "8,0,0,,20\n"
    ",1e-7,1e300,,1\n"
    "9,,2,\"a,c\",101010101\n"
    "7,30,3,b,9007199254740993\n";

static void arrays_are_read_as_the_file_that_they_would_be(void **state) {
    (void)state;
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    assert_contains(file.text, "1: 1/0 0.25/0 1.5/0 Hà Nội 9007199254740993");
    assert_contains(file.text, "fault 5 q 9 answers of scale agree are 1, 2");
    assert_contains(file.text, "warning 2 x 31 outside the bounds 0 to 30");
    assert_contains(file.text, "warning 3 w 0 ");
    fill(columns);
    same(&file, columns, NULL);
}

#define AS(type, name)                                                                             \
    static const type name[] = {77, 77, 1, 3, 8, 0, 9, 7}; /* two before the first */
AS(float, as_float)
AS(int8_t, as_int8)
AS(int16_t, as_int16)
AS(int32_t, as_int32)
AS(int64_t, as_int64)
AS(uint8_t, as_uint8)
AS(uint16_t, as_uint16)
AS(uint32_t, as_uint32)
AS(uint64_t, as_uint64)

static void numbers_of_every_type_are_the_same_answers(void **state) {
    (void)state;
    static const uint8_t there[] = {0xDF}; /* all but the fifth bit from 0 on: that of row 3 */
    static const struct {
        const void *values;
        int32_t type;
    } types[] = {
        {as_float, CHISO_VALUES_FLOAT},   {as_int8, CHISO_VALUES_INT8},
        {as_int16, CHISO_VALUES_INT16},   {as_int32, CHISO_VALUES_INT32},
        {as_int64, CHISO_VALUES_INT64},   {as_uint8, CHISO_VALUES_UINT8},
        {as_uint16, CHISO_VALUES_UINT16}, {as_uint32, CHISO_VALUES_UINT32},
        {as_uint64, CHISO_VALUES_UINT64},
    };
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    fill(columns);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        columns[Q] = (chiso_column){.name = "q",
                                    .values = types[i].values,
                                    .type = types[i].type,
                                    .valid = there,
                                    .first = 2};
        same(&file, columns, NULL);
    }
}

static void missing_bytes_count_from_the_first_row(void **state) {
    (void)state;
    static const uint8_t missing[] = {0, 0, 0, 2, 0, 0};
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    fill(columns);
    columns[Q] = (chiso_column){.name = "q",
                                .values = as_int16,
                                .type = CHISO_VALUES_INT16,
                                .missing = missing,
                                .first = 2};
    same(&file, columns, NULL);
}

static void texts_of_every_layout_are_the_same(void **state) {
    (void)state;
    static const char bytes[] = "..Hà Nội bxa,cb\t";
    static const int32_t at32[] = {0, 2, 11, 13, 13, 14, 17, 19};
    static const int64_t at64[] = {0, 2, 11, 13, 13, 14, 17, 19};
    static const uint8_t there[] = {0xEF}; /* row 3, the element 4, is missing */
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    fill(columns);
    for (int i = 0; i < 2; i++) {
        columns[BY] = (chiso_column){.name = "by",
                                     .values = bytes,
                                     .offsets = i == 0 ? (const void *)at32 : (const void *)at64,
                                     .valid = there,
                                     .first = 1,
                                     .type = i == 0 ? CHISO_VALUES_TEXT32 : CHISO_VALUES_TEXT64};
        same(&file, columns, NULL);
    }
}

static void a_dictionary_says_what_its_codes_mean(void **state) {
    (void)state;
    static const char *const towns[] = {"b", "Hà Nội ", "", "a,c", NULL};
    static const int8_t town[] = {1, 0, 2, -1, 3, 0}, mark[] = {4, 2, 1, 3, 0, 5};
    static const double marks[] = {9, 8, 3, NAN, 1, 7};
    const chiso_column of_towns = {.values = towns, .type = CHISO_VALUES_TEXT};
    const chiso_column of_marks = {.values = marks, .type = CHISO_VALUES_DOUBLE};
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    fill(columns);
    columns[BY] = (chiso_column){.name = "by",
                                 .values = town,
                                 .type = CHISO_VALUES_INT8,
                                 .dictionary = &of_towns,
                                 .n_dictionary = 5};
    columns[Q] = (chiso_column){.name = "q",
                                .values = mark,
                                .type = CHISO_VALUES_INT8,
                                .dictionary = &of_marks,
                                .n_dictionary = 6};
    same(&file, columns, NULL);
}

static void entries_of_a_dictionary_may_be_missing(void **state) {
    (void)state;
    static const char *const towns[] = {"b", "Hà Nội", "?", "a,c"};
    static const int32_t marks[] = {-1, 9, 8, 3, 77, 1, 7};
    static const uint8_t there[] = {0x0B}, missing[] = {0, 0, 0, 1, 0, 0}; /* the third; the 77 */
    static const uint16_t town[] = {1, 0, 2, 2, 3, 0}, mark[] = {4, 2, 1, 3, 0, 5};
    const chiso_column of_towns = {.values = towns, .valid = there, .type = CHISO_VALUES_TEXT};
    const chiso_column of_marks = {
        .values = marks, .missing = missing, .first = 1, .type = CHISO_VALUES_INT32};
    chiso_column columns[REQUESTS];
    const struct seen file = of_file(in_a_file, NULL);
    fill(columns);
    columns[BY] = (chiso_column){.name = "by",
                                 .values = town,
                                 .type = CHISO_VALUES_UINT16,
                                 .dictionary = &of_towns,
                                 .n_dictionary = 4};
    columns[Q] = (chiso_column){.name = "q",
                                .values = mark,
                                .type = CHISO_VALUES_UINT16,
                                .dictionary = &of_marks,
                                .n_dictionary = 6};
    same(&file, columns, NULL);
}

static void declared_codes_are_missing_by_text_and_by_number(void **state) {
    (void)state;
    static const char *const missing[] = {"31", "b", "3.0", "2"};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_column columns[REQUESTS];
    options.missing = missing;
    options.n_missing = 4;
    fill(columns);
    const struct seen file = of_file(in_a_file, &options);
    assert_contains(file.text, "2: nan/-2 nan/-2 86.557"); /* the reason `declared` */
    same(&file, columns, &options);
}

static void bits_are_ones_and_zeros(void **state) {
    (void)state;
    static const uint8_t bits[] = {0x5A}, there[] = {0xFB}; /* 1 1 0 1 0, the third missing */
    static const double zeros[] = {1, 1, 1, 1, 1};
    chiso_column columns[REQUESTS];
    struct seen table;
    chiso_error error;
    fill(columns);
    columns[X] = (chiso_column){
        .name = "x", .values = bits, .valid = there, .first = 1, .type = CHISO_VALUES_BITS};
    columns[Q].values = zeros;
    columns[W].values = zeros;
    assert_ok(of_columns(&table, columns, 5, NULL, &error), error);
    const struct seen file = of_file(
        "q,x,w,by,id\n1,1,1,Hà Nội,9007199254740993\n1,,1,b,1\n"
        "1,1,1,,20\n1,1,1,,1\n1,0,1,\"a,c\",101010101\n",
        NULL);
    assert_string_equal(table.text, file.text);
}

/* --- faults --- */

static void a_fault_names_the_record(void **state) {
    (void)state;
    static const double negative[] = {1, 2, INFINITY, -4, NAN, 1};
    chiso_column columns[REQUESTS];
    struct seen table;
    chiso_error error;
    fill(columns);
    columns[W].values = negative;
    assert_ok(of_columns(&table, columns, ROWS, NULL, &error), error);
    assert_contains(table.text, "fault 3 w inf expected a number");
    assert_contains(table.text, "fault 4 w -4 a weight says");
    assert_contains(table.text, "fault 5 w  every respondent needs a weight");
}

static void fails(const chiso_column *columns, int64_t record, const char *column,
                  const char *words) {
    struct seen table;
    chiso_error error;
    assert_int_equal(of_columns(&table, columns, ROWS, NULL, &error), CHISO_E_DATA);
    assert_int_equal(error.record, record);
    assert_string_equal(error.column, column);
    assert_contains(error.message, words);
}

static void whole_numbers_that_are_one_double_stay_apart(void **state) {
    (void)state;
    static const int64_t ids[] = {9007199254740992,  9007199254740993,  9007199254740993,
                                  -9007199254740993, -9007199254740992, INT64_MAX};
    static const uint64_t more[] = {
        9007199254740992, 9007199254740993, UINT64_MAX - 1, UINT64_MAX, 12345, 12345};
    chiso_column columns[REQUESTS];
    fill(columns);
    columns[ID].values = ids;
    columns[BY] = (chiso_column){.name = "by", .values = more, .type = CHISO_VALUES_UINT64};
    const struct seen file = of_file(
        "q,x,w,by,id\n"
        "1,0.25,1.5,9007199254740992,9007199254740992\n"
        "3,31,86.557,9007199254740993,9007199254740993\n"
        "8,0,0,18446744073709551614,9007199254740993\n"
        ",1e-7,1e300,18446744073709551615,-9007199254740993\n"
        "9,,2,12345,-9007199254740992\n"
        "7,30,3,12345,9223372036854775807\n",
        NULL);
    same(&file, columns, NULL);
}

static void texts_may_be_numbers_with_a_decimal_comma(void **state) {
    (void)state;
    static const char *const decimal[] = {"0,25", "31", " 0", "1e-7", NULL, "30,0"};
    static const double key[] = {1.5, 2, -0.25, NAN, 1e6, 0};
    chiso_responses_options options = CHISO_RESPONSES_OPTIONS_INIT;
    chiso_column columns[REQUESTS];
    options.decimal = ',';
    fill(columns);
    columns[X] = (chiso_column){.name = "x", .values = decimal, .type = CHISO_VALUES_TEXT};
    columns[ID] = (chiso_column){.name = "id", .values = key, .type = CHISO_VALUES_DOUBLE};
    const struct seen file = of_file(
        "q;x;w;by;id\n"
        "1;0,25;1,5;Hà Nội;1,5\n"
        "3;31;86,557;b;2\n"
        "8;0;0;;-0,25\n"
        ";1e-7;1e300;;\n"
        "9;;2;a,c;1000000\n"
        "7;30,0;3;b;0\n",
        &options);
    assert_contains(file.text, "1: 1/0 0.25/0 1.5/0 Hà Nội 1,5");
    same(&file, columns, &options);
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    static const char *const latin[] = {"a", "H\xE0 N\xF4i", "b", "c", "d", "e"};
    static const int32_t descending[] = {0, 1, 0, 1, 1, 1, 1}, before[] = {-1, 1, 1, 1, 1, 1, 1};
    static const int64_t far[] = {0, 1, 1, (int64_t)1 << 40, 1, 1, 1};
    static const int64_t opposite[] = {INT64_MIN, INT64_MAX, 1, 1, 1, 1, 1};
    chiso_column columns[REQUESTS];
    fill(columns);
    columns[BY].values = latin;
    fails(columns, 2, "by", "table, record 2, column by: the text is not UTF-8");
    columns[BY] = (chiso_column){
        .name = "by", .values = "x", .offsets = descending, .type = CHISO_VALUES_TEXT32};
    fails(columns, 2, "by", "offsets of the text do not ascend");
    columns[BY].offsets = before;
    fails(columns, 1, "by", "offsets of the text do not ascend");
    columns[BY].offsets = far;
    columns[BY].type = CHISO_VALUES_TEXT64;
    fails(columns, 3, "by", "longer than a mebibyte");
    columns[BY].offsets = opposite;
    fails(columns, 1, "by", "offsets of the text do not ascend");
    columns[BY].values = NULL;
    columns[BY].offsets = far;
    fails(columns, 1, "by", "the text has offsets, and no bytes");
}

static void a_code_beyond_its_dictionary_is_refused(void **state) {
    (void)state;
    static const char *const towns[] = {"a", "b"};
    static const uint8_t town[] = {1, 0, 1, 2, 0, 0};
    const chiso_column entries = {.values = towns, .type = CHISO_VALUES_TEXT};
    chiso_column columns[REQUESTS];
    fill(columns);
    columns[BY] = (chiso_column){.name = "by",
                                 .values = town,
                                 .type = CHISO_VALUES_UINT8,
                                 .dictionary = &entries,
                                 .n_dictionary = 2};
    fails(columns, 4, "by", "counts an entry of the dictionary");
}

static void a_table_without_rows_and_one_without_a_column_are_at_fault(void **state) {
    (void)state;
    chiso_column columns[REQUESTS];
    struct seen table;
    chiso_error error;
    fill(columns);
    assert_ok(of_columns(&table, columns, 0, NULL, &error), error);
    assert_string_equal(table.text, "fault 0   the table has no rows; is it the right one?\n");
    columns[X].name = "y";
    assert_ok(of_columns(&table, columns, ROWS, NULL, &error), error);
    assert_contains(table.text, "1: 1/0 nan/-1 1.5/0");
    assert_contains(table.text, "fault 0 x  node n needs this column");
}

/* --- all together --- */

static void more_rows_than_a_batch_are_read_to_the_end(void **state) {
    (void)state;
    enum { MANY = 2 * CHISO__BATCH_ROWS + 3 };
    static double days[MANY], weights[MANY];
    double sum = 0;
    chiso_totals *totals;
    chiso_result *estimates;
    chiso_error error = {0};
    for (int i = 0; i < MANY; i++) {
        days[i] = i % 31;
        weights[i] = 1 + i % 3;
        sum += days[i] * weights[i];
    }
    const chiso_column columns[] = {{.name = "days", .values = days, .type = CHISO_VALUES_DOUBLE},
                                    {.name = "w", .values = weights, .type = CHISO_VALUES_DOUBLE}};
    const chiso_table table = {.columns = columns, .n_columns = 2, .n_rows = MANY};
    const chiso_estimand total = {.statistic = "total", .variable = "days"};
    const chiso_design_options weighted = {.struct_size = sizeof weighted, .weight = "w"};
    const chiso_totals_options options = {
        .struct_size = sizeof options, .estimands = &total, .n_estimands = 1};
    chiso_responses *responses;
    chiso_design *design;
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &weighted, &error), error);
    assert_ok(chiso_totals_read(&totals, NULL, responses, NULL, design, &options, &error), error);
    assert_int_equal(chiso_totals_respondents(totals), MANY);
    assert_ok(chiso_estimate(&estimates, totals, NULL, &error), error);
    const size_t at = (size_t)chiso_result_find_column(estimates, "estimate");
    assert_true(chiso_result_number(estimates, 0, at) == sum);
    chiso_result_free(estimates);
    chiso_totals_free(totals);
    chiso_design_free(design);
    chiso_responses_free(responses);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_are_read_as_the_file_that_they_would_be),
        cmocka_unit_test(numbers_of_every_type_are_the_same_answers),
        cmocka_unit_test(missing_bytes_count_from_the_first_row),
        cmocka_unit_test(texts_of_every_layout_are_the_same),
        cmocka_unit_test(a_dictionary_says_what_its_codes_mean),
        cmocka_unit_test(entries_of_a_dictionary_may_be_missing),
        cmocka_unit_test(declared_codes_are_missing_by_text_and_by_number),
        cmocka_unit_test(bits_are_ones_and_zeros),
        cmocka_unit_test(whole_numbers_that_are_one_double_stay_apart),
        cmocka_unit_test(texts_may_be_numbers_with_a_decimal_comma),
        cmocka_unit_test(a_fault_names_the_record),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(a_code_beyond_its_dictionary_is_refused),
        cmocka_unit_test(a_table_without_rows_and_one_without_a_column_are_at_fault),
        cmocka_unit_test(more_rows_than_a_batch_are_read_to_the_end),
    };
    return RUN_TESTS(tests);
}
