/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* uselocale */

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/c_locale.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "base/number.h"
#include "output/words.h"
#include "output/xlsx.h"

/* Bytes that libxlsxwriter takes for a cell, as measured (118 a number, 230 a text of its own), and
 * for the rest of a workbook. */
enum { CELL_BYTES = 240, BOOK_BYTES = 1 << 20 };

/* 1980-01-01, as the parts of the file have it: the same result gives the same bytes. */
static const time_t created = 315532800;

const char chiso__xlsx_mark[] = "‡";

void chiso__xlsx_fail(chiso__xlsx *x, chiso_status status) {
    if (x->status == CHISO_OK) x->status = status;
}

static chiso_status fail_write(chiso_error *error) {
    return chiso__fail(error, CHISO_E_WRITE,
                       "cannot write the workbook: its temporary files find no room in $TMPDIR (or "
                       "/tmp); make room there, or name another place by TMPDIR");
}

void chiso__xlsx_need(chiso__xlsx *x, const void *made) {
    if (made == NULL) chiso__xlsx_fail(x, chiso__fail_memory(x->error));
}

/* A text that was not kept is how libxlsxwriter tells of memory in some places. */
static bool is_memory(lxw_error returned) {
    return returned == LXW_ERROR_MEMORY_MALLOC_FAILED ||
           returned == LXW_ERROR_SHARED_STRING_INDEX_NOT_FOUND;
}

static chiso_status fail_content(chiso_error *error, lxw_error returned) {
    return chiso__fail(error, CHISO_E_ARGUMENT, "the workbook cannot hold this result: %s",
                       lxw_strerror(returned));
}

void chiso__xlsx_check(chiso__xlsx *x, lxw_error returned) {
    if (returned == LXW_NO_ERROR || x->status != CHISO_OK) return;
    chiso__xlsx_fail(x, is_memory(returned) ? chiso__fail_memory(x->error)
                                            : fail_content(x->error, returned));
}

/* --- begin --- */

static chiso_status reserve(size_t cells, chiso_error *error) {
    void *memory = chiso__alloc(BOOK_BYTES / CELL_BYTES + cells, CELL_BYTES);
    if (memory == NULL) return chiso__fail_memory(error);
    chiso__free(memory);
    return CHISO_OK;
}

static chiso_status make_path(chiso__xlsx *x) {
    static const char name[] = "/book.xlsx";
    const chiso_status status = chiso__folder_make(&x->folder, x->error);
    if (status != CHISO_OK) return status;
    const size_t room = strlen(x->folder) + sizeof name;
    x->path = chiso__alloc(room, 1);
    if (x->path == NULL) return chiso__fail_memory(x->error);
    snprintf(x->path, room, "%s%s", x->folder, name);
    return CHISO_OK;
}

static chiso_status make_book(chiso__xlsx *x, const char *title) {
    lxw_workbook_options options = {.tmpdir = x->folder, .use_zip64 = LXW_FALSE};
    x->book = workbook_new_opt(x->path, &options);
    if (x->book == NULL) return chiso__fail_memory(x->error);
    chiso__xlsx_fit(x, title);
    lxw_doc_properties properties = {.title = x->text.bytes, .created = created};
    if (x->status == CHISO_OK) chiso__xlsx_check(x, workbook_set_properties(x->book, &properties));
    return x->status;
}

void chiso__xlsx_begin(chiso__xlsx *x, const char *title, int32_t language, size_t cells,
                       chiso_error *error) {
    *x = (chiso__xlsx){.language = language, .error = error, .locale = chiso__c_locale()};
    x->status = reserve(cells, error);
    if (x->status == CHISO_OK) x->status = make_path(x);
    if (x->status == CHISO_OK) x->status = make_book(x, title);
}

/* --- end --- */

/* One book at a time: libxlsxwriter asks gmtime(), which has one answer for all threads. */
static pthread_mutex_t closing = PTHREAD_MUTEX_INITIALIZER;

static lxw_error write_book(lxw_workbook *book) {
    pthread_mutex_lock(&closing);
    const lxw_error returned = workbook_close(book);
    pthread_mutex_unlock(&closing);
    return returned;
}

