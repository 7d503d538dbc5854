/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_TREE_H
#define CHISO__INDEX_TREE_H

#include "instrument/instrument.h"

/**
 * Score every node of one domain.
 *
 * @param      instrument the tree.
 * @param[in]  mean       for each node that is a leaf, the mean of its variable; NaN: nobody
 * answered.
 * @param[out] score      for each node; NaN where it or a node under it is missing.
 *
 * indicator  a + (b - a)(x - min)/(max - min), with (max - x) where high is bad; not clamped
 * score      x, as published
 * sum        Σ children;  mean  Σ weight·child, brought from the children's range to the node's own
 */
void chiso__tree_score(const chiso_instrument *instrument, const double *mean, double *score);

#endif
