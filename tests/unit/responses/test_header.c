/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/header.h"

#include "base/text.h"
#include "survey.h"

/* A header line, and what matching finds. */
struct matched {
    chiso__header header;
    chiso_result *findings;
    chiso_status status;
    chiso_error error;
};

static struct matched match(const char *line, const chiso__request *requests, size_t count,
                            int *columns) {
    struct matched m = {.status = CHISO_OK};
    chiso__csv *csv;
    chiso__findings *findings;
    const chiso__csv_record *record;
    assert_ok(chiso__csv_open_memory(&csv, "in.csv", line, strlen(line), ',', &m.error), m.error);
    assert_ok(chiso__csv_next(csv, &record, &m.error), m.error);
    assert_ok(chiso__header_read(&m.header, record, &m.error), m.error);
    chiso__csv_free(csv);
    assert_ok(chiso__findings_new(&findings, "check", &m.error), m.error);
    m.status =
        chiso__header_match(&m.header, requests, count, columns, "in.csv", findings, &m.error);
    assert_int_equal(m.status, m.error.status);
    assert_ok(chiso__findings_take(&m.findings, findings, NULL), m.error);
    return m;
}

static void forget(struct matched *m) {
    chiso__header_free(&m->header);
    chiso_result_free(m->findings);
}

static int find(const char *line, const char *name) {
    int column;
    struct matched m = match(line, NULL, 0, &column);
    column = chiso__header_find(&m.header, name);
    forget(&m);
    return column;
}

static void a_name_is_matched_to_the_letter_first(void **state) {
    (void)state;
    assert_int_equal(find("Weight,weight,WEIGHT", "weight"), 1);
    assert_int_equal(find("Weight,weight,WEIGHT", "WEIGHT"), 2);
    assert_int_equal(find("weight", "weight"), 0);
}

static void then_without_case_and_in_any_composition(void **state) {
    (void)state;
    assert_int_equal(find("id,WEIGHT", "weight"), 1);
    assert_int_equal(find("id,TỈNH", "tỉnh"), 1);
    assert_int_equal(find("id,ti\u0309nh", "tỉnh"), 1);
    assert_int_equal(find("id,tinh", "tỉnh"), CHISO__HEADER_NONE);
    assert_int_equal(find("id,weights", "weight"), CHISO__HEADER_NONE);
}

static void two_headers_that_match_are_told(void **state) {
    (void)state;
    assert_int_equal(find("w,id,w", "w"), CHISO__HEADER_TWICE);
    assert_int_equal(find("W,id,w", "w"), 2);
    assert_int_equal(find("Weight,WEIGHT", "weight"), CHISO__HEADER_TWICE);
    assert_int_equal(find("ti\u0309nh,tỉnh,Tỉnh", "TỈNH"), CHISO__HEADER_TWICE);
}

static void a_byte_order_mark_and_quotes_are_no_part_of_a_name(void **state) {
    (void)state;
    assert_int_equal(find("\xEF\xBB\xBFid,w", "id"), 0);
    assert_int_equal(find("\xEF\xBB\xBF\"id\",w", "id"), 0);
    assert_int_equal(find("\"a,b\", w ", "w"), 1);
    assert_int_equal(find("\"a,b\", w ", "a,b"), 0);
}

static const chiso__request by_candidates = {.name = "province",
                                             .candidates = "province_code  province tinh ma_tinh",
                                             .option = "--by",
                                             .kind = CHISO__COLUMN_KEY};

