/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/cells.h"

#include "base/number.h"
#include "base/text.h"
#include "survey.h"

static chiso__category categories[] = {
    {.code = "1", .value = 1},
    {.code = "2", .value = 2},
    {.code = "2.5", .value = 7},
    {.code = "8", .value = NAN, .missing = CHISO__DONT_KNOW},
    {.code = "9", .value = NAN, .missing = CHISO__REFUSED},
    {.code = "-", .value = NAN, .missing = CHISO__NOT_ASKED},
    {.code = "yes", .value = 3},
};
static const chiso__scale scale = {.name = "agree", .categories = categories, .count = 7};

static const chiso__request coded = {
    .name = "q1", .node = "1.1", .kind = CHISO__COLUMN_ANSWER, .scale = &scale};
static const chiso__request number = {.name = "x", .node = "1.2", .kind = CHISO__COLUMN_ANSWER};
static const chiso__request score = {
    .name = "1.3", .node = "1.3", .kind = CHISO__COLUMN_SCORE, .low = 0.25, .high = 2.5};
static const chiso__request weight = {
    .name = "w", .option = "--weight", .kind = CHISO__COLUMN_WEIGHT};
static const chiso__request domain = {.name = "by", .option = "--by", .kind = CHISO__COLUMN_KEY};

/* How the cells of a test are read; findings since the last reading. */
static struct {
    char decimal;
    bool invalid_is_missing;
    const char *missing[2];
    size_t n_missing;
} how;
static chiso__keys keys;
static double value;
static int32_t code;
static chiso_result *findings;

static int set_up(void **state) {
    (void)state;
    memset(&how, 0, sizeof how);
    how.decimal = '.';
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    chiso__keys_free(&keys);
    chiso_result_free(findings);
    findings = NULL;
    return 0;
}

/* Read a cell; what is found, as findings_shown() tells it. */
static const char *read_cell(const chiso__request *request, const char *text) {
    double numbers[2];
    for (size_t i = 0; i < how.n_missing; i++) {
        const char *declared = how.missing[i];
        numbers[i] = NAN;
        chiso__number_from_text(&numbers[i], declared, strlen(declared), '.');
    }
    chiso_responses responses = {.missing = how.missing,
                                 .missing_number = numbers,
                                 .n_missing = how.n_missing,
                                 .invalid_is_missing = how.invalid_is_missing};
    chiso_error error = {0};
    chiso__findings *list;
    chiso_result_free(findings);
    assert_ok(chiso__findings_new(&list, "check", &error), error);
    const chiso__place place = {&responses, list, "in.csv", request->name, 7, how.decimal, 6};
    value = -999, code = -999;
    assert_ok(chiso__cell_read(&place, request, text, strlen(text), &keys, &value, &code, &error),
              error);
    assert_ok(chiso__findings_take(&findings, list, &error), error);
    return findings_shown(findings);
}

static void assert_value(const chiso__request *request, const char *text, double expected) {
    assert_string_equal(read_cell(request, text), "");
    if (!(value == expected)) fail_msg("%s is read as %g", text, value);
    assert_int_equal(code, 0);
}

static void assert_category(const char *text, int32_t category) {
    assert_string_equal(read_cell(&coded, text), "");
    assert_int_equal(code, category);
    assert_true(value == categories[category].value);
}

static void assert_missing(const chiso__request *request, const char *text, chiso__missing reason) {
    assert_string_equal(read_cell(request, text), "");
    assert_int_equal(code, -(int32_t)reason);
    assert_true(isnan(value));
}

/* --- answers on a scale --- */

static void a_code_is_its_category(void **state) {
    (void)state;
    assert_category("1", 0);
    assert_category("2", 1);
    assert_category("2.5", 2);
    assert_category("yes", 6);
}

static void a_code_may_be_written_as_another_form_of_its_number(void **state) {
    (void)state;
    static const char *const forms[] = {"1.0", "01", "+1", "1.", "1e0", "1.000"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) assert_category(forms[i], 0);
    assert_category("2.50", 2);
    assert_missing(&coded, "8.0", CHISO__DONT_KNOW);
    how.decimal = ',';
    assert_category("1,0", 0);
    assert_category("2,5", 2);
    assert_category("2.5", 2);
}

