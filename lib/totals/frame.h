/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_FRAME_H
#define CHISO__TOTALS_FRAME_H

#include "totals/nesting.h"

/** One stage of sampling that makes variance. */
typedef struct chiso__stage {
    chiso__nesting groups;
    double *share; /* of each group, what of it was sampled; 0 without fpc */
} chiso__stage;

/**
 * The sample as the variance sees it, built from the units of the totals when they are complete.
 * Without fpc the first stage alone, as in R's survey.
 */
typedef struct chiso__frame {
    const chiso_totals *totals;
    chiso__stage *stages;
    size_t n_stages;
    int32_t *order; /* the units, so that those of a group stand together at every stage */
    double *weight; /* of each unit: 1, or the inverse of its sampling fractions */
} chiso__frame;

/** Build the frame; on failure chiso__frame_free() as well.  False when memory ran out. */
bool chiso__frame_new(chiso__frame *frame, const chiso_totals *totals);

/** True where a group was sampled whole, to within 1e-7 as in R: nothing varies there. */
bool chiso__frame_is_census(const chiso__frame *frame, size_t stage, int32_t group);

/** True where a group has one unit and others were not sampled: its variance cannot be known. */
bool chiso__frame_is_lone(const chiso__frame *frame, size_t stage, int32_t group);

/** What a group is called: the values of its strata and units, a / between them, cut to fit. */
void chiso__frame_group_name(const chiso__frame *frame, size_t stage, int32_t group, char *text,
                             size_t room);

void chiso__frame_free(chiso__frame *frame);

#endif
