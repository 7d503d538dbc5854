/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_HEADER_H
#define CHISO__RESPONSES_HEADER_H

#include "csv/csv_reader.h"
#include "responses/batch.h"

/** The names in a file's first record. */
typedef struct chiso__header {
    chiso__arena arena;
    const char **names, **folded; /* as written, and in NFC without case */
    size_t count;
    int64_t line; /* in which they stand; 0: those of a table in memory */
} chiso__header;

enum { CHISO__HEADER_NONE = -1, CHISO__HEADER_TWICE = -2, CHISO__HEADER_MEMORY = -3 };

chiso_status chiso__header_read(chiso__header *header, const chiso__csv_record *record,
                                chiso_error *error);

/**
 * Column of a name: matched to the letter first, then in NFC without case.
 * CHISO__HEADER_TWICE: two headers match; CHISO__HEADER_NONE: none does; CHISO__HEADER_MEMORY.
 */
int chiso__header_find(const chiso__header *header, const char *name);

/**
 * Columns of all requests, CHISO__HEADER_NONE where a variable is not there (a fault is noted).
 * CHISO_E_ARGUMENT when a column that an option names is not there.
 */
chiso_status chiso__header_match(const chiso__header *header, const chiso__request *requests,
                                 size_t count, int *columns, const char *file,
                                 chiso__findings *findings, chiso_error *error);

/** Note that two columns have a name: a fault where it was asked for. */
chiso_status chiso__header_note_twice(const chiso__header *header, const char *name, bool fault,
                                      const char *file, chiso__findings *findings,
                                      chiso_error *error);

void chiso__header_free(chiso__header *header);

#endif
