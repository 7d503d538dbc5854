/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_ROBUST_H
#define CHISO__QUALITY_ROBUST_H

#include <stdbool.h>
#include <stddef.h>

/** Where the bulk of numbers lies, and how far they spread about it. */
typedef struct chiso__bulk {
    size_t n;
    double median;
    double spread; /* as a standard deviation; 0: most are the same */
} chiso__bulk;

/**
 * Median, and 1.4826 times the median absolute deviation from it; where that is 0, 1.2533 times the
 * mean absolute deviation (Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers).  NaN
 * counts as none.  False when memory ran out.
 */
bool chiso__bulk_of(chiso__bulk *bulk, const double *values, size_t count);

/** What lies so many spreads from the median; NaN where there is no spread. */
double chiso__bulk_limit(const chiso__bulk *bulk, double spreads);

/** The numbers that are there, in ascending order; NULL when memory ran out. */
double *chiso__sorted(const double *values, size_t count, size_t *present);

#endif
