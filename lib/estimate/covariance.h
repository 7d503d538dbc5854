/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_COVARIANCE_H
#define CHISO__ESTIMATE_COVARIANCE_H

#include "estimate/estimates.h"

/** How many rows chiso_estimate() gives: a block of all targets for the whole and each domain. */
size_t chiso__estimates_rows(const chiso__estimates *estimates);

/** CHISO_OK, or CHISO_E_ARGUMENT when `rows` is another number, or no variance is asked for. */
chiso_status chiso__estimates_check_rows(const chiso__estimates *estimates, size_t rows,
                                         chiso_error *error);

/** The covariance of all rows, row by row; NaN where there is none.  False: no memory. */
bool chiso__estimates_covariance(const chiso__estimates *estimates, double *matrix);

#endif
