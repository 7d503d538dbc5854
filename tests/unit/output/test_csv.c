/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/number.h"
#include "tables.h"

/* Read one field of RFC 4180 at `*p` into `field`, and step over what ends it. */
static char read_field(const char **p, char *field) {
    bool quoted = **p == '"';
    if (quoted) (*p)++;
    while (quoted ? !((*p)[0] == '"' && (*p)[1] != '"') : **p != ',' && **p != '\n') {
        assert_true(**p != '\0');
        assert_true(quoted || **p != '"');
        if (quoted && **p == '"') (*p)++;
        *field++ = *(*p)++;
    }
    *field = '\0';
    if (quoted) (*p)++;
    assert_true(**p == ',' || **p == '\n');
    return *(*p)++;
}

static void assert_field(const char **p, const char *expected, char end) {
    char field[256];
    char ended = read_field(p, field);
    assert_string_equal(field, expected);
    assert_int_equal(ended, end);
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    char *text = render(hard_result(), "csv"), field[256], whole[16];
    const char *p = text;
    assert_field(&p, "text, or \"not\"", ',');
    assert_field(&p, "number", ',');
    assert_field(&p, "whole", '\n');
    for (size_t i = 0; i < HARD_TEXTS; i++) {
        double value = NAN;
        assert_field(&p, hard_texts[i], ',');
        assert_int_equal(read_field(&p, field), ',');
        assert_int_equal(chiso__number_from_text(&value, field, strlen(field), '.'),
                         i < HARD_NUMBERS);
        if (i < HARD_NUMBERS) assert_memory_equal(&value, &hard_numbers[i], sizeof value);
        snprintf(whole, sizeof whole, "%zu", i);
        assert_field(&p, whole, '\n');
    }
    assert_int_equal(*p, '\0');
    chiso_output_free(text);
}

static void only_what_must_be_quoted_is_and_missing_is_empty(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "province", CHISO_COLUMN_TEXT, "Province");
    add_column(r, "n", CHISO_COLUMN_INTEGER, NULL);
    add_column(r, "score", CHISO_COLUMN_NUMBER, "Score");
    add_row(r);
    add_row(r);
    set_text(r, 0, "01");
    set_label(r, 0, "01", "Hà Nội");
    chiso__result_set_number(r, 1, 580);
    chiso__result_set_number(r, 2, 43.25);
    add_row(r);
    set_text(r, 0, "a,b");
    add_row(r);
    set_text(r, 0, "Bà Rịa - Vũng Tàu; 'x'");
    chiso__result_set_number(r, 2, (double)INFINITY);
    add_note(r, "a note");
    assert_renders(r, "csv",
                   "province,n,score\n"
                   ",,\n"
                   "01,580,43.25\n"
                   "\"a,b\",,\n"
                   "Bà Rịa - Vũng Tàu; 'x',,\n");
}

static void a_lone_missing_cell_is_not_an_empty_line(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "x", CHISO_COLUMN_TEXT, NULL);
    add_row(r);
    add_row(r);
    set_text(r, 0, "1");
    assert_renders(r, "csv", "x\n\"\"\n1\n");
}

static void without_rows_the_header_is_written(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "x", CHISO_COLUMN_TEXT, NULL);
    add_column(r, "y", CHISO_COLUMN_NUMBER, NULL);
    assert_renders(r, "csv", "x,y\n");
}

/* Of one column and cell. */
static void assert_safe(const char *text, const char *expected) {
    const chiso_output_options safe = {.struct_size = sizeof safe, .spreadsheet_safe = 1};
    chiso_result *r = new_result();
    add_column(r, "x", CHISO_COLUMN_TEXT, NULL);
    add_row(r);
    set_text(r, 0, text);
    char *made = render_with(r, "csv", &safe);
    assert_int_equal(strncmp(made, "x\n", 2), 0);
    assert_string_equal(made + 2, expected);
    chiso_output_free(made);
}

static void what_looks_like_a_formula_gets_an_apostrophe(void **state) {
    (void)state;
    assert_safe("=1+1", "'=1+1\n");
    assert_safe("+84", "'+84\n");
    assert_safe("-2", "'-2\n");
    assert_safe("@SUM(A1)", "'@SUM(A1)\n");
    assert_safe("＝1", "'＝1\n");
    assert_safe("＋1", "'＋1\n");
    assert_safe("－1", "'－1\n");
    assert_safe("＠x", "'＠x\n");
    assert_safe(" =1", "\"' =1\"\n");
    assert_safe("\t=1", "\"'\t=1\"\n");
    assert_safe("\r=1", "\"'\r=1\"\n");
    assert_safe("\n=1", "\"'\n=1\"\n");
    assert_safe("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n");
}

static void other_texts_stay_as_they_are(void **state) {
    (void)state;
    assert_safe("a=1", "a=1\n");
    assert_safe("01", "01\n");
    assert_safe("Hà Nội - Huế", "Hà Nội - Huế\n");
    assert_safe("'=1", "'=1\n");
    assert_safe("_", "_\n");
    assert_safe("\xEF\xBC\xBD", "\xEF\xBC\xBD\n"); /* ］, beside the wide signs */
    assert_safe(NULL, "\"\"\n");
}

static void numbers_stay_numbers_and_headers_are_texts(void **state) {
    (void)state;
    const chiso_output_options safe = {.struct_size = sizeof safe, .spreadsheet_safe = 1};
    chiso_result *r = new_result();
    add_column(r, "=a", CHISO_COLUMN_NUMBER, NULL);
    add_column(r, "-b", CHISO_COLUMN_INTEGER, NULL);
    add_row(r);
    chiso__result_set_number(r, 0, -0.5);
    chiso__result_set_number(r, 1, -3);
    char *made = render_with(r, "csv", &safe);
    assert_string_equal(made, "'=a,'-b\n-0.5,-3\n");
    chiso_output_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(only_what_must_be_quoted_is_and_missing_is_empty),
        cmocka_unit_test(a_lone_missing_cell_is_not_an_empty_line),
        cmocka_unit_test(without_rows_the_header_is_written),
        cmocka_unit_test(what_looks_like_a_formula_gets_an_apostrophe),
        cmocka_unit_test(other_texts_stay_as_they_are),
        cmocka_unit_test(numbers_stay_numbers_and_headers_are_texts),
    };
    return RUN_TESTS(tests);
}