static void codes_of_missing_answers_have_their_reason(void **state) {
    (void)state;
    assert_missing(&coded, "", CHISO__BLANK);
    assert_missing(&coded, "8", CHISO__DONT_KNOW);
    assert_missing(&coded, "9", CHISO__REFUSED);
    assert_missing(&coded, "-", CHISO__NOT_ASKED);
}

static void an_answer_off_its_scale_is_a_fault_that_lists_the_codes(void **state) {
    (void)state;
    static const char *const texts[] = {"6",  "0", "-1",  "1.1", "Yes", "YES", "one",
                                        "1 ", " ", "1;2", "NaN", "inf", "0x1", "1,0"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char expected[100];
        snprintf(expected, sizeof expected, "!7:off_scale:q1:%s", texts[i]);
        assert_string_equal(read_cell(&coded, texts[i]), expected);
        assert_int_equal(code, -CHISO__INVALID);
        assert_true(isnan(value));
    }
    const char *advice = finding_text(findings, 0, "advice");
    assert_contains(advice, "scale agree");
    assert_contains(advice, "1, 2, 2.5, 8, 9, -, yes;");
    assert_contains(advice, "--invalid missing");
    assert_string_equal(finding_text(findings, 0, "file"), "in.csv");
}

static void invalid_answers_may_be_taken_as_missing_with_a_warning(void **state) {
    (void)state;
    how.invalid_is_missing = true;
    assert_string_equal(read_cell(&coded, "6"), "7:off_scale:q1:6");
    assert_int_equal(code, -CHISO__INVALID);
    assert_string_equal(read_cell(&number, "many"), "7:not_a_number:x:many");
    assert_int_equal(code, -CHISO__INVALID);
    assert_true(isnan(value));
    assert_string_equal(read_cell(&score, "9"), "7:off_range:1.3:9");
    assert_int_equal(code, -CHISO__INVALID);
    assert_true(isnan(value));
    /* not what is no answer */
    assert_string_equal(read_cell(&weight, "x"), "!7:weight_not_a_number:w:x");
}

static void long_scales_are_listed_in_part_and_in_whole_letters(void **state) {
    (void)state;
    static const char *const words[] = {"Rất tốt", "Rất kém", "aRất tốt", "abRất tốt"};
    chiso__category many[40];
    for (size_t i = 0; i < 40; i++) many[i] = (chiso__category){.code = words[i % 4], .value = 1};
    const chiso__scale long_scale = {
        .name = "mức độ hài lòng của người dân ở các tỉnh", .categories = many, .count = 40};
    const chiso__request asked = {
        .name = "q1", .node = "1", .kind = CHISO__COLUMN_ANSWER, .scale = &long_scale};
    read_cell(&asked, "7");
    const char *advice = finding_text(findings, 0, "advice");
    assert_true(chiso__text_is_utf8(advice, strlen(advice)));
    assert_contains(advice, "mức độ hài lòng");
    assert_contains(advice, "…; correct it");
    assert_contains(advice, "--invalid missing");
}

/* --- codes declared missing --- */

static void codes_declared_missing_mean_so_in_every_column(void **state) {
    (void)state;
    how.missing[0] = "NA", how.missing[1] = "2", how.n_missing = 2;
    assert_missing(&coded, "NA", CHISO__DECLARED);
    assert_missing(&coded, "2", CHISO__DECLARED); /* before its scale is asked */
    assert_missing(&number, "2", CHISO__DECLARED);
    assert_missing(&score, "NA", CHISO__WITHHELD);
    assert_string_equal(read_cell(&domain, "NA"), "");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
    assert_string_equal(read_cell(&weight, "NA"), "!7:weight_missing:w:NA");
    assert_category("1", 0);
    assert_value(&number, "22", 22);
}

