/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_VARIANCE_H
#define CHISO__ESTIMATE_VARIANCE_H

#include <chiso/estimate.h>
#include <stdbool.h>

#include "estimate/replicates.h"
#include "results/result.h"

/**
 * The options of a caller with every default filled in.
 * CHISO_OK · CHISO_E_ARGUMENT
 */
chiso_status chiso__variance_options(chiso_variance_options *out,
                                     const chiso_variance_options *given, chiso_error *error);

/** The method of totals whose replicate weights came with the answers; beside CHISO_VARIANCE_. */
enum { CHISO__VARIANCE_SUPPLIED = CHISO_VARIANCE_BOOTSTRAP + 1 };

/**
 * What the options mean for totals: where replicate weights came with the answers, the method is
 * theirs or none, and nothing may be asked that only strata, units or other replicates have.
 * given: as the caller gave them; NULL: nothing.  CHISO_OK · CHISO_E_ARGUMENT
 */
chiso_status chiso__variance_supplied(chiso_variance_options *options,
                                      const chiso_variance_options *given,
                                      const chiso_totals *totals, chiso_error *error);

/** Is everything as it is by default, the method aside that makes none? */
bool chiso__variance_is_default(const chiso_variance_options *options);

/** The kind of interval of a statistic. */
int32_t chiso__variance_interval(const chiso_variance_options *options, bool is_proportion);

/** True when the variance comes from replicates. */
bool chiso__variance_replicates(const chiso_variance_options *options);

/**
 * Add variance, lone_psu, level, interval, deff, df and min_n to the settings of a result; of
 * replicates (NULL: there are none) also their scheme, number, scale, centre and seed.  Where their
 * weights came with the answers there is no lone_psu; without a variance variance and min_n alone.
 */
chiso_status chiso__variance_settings(const chiso_variance_options *options,
                                      const chiso__replicates *replicates, chiso_result *result,
                                      chiso_error *error);

#endif
