/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/batch.h"
#include "survey.h"

/* What the batches of a reading held: file, line, value of x and key of by, record after record. */
struct seen {
    char text[2000];
    size_t used, batches, rows, largest;
    double sum;
};

static chiso__keys keys[2];
static const chiso__request requests[] = {
    {.name = "x", .node = "n", .kind = CHISO__COLUMN_ANSWER},
    {.name = "by", .option = "--by", .kind = CHISO__COLUMN_KEY},
};

static chiso_status see(void *context, const chiso__batch *batch, chiso_error *error) {
    (void)error;
    struct seen *seen = context;
    seen->batches++;
    seen->rows += batch->rows;
    if (batch->rows > seen->largest) seen->largest = batch->rows;
    const char *file = strrchr(batch->file, '/') + 1;
    for (size_t i = 0; i < batch->rows; i++) {
        const int32_t key = batch->columns[1].code[i];
        const double x = batch->columns[0].value[i];
        seen->sum += isnan(x) ? 0 : x;
        if (seen->used + 100 > sizeof seen->text) continue;
        seen->used += (size_t)snprintf(seen->text + seen->used, sizeof seen->text - seen->used,
                                       "%c%lld=%d@%s ", file[0], (long long)batch->line[i],
                                       isnan(x) ? -1 : (int)(100 * x + 0.5),
                                       key >= 0 ? chiso__lookup_key(&keys[1].values, key) : "?");
    }
    return CHISO_OK;
}

static chiso_status refuse(void *context, const chiso__batch *batch, chiso_error *error) {
    (void)batch;
    ++*(int *)context;
    if (error != NULL) error->status = CHISO_E_MEMORY;
    return CHISO_E_MEMORY;
}

static chiso_status read_files(survey *s, chiso__batch_function *function, void *context) {
    const char *paths[SURVEY_FILES];
    chiso_responses *responses;
    chiso__findings *findings;
    survey_forget(s);
    memset(keys, 0, sizeof keys);
    for (size_t i = 0; i < s->files; i++) paths[i] = s->path[i];
    assert_ok(chiso_responses_from_files(&responses, paths, s->files, &s->input, &s->error),
              s->error);
    assert_ok(chiso__findings_new(&findings, "check", &s->error), s->error);
    chiso_status status =
        chiso__responses_each(responses, requests, 2, keys, findings, function, context, &s->error);
    assert_int_equal(status, s->error.status);
    assert_ok(chiso__findings_take(&s->findings, findings, NULL), s->error);
    chiso_responses_free(responses);
    for (size_t i = 0; i < 2; i++) chiso__keys_free(&keys[i]);
    return status;
}

static void files_with_their_own_order_delimiter_and_mark_are_one_data_set(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1.5\nb,2\n");
    survey_file(&s, "\xEF\xBB\xBFx;other;BY\r\n2,25;?;b\r\n\r\n;?;c\r\n");
    survey_file(&s, "id\tx\tby\n7\t\"3\"\t\n");
    assert_ok(read_files(&s, see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings), "");
    assert_string_equal(seen.text, "02=150@a 03=200@b 12=225@b 14=-1@c 22=300@? ");
    survey_free(&s);
}

static void a_ragged_record_is_a_fault_and_reading_goes_on(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1\nb,2,3\nc\nd,many\ne,5\n");
    assert_ok(read_files(&s, see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings),
                        "!3:ragged_record::3 fields !4:ragged_record::1 field "
                        "!5:not_a_number:x:many");
    assert_contains(finding_text(s.findings, 0, "advice"), "the header has 2 fields");
    assert_string_equal(seen.text, "02=100@a 05=-1@d 06=500@e ");
    survey_free(&s);
}

static void a_file_without_records_is_a_fault(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1\n");
    survey_file(&s, "by,x\n\n");
    assert_ok(read_files(&s, see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings), "!1:no_records::");
    assert_string_equal(finding_text(s.findings, 0, "file"), s.path[1]);
    assert_int_equal(seen.rows, 1);
    survey_free(&s);
}

