/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables.h"

static void assert_refused(const char *format, chiso_output_options options, const char *why) {
    chiso_error error = {0};
    chiso_result *r = new_result();
    char *text = NULL;
    options.struct_size = sizeof options;
    assert_int_equal(chiso_output_render(&text, NULL, r, format, &options, &error),
                     CHISO_E_ARGUMENT);
    assert_null(text);
    assert_contains(error.message, why);
    assert_int_equal(chiso_output_save(r, format, &options, "/dev/null", NULL), CHISO_E_ARGUMENT);
    chiso_result_free(r);
}

static void an_option_has_its_place_in_one_format(void **state) {
    (void)state;
    assert_refused("csv", (chiso_output_options){.width = 80}, "--width is for the format table");
    assert_refused("json", (chiso_output_options){.width = 80}, "not json");
    assert_refused("csv", (chiso_output_options){.colour = CHISO_COLOUR_ANSI},
                   "--color is for the format table, not csv");
    assert_refused("table", (chiso_output_options){.spreadsheet_safe = 1},
                   "--spreadsheet-safe is for the format csv, not table");
    assert_refused("json", (chiso_output_options){.spreadsheet_safe = 1}, "not json");
}

static void a_value_that_means_nothing_is_refused(void **state) {
    (void)state;
    assert_refused("table", (chiso_output_options){.width = -1}, "width");
    assert_refused("table", (chiso_output_options){.colour = 2}, "there are no colours 2");
    assert_refused("table", (chiso_output_options){.colour = -1}, "there are no colours -1");
}

static void a_size_that_was_not_set_is_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    char *text = NULL;
    const chiso_output_options options = {.width = 80};
    assert_int_equal(chiso_output_render(&text, NULL, r, "table", &options, &error),
                     CHISO_E_ARGUMENT);
    assert_contains(error.message, "struct_size");
    chiso_result_free(r);
}

/* As of a program that was compiled when there was the width alone. */
static void a_shorter_struct_has_the_defaults_for_the_rest(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    char *text = NULL;
    chiso_output_options options = {.width = 3, .colour = 77, .spreadsheet_safe = 1};
    options.struct_size = offsetof(chiso_output_options, colour);
    add_note(r, "a note");
    assert_ok(chiso_output_render(&text, NULL, r, "table", &options, &error), error);
    assert_string_equal(text, "a\nnote\n");
    chiso_output_free(text);
    chiso_result_free(r);
}

static void defaults_are_those_of_no_options(void **state) {
    (void)state;
    static const char *const texts[] = {"table", "csv", "json"};
    const chiso_output_options none = CHISO_OUTPUT_OPTIONS_INIT;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *one = render(hard_result(), texts[i]);
        char *other = render_with(hard_result(), texts[i], &none);
        assert_string_equal(one, other);
        chiso_output_free(one);
        chiso_output_free(other);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_option_has_its_place_in_one_format),
        cmocka_unit_test(a_value_that_means_nothing_is_refused),
        cmocka_unit_test(a_size_that_was_not_set_is_refused),
        cmocka_unit_test(a_shorter_struct_has_the_defaults_for_the_rest),
        cmocka_unit_test(defaults_are_those_of_no_options),
    };
    return RUN_TESTS(tests);
}
