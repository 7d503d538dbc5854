/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "tables.h"

/* Two rows: a province, a node of the tree, four numbers, flags. */
static chiso_result *wide(void) {
    static const char *const numbers[] = {"Score", "From", "To", "Rank"};
    static const char *const names[] = {"Participation at Local Levels", "Civic Knowledge"};
    chiso_result *r = new_result();
    add_column(r, "province", CHISO_COLUMN_TEXT, "Province");
    add_column(r, "code", CHISO_COLUMN_TEXT, "Code");
    add_column(r, "level", CHISO_COLUMN_INTEGER, NULL);
    add_column(r, "name", CHISO_COLUMN_TEXT, "Name");
    for (size_t i = 0; i < 4; i++) add_column(r, numbers[i], CHISO_COLUMN_NUMBER, numbers[i]);
    add_column(r, "flags", CHISO_COLUMN_TEXT, "Flags");
    for (size_t i = 0; i < 2; i++) {
        add_row(r);
        set_text(r, 0, i == 0 ? "Huế" : "Hà Nội");
        set_text(r, 1, i == 0 ? "1" : "1.1");
        set_text(r, 3, names[i]);
        set_text(r, 8, i == 0 ? "few_psus" : NULL);
        chiso__result_set_number(r, 2, (double)i);
        for (size_t c = 4; c < 8; c++) chiso__result_set_number(r, c, (double)(c + i) + 0.25);
    }
    return r;
}

static void assert_renders_in(chiso_result *r, int64_t width, const char *expected) {
    const chiso_output_options options = {.struct_size = sizeof options, .width = width};
    char *text = render_with(r, "table", &options);
    assert_string_equal(text, expected);
    chiso_output_free(text);
}

/* As it stands on a terminal. */
/* clang-format off */
static void what_fits_stays_as_it_is(void **state) {
    (void)state;
    char *full = render(wide(), "table");
    assert_renders_in(wide(), 82, full);
    assert_renders_in(wide(), 200, full);
    chiso_output_free(full);
}

static void names_are_shortened_before_anything_else(void **state) {
    (void)state;
    assert_renders_in(wide(), 79,
        "Province  Code  Name                          Score  From    To  Rank  Flags\n"
        "───────────────────────────────────────────────────────────────────────────────\n"
        "Huế       1     Participation at Local Leve…   4.25  5.25  6.25  7.25  few_psus\n"
        "Hà Nội    1.1     Civic Knowledge              5.25  6.25  7.25  8.25\n");
    assert_renders_in(wide(), 68,
        "Province  Code  Name               Score  From    To  Rank  Flags\n"
        "────────────────────────────────────────────────────────────────────\n"
        "Huế       1     Participation at…   4.25  5.25  6.25  7.25  few_psus\n"
        "Hà Nội    1.1     Civic Knowledge   5.25  6.25  7.25  8.25\n");
}

static void then_columns_go_to_a_block_below_and_names_stand_in_each(void **state) {
    (void)state;
    assert_renders_in(wide(), 60,
        "Province  Code  Name                       Score  From    To\n"
        "────────────────────────────────────────────────────────────\n"
        "Huế       1     Participation at Local L…   4.25  5.25  6.25\n"
        "Hà Nội    1.1     Civic Knowledge           5.25  6.25  7.25\n"
        "\n"
        "Province  Code  Name                       Rank  Flags\n"
        "─────────────────────────────────────────────────────────\n"
        "Huế       1     Participation at Local L…  7.25  few_psus\n"
        "Hà Nội    1.1     Civic Knowledge          8.25\n");
}

/* Three names would leave no room for numbers. */
static void on_a_narrow_terminal_fewer_names_stand_in_each(void **state) {
    (void)state;
    assert_renders_in(wide(), 36,
        "Province  Code  Name\n"
        "────────────────────────────────────\n"
        "Huế       1     Participation at\n"
        "                Local Levels\n"
        "Hà Nội    1.1     Civic Knowledge\n"
        "\n"
        "Province  Code  Score  From    To\n"
        "─────────────────────────────────\n"
        "Huế       1      4.25  5.25  6.25\n"
        "Hà Nội    1.1    5.25  6.25  7.25\n"
        "\n"
        "Province  Code  Rank  Flags\n"
        "──────────────────────────────\n"
        "Huế       1     7.25  few_psus\n"
        "Hà Nội    1.1   8.25\n");
}

