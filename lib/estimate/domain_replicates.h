/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_DOMAIN_REPLICATES_H
#define CHISO__ESTIMATE_DOMAIN_REPLICATES_H

#include "estimate/estimates.h"
#include "estimate/quantile.h"

/**
 * The variance of every target of a domain from its replicates; dropped[t]: replicates in which the
 * target has no value.  estimate[], distributions[]: of the whole sample, the latter of targets
 * that are inverse.  theta: NULL, or gets targets × replicates, what each target is in each of
 * them. False when memory ran out.
 */
bool chiso__domain_replicates(const chiso__estimates *estimates, size_t domain,
                              const double *estimate, const chiso__distribution *distributions,
                              double *variance, size_t *dropped, double *theta);

#endif
