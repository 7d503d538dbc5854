/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_STATISTICS_H
#define CHISO__TOTALS_STATISTICS_H

#include "totals/estimand.h"

/* clang-format off */
/** Every statistic there is and what it needs of a variable.  Its name is the option of the tool,
 *  and lib/estimate has a file of that name. */
#define CHISO__STATISTICS(statistic)                \
    statistic(mean, CHISO__NEEDS_VALUES)            \
    statistic(total, CHISO__NEEDS_VALUES)           \
    statistic(proportion, CHISO__NEEDS_CATEGORIES)  \
    statistic(ratio, CHISO__NEEDS_PAIR)             \
    statistic(quantile, CHISO__NEEDS_EVERY_ANSWER)
/* clang-format on */

#endif
