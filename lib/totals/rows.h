/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_ROWS_H
#define CHISO__TOTALS_ROWS_H

#include "totals/record.h"

/** The row of a unit and domain, made empty when it is new; CHISO__LOOKUP_MEMORY. */
int32_t chiso__rows_of(chiso_totals *totals, int32_t unit, int32_t domain);

/** The unit and the domain of a row. */
int32_t chiso__row_unit(const chiso_totals *totals, int32_t row);
int32_t chiso__row_domain(const chiso_totals *totals, int32_t row);

/**
 * Add a respondent, whose weight is not zero, to a row.  Alone there, he is kept as he is; a second
 * one makes a row in full.  answered: room for all nodes.  False when memory ran out.
 */
bool chiso__rows_add(chiso_totals *totals, int32_t row, const chiso__record *record,
                     bool *answered);

/** Add a row of one table to a row of another with the same variables.  False: no memory. */
bool chiso__rows_merge(chiso_totals *into, int32_t row, const chiso_totals *from, int32_t other,
                       bool *answered);

/** True where a row is of one respondent, who is *record then. */
bool chiso__row_single(const chiso_totals *totals, int32_t row, chiso__record *record);

/** The sums and counts of a row in full, or NULL. */
chiso__sum *chiso__row_sums(const chiso_totals *totals, int32_t row);
int64_t *chiso__row_counts(const chiso_totals *totals, int32_t row);

/** Make an empty row one in full, all zero.  False when memory ran out. */
bool chiso__rows_fill(chiso_totals *totals, int32_t row);

/** How many respondents with a weight a row has. */
int64_t chiso__row_n(const chiso_totals *totals, int32_t row);

/**
 * Add a row to sums and counts of the same width, each respondent counted `factor` times in the
 * sums.  answered: room for all nodes.
 */
void chiso__row_collect(const chiso_totals *totals, int32_t row, double factor, chiso__sum *sums,
                        int64_t *counts, bool *answered);

void chiso__rows_free(chiso__rows *rows);

#endif
