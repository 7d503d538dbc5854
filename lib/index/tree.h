/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_TREE_H
#define CHISO__INDEX_TREE_H

#include "index/scheme.h"
#include "totals/view.h"

/** The tree as it is scored. */
typedef struct chiso__tree {
    const chiso_instrument *instrument;
    const chiso__view *view;
    const chiso__scheme *scheme;
} chiso__tree;

/**
 * Score every node of one domain.
 *
 * @param      tree  the tree.
 * @param[in]  total the domain's sums, as the view has them.
 * @param[out] score for each node; NaN where it or a node that it needs is missing.
 * @param[out] slope slope[i * nodes + node] = d score[node] / d total[i]; 0 where there is no
 * score; NULL: not wanted.
 * @param      room  as many numbers as a row has sums, and the tree nodes.
 *
 * indicator  a + (b - a)(x - min)/(max - min), with (max - x) where high is bad; not clamped
 * score      x, as published
 * item       the mean of what the metric makes of each answer
 * sum        Σ children;  mean  Σ weight·child, brought from the children's range to the node's own
 * pool       the mean over all valid answers to the items below, each answer counted once
 *
 * A pooling of the scheme takes the place of the aggregates: nodes above its level are the plain
 * mean of the nodes of that level below them, the others are pools.
 */
void chiso__tree_score(const chiso__tree *tree, const double *total, double *score, double *slope,
                       double *room);

#endif
