/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_FIGURE_H
#define CHISO__ESTIMATE_FIGURE_H

#include "estimate/interval.h"
#include "estimate/quality.h"
#include "estimate/taylor.h"

/** One estimate with all that is told of it; NaN is what cannot be told. */
typedef struct chiso__figure {
    int64_t n; /* valid answers */
    double estimate, se, low, high, df, deff, n_eff, cv;
    unsigned flags;
} chiso__figure;

/** What a figure is made of. */
typedef struct chiso__evidence {
    double estimate, variance;
    chiso__support support;
    int64_t n;
    /* for deff, over the n who answered, per unit of weight: */
    double square, linear, weight; /* Σw q², Σw q, Σw */
    bool is_proportion;
    double low, high; /* the range of a score that is a proportion of it; 0, 0: 0 to 1 */
    int32_t interval; /* CHISO_INTERVAL_ */
} chiso__evidence;

/** Make the figure: standard error, interval, degrees of freedom, design effect, flags. */
void chiso__figure_make(chiso__figure *figure, const chiso__evidence *evidence,
                        const chiso_variance_options *options);

/** Add the flags of what the figure is by now. */
void chiso__figure_flag(chiso__figure *figure, const chiso__evidence *evidence,
                        const chiso_variance_options *options);

/** A figure without uncertainty. */
void chiso__figure_plain(chiso__figure *figure, double estimate, int64_t n);

/** The variance over that of a simple random sample; NaN where there is none to compare with. */
double chiso__deff(const chiso__evidence *evidence, int32_t reference);

/**
 * Σ w q² over the respondents with a valid answer to a variable, where q is what one of them adds,
 * per unit of weight, to Σ slope[k]·(sum k of the variable); *linear gets Σ w q.
 */
double chiso__square(const chiso__variable *variable, const double *total, const double *slope,
                     double *linear);

#endif
