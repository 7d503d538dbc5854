/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables.h"

static chiso_result *scores(void) {
    static const struct {
        const char *province, *code, *name, *group, *flags;
        double level, score, se, rank;
    } rows[] = {
        {NULL, "PAPI", "PAPI", NULL, NULL, 0, 44.5036, 0.21, (double)NAN},
        {NULL, "1", "Tham gia của người dân", NULL, NULL, 1, 5.0113, 0.0452, (double)NAN},
        {NULL, "1.1", "Tri thức công dân", NULL, NULL, 2, 1.02, 0.008, (double)NAN},
        {"46", "PAPI", "PAPI", "best", NULL, 0, 47.1, 1.3333, 1},
        {"46", "1", "Tham gia của người dân", "poor", "withheld", 1, (double)NAN, (double)NAN, 63}};
    chiso_result *r = new_result();
    add_column(r, "province", CHISO_COLUMN_TEXT, "Tỉnh");
    add_column(r, "code", CHISO_COLUMN_TEXT, "Mã");
    add_column(r, "parent", CHISO_COLUMN_TEXT, NULL);
    add_column(r, "level", CHISO_COLUMN_INTEGER, NULL);
    add_column(r, "name", CHISO_COLUMN_TEXT, "Nội dung");
    add_column(r, "score", CHISO_COLUMN_NUMBER, "Điểm");
    add_column(r, "se", CHISO_COLUMN_NUMBER, "Sai số");
    add_column(r, "deff", CHISO_COLUMN_NUMBER, "deff");
    add_column(r, "rank", CHISO_COLUMN_INTEGER, "Hạng");
    add_column(r, "group", CHISO_COLUMN_TEXT, "Nhóm");
    add_column(r, "flags", CHISO_COLUMN_TEXT, "Lưu ý");
    set_label(r, 0, "46", "Thừa Thiên Huế");
    set_label(r, 9, "best", "nhóm điểm cao nhất");
    set_label(r, 9, "poor", "nhóm điểm thấp nhất");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        add_row(r);
        set_text(r, 0, rows[i].province);
        set_text(r, 1, rows[i].code);
        chiso__result_set_number(r, 3, rows[i].level);
        set_text(r, 4, rows[i].name);
        chiso__result_set_number(r, 5, rows[i].score);
        chiso__result_set_number(r, 6, rows[i].se);
        chiso__result_set_number(r, 8, rows[i].rank);
        set_text(r, 9, rows[i].group);
        set_text(r, 10, rows[i].flags);
    }
    add_note(r, "Không có thiết kế mẫu: không có sai số.");
    add_note(r, "Hai.");
    return r;
}

/* As it stands on a terminal. */
/* clang-format off */
static void a_table_reads_well(void **state) {
    (void)state;
    assert_renders(scores(), "table",
        "Tỉnh            Mã    Nội dung                     Điểm  Sai số  Hạng  Nhóm                 Lưu ý\n"
        "────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "                PAPI  PAPI                      44.5036  0.2100     –\n"
        "                1       Tham gia của người dân   5.0113  0.0452     –\n"
        "                1.1       Tri thức công dân      1.0200  0.0080     –\n"
        "Thừa Thiên Huế  PAPI  PAPI                      47.1000  1.3333     1  nhóm điểm cao nhất\n"
        "Thừa Thiên Huế  1       Tham gia của người dân        –       –    63  nhóm điểm thấp nhất  withheld\n"
        "\n"
        "Không có thiết kế mẫu: không có sai số.\n"
        "Hai.\n");
}
/* clang-format on */

