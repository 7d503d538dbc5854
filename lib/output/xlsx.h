/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_XLSX_H
#define CHISO__OUTPUT_XLSX_H

#include <chiso/results.h>
#include <locale.h>
#include <xlsxwriter.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/lookup.h"

/*
 * A workbook while it is written, over libxlsxwriter.  The first failure is kept and everything
 * after it does nothing, so that one look at the end is enough.
 */

/** How the content of a cell is shown. */
typedef enum chiso__xlsx_kind {
    CHISO__XLSX_TEXT,
    CHISO__XLSX_WHOLE,   /* 1,234 */
    CHISO__XLSX_SCORE,   /* two decimals */
    CHISO__XLSX_FINE,    /* four decimals */
    CHISO__XLSX_SHARE,   /* a fraction as per cent */
    CHISO__XLSX_GENERAL, /* as many decimals as there are */
    CHISO__XLSX_KINDS
} chiso__xlsx_kind;

/** What a cell is to the reader. */
typedef enum chiso__xlsx_look {
    CHISO__XLSX_PLAIN,
    CHISO__XLSX_NATION, /* the row of the whole */
    CHISO__XLSX_PART,   /* one that others are part of */
    CHISO__XLSX_BEST,   /* the colours of the groups */
    CHISO__XLSX_HIGH_AVERAGE,
    CHISO__XLSX_LOW_AVERAGE,
    CHISO__XLSX_POOR,
    CHISO__XLSX_TITLE,
    CHISO__XLSX_LINE, /* a sentence under the title */
    CHISO__XLSX_HEAD,
    CHISO__XLSX_STRONG,
    CHISO__XLSX_CHOICE, /* to be chosen by the reader */
    CHISO__XLSX_LOOKS
} chiso__xlsx_look;

typedef struct chiso__xlsx {
    lxw_workbook *book;
    lxw_format *styles[CHISO__XLSX_KINDS][CHISO__XLSX_LOOKS];
    chiso__lookup names; /* of the sheets, folded */
    chiso__buffer text;  /* the text at hand, as a workbook may hold it */
    const char *whole;   /* what tables call the whole; NULL: as the result does */
    char *folder, *path; /* where libxlsxwriter writes */
    int32_t language;    /* of the words of our own: 0 English, 1 Vietnamese */
    chiso_status status;
    chiso_error *error;
    locale_t locale; /* of the caller's thread */
} chiso__xlsx;

/**
 * Begin a workbook; chiso__xlsx_end() must follow, also after a failure.  The thread is in the "C"
 * locale until then.  `cells` is about how many there will be: memory for them is asked for here,
 * where its lack is an error, and not only by libxlsxwriter, which does not survive it.
 */
void chiso__xlsx_begin(chiso__xlsx *x, const char *title, int32_t language, size_t cells,
                       chiso_error *error);

/**
 * Write the workbook behind what `out` has.  CHISO_OK · CHISO_E_WRITE (no room for temporary files)
 * · CHISO_E_MEMORY · what failed before
 */
chiso_status chiso__xlsx_end(chiso__xlsx *x, chiso__buffer *out);

/** Note a failure, unless one is noted. */
void chiso__xlsx_fail(chiso__xlsx *x, chiso_status status);

/** What libxlsxwriter made: without it memory ran out. */
void chiso__xlsx_need(chiso__xlsx *x, const void *made);

/** What a call of libxlsxwriter returned. */
void chiso__xlsx_check(chiso__xlsx *x, lxw_error returned);

/** Are all parts of a file of bytes whole?  CHISO_OK · CHISO_E_WRITE · CHISO_E_MEMORY */
chiso_status chiso__xlsx_whole(const chiso__buffer *file, size_t from, chiso_error *error);

/** A new sheet; its name is made fit and unlike the others.  NULL after a failure. */
lxw_worksheet *chiso__xlsx_sheet(chiso__xlsx *x, const char *name);

/** A text as a workbook may hold it, in x->text: no control characters, UTF-8, not too long. */
const char *chiso__xlsx_fit(chiso__xlsx *x, const char *text);

lxw_format *chiso__xlsx_style(chiso__xlsx *x, chiso__xlsx_kind kind, chiso__xlsx_look look);

/** The look of the code of a group such as `best`; CHISO__XLSX_PLAIN for any other. */
chiso__xlsx_look chiso__xlsx_group(const char *code);

/** The words that a result has for a group; NULL where nobody is in it. */
const char *chiso__xlsx_group_words(const chiso_result *result, const char *code);

/* --- cells; without a sheet nothing is done --- */

/** NULL leaves the cell empty. */
void chiso__xlsx_text(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                      const char *text, chiso__xlsx_look look);

/** What is not finite leaves the cell empty. */
void chiso__xlsx_number(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                        double number, chiso__xlsx_kind kind, chiso__xlsx_look look);

/** Flags such as `no_df;exact` in words; that a score is published is said elsewhere. */
void chiso__xlsx_flags(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                       const char *flags, chiso__xlsx_look look);

/** In the place of the figure of a small cell. */
extern const char chiso__xlsx_mark[];
void chiso__xlsx_small(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, size_t column,
                       chiso__xlsx_look look);

/** Has the row of a result a flag? */
bool chiso__xlsx_is_flagged(const chiso_result *result, size_t row, const char *name);

/** Is the row of a result a small cell (flag `small_cell`)?  Its figures are not to be seen. */
bool chiso__xlsx_is_small(const chiso_result *result, size_t row);

/** The sentence that explains the mark. */
const char *chiso__xlsx_small_words(int32_t language);

/** The height of a row, in points. */
void chiso__xlsx_height(chiso__xlsx *x, lxw_worksheet *sheet, size_t row, double points);

/** Lines that a text takes in a column so wide. */
size_t chiso__xlsx_lines(const char *text, double width);

/** A4, landscape, page numbers; headings again on every page; as wide as one page. */
void chiso__xlsx_page(chiso__xlsx *x, lxw_worksheet *sheet, size_t head);

/** Show words of the groups in their colours, in so many cells of a column. */
void chiso__xlsx_colour_groups(chiso__xlsx *x, lxw_worksheet *sheet, size_t first, size_t last,
                               size_t column, const chiso_result *result);

/* --- whole sheets --- */

/** A result, every column of it, from row `top` on: headings, filter, widths, frozen panes. */
void chiso__xlsx_table(chiso__xlsx *x, lxw_worksheet *sheet, size_t top,
                       const chiso_result *result);

/** Does a sheet hold so many rows below a heading in row `top`?  Otherwise that is a failure. */
bool chiso__xlsx_has_room(chiso__xlsx *x, size_t top, size_t rows, size_t columns);

/** Settings, notes, and what the flags in it mean, from row `top` on; the row behind. */
size_t chiso__xlsx_method(chiso__xlsx *x, lxw_worksheet *sheet, size_t top,
                          const chiso_result *result);

/** What a column is called by people. */
const char *chiso__xlsx_heading(const chiso_result *result, size_t column, int32_t language);

/** How many columns of domains a result of nodes or variables begins with; 0 in any other. */
size_t chiso__xlsx_domains(const chiso_result *result);

/** How wide a column is that holds a text: between 6 and 46. */
double chiso__xlsx_width(double before, const char *text);

/** The language of a result: 0 English, 1 Vietnamese. */
int32_t chiso__xlsx_language(const chiso_result *result);

#endif
