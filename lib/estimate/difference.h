/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_DIFFERENCE_H
#define CHISO__ESTIMATE_DIFFERENCE_H

#include <stdbool.h>

/* A difference of two estimates: docs/methods.md, "Differences". */

/** An estimate that takes part; NaN is what it does not have. */
typedef struct chiso__compared {
    double estimate, se, df;
} chiso__compared;

/** What comes of it; NaN is what cannot be told. */
typedef struct chiso__difference {
    double value, se, low, high, df, t, p, holm, bh;
} chiso__difference;

/** How two estimates vary together. */
typedef struct chiso__tie {
    bool together;     /* they share strata or units: df is the lesser of the two, else Welch's */
    double covariance; /* NaN: not known */
} chiso__tie;

/** UNKNOWN where nothing can be said. */
typedef enum chiso__direction {
    CHISO__DIRECTION_UNKNOWN,
    CHISO__DIRECTION_UP,
    CHISO__DIRECTION_DOWN,
    CHISO__DIRECTION_NONE,
    CHISO__DIRECTIONS
} chiso__direction;

/** of - from, before p is adjusted: holm and bh get NaN. */
void chiso__difference_make(chiso__difference *difference, const chiso__compared *of,
                            const chiso__compared *from, chiso__tie tie, double level);

/** The same of two that vary together, by the variance of the difference itself; NaN: not known. */
void chiso__difference_make_of(chiso__difference *difference, const chiso__compared *of,
                               const chiso__compared *from, double variance, double level);

/** By the interval; by size where neither has a standard error, or none is in doubt. */
chiso__direction chiso__difference_direction(const chiso__difference *difference,
                                             const chiso__compared *of,
                                             const chiso__compared *from);

/** By size: up, down, or neither where it is not more than `nothing`. */
chiso__direction chiso__direction_by_size(double value, double nothing);

/** What rounding may make of the difference of two equal estimates. */
double chiso__difference_rounding(const chiso__compared *of, const chiso__compared *from);

#endif