/* It frees the book whatever becomes of it. */
static void close_book(chiso__xlsx *x) {
    lxw_workbook *book = x->book;
    x->book = NULL;
    if (book == NULL) return;
    if (x->status != CHISO_OK) {
        lxw_workbook_free(book);
        return;
    }
    const lxw_error returned = write_book(book);
    if (returned != LXW_NO_ERROR)
        chiso__xlsx_fail(x,
                         is_memory(returned) ? chiso__fail_memory(x->error) : fail_write(x->error));
}

static chiso_status read_back(chiso__xlsx *x, chiso__buffer *out) {
    const size_t from = out->length;
    int file;
    chiso_status status = chiso__file_open(&file, x->path, x->error);
    if (status != CHISO_OK) return status;
    status = chiso__file_read(out, file, x->path, SIZE_MAX, x->error);
    close(file);
    if (status == CHISO_OK) status = chiso__xlsx_whole(out, from, x->error);
    return status == CHISO_E_WRITE ? fail_write(x->error) : status;
}

chiso_status chiso__xlsx_end(chiso__xlsx *x, chiso__buffer *out) {
    close_book(x);
    uselocale(x->locale);
    if (x->status == CHISO_OK) x->status = read_back(x, out);
    if (x->path != NULL) unlink(x->path); /* that takes no memory; looking what is there does */
    chiso__folder_remove(x->folder);
    chiso__free(x->path);
    chiso__lookup_free(&x->names);
    chiso__buffer_free(&x->text);
    return x->status;
}

/* --- cells --- */

void chiso__xlsx_text(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                      const char *text, chiso__xlsx_look look) {
    if (sheet == NULL || x->status != CHISO_OK) return;
    lxw_format *style = chiso__xlsx_style(x, CHISO__XLSX_TEXT, look);
    const char *fit = text != NULL ? chiso__xlsx_fit(x, text) : "";
    if (x->status != CHISO_OK) return;
    chiso__xlsx_check(
        x, *fit != '\0'
               ? worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, fit, style)
               : worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, style));
}

/* A spreadsheet has no larger ones. */
static const double LARGEST = 1e308;

void chiso__xlsx_number(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                        double number, chiso__xlsx_kind kind, chiso__xlsx_look look) {
    if (sheet == NULL || x->status != CHISO_OK) return;
    if (!(fabs(number) < LARGEST)) {
        char text[CHISO__NUMBER_TEXT];
        chiso__number_to_text(text, number);
        chiso__xlsx_text(x, sheet, row, column, text, look);
        return;
    }
    lxw_format *style = chiso__xlsx_style(x, kind, look);
    if (x->status != CHISO_OK) return;
    chiso__xlsx_check(
        x, worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, number, style));
}

void chiso__xlsx_small(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                       chiso__xlsx_look look) {
    chiso__xlsx_text(x, sheet, row, column, chiso__xlsx_mark, look);
}

void chiso__xlsx_flags(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                       const char *flags, chiso__xlsx_look look) {
    chiso__buffer words = {0};
    chiso__flags_in_words(&words, flags, "published", x->language);
    chiso__buffer_add(&words, "", 1);
    if (words.failed)
        chiso__xlsx_fail(x, chiso__fail_memory(x->error));
    else
        chiso__xlsx_text(x, sheet, row, column, words.bytes, look);
    chiso__buffer_free(&words);
}

void chiso__xlsx_height(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, double points) {
    if (sheet == NULL || x->status != CHISO_OK) return;
    chiso__xlsx_check(x, worksheet_set_row(sheet, (lxw_row_t)row, points, NULL));
}

void chiso__xlsx_page(chiso__xlsx *x, lxw_worksheet *sheet, size_t head) {
    if (sheet == NULL || x->status != CHISO_OK) return;
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    chiso__xlsx_check(x, worksheet_set_footer(sheet, "&L&8&A&R&8&P / &N"));
    chiso__xlsx_check(x, worksheet_repeat_rows(sheet, (lxw_row_t)head, (lxw_row_t)head));
}
