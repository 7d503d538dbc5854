/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_NESTING_H
#define CHISO__TOTALS_NESTING_H

#include "totals/totals.h"

/**
 * The sampled units of one stage, and what they were drawn within: the strata (first stage) or the
 * units of the stage before.  Zero it before use.
 */
typedef struct chiso__nesting {
    chiso__lookup lookup; /* what they were drawn within, by the first numbers of the units' keys */
    chiso__lookup members; /* the units of this stage */
    int64_t *n;            /* of each group: how many were sampled */
    int32_t *group;        /* of each member */
    int32_t *member;       /* of each unit of the last stage */
} chiso__nesting;

/** Count them.  False when memory ran out. */
bool chiso__nesting_count(chiso__nesting *groups, const chiso_totals *totals, size_t stage);

void chiso__nesting_free(chiso__nesting *groups);

#endif
