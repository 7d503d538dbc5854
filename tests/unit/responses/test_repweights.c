/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/repweights.h"

#include "base/number.h"
#include "responses/store.h"
#include "survey.h"

/* All replicate weights of all records, a space between them and a stroke behind each record. */
struct seen {
    char text[500], names[200];
    size_t used;
};

static chiso_status see(void *context, const chiso__batch *batch, chiso_error *error) {
    (void)error;
    struct seen *seen = context;
    seen->names[0] = '\0';
    for (size_t r = 0; r < batch->n_repweights; r++) {
        strcat(seen->names, batch->repweight_names[r]);
        strcat(seen->names, " ");
    }
    for (size_t row = 0; row < batch->rows; row++) {
        for (size_t r = 0; r < batch->n_repweights; r++) {
            char number[CHISO__NUMBER_TEXT];
            chiso__number_to_text(number, batch->repweight[row * batch->n_repweights + r]);
            seen->used += (size_t)snprintf(seen->text + seen->used, sizeof seen->text - seen->used,
                                           "%s ", number);
        }
        strcpy(seen->text + seen->used++, "|");
    }
    return CHISO_OK;
}

/* Through the store, as answers of open categories go. */
static chiso_status see_stored(void *context, const chiso__batch *batch, chiso_error *error) {
    return chiso__store_add(context, batch, error);
}

static chiso_status read_pattern(survey *s, const char *pattern, chiso__batch_function *function,
                                 void *context) {
    const chiso__request requests[] = {
        {.name = "w", .option = "--weight", .kind = CHISO__COLUMN_WEIGHT, .replicated = true},
        {.name = pattern, .option = "--repweights", .kind = CHISO__COLUMN_REPWEIGHTS},
        {.name = "q", .node = "n", .kind = CHISO__COLUMN_ANSWER, .optional = true}};
    const char *paths[SURVEY_FILES];
    chiso__keys keys[3] = {0};
    chiso_responses *responses;
    chiso__findings *findings;
    survey_forget(s);
    for (size_t i = 0; i < s->files; i++) paths[i] = s->path[i];
    assert_ok(chiso_responses_from_files(&responses, paths, s->files, &s->input, &s->error),
              s->error);
    assert_ok(chiso__findings_new(&findings, "check", &s->error), s->error);
    const chiso_status status =
        chiso__responses_each(responses, requests, 3, keys, findings, function, context, &s->error);
    assert_ok(chiso__findings_take(&s->findings, findings, NULL), s->error);
    chiso_responses_free(responses);
    return status;
}

static void columns_come_in_the_order_of_the_file(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "r2,x,w,r1,r10\n1,9,1,2,3\n-4.5,9,1,0,1e3\n");
    assert_ok(read_pattern(&s, "r*", see, &seen), s.error);
    assert_string_equal(seen.names, "r2 r1 r10 ");
    assert_string_equal(seen.text, "1 2 3 |-4.5 0 1000 |");
    assert_string_equal(findings_shown(s.findings), "");
    survey_free(&s);
}

static void a_later_file_may_have_another_order(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "w,r1,r2\n1,1,2\n");
    survey_file(&s, "r2,q,r1,w\n4,1,3,1\n");
    assert_ok(read_pattern(&s, "r?", see, &seen), s.error);
    assert_string_equal(seen.text, "1 2 |3 4 |");
    survey_free(&s);
}

static void the_pattern_is_matched_without_case_where_no_column_has_its_letters(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "w,REP1,Rep2\n1,1,2\n");
    assert_ok(read_pattern(&s, "rep*", see, &seen), s.error);
    assert_string_equal(seen.names, "REP1 Rep2 ");
    survey_free(&s);
    s = survey_new();
    survey_file(&s, "w,rep1,rep2,Rep3\n1,1,2,3\n");
    assert_ok(read_pattern(&s, "rep*", see, &seen), s.error);
    assert_string_equal(seen.names, "rep1 rep2 ");
    survey_free(&s);
}

static void refused(const char *first, const char *second, const char *pattern, const char *words) {
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, first);
    if (second != NULL) survey_file(&s, second);
    assert_int_equal(read_pattern(&s, pattern, see, &seen), CHISO_E_ARGUMENT);
    assert_contains(s.error.message, words);
    survey_free(&s);
}