static void a_variable_may_be_missing_in_one_of_the_files(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1\n");
    survey_file(&s, "by,y\nb,1\nc,2\n");
    assert_ok(read_files(&s, see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings), "!1:missing_column:x:");
    assert_string_equal(finding_text(s.findings, 0, "file"), s.path[1]);
    assert_string_equal(seen.text, "02=100@a 12=-1@b 13=-1@c ");
    survey_free(&s);
}

static void a_column_of_an_option_must_be_in_every_file(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1\n");
    survey_file(&s, "x\n1\n");
    assert_int_equal(read_files(&s, see, &seen), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, s.path[1]);
    assert_contains(s.error.message, "--by");
    survey_free(&s);
}

static void records_beyond_a_batch_are_all_handed_on(void **state) {
    (void)state;
    static const int sizes[] = {CHISO__BATCH_ROWS - 1, CHISO__BATCH_ROWS, CHISO__BATCH_ROWS + 1,
                                3 * CHISO__BATCH_ROWS, 3 * CHISO__BATCH_ROWS + 7};
    char *text = malloc(16 * 4 * CHISO__BATCH_ROWS);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        survey s = survey_new();
        struct seen seen = {0};
        char *end = text + sprintf(text, "by,x\n");
        for (int row = 1; row <= sizes[i]; row++) end += sprintf(end, "k%d,%d\n", row % 7, row);
        survey_file(&s, text);
        survey_file(&s, text);
        assert_ok(read_files(&s, see, &seen), s.error);
        const int n = sizes[i];
        assert_int_equal(seen.rows, 2 * n);
        assert_true(seen.sum == (double)n * (n + 1)); /* twice n(n+1)/2 */
        assert_true(seen.largest <= CHISO__BATCH_ROWS);
        /* no batch holds records of two files */
        assert_int_equal(seen.batches, 2 * ((n + CHISO__BATCH_ROWS - 1) / CHISO__BATCH_ROWS));
        survey_free(&s);
    }
    free(text);
}

static void what_the_receiver_returns_ends_the_reading(void **state) {
    (void)state;
    survey s = survey_new();
    int calls = 0;
    survey_file(&s, "by,x\na,1\n");
    survey_file(&s, "by,x\nb,1\n");
    assert_int_equal(read_files(&s, refuse, &calls), CHISO_E_MEMORY);
    assert_int_equal(calls, 1);
    survey_free(&s);
}

static void a_file_that_cannot_be_read_ends_the_reading(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by,x\na,1\n");
    survey_file(&s, "by,x\nb,2\n\"c,3\n");
    assert_int_equal(read_files(&s, see, &seen), CHISO_E_DATA);
    assert_contains(s.error.message, s.path[1]);
    unlink(s.path[1]);
    seen = (struct seen){0};
    assert_int_equal(read_files(&s, see, &seen), CHISO_E_OPEN);
    assert_string_equal(seen.text, "02=100@a ");
    survey_free(&s);
}

static void a_mark_that_cannot_be_told_ends_the_reading_unless_it_is_given(void **state) {
    (void)state;
    survey s = survey_new();
    struct seen seen = {0};
    survey_file(&s, "by;x\na;1,250\n");
    assert_int_equal(read_files(&s, see, &seen), CHISO_E_DATA);
    assert_int_equal(seen.rows, 0);
    s.input.decimal = ',';
    assert_ok(read_files(&s, see, &seen), s.error);
    assert_string_equal(seen.text, "02=125@a ");
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_with_their_own_order_delimiter_and_mark_are_one_data_set),
        cmocka_unit_test(a_ragged_record_is_a_fault_and_reading_goes_on),
        cmocka_unit_test(a_file_without_records_is_a_fault),
        cmocka_unit_test(a_variable_may_be_missing_in_one_of_the_files),
        cmocka_unit_test(a_column_of_an_option_must_be_in_every_file),
        cmocka_unit_test(records_beyond_a_batch_are_all_handed_on),
        cmocka_unit_test(what_the_receiver_returns_ends_the_reading),
        cmocka_unit_test(a_file_that_cannot_be_read_ends_the_reading),
        cmocka_unit_test(a_mark_that_cannot_be_told_ends_the_reading_unless_it_is_given),
    };
    return RUN_TESTS(tests);
}
