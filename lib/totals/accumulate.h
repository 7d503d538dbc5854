/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_ACCUMULATE_H
#define CHISO__TOTALS_ACCUMULATE_H

#include "totals/cases.h"
#include "totals/supplied_batch.h"

/** Where something was first seen. */
typedef struct chiso__seen {
    int64_t line; /* 0: nowhere */
    size_t file_number;
} chiso__seen;

/** Where the columns of a batch are: by columns, weight, replicate weights, strata and units, fpc,
 * variables, where, texts of cases. */
typedef struct chiso__accumulator {
    chiso_totals *totals;
    chiso__findings *findings;
    size_t first_unit, n_unit, first_weight, first_fpc, first_variable, first_where, first_text;
    chiso__seen *seen; /* published: where each domain was first seen */
    size_t seen_room;
    chiso__seen **fpc_seen; /* of each stage and group, where its fpc was first seen */
    size_t *fpc_seen_room;
    const chiso_responses *responses;
    chiso__arena arena;
    int32_t *key, *unit, *moment_key; /* room for keys */
    bool *answered;                   /* of each node, for one respondent */
    int16_t *code;                    /* one respondent */
    double *number;
    size_t *column; /* room for chiso__moments_add() */
    double *x;
    const chiso__keys *keys;
    bool *inside; /* of each record of a batch: it meets the condition, if there is one */
    chiso__supplied_batch replicates;
    chiso__cases *cases; /* where respondents are kept as well; NULL: nowhere */
} chiso__accumulator;

/** Make room in an accumulator whose totals are placed.  False when memory ran out. */
bool chiso__accumulator_room(chiso__accumulator *accumulator);

/** Give the room back. */
void chiso__accumulator_free(chiso__accumulator *accumulator);

/** Add a batch to the totals: a chiso__batch_function whose context is a chiso__accumulator. */
chiso_status chiso__accumulate(void *accumulator, const chiso__batch *batch, chiso_error *error);

#endif
