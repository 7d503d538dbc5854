/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/number.h"
#include "output/xlsx.h"
#include "tables.h"
#include "unzipped.h"

static char *render_book(chiso_result *r, size_t *length) {
    chiso_error error = {0};
    char *bytes = NULL;
    assert_ok(chiso_output_render(&bytes, length, r, "xlsx", NULL, &error), error);
    chiso_result_free(r);
    return bytes;
}

/* A part of the workbook of a result, which is freed. */
static char *part_of(chiso_result *r, const char *name) {
    size_t length;
    char *bytes = render_book(r, &length), *part = zip_part(bytes, length, name);
    chiso_output_free(bytes);
    assert_non_null(part);
    return part;
}

static const char table[] = "xl/worksheets/sheet1.xml", method[] = "xl/worksheets/sheet2.xml",
                  strings[] = "xl/sharedStrings.xml";

static void assert_lacks(const char *text, const char *part) {
    if (strstr(text, part) != NULL) fail_msg("\"%s\" is there", part);
}

static void numbers_are_numbers_to_sixteen_digits(void **state) {
    (void)state;
    char *sheet = part_of(hard_result(), table), *texts = part_of(hard_result(), strings);
    assert_contains(texts, "<t>1.7976931348623157e+308</t>"); /* above what a spreadsheet knows */
    free(texts);
    for (size_t i = 0; i < HARD_NUMBERS; i++) {
        char start[32], *end;
        if (hard_numbers[i] > 1e308) continue;
        snprintf(start, sizeof start, "r=\"B%zu\"", i + 2);
        const char *cell = strstr(sheet, start);
        assert_non_null(cell);
        cell = strstr(cell, "<v>");
        assert_non_null(cell);
        double value = NAN;
        end = strchr(cell, '/');
        assert_true(chiso__number_from_text(&value, cell + 3, (size_t)(end - cell - 4), '.'));
        assert_true(fabs(value - hard_numbers[i]) <= 1e-15 * fabs(hard_numbers[i]));
    }
    free(sheet);
}

static chiso_result *names(const char *const *texts, size_t count) {
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, "Name");
    for (size_t i = 0; i < count; i++) {
        add_row(r);
        set_text(r, 0, texts[i]);
    }
    return r;
}

static void names_that_look_like_formulas_are_text(void **state) {
    (void)state;
    static const char *const hostile[] = {"=HYPERLINK(\"http://x\",\"y\")",
                                          "http://example.org",
                                          "+1",
                                          "@SUM(A1)",
                                          "mailto:a@b",
                                          "<script>"};
    const size_t count = sizeof hostile / sizeof hostile[0];
    char *sheet = part_of(names(hostile, count), table),
         *texts = part_of(names(hostile, count), strings);
    assert_lacks(sheet, "<f>");
    assert_lacks(sheet, "hyperlink");
    assert_contains(texts, "<t>=HYPERLINK(\"http://x\",\"y\")</t>");
    assert_contains(texts, "<t>http://example.org</t>");
    assert_contains(texts, "<t>&lt;script&gt;</t>");
    free(sheet);
    free(texts);
}

static chiso_result *scored(const char *flags, double score) {
    chiso_result *r = new_result();
    chiso_error error = {0};
    static const char *const vietnamese = "vi";
    add_column(r, "province", CHISO_COLUMN_TEXT, "province");
    add_column(r, "code", CHISO_COLUMN_TEXT, "Mã");
    add_column(r, "n", CHISO_COLUMN_INTEGER, "n");
    add_column(r, "score", CHISO_COLUMN_NUMBER, "Điểm");
    add_column(r, "cv", CHISO_COLUMN_NUMBER, NULL);
    add_column(r, "group", CHISO_COLUMN_TEXT, "Nhóm");
    add_column(r, "flags", CHISO_COLUMN_TEXT, "Ghi chú");
    assert_ok(chiso__result_add_setting(r, "lang", CHISO_SETTING_TEXT, &vietnamese, 1, &error),
              error);
    assert_ok(chiso__result_add_number(r, "level", 0.95, &error), error);
    assert_ok(chiso__result_add_text(r, "where", NULL, &error), error);
    assert_ok(chiso__result_add_text(r, "something", "else", &error), error);
    assert_ok(chiso__result_add_text(r, "delimiter", "found by looking", &error), error);
    assert_ok(chiso__result_add_text(r, "variance", "taylor", &error), error);
    assert_ok(chiso__result_add_flag(r, "suppress", true, &error), error);
    add_note(r, "Một ghi chú.");
    set_label(r, 5, "best", "nhóm điểm cao nhất");
    add_row(r);
    set_text(r, 0, "01"), set_text(r, 1, "SIPAS"), set_text(r, 5, "best"), set_text(r, 6, flags);
    set_label(r, 0, "01", "Hà Nội");
    chiso__result_set_number(r, 2, 3);
    chiso__result_set_number(r, 3, score);
    return r;
}

