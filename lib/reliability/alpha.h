/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ALPHA_H
#define CHISO__RELIABILITY_ALPHA_H

#include "reliability/matrices.h"

/*
 * Alpha and its family: smooth functions of covariances and means, hence each with its slopes, from
 * which its variance follows.  docs/methods.md, "Reliability".
 */

typedef struct chiso__family {
    const char *name;
    size_t least; /* items that it needs */
    /**
     * The value, of the item at a place where there is one for each; NaN where there is none.
     * slope: NULL, or zeros that get its derivative by the covariance of each pair of items (by
     * chiso__pair() of their numbers), and behind the pairs by the mean of each item.
     */
    double (*evaluate)(const chiso__matrices *matrices, size_t at, double *slope);
    bool of_items; /* one number for each item */
    bool inverse;  /* it needs correlations that have an inverse */
} chiso__family;

enum {
    CHISO__ALPHA,
    CHISO__ALPHA_STANDARDIZED,
    CHISO__LAMBDA6,
    CHISO__MEAN_R,
    CHISO__ITEM_MEAN,
    CHISO__ITEM_SD,
    CHISO__ITEM_REST_R,
    CHISO__ALPHA_IF_DROPPED,
    CHISO__FAMILY
};

extern const chiso__family chiso__family_table[CHISO__FAMILY];

/** How many derivatives there are. */
size_t chiso__family_slopes(const chiso__matrices *matrices);

/** The median correlation of pairs; NaN where there are none.  room: a number for each pair. */
double chiso__median_r(const chiso__matrices *matrices, double *room);

/** The squared multiple correlation of an item with the others; NaN without an inverse. */
double chiso__squared_multiple_r(const chiso__matrices *matrices, size_t at);

/**
 * The interval of alpha where people were drawn one by one and answers are normal (Feldt 1965,
 * Psychometrika 30, 357-370): 1 - (1 - value)·F quantiles of n - 1 and (n - 1)(k - 1) degrees of
 * freedom.  R: psych::alpha.ci().  NaN where there is none: n or k below 2.
 */
void chiso__feldt(double value, double n, size_t items, double level, double *low, double *high);

#endif
