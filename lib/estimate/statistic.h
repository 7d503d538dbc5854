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
    bool of_categories; /* one number for every category, not one in all */
    bool is_proportion; /* between 0 and 1, with the intervals that belong to it */
    bool is_inverse;    /* what is linearised is F at the value; the value is found through it */
    /**
     * total[]: the variable's sums in the layout of totals.h, those of a NUMBER about its centre.
     * gradient[k] = d value / d total[k], one for each sum; NULL: not wanted.  NaN (and gradient 0)
     * where nobody answered.
     */
    double (*evaluate)(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient);
} chiso__statistic;

/** All statistics, ended by NULL. */
const chiso__statistic *const *chiso__statistics(void);

/** The statistic of that name, or NULL. */
const chiso__statistic *chiso__statistic_named(const char *name);

#endif
