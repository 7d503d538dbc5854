/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_REPLICATE_SUMS_H
#define CHISO__ESTIMATE_REPLICATE_SUMS_H

#include "estimate/replicates.h"
#include "estimate/taylor.h"

/**
 * The sums of a domain, or (`domain` = number of domains) of all, in every replicate: one matrix
 * product of the units' rows and their factors.  Zero it before use.
 */
typedef struct chiso__replicate_sums {
    const chiso__view *view;
    const chiso__replicates *replicates;
    double *sums; /* sums[i * replicates + r] */
    size_t *index;
    double *x; /* room for a row */
} chiso__replicate_sums;

/** Make room, all zero; chiso__replicate_sums_free() also on failure.  False: no memory. */
bool chiso__replicate_sums_new(chiso__replicate_sums *sums, const chiso__view *view,
                               const chiso__replicates *replicates);

/** Make all sums zero. */
void chiso__replicate_sums_clear(chiso__replicate_sums *sums);

/** Add the rows of a domain, or of all. */
void chiso__replicate_sums_add(chiso__replicate_sums *sums, size_t domain);

/** The sums of one replicate, as a row has them: total, with room for totals->row_sums. */
void chiso__replicate_sums_take(const chiso__replicate_sums *sums, size_t replicate, double *total);

void chiso__replicate_sums_free(chiso__replicate_sums *sums);

/** Units and strata of the first stage with a respondent in a domain, or in all. */
chiso__support chiso__support_of(const chiso__view *view, size_t domain);

#endif
