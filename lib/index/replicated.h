/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_REPLICATED_H
#define CHISO__INDEX_REPLICATED_H

#include "estimate/replicate_sums.h"
#include "index/score.h"
#include "index/tree.h"

/** The scores of all nodes in every replicate, of one domain after another.  Zero it before use. */
typedef struct chiso__replicated {
    const chiso__scores *scores;
    const chiso__tree *tree;
    chiso__replicate_sums sums;
    double *total, *score, *room;
    double *theta;   /* theta[node * replicates + r] */
    double *present; /* of a mean: how many provinces have the node in the replicate */
} chiso__replicated;

/** Make room; chiso__replicated_free() also on failure.  False when memory ran out. */
bool chiso__replicated_new(chiso__replicated *replicated, const chiso__scores *scores,
                           const chiso__tree *tree);

void chiso__replicated_free(chiso__replicated *replicated);

/** Score a domain, or (`domain` = number of domains in the totals) all, in every replicate. */
void chiso__replicated_domain(chiso__replicated *replicated, size_t domain);

/**
 * The plain mean of the provinces that the by column `column` names, in every replicate.  present:
 * of each node, how many have it in the sample; where another number has it, the replicate tells
 * nothing of the mean, and is one without a score.
 */
void chiso__replicated_mean(chiso__replicated *replicated, size_t column, const size_t *present);

/** The variance of a node from its replicates; *dropped: those that have no score. */
double chiso__replicated_variance(const chiso__replicated *replicated, size_t node, double score,
                                  size_t *dropped);

#endif
