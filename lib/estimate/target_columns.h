/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_TARGET_COLUMNS_H
#define CHISO__ESTIMATE_TARGET_COLUMNS_H

#include "estimate/estimates.h"
#include "estimate/figure_columns.h"

/* What is estimated, as columns: variable, statistic, category. */

enum { CHISO__TARGET_COLUMNS = 3 };

extern const chiso__column_titles chiso__target_titles[CHISO__TARGET_COLUMNS];

/** Fill them in the last row, from column `first` on. */
chiso_status chiso__target_columns_set(chiso_result *result, size_t first,
                                       const chiso__target *target, chiso_error *error);

/** Add all settings of estimates. */
chiso_status chiso__estimates_settings(const chiso__estimates *estimates, chiso_result *result,
                                       chiso_error *error);

#endif