static void figures_of_small_cells_are_not_in_the_file(void **state) {
    (void)state;
    char *sheet = part_of(scored("published;small_cell", 87.123456), table);
    char *texts = part_of(scored("small_cell", 87.123456), strings);
    assert_lacks(sheet, "87.123");
    assert_contains(texts, "<t>‡</t>");
    assert_contains(texts, "‡ số người trả lời dưới ngưỡng công bố");
    assert_contains(sheet, "<v>3</v>"); /* n stays */
    free(sheet);
    free(texts);
    sheet = part_of(scored("no_df", 87.123456), table);
    texts = part_of(scored("no_df", 87.123456), strings);
    assert_contains(sheet, "<v>87.123456</v>");
    assert_lacks(texts, "‡");
    free(sheet);
    free(texts);
}

/* Provinces are called so whatever the file calls their column. */
static void domains_of_a_list_of_places_are_called_what_they_are(void **state) {
    (void)state;
    static const struct {
        const char *geography, *heading;
    } lists[] = {{"63", "<t>Tỉnh, thành phố (mã)</t>"}, {"regions", "<t>Vùng (mã)</t>"}};
    for (size_t i = 0; i < 2; i++) {
        chiso_error error = {0};
        chiso_result *r = scored(NULL, 1);
        assert_ok(chiso__result_add_text(r, "geography", lists[i].geography, &error), error);
        char *texts = part_of(r, strings);
        assert_contains(texts, lists[i].heading);
        assert_lacks(texts, "<t>province</t>");
        free(texts);
    }
}

static void headings_words_and_settings_are_in_the_language_of_the_result(void **state) {
    (void)state;
    char *texts = part_of(scored("few_psus;no_df", 1), strings);
    static const char *const words[] = {"<t>Điểm</t>",
                                        "<t>Hà Nội</t>",
                                        "<t>01</t>",
                                        "<t>province (mã)</t>",
                                        "<t>nhóm điểm cao nhất</t>",
                                        "<t>Số người trả lời</t>",
                                        "<t>Hệ số biến thiên</t>",
                                        "<t>ít đơn vị mẫu; không có bậc tự do</t>",
                                        "<t>ít đơn vị mẫu</t>",
                                        "<t>không có bậc tự do</t>",
                                        "<t>Tham số</t>",
                                        "<t>Một ghi chú.</t>",
                                        "<t>độ tin cậy của khoảng tin cậy</t>",
                                        "<t>something</t>",
                                        "<t>else</t>",
                                        "<t>tự nhận biết từ tệp</t>",
                                        "<t>tuyến tính hóa Taylor (taylor)</t>",
                                        "<t>có</t>",
                                        "<t>không</t>",
                                        "<t>Phương pháp</t>"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) assert_contains(texts, words[i]);
    free(texts);
    char *settings = part_of(scored(NULL, 1), method);
    assert_contains(settings, "<v>0.95</v>");
    free(settings);
}

static void groups_have_their_colours_and_empty_columns_are_hidden(void **state) {
    (void)state;
    char *sheet = part_of(scored(NULL, 1), table),
         *styles = part_of(scored(NULL, 1), "xl/styles.xml");
    assert_contains(sheet, "<formula>\"nhóm điểm cao nhất\"</formula>");
    assert_contains(styles, "1B6CA8");
    assert_contains(sheet, "hidden=\"1\"");
    assert_contains(sheet, "<autoFilter ref=\"A1:H2\"/>");
    assert_contains(sheet, "state=\"frozen\"");
    free(sheet);
    free(styles);
}

