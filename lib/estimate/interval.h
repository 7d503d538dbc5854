/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_INTERVAL_H
#define CHISO__ESTIMATE_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Confidence intervals by name (docs/methods.md, "Intervals").  A kind is what the public constant
 * of the same number says: 1 CHISO_INTERVAL_T, 2 CHISO_INTERVAL_LOGIT, 3 CHISO_INTERVAL_WILSON,
 * 4 CHISO_INTERVAL_BETA.  0 (CHISO_INTERVAL_DEFAULT) is for the caller to resolve.
 */
enum {
    CHISO__INTERVAL_T = 1,  /* x ± t se, for any statistic */
    CHISO__INTERVAL_LOGIT,  /* proportions: the t interval of log(p/(1-p)), back */
    CHISO__INTERVAL_WILSON, /* proportions: Wilson's score interval with an effective n */
    CHISO__INTERVAL_BETA    /* proportions: Korn and Graubard's */
};

typedef struct chiso__interval_input {
    double estimate, se;
    double df;    /* degrees of freedom, whole or not, or infinite */
    double level; /* such as 0.95 */
    int64_t n; /* valid answers; `t` does not look at it, nor `logit` and `wilson` inside (0, 1) */
} chiso__interval_input;

/** "t", "logit", "wilson", "beta"; NULL for any other kind. */
const char *chiso__interval_name(int32_t kind);

/** The kind of a name; 0 when there is none. */
int32_t chiso__interval_named(const char *name);

/**
 * The ends of an interval.
 *
 * A proportion within 1e-12 of 0 or 1 gets the interval of Clopper and Pearson with n corrected for
 * df whatever the kind but `t`, and CHISO__FLAG_EXACT is added to *flags.  A standard error of 0
 * elsewhere (a census) gives both ends = estimate.
 *
 * @param low   receives the lower end, NaN when there is no interval; so does high.
 * @param flags what is there stays; NULL: not wanted.
 * @return      false when there is no interval: df <= 0 or NaN, estimate or se NaN, se < 0, level
 * not between 0 and 1, a proportion outside 0 to 1, an n that has no df (`beta`, or 0 and 1: n <
 * 2), a kind that is none.
 */
bool chiso__interval(int32_t kind, const chiso__interval_input *input, double *low, double *high,
                     unsigned *flags);

#endif
