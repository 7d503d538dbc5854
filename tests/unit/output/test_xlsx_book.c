/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx.h"

#include "test.h"

/* What a workbook ends with after a call of libxlsxwriter returned something, and another. */
static chiso_status end_after(lxw_error first, lxw_error second, chiso_error *error) {
    chiso__xlsx x;
    chiso__buffer out = {0};
    chiso__xlsx_begin(&x, "title", 0, 1, error);
    chiso__xlsx_check(&x, first);
    chiso__xlsx_check(&x, second);
    const chiso_status status = chiso__xlsx_end(&x, &out);
    assert_int_equal(out.length > 0, status == CHISO_OK);
    chiso__buffer_free(&out);
    return status;
}

static void what_the_library_returns_is_told(void **state) {
    (void)state;
    static const struct {
        lxw_error returned;
        chiso_status status;
        const char *words;
    } cases[] = {
        {LXW_ERROR_MEMORY_MALLOC_FAILED, CHISO_E_MEMORY, "out of memory"},
        {LXW_ERROR_SHARED_STRING_INDEX_NOT_FOUND, CHISO_E_MEMORY, "out of memory"},
        {LXW_ERROR_255_STRING_LENGTH_EXCEEDED, CHISO_E_ARGUMENT,
         "the workbook cannot hold this result: Parameter exceeds Excel's limit of 255"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        assert_int_equal(end_after(LXW_NO_ERROR, cases[i].returned, &error), cases[i].status);
        assert_contains(error.message, cases[i].words);
        assert_int_equal(end_after(cases[i].returned, LXW_ERROR_PARAMETER_VALIDATION, NULL),
                         cases[i].status); /* the first is told */
    }
}

static void what_was_not_made_is_a_lack_of_memory(void **state) {
    (void)state;
    chiso__xlsx x;
    chiso__buffer out = {0};
    chiso_error error = {0};
    chiso__xlsx_begin(&x, "title", 0, 1, &error);
    chiso__xlsx_need(&x, &x);
    assert_int_equal(x.status, CHISO_OK);
    chiso__xlsx_need(&x, NULL);
    assert_int_equal(chiso__xlsx_end(&x, &out), CHISO_E_MEMORY);
    assert_contains(error.message, "out of memory");
}

static void the_workbook_stands_behind_what_there_was(void **state) {
    (void)state;
    chiso__xlsx x;
    chiso__buffer out = {0};
    chiso_error error = {0};
    chiso__buffer_text(&out, "before");
    chiso__xlsx_begin(&x, "title", 0, 1, &error);
    chiso__xlsx_text(&x, chiso__xlsx_sheet(&x, "one"), 0, 0, "text", CHISO__XLSX_PLAIN);
    assert_ok(chiso__xlsx_end(&x, &out), error);
    assert_memory_equal(out.bytes, "beforePK\3\4", 10);
    chiso__buffer_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_library_returns_is_told),
        cmocka_unit_test(what_was_not_made_is_a_lack_of_memory),
        cmocka_unit_test(the_workbook_stands_behind_what_there_was),
    };
    return RUN_TESTS(tests);
}