static void the_same_result_is_the_same_bytes(void **state) {
    (void)state;
    size_t first_length, second_length;
    char *first = render_book(hard_result(), &first_length);
    char *second = render_book(hard_result(), &second_length);
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    chiso_output_free(first);
    chiso_output_free(second);
}

static chiso_status try_book(const chiso_result *r, chiso_error *error) {
    char *bytes = NULL;
    size_t length = 1;
    const chiso_status status = chiso_output_render(&bytes, &length, r, "xlsx", NULL, error);
    if (status != CHISO_OK) {
        assert_null(bytes);
        assert_int_equal(length, 0);
    }
    chiso_output_free(bytes);
    return status;
}

static void more_than_a_sheet_holds_is_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    add_column(r, "n", CHISO_COLUMN_INTEGER, NULL);
    for (size_t i = 0; i < 1048576; i++) add_row(r);
    assert_int_equal(try_book(r, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "holds 1048575 rows");
    assert_contains(error.message, "has 1048576 and 1");
    chiso_result_free(r);
}

static void more_columns_than_a_sheet_holds_are_refused(void **state) {
    (void)state;
    enum { MOST = 8192 };
    chiso_error error = {0};
    chiso_result *r = new_result();
    for (size_t i = 0; i <= MOST; i++) {
        char name[32];
        snprintf(name, sizeof name, "c%zu", i);
        add_column(r, name, CHISO_COLUMN_INTEGER, NULL);
    }
    assert_int_equal(try_book(r, &error), CHISO_E_ARGUMENT);
    assert_contains(error.message, "has 0 and 8193");
    chiso_result_free(r);
}

static void a_place_for_temporary_files_must_be_there(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = hard_result();
    assert_int_equal(setenv("TMPDIR", "/nowhere/at/all", 1), 0);
    assert_int_equal(try_book(r, &error), CHISO_E_WRITE);
    assert_contains(error.message, "/nowhere/at/all");
    assert_int_equal(unsetenv("TMPDIR"), 0);
    error = (chiso_error){0};
    assert_ok(try_book(r, &error), error);
    chiso_result_free(r);
}

/* What the host's thread had set is there again. */
static void the_locale_stays(void **state) {
    (void)state;
    char before[32], after[32];
    snprintf(before, sizeof before, "%.2f", 1.5);
    size_t length;
    chiso_output_free(render_book(hard_result(), &length));
    snprintf(after, sizeof after, "%.2f", 1.5);
    assert_string_equal(after, before);
}

/* The only text of a result is a flag that its row has, or none. */
static chiso_result *flagged(const char *const *flags, size_t count) {
    chiso_result *r = new_result();
    add_column(r, "flags", CHISO_COLUMN_TEXT, NULL);
    for (size_t i = 0; i < count; i++) {
        add_row(r);
        set_text(r, 0, flags[i]);
    }
    return r;
}

static size_t count_of(const char *text, const char *piece) {
    size_t count = 0;
    for (; (text = strstr(text, piece)) != NULL; text += strlen(piece)) count++;
    return count;
}

/* In the table and once in the method, whichever rows have them. */
static void each_flag_is_explained_once(void **state) {
    (void)state;
    static const char *const flags[] = {"few_psus", NULL, "no_df", NULL, "few_psus;no_df"};
    char *texts = part_of(flagged(flags, 5), strings), *sheet = part_of(flagged(flags, 5), method);
    assert_int_equal(count_of(texts, "<t>few sampling units</t>"), 1);
    assert_int_equal(count_of(sheet, "<mergeCell "), 2);
    free(sheet);
    free(texts);
}

static void a_flag_that_nobody_knows_is_not_explained(void **state) {
    (void)state;
    static const char *const flags[] = {"unheard_of", "no_df"};
    char *sheet = part_of(flagged(flags, 2), method);
    assert_int_equal(count_of(sheet, "<mergeCell "), 1);
    free(sheet);
}

