/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_SUPPLIED_BATCH_H
#define CHISO__TOTALS_SUPPLIED_BATCH_H

#include "totals/supplied.h"

/** What a respondent adds to one sum, per unit of weight: x, and what rounding lost of it. */
typedef struct chiso__addend {
    size_t sum;
    double x, lost;
} chiso__addend;

/** A respondent of a batch. */
typedef struct chiso__supplied_record {
    int32_t domain;
    size_t first, count; /* addends */
} chiso__supplied_record;

/** The respondents of a batch on their way into the sums of all replicates.  Zero before use. */
typedef struct chiso__supplied_batch {
    chiso__arena arena;
    double *weight; /* weight[record * stride + r], what a record weighs in replicate r */
    chiso__supplied_record *records;
    chiso__addend *addends;
    size_t n_records, n_addends, addends_room;
} chiso__supplied_batch;

/** Make room, once the replicates are known.  False when memory ran out. */
bool chiso__supplied_batch_room(chiso__supplied_batch *batch, const chiso_totals *totals);

/**
 * Take a respondent, whatever his own weight, with what stands in his columns of replicate weights.
 * Returns his weight in every replicate, or NULL when memory ran out.
 */
const double *chiso__supplied_take(chiso__supplied_batch *batch, chiso_totals *totals,
                                   int32_t domain, const chiso__record *record,
                                   const double *columns);

/** Add those that were taken to the sums of their domains. */
void chiso__supplied_flush(chiso__supplied_batch *batch, const chiso_totals *totals);

void chiso__supplied_batch_free(chiso__supplied_batch *batch);

#endif
