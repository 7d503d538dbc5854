/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_TABLE_H
#define CHISO__INDEX_RANK_TABLE_H

#include <chiso/index.h>

#include "responses/keys.h"
#include "results/findings.h"

/** Where a unit was read. */
typedef struct chiso__rank_line {
    int64_t line; /* 0: nowhere */
    size_t file;
} chiso__rank_line;

/** A table of what is to be ranked, unit by unit.  Zero it before use. */
typedef struct chiso__rank_table {
    chiso__keys keys[4]; /* of the columns; those of the first are the names of the units */
    size_t units, capacity[4];
    double *estimate, *se, *df;
    chiso__rank_line *lines;
    double *covariance; /* units × units; NULL without */
} chiso__rank_table;

/**
 * Read it, and add to the findings what is wrong with it; faults are no failure here.
 * CHISO_OK · CHISO_E_DATA (cannot be read on) · CHISO_E_ARGUMENT · CHISO_E_OPEN · CHISO_E_READ ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__rank_table_read(chiso__rank_table *table, const chiso_responses *responses,
                                    const chiso_rank_columns *columns, chiso__findings *findings,
                                    chiso_error *error);

/** Read the covariance of its units; the same.  Without a column of the se, it is from here. */
chiso_status chiso__rank_table_covariance(chiso__rank_table *table,
                                          const chiso_responses *responses,
                                          const chiso_rank_columns *columns,
                                          chiso__findings *findings, chiso_error *error);

/** Note a unit that was read already. */
chiso_status chiso__rank_table_twice(const chiso_responses *responses,
                                     const chiso__rank_line *first, const chiso__rank_line *again,
                                     const char *column, const char *unit,
                                     chiso__findings *findings, chiso_error *error);

void chiso__rank_table_free(chiso__rank_table *table);

#endif
