/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_RATES_H
#define CHISO__QUALITY_RATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What is compared between interviewers, or villages: Σ part / Σ whole over the records of each.
 */
typedef struct chiso__rates {
    const double *part, *whole; /* of each record; NaN: it is left out.  whole NULL: 1 */
    const int32_t *of;          /* the group of each record; negative: none */
    size_t rows, groups;
    double least; /* fewest records of a group that is compared */
    double level; /* probability that of groups which do not differ none is beyond its limits */
    bool low;     /* only what is too low counts */
} chiso__rates;

/** One group. */
typedef struct chiso__rate {
    double n;         /* records */
    double value;     /* NaN: the whole is 0 */
    double low, high; /* limits; NaN: not compared, or no limit on that side */
    double p;         /* adjusted for the number of groups; NaN: not compared */
} chiso__rate;

/**
 * Compare groups with all of them together.  The standard error of a group comes from how records
 * vary within groups; what groups vary beyond it, their heterogeneity, is estimated with extremes
 * drawn in (winsorised at 10 %, which is made up for as of a normal) and added (Spiegelhalter 2005,
 * Statistics in Medicine 24, 1185-1202, and Quality and Safety in Health Care 14, 347-351).  Limits
 * and p are of the normal distribution, adjusted by Bonferroni.
 *
 * @param[out] rates    one for each group.
 * @param[out] expected Σ part / Σ whole over all groups; NaN: nobody is in one.
 * @return false when memory ran out.
 */
bool chiso__rates_compare(chiso__rate *rates, double *expected, const chiso__rates *data);

#endif
