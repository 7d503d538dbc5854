/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_QUANTILE_H
#define CHISO__NUMERIC_QUANTILE_H

#include <stddef.h>

/**
 * The p-quantile of values in ascending order by linear interpolation between the order statistics
 * at (n - 1)p: type 7 of Hyndman and Fan (1996), R's default, Excel's PERCENTILE.INC.
 *
 * @param sorted finite values, ascending.
 * @param count  how many; 0 gives NaN.
 * @param p      0 to 1.
 */
double chiso__quantile(const double *sorted, size_t count, double p);

/** The same of values in any order, which it moves about: faster than sorting them for one p. */
double chiso__quantile_select(double *values, size_t count, double p);

#endif