static void a_pattern_that_does_not_fit_is_refused(void **state) {
    (void)state;
    refused("w,r1,r2\n1,1,1\n", NULL, "x*", "no column matches --repweights 'x*'");
    refused("w,r1,r2\n1,1,1\n", NULL, "x\xff*", "no column matches");
    refused("w,r1,r2\n1,1,1\n", NULL, "r1", "only one column matches");
    refused("w,w1,w2\n1,1,1\n", NULL, "w*", "also matches \"w\", which is the column of --weight");
    refused("w,q,r1\n1,1,1\n", NULL, "?*", "also matches \"w\"");
    refused("q,w,r1,r2\n1,1,1,1\n", NULL, "*[q]", "no column");
    refused("qr,q,r1,r2,w\n1,1,1,1,1\n", NULL, "q*", "also matches \"q\", which is a variable");
    refused("w,r1,r2\n1,1,1\n", "w,r1\n1,1\n", "r?", "only one column");
    refused("w,r1,r2\n1,1,1\n", "w,r1,r2,r3\n1,1,1,1\n", "r?",
            "3 columns match --repweights 'r?', and 2 in the first file");
    refused("w,r1,r2\n1,1,1\n", "w,r1,r3\n1,1,1\n", "r?", "has no column \"r2\" (--repweights)");
}

static void cells_must_be_numbers(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "w,r1,r2\n0,,2\n1,x,-2\n");
    assert_ok(read_pattern(&s, "r*", see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings),
                        "2:weight_zero:w:0 !2:repweight_missing:r1: "
                        "!3:repweight_not_a_number:r1:x");
    assert_contains(finding_text(s.findings, 0, "advice"), "in the replicates alone");
    survey_free(&s);
}

static void a_column_that_is_there_twice_is_a_fault(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "w,r1,r2,r1\n1,1,2,3\n");
    assert_ok(read_pattern(&s, "r*", see, &seen), s.error);
    assert_contains(findings_shown(s.findings), "!1:duplicate_column:r1:r1");
    survey_free(&s);
    s = survey_new(); /* others may be there twice, with a warning */
    survey_file(&s, "w,r1,r2,x,x\n1,1,2,3,3\n");
    assert_ok(read_pattern(&s, "r*", see, &seen), s.error);
    assert_string_equal(findings_shown(s.findings), "1:duplicate_column:x:x");
    survey_free(&s);
}

static void a_decimal_comma_is_seen_in_them(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    survey s = survey_new();
    survey_file(&s, "w;r1;r2\n1;1,5;2,25\n2;0,5;0\n");
    assert_ok(read_pattern(&s, "r*", see, &seen), s.error);
    assert_string_equal(seen.text, "1.5 2.25 |0.5 0 |");
    survey_free(&s);
}

static void they_can_be_stored(void **state) {
    (void)state;
    struct seen seen = {.used = 0};
    chiso__store store = {.columns = 3};
    chiso_error error = {0};
    survey s = survey_new();
    survey_file(&s, "w,r1,r2\n1,1,2\n");
    survey_file(&s, "r2,w,r1\n4,1,3\n");
    assert_ok(read_pattern(&s, "r*", see_stored, &store), s.error);
    assert_ok(chiso__store_each(&store, see, &seen, &error), error);
    assert_string_equal(seen.names, "r1 r2 ");
    assert_string_equal(seen.text, "1 2 |3 4 |");
    chiso__store_free(&store);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_come_in_the_order_of_the_file),
        cmocka_unit_test(a_later_file_may_have_another_order),
        cmocka_unit_test(the_pattern_is_matched_without_case_where_no_column_has_its_letters),
        cmocka_unit_test(a_pattern_that_does_not_fit_is_refused),
        cmocka_unit_test(cells_must_be_numbers),
        cmocka_unit_test(a_column_that_is_there_twice_is_a_fault),
        cmocka_unit_test(a_decimal_comma_is_seen_in_them),
        cmocka_unit_test(they_can_be_stored),
    };
    return RUN_TESTS(tests);
}
