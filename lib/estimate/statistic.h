/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_STATISTIC_H
#define CHISO__ESTIMATE_STATISTIC_H

#include "totals/totals.h"

/**
 * A statistic of one variable in one domain: a value and its gradient with respect to the totals.
 * Variance is written once, elsewhere, for all of them.
 */
typedef struct chiso__statistic {
    const char *name;
    /**
     * total[]: the variable's sums in the layout of totals.h.  gradient[k] = d value / d total[k],
     * one for each sum; NULL: not wanted.  NaN (and gradient 0) where nobody answered.
     */
    double (*evaluate)(const chiso__variable *variable, const double *total, double *gradient);
} chiso__statistic;

/** All statistics, ended by NULL. */
const chiso__statistic *const *chiso__statistics(void);

#endif
