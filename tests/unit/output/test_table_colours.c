/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables.h"

static chiso_result *groups_of(const char *command, const char *const *groups, size_t count) {
    chiso_error error = {0};
    chiso_result *r = NULL;
    assert_ok(chiso__result_new(&r, command, &error), error);
    add_column(r, "rank", CHISO_COLUMN_INTEGER, "Rank");
    add_column(r, "group", CHISO_COLUMN_TEXT, "Group");
    add_column(r, "flags", CHISO_COLUMN_TEXT, "Flags");
    set_label(r, 1, "best", "best performers");
    for (size_t i = 0; i < count; i++) {
        add_row(r);
        chiso__result_set_number(r, 0, (double)i + 1);
        set_text(r, 1, groups[i]);
        set_text(r, 2, i == 0 ? "best" : NULL);
    }
    return r;
}

static void assert_coloured(chiso_result *r, int32_t colour, const char *expected) {
    const chiso_output_options options = {.struct_size = sizeof options, .colour = colour};
    char *text = render_with(r, "table", &options);
    assert_string_equal(text, expected);
    chiso_output_free(text);
}

static const char *const all[] = {"best", "high_average", "low_average", "poor", NULL, "other"};

/* The colour ends with the words: what pads a cell has none, nor has what is padded by it. */
static void groups_have_colours_and_other_cells_have_none(void **state) {
    (void)state;
    assert_coloured(groups_of("score", all, 6), CHISO_COLOUR_ANSI,
                    "Rank  Group            Flags\n"
                    "────────────────────────────\n"
                    "   1  \033[1;38;5;63mbest performers\033[0m  best\n"
                    "   2  \033[38;5;31mhigh_average\033[0m\n"
                    "   3  \033[38;5;130mlow_average\033[0m\n"
                    "   4  \033[1;38;5;161mpoor\033[0m\n"
                    "   5\n"
                    "   6  other\n");
}

static void without_colours_there_is_no_escape_sequence(void **state) {
    (void)state;
    char *text = render(groups_of("score", all, 6), "table");
    assert_null(strchr(text, '\033'));
    assert_coloured(groups_of("score", all, 6), CHISO_COLOUR_NONE, text);
    chiso_output_free(text);
}

/* `--by group`: somebody else's word. */
static void a_column_of_that_name_in_another_table_has_none(void **state) {
    (void)state;
    char *text = render(groups_of("estimate", all, 6), "table");
    assert_coloured(groups_of("estimate", all, 6), CHISO_COLOUR_ANSI, text);
    chiso_output_free(text);
}

static void a_group_that_is_said_once_has_its_colour_too(void **state) {
    (void)state;
    static const char *const same[] = {"poor", "poor"};
    assert_coloured(groups_of("score", same, 2), CHISO_COLOUR_ANSI,
                    "\033[1;38;5;161mGroup: poor\033[0m\n"
                    "\n"
                    "Rank  Flags\n"
                    "───────────\n"
                    "   1  best\n"
                    "   2\n");
}

static void a_hostile_group_brings_no_sequence_of_its_own(void **state) {
    (void)state;
    static const char *const hostile[] = {"\033[31mbest", "poor"};
    assert_coloured(groups_of("score", hostile, 2), CHISO_COLOUR_ANSI,
                    "Rank  Group      Flags\n"
                    "──────────────────────\n"
                    "   1  ␛[31mbest  best\n"
                    "   2  \033[1;38;5;161mpoor\033[0m\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_colours_and_other_cells_have_none),
        cmocka_unit_test(without_colours_there_is_no_escape_sequence),
        cmocka_unit_test(a_column_of_that_name_in_another_table_has_none),
        cmocka_unit_test(a_group_that_is_said_once_has_its_colour_too),
        cmocka_unit_test(a_hostile_group_brings_no_sequence_of_its_own),
    };
    return RUN_TESTS(tests);
}
