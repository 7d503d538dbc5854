/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_MEAN_H
#define CHISO__ESTIMATE_MEAN_H

#include "totals/totals.h"

/**
 * Weighted mean of a variable: Σ wₖ yₖ / Σ wₖ over the categories of its scale, or Σwy / Σw of a
 * number.  total[] are the variable's sums, in the layout of totals.h, those of a number about its
 * centre.  NaN (gradient 0) where nobody answered.
 * Same as (R survey): svymean(~y, design, na.rm = TRUE).
 */
double chiso__mean(const chiso__variable *variable, const double *total, double *gradient);

/**
 * The same of any value of each category, values[k].
 */
double chiso__mean_of(const chiso__variable *variable, const double *values, const double *total,
                      double *gradient);

/** Σwy of a variable, whatever Σw is: of nobody 0. */
double chiso__total(const chiso__variable *variable, const double *total);

/** Σ of the sums of all categories: the weight of those who answered. */
double chiso__answered(const chiso__variable *variable, const double *total);

#endif