/* A name and an advice, which is no name. */
static void a_long_text_is_wrapped_in_what_is_left(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "file", CHISO_COLUMN_TEXT, "File");
    add_column(r, "line", CHISO_COLUMN_INTEGER, "Line");
    add_column(r, "advice", CHISO_COLUMN_TEXT, "What to do");
    add_row(r);
    set_text(r, 0, "a.csv");
    chiso__result_set_number(r, 1, 7);
    set_text(r, 2, "correct it, or declare it with --missing if it is a code");
    assert_renders_in(r, 44,
        "File   Line  What to do\n"
        "────────────────────────────────────────────\n"
        "a.csv     7  correct it, or declare it with\n"
        "             --missing if it is a code\n");
}

static void what_stands_above_and_below_is_wrapped_too(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, "Name");
    add_column(r, "n", CHISO_COLUMN_INTEGER, "n");
    for (int i = 0; i < 2; i++) {
        add_row(r);
        set_text(r, 0, "Participation at Local Levels");
        chiso__result_set_number(r, 1, i);
    }
    add_note(r, "No sampling design was given, so there is no error.");
    assert_renders_in(r, 28,
        "Name: Participation at Local\n"
        "  Levels\n"
        "\n"
        "n\n"
        "─\n"
        "0\n"
        "1\n"
        "\n"
        "No sampling design was\n"
        "given, so there is no error.\n");
}
/* clang-format on */

static size_t times(const char *text, const char *word) {
    size_t count = 0;
    for (; (text = strstr(text, word)) != NULL; text++) count++;
    return count;
}

static size_t widest(const char *text) {
    size_t most = 0;
    while (*text != '\0') {
        char line[512];
        const size_t length = strcspn(text, "\n"), bytes = length < 511 ? length : 511;
        memcpy(line, text, bytes), line[bytes] = '\0';
        const size_t width = chiso__text_width(line);
        most = width > most ? width : most;
        text += length + 1;
    }
    return most;
}

static void every_column_is_shown_once_at_any_width(void **state) {
    (void)state;
    enum { WORD = 23 }; /* the province and the longest word of a name */
    static const char *const headings[] = {"Name", "Score", "From", "To", "Rank", "Flags"};
    for (int64_t width = 1; width < 100; width++) {
        const chiso_output_options options = {.struct_size = sizeof options, .width = width};
        char *text = render_with(wide(), "table", &options);
        for (size_t i = 1; i < sizeof headings / sizeof headings[0]; i++)
            assert_int_equal(times(text, headings[i]), 1);
        assert_true(times(text, headings[0]) >= 1);
        assert_true(width < 16 || times(text, "Province") >= 1);
        assert_int_equal(times(text, "few_psus"), 1);
        if (width >= WORD) assert_true(widest(text) <= (size_t)width);
        chiso_output_free(text);
    }
}

static void a_column_alone_and_a_table_of_texts_have_blocks_too(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "a", CHISO_COLUMN_TEXT, "A");
    add_row(r);
    set_text(r, 0, "one two three");
    assert_renders_in(r, 9, "A\n─────────\none two\nthree\n");
    r = new_result();
    add_column(r, "a", CHISO_COLUMN_TEXT, "A");
    add_column(r, "b", CHISO_COLUMN_TEXT, "B");
    add_row(r);
    set_text(r, 0, "one");
    set_text(r, 1, "two three");
    assert_renders_in(r, 12, "A    B\n────────────\none  two\n     three\n");
    add_row(r = new_result());
    assert_renders_in(r, 5, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_stays_as_it_is),
        cmocka_unit_test(names_are_shortened_before_anything_else),
        cmocka_unit_test(then_columns_go_to_a_block_below_and_names_stand_in_each),
        cmocka_unit_test(on_a_narrow_terminal_fewer_names_stand_in_each),
        cmocka_unit_test(a_long_text_is_wrapped_in_what_is_left),
        cmocka_unit_test(what_stands_above_and_below_is_wrapped_too),
        cmocka_unit_test(every_column_is_shown_once_at_any_width),
        cmocka_unit_test(a_column_alone_and_a_table_of_texts_have_blocks_too),
    };
    return RUN_TESTS(tests);
}
