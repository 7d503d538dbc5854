/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables.h"

static void an_unknown_format_is_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"", "xls", "CSV", "csv ", NULL};
    chiso_result *r = new_result();
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        chiso_error error = {0};
        char some = 'x', *text = &some;
        size_t length = 7;
        assert_int_equal(chiso_output_render(&text, &length, r, wrong[i], NULL, &error),
                         CHISO_E_ARGUMENT);
        assert_null(text);
        assert_int_equal(length, 0);
        assert_contains(error.message, "there is no format");
    }
    assert_int_equal(chiso_output_save(r, "xls", NULL, "/dev/null", NULL), CHISO_E_ARGUMENT);
    chiso_result_free(r);
}

static void the_formats_are_named(void **state) {
    (void)state;
    assert_string_equal(chiso_output_format(0), "table");
    assert_string_equal(chiso_output_format(1), "csv");
    assert_string_equal(chiso_output_format(2), "json");
    const char *last = chiso_output_format(3);
    assert_true(last == NULL || strcmp(last, "xlsx") == 0); /* with libxlsxwriter alone */
    assert_null(chiso_output_format(4));
}

static void without_libxlsxwriter_no_workbook_is_written(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    char *bytes;
    size_t length;
    add_column(r, "x", CHISO_COLUMN_TEXT, "X");
    const chiso_status status = chiso_output_render(&bytes, &length, r, "xlsx", NULL, &error);
    if (chiso_output_format(3) != NULL) {
        assert_ok(status, error);
        assert_memory_equal(bytes, "PK\3\4", 4);
    } else {
        assert_int_equal(status, CHISO_E_ARGUMENT);
        assert_null(bytes);
        assert_contains(error.message, "built without libxlsxwriter");
    }
    chiso_output_free(bytes);
    chiso_result_free(r);
}

static void the_length_need_not_be_asked_for(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = new_result();
    char *text = NULL;
    add_column(r, "x", CHISO_COLUMN_TEXT, "X");
    assert_ok(chiso_output_render(&text, NULL, r, "csv", NULL, &error), error);
    assert_string_equal(text, "x\n");
    chiso_output_free(text);
    chiso_output_free(NULL);
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_format_is_refused),
        cmocka_unit_test(the_formats_are_named),
        cmocka_unit_test(without_libxlsxwriter_no_workbook_is_written),
        cmocka_unit_test(the_length_need_not_be_asked_for),
    };
    return RUN_TESTS(tests);
}
