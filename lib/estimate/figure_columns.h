/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_FIGURE_COLUMNS_H
#define CHISO__ESTIMATE_FIGURE_COLUMNS_H

#include "estimate/figure.h"
#include "results/result.h"

/* What stands beside an estimate or a score: se, ci_low, ci_high, df, deff, n_eff, cv. */

enum { CHISO__FIGURE_COLUMNS = 7 };

/** Add the columns. */
chiso_status chiso__figure_columns_add(chiso_result *result, int32_t language, chiso_error *error);

/** Fill them in the last row, from column `first` on. */
void chiso__figure_columns_set(chiso_result *result, size_t first, const chiso__figure *figure);

/** Columns of a table: a title of NULL is not shown in a text table. */
typedef struct chiso__column_titles {
    const char *name;
    int32_t type;
    const char *title[2]; /* English, Vietnamese */
} chiso__column_titles;

/** Add any columns. */
chiso_status chiso__columns_add(chiso_result *result, const chiso__column_titles *titles,
                                size_t count, int32_t language, chiso_error *error);

#endif
