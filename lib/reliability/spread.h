/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_SPREAD_H
#define CHISO__RELIABILITY_SPREAD_H

#include "estimate/replicates.h"
#include "estimate/sweep.h"
#include "reliability/alpha.h"
#include "reliability/answers.h"

/* How alpha and its family vary: what units add to the sums of pairs, linearised or replicated. */

/** Some respondents, in the order of the frame, and what they add up to. */
typedef struct chiso__group {
    const chiso__answers *answers;
    const size_t *respondents;
    size_t count;
    const double *sums, *n; /* of pairs, of all of them */
    const bool *varies;     /* of each item */
    const chiso__matrices *matrices;
    size_t omega_factors; /* of replicates omega is asked too, of so many factors; 0: it is not */
} chiso__group;

/** The place of a number of chiso__family_table, of the item at a place, among all; with
 *  CHISO__FAMILY, 0 how many there are. */
size_t chiso__family_place(const chiso__matrices *matrices, size_t statistic, size_t at);

/** How many numbers of a group vary: those of the family, and behind them omega total and
 *  hierarchical where they are asked of replicates. */
size_t chiso__group_numbers(const chiso__group *group);

/** All values, and slopes (NULL: not wanted) one behind the other, chiso__family_slopes() each. */
void chiso__family_evaluate(const chiso__matrices *matrices, double *value, double *slope);

/** The linearised variance of each; support as of chiso__sweep.  False when memory ran out. */
bool chiso__spread_linear(const chiso__group *group, const chiso__frame *frame, int32_t lone_psu,
                          const double *slope, double *variance, chiso__support *support);

/** The variance of each from replicates, and how many of these had no value.  False when memory ran
 *  out. */
bool chiso__spread_replicates(const chiso__group *group, const chiso__frame *frame,
                              const chiso__replicates *replicates, int32_t centre,
                              const double *value, double *variance, size_t *dropped);

#endif
