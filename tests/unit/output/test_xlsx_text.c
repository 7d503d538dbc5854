/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx.h"

#include "test.h"

static chiso__xlsx book;
static chiso_error error;

static int begin(void **state) {
    (void)state;
    error = (chiso_error){0};
    chiso__xlsx_begin(&book, "title", 0, 10, &error);
    return book.status;
}

static int end(void **state) {
    (void)state;
    chiso__buffer out = {0};
    const chiso_status status = chiso__xlsx_end(&book, &out);
    chiso__buffer_free(&out);
    return status;
}

static void assert_fit(const char *text, const char *expected) {
    assert_string_equal(chiso__xlsx_fit(&book, text), expected);
}

static void texts_stay_as_they_are(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "Thừa Thiên Huế",
                                        "=HYPERLINK(\"http://x\",\"y\")",
                                        "<script>alert(1)</script>",
                                        "a & b 'c' \"d\"",
                                        " space ",
                                        "😀",
                                        "_x",
                                        "_x00g1_",
                                        "_x0041",
                                        "x0041_"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) assert_fit(texts[i], texts[i]);
}

static void what_no_xml_may_hold_becomes_a_mark(void **state) {
    (void)state;
    assert_fit("a\x01z", "a\u2401z");
    assert_fit("two\nlines\t", "two\u240Alines\u2409");
    assert_fit("\x7F", "\u2421");
    assert_fit("\xC2\x85", "\uFFFD");
    assert_fit("bad \xFF\xC0 utf8", "bad \uFFFD\uFFFD utf8");
    assert_fit("\xEF\xBF\xBE \xEF\xBF\xBF \uFFFD", "\uFFFD \uFFFD \uFFFD");
    assert_fit("\u202Eright to left", "\uFFFDright to left");
}

static void what_a_workbook_would_take_for_a_character_is_none(void **state) {
    (void)state;
    assert_fit("_x0041_", "_x005F_x0041_");
    assert_fit("a_x00e9_b_x0041_", "a_x005F_x00e9_b_x005F_x0041_");
    assert_fit("_x0041_x0042_", "_x005F_x0041_x005F_x0042_");
}

/* Units of UTF-16, of which a cell takes 32,767. */
static size_t units(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        count += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
    }
    return count;
}

static void assert_cut(const char *piece, size_t count, size_t kept) {
    char *text = calloc(count * strlen(piece) + 1, 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) strcat(text + i * strlen(piece), piece);
    const char *fit = chiso__xlsx_fit(&book, text);
    assert_int_equal(units(fit), kept);
    assert_int_equal(strcmp(fit, text) == 0, units(text) == kept);
    if (units(text) != kept) assert_string_equal(fit + strlen(fit) - 3, "…");
    free(text);
}

static void longer_texts_than_a_cell_holds_are_cut(void **state) {
    (void)state;
    assert_cut("x", 32767, 32767);
    assert_cut("x", 32768, 32767);
    assert_cut("ế", 40000, 32767);
    assert_cut("😀", 16383, 32766);
    assert_cut("😀", 16384, 32767);
}

static void assert_sheet(const char *name, const char *expected) {
    const lxw_worksheet *sheet = chiso__xlsx_sheet(&book, name);
    assert_ok(book.status, error);
    assert_string_equal(sheet->name, expected);
}

static void names_of_sheets_are_made_fit(void **state) {
    (void)state;
    assert_sheet("Phương pháp", "Phương pháp");
    assert_sheet("a[b]c:d*e?f/g\\h'i", "a-b-c-d-e-f-g-h-i");
    assert_sheet("1 Tham gia của người dân ở cấp cơ sở", "1 Tham gia của người dân ở cấp");
    assert_sheet("", "-");
    assert_sheet("   ", "- (2)");
    assert_sheet("x\x01y", "x\u2401y");
    assert_sheet("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀");
}

static void no_two_sheets_have_one_name(void **state) {
    (void)state;
    assert_sheet("Đà Nẵng", "Đà Nẵng");
    assert_sheet("ĐÀ NẴNG", "ĐÀ NẴNG (2)");
    assert_sheet("đà nẵng", "đà nẵng (3)");
    assert_sheet("a name of more than thirty-one letters", "a name of more than thirty-one");
    assert_sheet("a name of more than thirty-one Letters", "a name of more than (2)");
}

static void after_a_failure_there_are_no_sheets(void **state) {
    (void)state;
    chiso__buffer out = {0};
    chiso__xlsx_fail(&book, CHISO_E_ARGUMENT);
    chiso__xlsx_fail(&book, CHISO_E_WRITE); /* the first stays */
    assert_null(chiso__xlsx_sheet(&book, "more"));
    chiso__xlsx_text(&book, NULL, 0, 0, "x", CHISO__XLSX_PLAIN);
    assert_int_equal(chiso__xlsx_end(&book, &out), CHISO_E_ARGUMENT);
    assert_int_equal(out.length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts_stay_as_they_are, begin, end),
        cmocka_unit_test_setup_teardown(what_no_xml_may_hold_becomes_a_mark, begin, end),
        cmocka_unit_test_setup_teardown(what_a_workbook_would_take_for_a_character_is_none, begin,
                                        end),
        cmocka_unit_test_setup_teardown(longer_texts_than_a_cell_holds_are_cut, begin, end),
        cmocka_unit_test_setup_teardown(names_of_sheets_are_made_fit, begin, end),
        cmocka_unit_test_setup_teardown(no_two_sheets_have_one_name, begin, end),
        cmocka_unit_test_setup(after_a_failure_there_are_no_sheets, begin),
    };
    return RUN_TESTS(tests);
}
