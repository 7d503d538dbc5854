/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_ACCUMULATE_H
#define CHISO__TOTALS_ACCUMULATE_H

#include "totals/totals.h"

/** Where the columns of a batch are: by, then weight, strata, PSU, then variables, then where. */
typedef struct chiso__accumulator {
    chiso_totals *totals;
    chiso__findings *findings;
    size_t first_weight, first_unit, first_variable, first_where;
    size_t n_unit;
    bool weighted;
    struct chiso__seen {
        int64_t line; /* 0: nowhere */
        size_t file_number;
    } * seen; /* published: where each domain was first seen */
    size_t seen_capacity;
    const char *const *files;
    bool *answered; /* of each node, for one respondent */
    int32_t *key;   /* room for the key of a unit or domain */
    const chiso__keys *keys;
    bool *inside; /* of each record of a batch: it meets the condition, if there is one */
} chiso__accumulator;

/** Add a batch to the totals: a chiso__batch_function whose context is a chiso__accumulator. */
chiso_status chiso__accumulate(void *accumulator, const chiso__batch *batch, chiso_error *error);

#endif
