/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_REPWEIGHTS_H
#define CHISO__RESPONSES_REPWEIGHTS_H

#include "responses/cells.h"
#include "responses/header.h"

/** The columns of replicate weights, which a pattern names.  Zero it before use. */
typedef struct chiso__repweights {
    chiso__arena arena;
    const chiso__request *request; /* NULL: nobody asks for them */
    const char **names;            /* in the order of the first file */
    int *columns;                  /* of each, in the file that is being read */
    double *value;                 /* of a batch: value[row * count + r] */
    size_t count;
} chiso__repweights;

enum { CHISO__LEAST_REPWEIGHTS = 2 };

/**
 * The columns of a file: those that match the pattern, to the letter or, where none does, in NFC
 * without case; in a later file those that have the names of the first one's.  columns[]: of all
 * requests, where that of the pattern gets the first of its columns.
 *
 * CHISO_OK · CHISO_E_ARGUMENT (fewer than two match, or one that another request is for; a later
 * file has others) · CHISO_E_MEMORY
 */
chiso_status chiso__repweights_match(chiso__repweights *repweights, const chiso__header *header,
                                     const chiso__request *requests, size_t count, int *columns,
                                     const char *file, chiso__findings *findings,
                                     chiso_error *error);

/** Read those of a record into value[].  CHISO_OK · CHISO_E_MEMORY */
chiso_status chiso__repweights_read(const chiso__repweights *repweights, chiso__place *place,
                                    const chiso__csv_record *record, size_t row,
                                    chiso_error *error);

void chiso__repweights_free(chiso__repweights *repweights);

#endif
