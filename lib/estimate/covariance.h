/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_COVARIANCE_H
#define CHISO__ESTIMATE_COVARIANCE_H

#include "estimate/estimates.h"

/** How many rows chiso_estimate() gives: a block of all targets for the whole and each domain. */
size_t chiso__estimates_rows(const chiso__estimates *estimates);

/** CHISO_OK, or CHISO_E_ARGUMENT when `rows` is another number, or no variance is asked for. */
chiso_status chiso__estimates_check_rows(const chiso__estimates *estimates, size_t rows,
                                         chiso_error *error);

/**
 * The covariance of all rows, row by row; NaN where there is none.  figures: of all rows, filled
 * in; NULL where they are not wanted.  CHISO_OK · CHISO_E_ARGUMENT (more replicates than can be
 * kept) · CHISO_E_MEMORY
 */
chiso_status chiso__estimates_covariance(const chiso__estimates *estimates, chiso__figure *figures,
                                         double *matrix, chiso_error *error);

/**
 * What the estimates of a domain vary by: slope[i * targets + t] of sum i of its rows; nothing is
 * done for quantiles.  gradient: room for the sums of a row.
 */
void chiso__estimates_linearise(const chiso__estimates *estimates, size_t domain, double *slope,
                                double *gradient);

/** Room for what all rows are in each replicate: theta[row * replicates + r].
 * CHISO_OK · CHISO_E_ARGUMENT (more than a gibibyte) · CHISO_E_MEMORY */
chiso_status chiso__estimates_theta(double **theta, const chiso__estimates *estimates,
                                    chiso_error *error);

#endif
