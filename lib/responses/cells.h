/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_CELLS_H
#define CHISO__RESPONSES_CELLS_H

#include "responses/batch.h"

/** Where a cell stands, and how the file writes numbers. */
typedef struct chiso__place {
    const chiso_responses *responses;
    chiso__findings *findings;
    const char *file;
    const char *column; /* its header */
    int64_t line;       /* of a table in memory the record */
    char decimal;
    int64_t record; /* from 1 */
} chiso__place;

/**
 * Read one cell as its request says; what is wrong with it is noted in place->findings.
 * CHISO_OK · CHISO_E_MEMORY
 */
chiso_status chiso__cell_read(const chiso__place *place, const chiso__request *request,
                              const char *text, size_t length, chiso__keys *keys, double *value,
                              int32_t *code, chiso_error *error);

#endif