static void the_first_candidate_that_is_there_is_taken(void **state) {
    (void)state;
    static const struct {
        const char *line;
        int column;
    } cases[] = {
        {"province,province_code", 1}, {"tinh,province", 1}, {"id,MA_TINH", 1}, {"Tinh,x", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int column;
        struct matched m = match(cases[i].line, &by_candidates, 1, &column);
        assert_ok(m.status, m.error);
        assert_int_equal(column, cases[i].column);
        forget(&m);
    }
}

static void candidates_are_found_with_diacritics_too(void **state) {
    (void)state;
    static const char *const lines[] = {"id,Tỉnh", "id,ti\u0309nh", "id,mã tỉnh", "id,Mã_Tỉnh"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        int column;
        struct matched m = match(lines[i], &by_candidates, 1, &column);
        assert_ok(m.status, m.error);
        assert_int_equal(column, 1);
        forget(&m);
    }
    int column;
    struct matched m = match("tỉnh,tĩnh,tinh", &by_candidates, 1, &column);
    assert_int_equal(column, 2);
    forget(&m);
    m = match("tỉnh,tĩnh", &by_candidates, 1, &column);
    assert_string_equal(findings_shown(m.findings), "!1:duplicate_column:province:province");
    forget(&m);
}

static void a_candidate_that_is_there_twice_is_a_fault(void **state) {
    (void)state;
    int column;
    struct matched m = match("tinh,Province,PROVINCE", &by_candidates, 1, &column);
    assert_ok(m.status, m.error);
    assert_int_equal(column, CHISO__HEADER_NONE);
    assert_string_equal(findings_shown(m.findings), "!1:duplicate_column:province:province");
    forget(&m);
}

static void without_any_candidate_the_error_names_them(void **state) {
    (void)state;
    int column;
    struct matched m = match("id,q1", &by_candidates, 1, &column);
    assert_int_equal(m.status, CHISO_E_ARGUMENT);
    assert_contains(m.error.message, "province_code  province tinh ma_tinh");
    assert_contains(m.error.message, "--by");
    forget(&m);
}

static const chiso__request weight = {
    .name = "weight", .option = "--weight", .kind = CHISO__COLUMN_WEIGHT};
static const chiso__request variable = {
    .name = "q10_staff", .node = "1.1", .kind = CHISO__COLUMN_ANSWER};

static void a_column_that_an_option_names_must_be_there(void **state) {
    (void)state;
    int column;
    struct matched m = match("id,wieght,q1", &weight, 1, &column);
    assert_int_equal(m.status, CHISO_E_ARGUMENT);
    assert_contains(m.error.message, "no column \"weight\" (--weight); is \"wieght\" meant?");
    assert_string_equal(m.error.column, "weight");
    forget(&m);
    m = match("id,district,q1", &weight, 1, &column);
    assert_int_equal(m.status, CHISO_E_ARGUMENT);
    assert_null(strstr(m.error.message, "meant"));
    forget(&m);
}

static void a_variable_that_is_not_there_is_a_fault_with_the_nearest_name(void **state) {
    (void)state;
    int columns[2];
    const chiso__request both[] = {variable, {.name = "q11", .node = "1.2"}};
    struct matched m = match("id,q10-staff,q12", both, 2, columns);
    assert_ok(m.status, m.error);
    assert_int_equal(columns[0], CHISO__HEADER_NONE);
    assert_string_equal(findings_shown(m.findings),
                        "!1:missing_column:q10_staff: !1:missing_column:q11:");
    assert_contains(finding_text(m.findings, 0, "advice"), "node 1.1");
    assert_contains(finding_text(m.findings, 0, "advice"), "(is \"q10-staff\" meant?)");
    assert_contains(finding_text(m.findings, 1, "advice"), "(is \"q12\" meant?)");
    forget(&m);
}

/* A name and a code are cut where a letter ends. */
static void long_names_in_advice_stay_whole_letters(void **state) {
    (void)state;
    for (int shift = 0; shift < 4; shift++) {
        char line[300] = "id,", code[200] = "", name[200] = "";
        for (int i = 0; i < shift; i++) strcat(code, "a"), strcat(name, "a");
        for (int i = 0; i < 30; i++) strcat(code, "ỉ"), strcat(name, "ấ");
        strcat(strcat(line, name), "x");
        const chiso__request asked = {.name = name, .node = code};
        int column;
        struct matched m = match(line, &asked, 1, &column);
        const char *advice = finding_text(m.findings, 0, "advice");
        assert_contains(advice, "meant?");
        assert_true(chiso__text_is_utf8(advice, strlen(advice)));
        forget(&m);
    }
}

static void a_variable_that_is_there_twice_is_a_fault(void **state) {
    (void)state;
    int column;
    struct matched m = match("q10_staff,id,q10_staff,id", &variable, 1, &column);
    assert_ok(m.status, m.error);
    assert_int_equal(column, CHISO__HEADER_NONE);
    assert_string_equal(findings_shown(m.findings), "!1:duplicate_column:q10_staff:q10_staff");
    forget(&m);
}

static void columns_nobody_asked_for_warn_once_for_each_that_is_too_many(void **state) {
    (void)state;
    int column;
    struct matched m = match("id,weight,x,id,,x,,id", &weight, 1, &column);
    assert_ok(m.status, m.error);
    assert_int_equal(column, 1);
    assert_string_equal(findings_shown(m.findings),
                        "1:duplicate_column:id:id 1:duplicate_column:x:x 1:duplicate_column:id:id");
    forget(&m);
}

static void a_header_beside_the_one_that_is_used_is_no_finding(void **state) {
    (void)state;
    int column;
    struct matched m = match("Weight,weight,id", &weight, 1, &column);
    assert_ok(m.status, m.error);
    assert_int_equal(column, 1);
    assert_string_equal(findings_shown(m.findings), "");
    forget(&m);
}

static void two_requests_may_share_a_column(void **state) {
    (void)state;
    const chiso__request twice[] = {weight, weight};
    int columns[2];
    struct matched m = match("id,weight", twice, 2, columns);
    assert_ok(m.status, m.error);
    assert_int_equal(columns[0], 1);
    assert_int_equal(columns[1], 1);
    forget(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_matched_to_the_letter_first),
        cmocka_unit_test(then_without_case_and_in_any_composition),
        cmocka_unit_test(two_headers_that_match_are_told),
        cmocka_unit_test(a_byte_order_mark_and_quotes_are_no_part_of_a_name),
        cmocka_unit_test(the_first_candidate_that_is_there_is_taken),
        cmocka_unit_test(candidates_are_found_with_diacritics_too),
        cmocka_unit_test(a_candidate_that_is_there_twice_is_a_fault),
        cmocka_unit_test(without_any_candidate_the_error_names_them),
        cmocka_unit_test(a_column_that_an_option_names_must_be_there),
        cmocka_unit_test(a_variable_that_is_not_there_is_a_fault_with_the_nearest_name),
        cmocka_unit_test(long_names_in_advice_stay_whole_letters),
        cmocka_unit_test(a_variable_that_is_there_twice_is_a_fault),
        cmocka_unit_test(columns_nobody_asked_for_warn_once_for_each_that_is_too_many),
        cmocka_unit_test(a_header_beside_the_one_that_is_used_is_no_finding),
        cmocka_unit_test(two_requests_may_share_a_column),
    };
    return RUN_TESTS(tests);
}