/* A program that met a blank writes the whole column with decimals. */
static void a_number_declared_missing_may_be_written_in_another_form(void **state) {
    (void)state;
    how.missing[0] = "99", how.n_missing = 1;
    assert_missing(&number, "99.0", CHISO__DECLARED);
    assert_missing(&number, "099", CHISO__DECLARED);
    assert_missing(&coded, "99.0", CHISO__DECLARED);
    assert_value(&number, "99.5", 99.5);
    assert_value(&number, "-99", -99);
    assert_string_equal(read_cell(&weight, "99.0"), "!7:weight_missing:w:99.0");
    how.decimal = ',';
    assert_missing(&number, "99,0", CHISO__DECLARED);
    how.missing[0] = "-9.5"; /* as the caller writes it */
    assert_missing(&number, "-9,5", CHISO__DECLARED);
    /* a key is a text */
    how.missing[0] = "9";
    assert_string_equal(read_cell(&domain, "09"), "");
    assert_int_equal(code, 0);
}

/* --- numbers --- */

static void any_finite_number_is_an_answer_where_there_is_no_scale(void **state) {
    (void)state;
    assert_value(&number, "0", 0);
    assert_value(&number, "-3.5", -3.5);
    assert_value(&number, "1e3", 1000);
    assert_missing(&number, "", CHISO__BLANK);
    how.decimal = ',';
    assert_value(&number, "3,5", 3.5);
}

static void a_number_beyond_the_bounds_of_its_indicator_is_used_with_a_warning(void **state) {
    (void)state;
    const chiso__request days = {.name = "days", .node = "D", .low = 0, .high = 30};
    assert_value(&days, "30", 30);
    assert_string_equal(read_cell(&days, "999"), "7:outside_bounds:days:999");
    assert_true(value == 999 && code == 0);
    assert_contains(finding_text(findings, 0, "advice"), "0 to 30 of node D");
}

static void our_word_for_a_missing_key_is_no_key(void **state) {
    (void)state;
    assert_string_equal(read_cell(&domain, "(missing)"), "");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
}

static void a_number_with_the_other_mark_is_a_fault_that_says_so(void **state) {
    (void)state;
    assert_string_equal(read_cell(&number, "3,5"), "!7:not_a_number:x:3,5");
    assert_contains(finding_text(findings, 0, "advice"), "--decimal ,");
    how.decimal = ',';
    assert_string_equal(read_cell(&number, "3.5"), "!7:not_a_number:x:3.5");
    assert_contains(finding_text(findings, 0, "advice"), "--decimal .");
    assert_string_equal(read_cell(&number, "soon"), "!7:not_a_number:x:soon");
    assert_contains(finding_text(findings, 0, "advice"), "--missing");
    assert_int_equal(code, -CHISO__INVALID);
    static const char *const texts[] = {"inf", "nan", "1e999", "1.250,5", "1 000", "0x10", "."};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        read_cell(&number, texts[i]);
        assert_int_equal(chiso_result_rows(findings), 1);
    }
}

/* --- published scores --- */

static void a_score_within_its_range_is_taken(void **state) {
    (void)state;
    assert_value(&score, "0.25", 0.25);
    assert_value(&score, "2.5", 2.5);
    assert_value(&score, "1.234567", 1.234567);
}

static void a_blank_score_and_where_it_says_so_a_zero_was_withheld(void **state) {
    (void)state;
    assert_missing(&score, "", CHISO__WITHHELD);
    assert_string_equal(read_cell(&score, "0"), "!7:off_range:1.3:0");
    chiso__request papi = score;
    papi.zero_is_withheld = true;
    assert_missing(&papi, "0", CHISO__WITHHELD);
    assert_missing(&papi, "0.000000", CHISO__WITHHELD);
    assert_missing(&papi, "-0", CHISO__WITHHELD);
    assert_string_equal(read_cell(&papi, "0.0000001"), "!7:off_range:1.3:0.0000001");
}

/* 1 % of the width 2.25 is 0.0225. */
static void a_score_a_little_outside_is_used_with_a_warning(void **state) {
    (void)state;
    assert_string_equal(read_cell(&score, "2.5224"), "7:outside_range:1.3:2.5224");
    assert_true(value == 2.5224);
    assert_int_equal(code, 0);
    assert_contains(finding_text(findings, 0, "advice"), "0.2500 to 2.5000");
    assert_string_equal(read_cell(&score, "0.2276"), "7:outside_range:1.3:0.2276");
    assert_true(value == 0.2276);
}

