/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_SCHEMES_H
#define CHISO__ESTIMATE_SCHEMES_H

#include "estimate/replicates.h"
#include "numeric/random.h"
#include "totals/sorted_units.h"

/* The ways to make replicates; of the sample the first stage is sorted. */

typedef struct chiso__sample {
    const chiso__frame *frame;
    chiso__sorted_units sorted;
} chiso__sample;

typedef chiso_status chiso__scheme(chiso__replicates *out, const chiso__sample *sample,
                                   const chiso_variance_options *options, chiso_error *error);

chiso__scheme chiso__jackknife, chiso__brr, chiso__bootstrap;

/**
 * The bootstrap with fpc: fill in the factors of the last stage's members, for which there is room.
 * False when memory ran out.
 */
bool chiso__halve(chiso__replicates *out, const chiso__frame *frame, chiso__random *random);

/** Room for `count` replicates of the members of a stage: all factors and rscales 1.
 * CHISO_OK · CHISO_E_ARGUMENT (too many) · CHISO_E_MEMORY */
chiso_status chiso__replicates_room(chiso__replicates *out, const chiso__frame *frame, size_t stage,
                                    size_t count, chiso_error *error);

#endif
