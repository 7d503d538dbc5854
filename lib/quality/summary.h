/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_SUMMARY_H
#define CHISO__QUALITY_SUMMARY_H

#include "quality/rows.h"

/**
 * What a measure of every record looks like altogether: how many are beyond the threshold, and the
 * quantiles of type 7.
 *
 * @param value     of each record; NaN: none.
 * @param beyond    how many are beyond.
 * @param threshold NaN: of each record its own, or none.
 */
chiso_status chiso__summary_add(chiso__inspection *q, chiso__measure measure, const double *value,
                                size_t beyond, double threshold, chiso_error *error);

/** How shares are distributed: how many lie in each twentieth, and how many are 1. */
chiso_status chiso__summary_shares(chiso__inspection *q, chiso__measure measure,
                                   const double *value, chiso_error *error);

#endif
