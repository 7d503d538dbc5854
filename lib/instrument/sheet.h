/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_SHEET_H
#define CHISO__INSTRUMENT_SHEET_H

#include <stdint.h>

#include "instrument/instrument.h"
#include "instrument/rules.h"
#include "results/findings.h"

/* One of an instrument's files as a grid of texts, and what is found wrong while it is read. */

/** An instrument in the making.  After a failure (not a finding) every step does nothing. */
typedef struct chiso__loading {
    chiso_instrument *instrument;
    chiso__findings *findings;
    chiso_error *error;
    chiso_status status;
} chiso__loading;

/** Where a file comes from: the disk, or bytes that outlive the call. */
typedef struct chiso__sheet_source {
    const char *name;  /* its path, or what stands for it in findings */
    const char *bytes; /* NULL: on disk */
    size_t length;
    int year; /* of a built-in instrument: rows whose from-to covers it; 0: no such columns */
} chiso__sheet_source;

enum { CHISO__SHEET_COLUMNS = 20 };

typedef struct chiso__sheet_column {
    const char *name;
    bool required; /* in the header; whether a cell may be empty is for the reader of rows */
} chiso__sheet_column;

typedef struct chiso__sheet_row {
    int64_t line;
    const char **cells; /* one per known column; "" when empty */
} chiso__sheet_row;

typedef struct chiso__sheet {
    const char *file;
    const chiso__sheet_column *columns; /* without `from` and `to`, which follow for a built-in */
    size_t n_columns;
    bool present[CHISO__SHEET_COLUMNS]; /* the header has it */
    bool told[CHISO__SHEET_COLUMNS];    /* that it is not there was said */
    bool decimal_comma;
    bool usable; /* could be read, with every required column */
    chiso__sheet_row *rows;
    size_t count, capacity;
} chiso__sheet;

/** Read a file; `sheet` has its columns filled in, the rest is zero.  Texts go into the instrument.
 */
void chiso__sheet_read(chiso__loading *loading, chiso__sheet *sheet,
                       const chiso__sheet_source *source);

void chiso__sheet_free(chiso__sheet *sheet);

/** Note a failure that ends the loading. */
void chiso__loading_memory(chiso__loading *loading);

/** Note a finding; `detail` (may be NULL) is added to the rule's advice. */
void chiso__loading_note(chiso__loading *loading, chiso__rule rule, const char *detail,
                         const chiso__finding *place);

/** Note a finding about a cell. */
void chiso__sheet_note(chiso__loading *loading, chiso__rule rule, const chiso__sheet *sheet,
                       size_t row, size_t column, const char *detail);

/** Note an empty cell under `rule`, or once that its whole column is missing. */
void chiso__sheet_note_empty(chiso__loading *loading, chiso__rule rule, chiso__sheet *sheet,
                             size_t row, size_t column);

/** A cell's text; NULL when it is empty. */
const char *chiso__sheet_text(const chiso__sheet *sheet, size_t row, size_t column);

/** A cell that is required; NULL, and noted, when it is empty. */
const char *chiso__sheet_required(chiso__loading *loading, chiso__sheet *sheet, size_t row,
                                  size_t column);

/** A cell's number; `otherwise` when it is empty, or no number and noted. */
double chiso__sheet_number(chiso__loading *loading, const chiso__sheet *sheet, size_t row,
                           size_t column, double otherwise);

/** The position of a cell's text among `words` (NULL ends them); -1 when empty, or not there and
 * noted. */
int chiso__sheet_choice(chiso__loading *loading, const chiso__sheet *sheet, size_t row,
                        size_t column, const char *const *words, chiso__rule rule);

#endif