static void a_score_far_outside_is_a_fault(void **state) {
    (void)state;
    static const char *const texts[] = {"2.5226", "0.2274", "25", "-1.5", "1e300"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char expected[60];
        snprintf(expected, sizeof expected, "!7:off_range:1.3:%s", texts[i]);
        assert_string_equal(read_cell(&score, texts[i]), expected);
        assert_true(isnan(value));
    }
    assert_contains(finding_text(findings, 0, "advice"), "scores of 1.3 run from 0.2500 to 2.5000");
    assert_string_equal(read_cell(&score, "1,5"), "!7:not_a_number:1.3:1,5");
}

/* --- weights --- */

static void a_weight_is_a_number_that_is_not_negative(void **state) {
    (void)state;
    assert_value(&weight, "2.5", 2.5);
    assert_value(&weight, "1e9", 1e9);
    assert_string_equal(read_cell(&weight, ""), "!7:weight_missing:w:");
    assert_true(isnan(value));
    assert_string_equal(read_cell(&weight, "-1"), "!7:weight_negative:w:-1");
    static const char *const texts[] = {"inf", "-inf", "nan", "1e999", "heavy", "1,5"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char expected[60];
        snprintf(expected, sizeof expected, "!7:weight_not_a_number:w:%s", texts[i]);
        assert_string_equal(read_cell(&weight, texts[i]), expected);
        assert_true(isnan(value));
    }
}

static void a_weight_of_zero_is_kept_with_a_warning(void **state) {
    (void)state;
    assert_string_equal(read_cell(&weight, "0"), "7:weight_zero:w:0");
    assert_true(value == 0);
    assert_string_equal(read_cell(&weight, "0.00"), "7:weight_zero:w:0.00");
    assert_string_equal(read_cell(&weight, "-0"), "7:weight_zero:w:-0");
    assert_string_equal(read_cell(&weight, "1e-400"), "7:weight_zero:w:1e-400");
}

/* --- keys --- */

static void keys_are_numbered_whatever_the_composition_of_letters(void **state) {
    (void)state;
    assert_string_equal(read_cell(&domain, "Tràng Định"), "");
    assert_int_equal(code, 0);
    read_cell(&domain, "Bắc Sơn");
    assert_int_equal(code, 1);
    read_cell(&domain, "Tra\u0300ng \u0110i\u0323nh");
    assert_int_equal(code, 0);
    assert_true(isnan(value));
    assert_string_equal(read_cell(&domain, ""), "");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
}

static void a_key_that_must_be_there_is_a_fault_without(void **state) {
    (void)state;
    chiso__request psu = domain;
    psu.must_answer = true;
    how.missing[0] = "NA", how.n_missing = 1;
    assert_string_equal(read_cell(&psu, ""), "!7:key_missing:by:");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
    assert_string_equal(read_cell(&psu, "NA"), "!7:key_missing:by:NA");
    assert_string_equal(read_cell(&psu, "1"), "");
}

static void a_province_is_told_by_code_or_name_and_an_unknown_one_is_a_fault(void **state) {
    (void)state;
    chiso__request province = domain;
    province.provinces = CHISO_PROVINCES_63;
    static const char *const spellings[] = {"1", "01", "Hà Nội", "ha noi"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(read_cell(&province, spellings[i]), "");
        assert_int_equal(code, 0);
    }
    for (int twice = 0; twice < 2; twice++) {
        assert_string_equal(read_cell(&province, "Ha Nio"), "!7:unknown_province:by:Ha Nio");
        assert_int_equal(code, CHISO__LOOKUP_NONE);
    }
    assert_contains(finding_text(findings, 0, "advice"), "63 provinces");
    assert_string_equal(read_cell(&province, ""), "");
    how.invalid_is_missing = true;
    assert_string_equal(read_cell(&province, "1.0"), "!7:unknown_province:by:1.0");
}