static void a_text_that_is_the_same_in_every_row_is_said_once(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "province", CHISO_COLUMN_TEXT, "Province");
    add_column(r, "code", CHISO_COLUMN_TEXT, "Code");
    add_column(r, "rank", CHISO_COLUMN_INTEGER, "Rank");
    for (int i = 1; i <= 2; i++) {
        add_row(r);
        set_text(r, 0, i == 1 ? "Huế" : "Hà Nội");
        set_text(r, 1, "PAPI");
        chiso__result_set_number(r, 2, i);
    }
    assert_renders(r, "table",
                   "Code: PAPI\n"
                   "\n"
                   "Province  Rank\n"
                   "──────────────\n"
                   "Huế          1\n"
                   "Hà Nội       2\n");
}

static void marks_that_combine_take_no_room(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, "T");
    add_column(r, "n", CHISO_COLUMN_INTEGER, "n");
    add_row(r);
    set_text(r, 0, "Hue\u0302\u0301");
    chiso__result_set_number(r, 1, 5);
    add_row(r);
    set_text(r, 0, "Huế");
    chiso__result_set_number(r, 1, 10);
    assert_renders(r, "table",
                   "T     n\n"
                   "───────\n"
                   "Hue\u0302\u0301   5\n"
                   "Huế  10\n");
}

static void a_hostile_text_cannot_move_the_cursor(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, "Na\nme");
    add_column(r, "x", CHISO_COLUMN_TEXT, "X");
    add_row(r);
    set_text(r, 0, "a\x1b[2J\r\u202E\xFF");
    set_text(r, 1, "b  ");
    add_note(r, "two\nlines\x07");
    assert_renders(r, "table",
                   "Na␊me     X\n"
                   "─────────────\n"
                   "a␛[2J␍\uFFFD\uFFFD  b\n"
                   "\n"
                   "two␊lines␇\n");
}

static void without_a_code_and_a_level_names_are_not_indented(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "name", CHISO_COLUMN_TEXT, "Name");
    add_column(r, "level", CHISO_COLUMN_INTEGER, NULL);
    for (int i = 0; i < 2; i++) {
        add_row(r);
        set_text(r, 0, i == 0 ? "x" : "y");
        chiso__result_set_number(r, 1, i);
    }
    assert_renders(r, "table", "Name\n────\nx\ny\n");
}

static void names_are_indented_from_the_smallest_level_shown(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "code", CHISO_COLUMN_TEXT, NULL);
    add_column(r, "level", CHISO_COLUMN_INTEGER, NULL);
    add_column(r, "name", CHISO_COLUMN_TEXT, "Name");
    static const double levels[] = {2, 3, (double)NAN, 1e300};
    for (size_t i = 0; i < 4; i++) {
        add_row(r);
        chiso__result_set_number(r, 1, levels[i]);
        set_text(r, 2, i % 2 == 0 ? "x" : "y");
    }
    assert_renders(r, "table",
                   "Name\n"
                   "─────────────────────────────────────────\n"
                   "x\n"
                   "  y\n"
                   "x\n"
                   "                                        y\n");
}

static void without_rows_the_headings_are_shown(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_column(r, "file", CHISO_COLUMN_TEXT, "File");
    add_column(r, "hidden", CHISO_COLUMN_TEXT, NULL);
    add_column(r, "line", CHISO_COLUMN_INTEGER, "Line");
    assert_renders(r, "table", "File  Line\n──────────\n");
}

static void without_a_column_to_show_the_notes_remain(void **state) {
    (void)state;
    chiso_result *r = new_result();
    add_note(r, "nothing");
    assert_renders(r, "table", "nothing\n");
    assert_renders(new_result(), "table", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_reads_well),
        cmocka_unit_test(a_text_that_is_the_same_in_every_row_is_said_once),
        cmocka_unit_test(marks_that_combine_take_no_room),
        cmocka_unit_test(a_hostile_text_cannot_move_the_cursor),
        cmocka_unit_test(without_a_code_and_a_level_names_are_not_indented),
        cmocka_unit_test(names_are_indented_from_the_smallest_level_shown),
        cmocka_unit_test(without_rows_the_headings_are_shown),
        cmocka_unit_test(without_a_column_to_show_the_notes_remain),
    };
    return RUN_TESTS(tests);
}
