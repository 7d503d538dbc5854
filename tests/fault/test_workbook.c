/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libxlsxwriter says that it could not do: its functions, defined here as well, go wrong once
 * each.  It does not survive without memory itself, so its requests for memory never fail. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "scratch.h"
#include "test.h"
#include "world.h"

static world here;

static struct {
    size_t calls, fail_at; /* of chiso; which goes wrong, from 1: 0 none */
    bool inside;           /* libxlsxwriter calls itself */
    lxw_error closed;      /* what closing returns, unless all is well */
    bool removes;          /* somebody tidies up where the file stands */
} faults;

static void find(void *function, const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, sizeof found);
}

static bool goes_wrong(void) {
    return !faults.inside && ++faults.calls == faults.fail_at;
}

/* A function of libxlsxwriter that gives `wrong` when it is its turn. */
#define FAILING(type, wrong, name, parameters, arguments)                                          \
    type name parameters {                                                                         \
        type(*real) parameters;                                                                    \
        const bool inside = faults.inside;                                                         \
        find(&real, #name);                                                                        \
        if (goes_wrong()) return wrong;                                                            \
        faults.inside = true;                                                                      \
        const type made = real arguments;                                                          \
        faults.inside = inside;                                                                    \
        return made;                                                                               \
    }

typedef lxw_workbook *book_pointer;
typedef lxw_worksheet *sheet_pointer;
typedef lxw_format *format_pointer;
typedef lxw_chart *chart_pointer;
typedef lxw_chart_series *series_pointer;

FAILING(book_pointer, NULL, workbook_new_opt, (const char *path, lxw_workbook_options *options),
        (path, options))
FAILING(sheet_pointer, NULL, workbook_add_worksheet, (lxw_workbook * book, const char *name),
        (book, name))
FAILING(format_pointer, NULL, workbook_add_format, (lxw_workbook * book), (book))
FAILING(chart_pointer, NULL, workbook_add_chart, (lxw_workbook * book, uint8_t type), (book, type))
FAILING(series_pointer, NULL, chart_add_series,
        (lxw_chart * chart, const char *categories, const char *values),
        (chart, categories, values))
FAILING(lxw_error, LXW_ERROR_MEMORY_MALLOC_FAILED, worksheet_data_validation_cell,
        (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_data_validation *list),
        (sheet, row, column, list))

lxw_error workbook_close(lxw_workbook *book) {
    lxw_error (*real)(lxw_workbook *);
    char path[200];
    find(&real, "workbook_close");
    snprintf(path, sizeof path, "%s", book->filename);
    const lxw_error returned = real(book);
    if (faults.removes) unlink(path);
    return faults.closed != LXW_NO_ERROR ? faults.closed : returned;
}

static int enter(void **state) {
    (void)state;
    scratch_enter();
    world_make(&here);
    return 0;
}

static int leave(void **state) {
    (void)state;
    world_free(&here);
    scratch_leave();
    return 0;
}

/* Nothing is handed out unless it is whole. */
static chiso_status render(const chiso_report *report, chiso_error *error) {
    size_t length = 1;
    char *bytes = NULL;
    const chiso_status status = chiso_report_render(&bytes, &length, report, "xlsx", error);
    assert_int_equal(bytes != NULL, status == CHISO_OK);
    assert_int_equal(length > 0, status == CHISO_OK);
    chiso_output_free(bytes);
    return status;
}

static void what_could_not_be_made_is_a_lack_of_memory(void **state) {
    (void)state;
    const chiso_report *const reports[] = {here.published_report, here.survey_report,
                                           here.item_report};
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) {
        size_t wrong = 0;
        for (;; wrong++) {
            chiso_error error = {0};
            memset(&faults, 0, sizeof faults);
            faults.fail_at = wrong + 1;
            const chiso_status status = render(reports[i], &error);
            if (faults.calls < faults.fail_at) break;
            assert_int_equal(status, CHISO_E_MEMORY);
            assert_contains(error.message, "out of memory");
        }
        assert_true(wrong > 20); /* formats, sheets, charts and their series */
    }
}

static void a_book_that_cannot_be_closed_is_none(void **state) {
    (void)state;
    static const struct {
        lxw_error returned;
        chiso_status status;
        const char *words;
    } cases[] = {{LXW_ERROR_MEMORY_MALLOC_FAILED, CHISO_E_MEMORY, "out of memory"},
                 {LXW_ERROR_CREATING_TMPFILE, CHISO_E_WRITE, "temporary files find no room"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_error error = {0};
        memset(&faults, 0, sizeof faults);
        faults.closed = cases[i].returned;
        assert_int_equal(render(here.survey_report, &error), cases[i].status);
        assert_contains(error.message, cases[i].words);
    }
}

static void a_book_that_is_gone_is_told_by_its_path(void **state) {
    (void)state;
    chiso_error error = {0};
    memset(&faults, 0, sizeof faults);
    faults.removes = true;
    assert_int_equal(render(here.survey_report, &error), CHISO_E_OPEN);
    assert_contains(error.message, "book.xlsx");
    error = (chiso_error){0};
    memset(&faults, 0, sizeof faults);
    assert_ok(render(here.survey_report, &error), error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_could_not_be_made_is_a_lack_of_memory, enter, leave),
        cmocka_unit_test_setup_teardown(a_book_that_cannot_be_closed_is_none, enter, leave),
        cmocka_unit_test_setup_teardown(a_book_that_is_gone_is_told_by_its_path, enter, leave),
    };
    return RUN_TESTS(tests);
}
