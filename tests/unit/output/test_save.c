/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "tables.h"

/* A result that is "x\n1\n" as CSV. */
static chiso_result *small_result(void) {
    chiso_result *r = new_result();
    add_column(r, "x", CHISO_COLUMN_INTEGER, "X");
    add_row(r);
    chiso__result_set_number(r, 0, 1);
    return r;
}

static void a_file_holds_what_rendering_gives(void **state) {
    (void)state;
    char path[] = "/tmp/chiso-test-XXXXXX", text[16] = "";
    chiso_error error = {0};
    chiso_result *r = small_result();
    close(mkstemp(path));
    assert_ok(chiso_output_save(r, "csv", NULL, path, &error), error);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text, file), 4);
    fclose(file);
    unlink(path);
    assert_string_equal(text, "x\n1\n");
    chiso_result_free(r);
}

static void an_unknown_format_leaves_no_file(void **state) {
    (void)state;
    char folder[] = "/tmp/chiso-test-XXXXXX", path[64];
    chiso_error error = {0};
    chiso_result *r = small_result();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/x", folder);
    assert_int_equal(chiso_output_save(r, "tvs", NULL, path, &error), CHISO_E_ARGUMENT);
    assert_int_equal(rmdir(folder), 0);
    chiso_result_free(r);
}

static void a_file_that_cannot_be_made_says_why(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_result *r = small_result();
    assert_int_equal(chiso_output_save(r, "csv", NULL, "no/such/x.csv", &error), CHISO_E_OPEN);
    assert_contains(error.message, "cannot write to \"no/such/x.csv\": ");
    chiso_result_free(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_holds_what_rendering_gives),
        cmocka_unit_test(an_unknown_format_leaves_no_file),
        cmocka_unit_test(a_file_that_cannot_be_made_says_why),
    };
    return RUN_TESTS(tests);
}
