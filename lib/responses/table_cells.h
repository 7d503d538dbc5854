/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_TABLE_CELLS_H
#define CHISO__RESPONSES_TABLE_CELLS_H

#include "base/buffer.h"
#include "responses/cells.h"

/*
 * The cells of a column in memory.  What a cell means is what its text would mean in a file; the
 * answers to the values that columns of codes are made of are remembered, so that a text is made of
 * each but once.
 */

/** What a value was read as. */
typedef struct chiso__cell_answer {
    double value;
    int32_t code;
    bool known;
} chiso__cell_answer;

/** Reads the cells of a column as a request says.  Zero what is not set before use. */
typedef struct chiso__table_cells {
    chiso__place *place;
    const chiso__request *request;
    const chiso_column *column;
    chiso__keys *keys;
    chiso__cell_answer *known; /* of a missing value, then of small numbers or of the dictionary */
    size_t n_known;
    chiso__cell_answer last; /* of the number before, for columns of many numbers */
    double last_number;
    chiso__buffer text;
} chiso__table_cells;

/** Make room for what is remembered, in an arena that remembers failures. */
void chiso__table_cells_begin(chiso__table_cells *cells, chiso__arena *arena);

/**
 * Read `rows` cells from row `first` on into value[i * stride] and code[i].
 * CHISO_OK · CHISO_E_DATA (no UTF-8; not in the dictionary; offsets that do not ascend) ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__table_cells_read(chiso__table_cells *cells, size_t first, size_t rows,
                                     double *value, size_t stride, int32_t *code,
                                     chiso_error *error);

void chiso__table_cells_free(chiso__table_cells *cells);

#endif
