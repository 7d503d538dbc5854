/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/tree.h"

#include <math.h>

static double rescale(double x, double from_min, double from_max, double to_min, double to_max) {
    return to_min + (to_max - to_min) * (x - from_min) / (from_max - from_min);
}

static double indicator(const chiso__node *node, double mean) {
    return node->direction > 0
               ? rescale(mean, node->min, node->max, node->range_min, node->range_max)
               : rescale(mean, node->max, node->min, node->range_min, node->range_max);
}

/* A group whose children are added up in `aggregated`. */
static double group(const chiso__node *node, double aggregated) {
    if (node->aggregate == CHISO__AGGREGATE_SUM) return aggregated;
    return rescale(aggregated, node->child_min, node->child_max, node->range_min, node->range_max);
}

/* Parents stand before their children, so walking backwards meets a group when its children are
   done; until then score[] of a group holds their sum so far. */
void chiso__tree_score(const chiso_instrument *instrument, const double *mean, double *score) {
    const chiso__node *nodes = instrument->nodes;
    for (size_t i = 0; i < instrument->n_nodes; i++) score[i] = 0;
    for (size_t i = instrument->n_nodes; i-- > 0;) {
        const chiso__node *node = &nodes[i];
        if (node->type == CHISO__NODE_INDICATOR) score[i] = indicator(node, mean[i]);
        if (node->type == CHISO__NODE_SCORE) score[i] = mean[i];
        if (node->type == CHISO__NODE_GROUP) score[i] = group(node, score[i]);
        if (node->parent < 0) continue;
        const bool is_mean = nodes[node->parent].aggregate == CHISO__AGGREGATE_MEAN;
        score[node->parent] += is_mean ? node->weight * score[i] : score[i];
    }
}
