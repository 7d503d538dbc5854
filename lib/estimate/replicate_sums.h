/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_REPLICATE_SUMS_H
#define CHISO__ESTIMATE_REPLICATE_SUMS_H

#include "estimate/quantile.h"
#include "estimate/replicates.h"
#include "estimate/taylor.h"

/**
 * The sums of a domain, or (`domain` = number of domains) of all, in every replicate: one matrix
 * product of the units' rows and their factors, or what was added up from the replicate weights of
 * the file.  Zero it before use.
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

/**
 * The weight of answer i of a distribution in a replicate; of a scale, of all who gave it (total:
 * the sums of the replicate, variable: whose answers they are).
 */
double chiso__replicate_sums_weight(const chiso__replicate_sums *sums,
                                    const chiso__variable *variable, const double *total,
                                    const chiso__distribution *distribution, size_t i,
                                    size_t replicate);

/**
 * Units and strata of the first stage with a respondent in a domain, or in all.  Of replicate
 * weights of the file: the rank of those of the domain's respondents, and 1.  False when memory ran
 * out.
 */
bool chiso__support_of(const chiso__view *view, size_t domain, chiso__support *support);

/** The same of some domains together, in[domain], where replicate weights came with the file. */
bool chiso__support_supplied(const chiso__view *view, const bool *in, chiso__support *support);

#endif
