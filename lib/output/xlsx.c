/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx.h"
#include "output/formats.h"

extern const chiso__format *const chiso__format_xlsx;

static const char *const table_names[2] = {"Table", "Bảng"};
static const char *const method_names[2] = {"Method", "Phương pháp"};

static bool has_small(const chiso_result *result) {
    for (size_t i = 0; i < chiso_result_rows(result); i++)
        if (chiso__xlsx_is_small(result, i)) return true;
    return false;
}

static void write_method(chiso__xlsx *x, const chiso_result *result) {
    lxw_worksheet *sheet = chiso__xlsx_sheet(x, method_names[x->language]);
    size_t row = 0;
    chiso__xlsx_text(x, sheet, row++, 0, method_names[x->language], CHISO__XLSX_TITLE);
    if (has_small(result))
        chiso__xlsx_text(x, sheet, row++, 0, chiso__xlsx_small_words(x->language),
                         CHISO__XLSX_LINE);
    chiso__xlsx_method(x, sheet, row + 1, result);
    chiso__xlsx_page(x, sheet, 0);
}

static chiso_status write_book(chiso__buffer *out, const chiso_result *result, chiso_error *error) {
    chiso__xlsx x;
    chiso__xlsx_begin(&x, chiso_result_command(result), chiso__xlsx_language(result),
                      chiso_result_rows(result) * chiso_result_columns(result), error);
    lxw_worksheet *sheet = chiso__xlsx_sheet(&x, table_names[x.language]);
    chiso__xlsx_table(&x, sheet, 0, result);
    write_method(&x, result);
    return chiso__xlsx_end(&x, out);
}

/* What people open is passed on: figures of small cells are never in it. */
static chiso_status write_xlsx(chiso__buffer *out, const chiso_result *result,
                               const chiso_output_options *options, chiso_error *error) {
    (void)options; /* none has a place here */
    chiso_result *shown;
    chiso_status status = chiso_result_suppress(&shown, result, error);
    if (status == CHISO_OK) status = write_book(out, shown, error);
    chiso_result_free(shown);
    return status;
}

static const chiso__format format = {.name = "xlsx", .write = write_xlsx};
const chiso__format *const chiso__format_xlsx = &format;