/* Of a column that we know nothing of, numbers show the decimals that they need, up to four. */
static void numbers_show_the_decimals_that_they_need(void **state) {
    (void)state;
    static const struct {
        double number;
        const char *format;
    } cases[] = {{7, "formatCode=\"#,##0\""},
                 {0.25, "formatCode=\"0.00\""},
                 {0.0625, "formatCode=\"0.0000\""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_result *r = new_result();
        add_column(r, "something", CHISO_COLUMN_NUMBER, NULL);
        add_row(r);
        chiso__result_set_number(r, 0, cases[i].number);
        char *styles = part_of(r, "xl/styles.xml");
        assert_int_equal(count_of(styles, "formatCode="), 1);
        assert_contains(styles, cases[i].format);
        free(styles);
    }
}

static void a_table_without_rows_has_its_headings(void **state) {
    (void)state;
    for (int part = 0; part < 2; part++) {
        chiso_result *r = new_result();
        add_column(r, "group", CHISO_COLUMN_TEXT, "Group");
        set_label(r, 0, "best", "best performers");
        char *text = part_of(r, part == 0 ? table : strings);
        if (part == 0) assert_lacks(text, "conditionalFormatting");
        if (part == 1) assert_contains(text, "<t>Group</t>");
        free(text);
    }
}

static void a_result_that_names_no_language_is_english(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    assert_ok(chiso__result_add_text(r, "lang", NULL, &error), error);
    char *texts = part_of(r, strings);
    assert_contains(texts, "<t>Setting</t>");
    free(texts);
}

static void proportions_are_per_cent(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "variable", CHISO_COLUMN_TEXT, "Variable");
    add_column(r, "statistic", CHISO_COLUMN_TEXT, "Statistic");
    add_column(r, "estimate", CHISO_COLUMN_NUMBER, "Estimate");
    static const char *const statistics[] = {"mean", "proportion"};
    for (size_t i = 0; i < 2; i++) {
        add_row(r);
        set_text(r, 1, statistics[i]);
        chiso__result_set_number(r, 2, 0.25);
    }
    char *sheet = part_of(r, table);
    int mean = 0, proportion = 0;
    const char *cell = strstr(sheet, "r=\"C2\" s=\"");
    assert_non_null(cell);
    assert_int_equal(sscanf(cell, "r=\"C2\" s=\"%d\"", &mean), 1);
    cell = strstr(sheet, "r=\"C3\" s=\"");
    assert_non_null(cell);
    assert_int_equal(sscanf(cell, "r=\"C3\" s=\"%d\"", &proportion), 1);
    assert_true(mean != proportion);
    free(sheet);
}

static void without_columns_there_is_a_method_all_the_same(void **state) {
    (void)state;
    char *settings = part_of(new_result(), method);
    assert_contains(settings, "</worksheet>");
    free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_numbers_to_sixteen_digits),
        cmocka_unit_test(names_that_look_like_formulas_are_text),
        cmocka_unit_test(figures_of_small_cells_are_not_in_the_file),
        cmocka_unit_test(domains_of_a_list_of_places_are_called_what_they_are),
        cmocka_unit_test(headings_words_and_settings_are_in_the_language_of_the_result),
        cmocka_unit_test(groups_have_their_colours_and_empty_columns_are_hidden),
        cmocka_unit_test(the_same_result_is_the_same_bytes),
        cmocka_unit_test(more_than_a_sheet_holds_is_refused),
        cmocka_unit_test(more_columns_than_a_sheet_holds_are_refused),
        cmocka_unit_test(each_flag_is_explained_once),
        cmocka_unit_test(a_flag_that_nobody_knows_is_not_explained),
        cmocka_unit_test(numbers_show_the_decimals_that_they_need),
        cmocka_unit_test(a_table_without_rows_has_its_headings),
        cmocka_unit_test(a_result_that_names_no_language_is_english),
        cmocka_unit_test(a_place_for_temporary_files_must_be_there),
        cmocka_unit_test(the_locale_stays),
        cmocka_unit_test(proportions_are_per_cent),
        cmocka_unit_test(without_columns_there_is_a_method_all_the_same),
    };
    return RUN_TESTS(tests);
}
