/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/tree.h"

#include <math.h>
#include <string.h>

#include "estimate/mean.h"

/* One domain while it is scored. */
struct scoring {
    const chiso__tree *tree;
    const double *total;
    double *score, *slope, *gradient;
    double *answered; /* of each leaf, Σw of those who answered it */
    size_t nodes, sums;
};

static const chiso__node *node_at(const struct scoring *s, size_t node) {
    return &s->tree->instrument->nodes[node];
}

static const chiso__variable *variable_of(const struct scoring *s, size_t leaf) {
    const int v = s->tree->view->totals->node_variable[leaf];
    return v >= 0 ? &s->tree->view->variables[v] : NULL;
}

static bool is_leaf(const struct scoring *s, size_t node) {
    return node_at(s, node)->type != CHISO__NODE_GROUP;
}

static bool is_under(const struct scoring *s, size_t node, size_t ancestor) {
    int at = (int)node;
    while (at > (int)ancestor) at = node_at(s, (size_t)at)->parent;
    return at == (int)ancestor;
}

/* --- leaves --- */

/* What a score gains where the mean gains one. */
static double steepness(const chiso__node *node) {
    if (node->type != CHISO__NODE_INDICATOR) return 1;
    return node->direction * (node->range_max - node->range_min) / (node->max - node->min);
}

static double score_of_mean(const chiso__node *node, double mean) {
    if (node->type != CHISO__NODE_INDICATOR) return mean;
    const double from = node->direction > 0 ? node->min : node->max;
    return node->range_min + steepness(node) * (mean - from);
}

static void score_leaf(struct scoring *s, size_t leaf) {
    const chiso__node *node = node_at(s, leaf);
    const chiso__variable *variable = variable_of(s, leaf);
    const chiso__scheme *scheme = s->tree->scheme;
    const double *values = scheme->values != NULL ? scheme->values[leaf] : NULL;
    const double mean = chiso__mean_of(variable, values, s->total + variable->first_sum,
                                       s->slope != NULL ? s->gradient : NULL);
    s->score[leaf] = score_of_mean(node, mean);
    s->answered[leaf] = chiso__answered(variable, s->total + variable->first_sum);
    for (size_t k = 0; s->slope != NULL && k < variable->n_sums; k++)
        s->slope[(variable->first_sum + k) * s->nodes + leaf] = steepness(node) * s->gradient[k];
}

/* --- groups --- */

/* Add factor times one node to another, its score to a sum that will be the other's. */
static void add_node(struct scoring *s, chiso__sum *sum, size_t to, size_t from, double factor) {
    chiso__sum_add(sum, factor * s->score[from]);
    for (size_t i = 0; s->slope != NULL && i < s->sums; i++)
        s->slope[i * s->nodes + to] += factor * s->slope[i * s->nodes + from];
}

static void clear_slope(struct scoring *s, size_t node) {
    for (size_t i = 0; s->slope != NULL && i < s->sums; i++) s->slope[i * s->nodes + node] = 0;
}

/* Σ weight·child from the children's range to the node's own; of a sum the range is its own. */
static void score_aggregate(struct scoring *s, size_t group) {
    const chiso__node *node = node_at(s, group);
    const bool is_sum = node->aggregate == CHISO__AGGREGATE_SUM;
    chiso__sum sum = {0};
    const double factor =
        is_sum ? 1 : (node->range_max - node->range_min) / (node->child_max - node->child_min);
    for (size_t i = group + 1; i < s->nodes; i++) {
        if (node_at(s, i)->parent != (int)group) continue;
        add_node(s, &sum, group, i, is_sum ? 1 : factor * node_at(s, i)->weight);
    }
    if (!is_sum) chiso__sum_add(&sum, node->range_min - factor * node->child_min);
    s->score[group] = chiso__sum_value(&sum);
}

/* Is the node one of those that a plain mean of level `level` takes? */
static bool is_of_level(const struct scoring *s, size_t node, int level) {
    return node_at(s, node)->level == level ||
           (is_leaf(s, node) && node_at(s, node)->level < level);
}

static void score_level_mean(struct scoring *s, size_t group, int level) {
    size_t count = 0;
    chiso__sum sum = {0};
    for (size_t i = group + 1; i < s->nodes; i++)
        count += is_of_level(s, i, level) && is_under(s, i, group);
    for (size_t i = group + 1; i < s->nodes; i++) {
        if (is_of_level(s, i, level) && is_under(s, i, group))
            add_node(s, &sum, group, i, 1 / (double)count);
    }
    s->score[group] = chiso__sum_value(&sum);
}

/* Every answer counts once: an item weighs as much as it has answers.  d/dT = (value - pool)/W. */
static void score_pool(struct scoring *s, size_t group) {
    chiso__sum points = {0}, answered = {0};
    for (size_t i = group + 1; i < s->nodes; i++) {
        if (!is_leaf(s, i) || !is_under(s, i, group)) continue;
        const double w = s->answered[i];
        if (w > 0) chiso__sum_add(&points, w * s->score[i]);
        chiso__sum_add(&answered, w);
    }
    const double all = chiso__sum_value(&answered);
    s->score[group] = all > 0 ? chiso__sum_value(&points) / all : (double)NAN;
    for (size_t i = group + 1; all > 0 && s->slope != NULL && i < s->nodes; i++) {
        if (!is_leaf(s, i) || !is_under(s, i, group)) continue;
        const chiso__variable *variable = variable_of(s, i);
        const double *values = s->tree->scheme->values[i];
        for (size_t k = 0; k < variable->n_sums; k++)
            s->slope[(variable->first_sum + k) * s->nodes + group] +=
                (values[k] - s->score[group]) / all;
    }
}

static void score_group(struct scoring *s, size_t group) {
    const chiso__scheme *scheme = s->tree->scheme;
    const chiso__node *node = node_at(s, group);
    const bool pooled = scheme->pooling != NULL || node->aggregate == CHISO__AGGREGATE_POOL;
    if (!pooled)
        score_aggregate(s, group);
    else if (node->level < scheme->mean_level)
        score_level_mean(s, group, scheme->mean_level);
    else
        score_pool(s, group);
}

/* Parents stand before their children, so walking backwards meets a group when its children are
   done. */
void chiso__tree_score(const chiso__tree *tree, const double *total, double *score, double *slope,
                       double *room) {
    struct scoring s = {.tree = tree,
                        .total = total,
                        .score = score,
                        .slope = slope,
                        .gradient = room,
                        .answered = room + tree->view->totals->row_sums,
                        .nodes = tree->instrument->n_nodes,
                        .sums = tree->view->totals->row_sums};
    if (slope != NULL) memset(slope, 0, s.sums * s.nodes * sizeof *slope);
    for (size_t i = s.nodes; i-- > 0;) {
        if (is_leaf(&s, i))
            score_leaf(&s, i);
        else
            score_group(&s, i);
        if (isnan(score[i])) clear_slope(&s, i);
    }
}