static void a_key_with_a_scale_is_a_code_in_the_spelling_of_the_scale(void **state) {
    (void)state;
    chiso__request by = domain;
    by.scale = &scale;
    how.missing[0] = "NA", how.n_missing = 1;
    assert_string_equal(read_cell(&by, "2"), "");
    assert_int_equal(code, 0);
    assert_string_equal(read_cell(&by, "1.0"), ""); /* another form of 1 */
    assert_int_equal(code, 1);
    assert_string_equal(read_cell(&by, "1"), "");
    assert_int_equal(code, 1);
    assert_string_equal(chiso__lookup_key(&keys.values, 1), "1");
    static const char *const none[] = {"8", "9", "-", "", "NA", "(missing)"};
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(read_cell(&by, none[i]), "");
        assert_int_equal(code, CHISO__LOOKUP_NONE);
    }
    assert_int_equal(keys.values.count, 2);
}

static void a_key_off_its_scale_is_a_fault_or_missing(void **state) {
    (void)state;
    chiso__request by = domain;
    by.scale = &scale;
    assert_string_equal(read_cell(&by, "7"), "!7:off_scale:by:7");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
    how.invalid_is_missing = true;
    assert_string_equal(read_cell(&by, "7"), "7:off_scale:by:7");
    assert_int_equal(code, CHISO__LOOKUP_NONE);
    assert_int_equal(keys.values.count, 0);
}

static void a_population_size_is_a_positive_number(void **state) {
    (void)state;
    static const chiso__request fpc = {.name = "N", .option = "--fpc", .kind = CHISO__COLUMN_FPC};
    how.missing[0] = "99", how.n_missing = 1;
    static const char *const good[] = {"12", "0.25", "1", "1e3"};
    static const double values[] = {12, 0.25, 1, 1000};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(read_cell(&fpc, good[i]), "");
        assert_true(value == values[i]);
    }
    static const char *const bad[][2] = {{"", "!7:fpc_missing:N:"},
                                         {"99", "!7:fpc_missing:N:99"},
                                         {"many", "!7:fpc_not_a_number:N:many"},
                                         {"0", "!7:fpc_not_positive:N:0"},
                                         {"-3", "!7:fpc_not_positive:N:-3"},
                                         {"0,5", "!7:fpc_not_a_number:N:0,5"}};
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(read_cell(&fpc, bad[i][0]), bad[i][1]);
        assert_true(isnan(value));
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_code_is_its_category),
        TEST(a_code_may_be_written_as_another_form_of_its_number),
        TEST(codes_of_missing_answers_have_their_reason),
        TEST(an_answer_off_its_scale_is_a_fault_that_lists_the_codes),
        TEST(invalid_answers_may_be_taken_as_missing_with_a_warning),
        TEST(long_scales_are_listed_in_part_and_in_whole_letters),
        TEST(codes_declared_missing_mean_so_in_every_column),
        TEST(a_number_declared_missing_may_be_written_in_another_form),
        TEST(any_finite_number_is_an_answer_where_there_is_no_scale),
        TEST(a_number_beyond_the_bounds_of_its_indicator_is_used_with_a_warning),
        TEST(our_word_for_a_missing_key_is_no_key),
        TEST(a_number_with_the_other_mark_is_a_fault_that_says_so),
        TEST(a_score_within_its_range_is_taken),
        TEST(a_blank_score_and_where_it_says_so_a_zero_was_withheld),
        TEST(a_score_a_little_outside_is_used_with_a_warning),
        TEST(a_score_far_outside_is_a_fault),
        TEST(a_weight_is_a_number_that_is_not_negative),
        TEST(a_weight_of_zero_is_kept_with_a_warning),
        TEST(keys_are_numbered_whatever_the_composition_of_letters),
        TEST(a_key_with_a_scale_is_a_code_in_the_spelling_of_the_scale),
        TEST(a_key_off_its_scale_is_a_fault_or_missing),
        TEST(a_population_size_is_a_positive_number),
        TEST(a_key_that_must_be_there_is_a_fault_without),
        TEST(a_province_is_told_by_code_or_name_and_an_unknown_one_is_a_fault),
    };
    return RUN_TESTS(tests);
}
