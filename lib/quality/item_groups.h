/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_ITEM_GROUPS_H
#define CHISO__QUALITY_ITEM_GROUPS_H

#include "quality/inspection.h"

/** The answers to one item by group: sums that its analysis of variance needs. */
typedef struct chiso__item_groups {
    double *n, *mean; /* of each group */
    double all;       /* answers of records that have a group */
    double groups;    /* that have an answer */
    double squared;   /* Σ n² */
    double between;   /* Σ n (mean - mean of all)² */
    double within;    /* Σ (x - mean of the group)² */
} chiso__item_groups;

/** Fill it; n and mean have room for every group. */
void chiso__item_groups_fill(chiso__item_groups *s, const chiso__interviews *a, size_t item,
                             const chiso__groups *groups);

/** Degrees of freedom within groups. */
double chiso__item_groups_df(const chiso__item_groups *s);

/**
 * Intraclass correlation by one-way analysis of variance, (MSB - MSW) / (MSB + (n0 - 1) MSW) with
 * n0 = (N - Σn²/N) / (G - 1), and the p of its F test.  NaN where there is nothing to compare.
 * R: a <- anova(aov(x ~ factor(interviewer))).
 */
double chiso__item_groups_icc(const chiso__item_groups *s, double *p);

/** People of an interviewer, as a person meets them on the mean: Σn² / N. */
double chiso__item_groups_load(const chiso__item_groups *s);

#endif
