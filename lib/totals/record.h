/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_RECORD_H
#define CHISO__TOTALS_RECORD_H

#include "totals/totals.h"

/**
 * What the totals keep of one respondent: answers that a variable derives from several columns are
 * derived here.  columns: those of the batch from the first variable's on; code, number: room for
 * all variables.
 */
void chiso__record_read(const chiso_totals *totals, const chiso__batch_column *columns, size_t row,
                        int16_t *code, double *number);

/** Mark the nodes under which the respondent has a valid answer. */
void chiso__record_answered(const chiso_totals *totals, const int16_t *code, bool *answered);

/** Add a respondent whose weight is not zero to the sums and counts of a row.  answered: room for
 * all nodes, which is left as chiso__record_answered() fills it. */
void chiso__record_add(const chiso_totals *totals, const chiso__record *record, chiso__sum *sums,
                       int64_t *counts, bool *answered);

/** Add w·y so that values near 1e9 keep what makes them differ: with the rounding of the product.
 */
void chiso__sum_add_product(chiso__sum *sum, double w, double y);

#endif
