/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_H
#define CHISO__INDEX_RANK_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Ranks of scores, 1 for the highest; ties share the best rank, NaN has none (NaN).  Scores within
 * 1e-12 (relative) tie, since the order of the respondents may move a sum by that much.
 * False when memory ran out.  Same as (R): rank(-score, ties.method = "min").
 */
bool chiso__rank(const double *score, size_t count, double *rank);

/** The four groups that PAPI makes of provinces, best first. */
typedef enum chiso__group {
    CHISO__GROUP_NONE,
    CHISO__GROUP_BEST,
    CHISO__GROUP_HIGH_AVERAGE,
    CHISO__GROUP_LOW_AVERAGE,
    CHISO__GROUP_POOR
} chiso__group;

/**
 * Groups of scores by their 25th, 50th and 75th percentiles (type 7); a score equal to a cut
 * (within 1e-12, relative) belongs to the upper group, NaN to none.  False when memory ran out.
 */
bool chiso__groups(const double *score, size_t count, chiso__group *group);

/** Both at once, sorting once; NULL: not wanted. */
bool chiso__rank_and_group(const double *score, size_t count, double *rank, chiso__group *group);

#endif
