/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_REPLICATES_H
#define CHISO__ESTIMATE_REPLICATES_H

#include <chiso/estimate.h>

#include "totals/frame.h"

/* Replicates of the sample: docs/methods.md, "Replicates". */

typedef struct chiso__replicates {
    size_t count, units; /* replicates; members of frame->stages[stage] */
    size_t stage;        /* 0, but for a bootstrap of several stages the last */
    double *factor; /* factor[unit * count + r]: what multiplies the unit's rows in replicate r */
    double scale, *rscale; /* variance = scale · Σ rscale[r]·(theta[r] - centre)² */
    const char *name;      /* jk1, jkn, brr, fay, bootstrap or mrbbootstrap, as in R; other */
    const chiso__supplied *supplied; /* whose weights came with the answers: no factors; or NULL */
    bool ignores_fpc;                /* of some stage, for which the method has no place */
} chiso__replicates;

enum { CHISO__MOST_FACTORS = 1 << 27 }; /* a gibibyte */

/** Fill in replicates, seed and fay_rho where they are 0. */
void chiso__replicates_defaults(chiso_variance_options *options);

/** Do replicates, seed, centre and fay_rho make sense?  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__replicates_check(const chiso_variance_options *options, chiso_error *error);

/**
 * Make the replicates of a sample, or take those whose weights came with the answers.  They depend
 * on the names of strata and units, not on the order of records or pieces.
 *
 * @param[out] out     chiso__replicates_free(), also on failure.
 * @param      options with a method that has replicates; every default filled in.
 * @return CHISO_OK · CHISO_E_ARGUMENT (a lone-PSU policy that is not fail, certainty or remove;
 *         brr and fay: a stratum that has not two units; more than CHISO__MOST_FACTORS factors) ·
 *         CHISO_E_LONE_PSU · CHISO_E_MEMORY
 */
chiso_status chiso__replicates_new(chiso__replicates *out, const chiso__frame *frame,
                                   const chiso_variance_options *options, chiso_error *error);

void chiso__replicates_free(chiso__replicates *replicates);

/**
 * The variance of an estimate that is theta[r] in replicate r, NaN where it has none there (an
 * empty domain; of which a total is 0).  Such replicates are left out, as in R without making up
 * for them; *dropped tells how many.  NaN where they are more than 5 %.  0 where nothing can vary:
 * no replicates.
 *
 * @param estimate of the whole sample.
 * @param centre   CHISO_CENTRE_; the mean is that of the replicates used, whose rscale is above 0.
 */
double chiso__replicates_variance(const chiso__replicates *replicates, const double *theta,
                                  double estimate, int32_t centre, size_t *dropped);

/** What they vary about; centre as above. */
double chiso__replicates_centre(const chiso__replicates *replicates, const double *theta,
                                double estimate, int32_t centre);

#endif
