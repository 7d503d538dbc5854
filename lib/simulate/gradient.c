/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/gradient.h"

#include <limits.h>
#include <string.h>

enum { NO_BLOCK = -1 };

bool chiso__gradient_new(chiso__gradient *out, chiso__arena *arena,
                         const chiso_simulation *simulation) {
    const size_t nodes = simulation->instrument->n_nodes;
    out->block = chiso__arena_alloc(arena, nodes * sizeof *out->block);
    out->weight = chiso__arena_alloc(arena, nodes * sizeof *out->weight);
    out->factor = chiso__arena_alloc(arena, nodes * sizeof *out->factor);
    out->answered = chiso__arena_alloc(arena, nodes * sizeof *out->answered);
    return !arena->failed;
}

/* --- the tree --- */

/* A node's score is offset + slope × what comes up to it. */
static double slope_of(const chiso__node *node) {
    const double span = node->range_max - node->range_min;
    if (node->type == CHISO__NODE_INDICATOR)
        return node->direction * span / (node->max - node->min);
    if (node->type == CHISO__NODE_GROUP && node->aggregate == CHISO__AGGREGATE_MEAN)
        return span / (node->child_max - node->child_min);
    return 1;
}

static double offset_of(const chiso__node *node) {
    const double slope = slope_of(node);
    if (node->type == CHISO__NODE_INDICATOR)
        return node->range_min - slope * (node->direction > 0 ? node->min : node->max);
    if (node->type == CHISO__NODE_GROUP && node->aggregate == CHISO__AGGREGATE_MEAN)
        return node->range_min - slope * node->child_min;
    return 0;
}

/* Parents stand before their children. */
static void place_in_tree(chiso__gradient *g, const chiso_instrument *instrument, size_t top) {
    for (size_t i = top; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        const int p = node->parent;
        if (i != top && (p < (int)top || g->block[p] == NO_BLOCK)) continue;
        const chiso__node *parent = i != top ? &instrument->nodes[p] : NULL;
        g->factor[i] = i == top ? 1 : g->factor[p] * slope_of(parent);
        if (i != top && parent->aggregate == CHISO__AGGREGATE_MEAN) g->factor[i] *= node->weight;
        const bool pooled =
            i != top && (g->block[p] != p || parent->aggregate == CHISO__AGGREGATE_POOL);
        g->block[i] = pooled ? g->block[p] : (int)i;
        if (!pooled) g->constant += g->factor[i] * offset_of(node);
    }
}

/* --- poolings by name --- */

static int level_of(const char *pooling) {
    static const struct {
        const char *name;
        int level;
    } levels[] = {{"pool", 0}, {"group-mean", 1}, {"content-mean", 2}};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        if (strcmp(pooling, levels[i].name) == 0) return levels[i].level;
    return INT_MAX; /* item-mean */
}

int chiso__pooling_level(const chiso_simulation *simulation, size_t node, const char *pooling) {
    const int own = simulation->instrument->nodes[node].level, level = level_of(pooling);
    return simulation->node_question[node] >= 0 || level < own ? own : level;
}

/* The node over a leaf, or the leaf itself, that is not below a level. */
static int climb(const chiso_instrument *instrument, size_t leaf, int level) {
    int at = (int)leaf;
    while (instrument->nodes[at].level > level) at = instrument->nodes[at].parent;
    return at;
}

static void place_by_level(chiso__gradient *g, const chiso_simulation *s, size_t top,
                           const char *pooling) {
    const chiso_instrument *instrument = s->instrument;
    const int level = chiso__pooling_level(s, top, pooling);
    double blocks = 0;
    for (size_t i = top; i < instrument->n_nodes; i++) {
        if (s->node_question[i] < 0) continue;
        if (climb(instrument, i, instrument->nodes[top].level) != (int)top) continue;
        g->block[i] = climb(instrument, i, level);
        blocks += g->factor[g->block[i]] == 0;
        g->factor[g->block[i]] = 1;
    }
    for (size_t i = top; i < instrument->n_nodes; i++) g->factor[i] /= blocks;
}

/* --- both --- */

static void weigh_leaves(chiso__gradient *g, const chiso_simulation *s) {
    const size_t nodes = s->instrument->n_nodes;
    for (size_t i = 0; i < nodes; i++) {
        if (s->node_question[i] < 0)
            g->block[i] = NO_BLOCK;
        else if (g->block[i] != NO_BLOCK)
            g->answered[g->block[i]] += s->questions[s->node_question[i]].answered;
    }
    for (size_t i = 0; i < nodes; i++) {
        if (g->block[i] == NO_BLOCK) continue;
        const double part = s->questions[s->node_question[i]].answered / g->answered[g->block[i]];
        g->weight[i] = g->factor[g->block[i]] * part * slope_of(&s->instrument->nodes[i]);
    }
}

void chiso__gradient_fill(chiso__gradient *gradient, const chiso_simulation *simulation,
                          size_t node, const char *pooling) {
    const size_t nodes = simulation->instrument->n_nodes;
    gradient->constant = 0;
    for (size_t i = 0; i < nodes; i++) {
        gradient->block[i] = NO_BLOCK;
        gradient->weight[i] = gradient->factor[i] = gradient->answered[i] = 0;
    }
    if (pooling != NULL)
        place_by_level(gradient, simulation, node, pooling);
    else
        place_in_tree(gradient, simulation->instrument, node);
    weigh_leaves(gradient, simulation);
}

/* --- metrics --- */

double chiso__reply_score(const chiso__question *question, size_t reply, const char *metric) {
    enum { TOP = 2 };
    const double value = question->replies[reply].value, least = question->replies[0].value;
    const double most = question->replies[question->count - 1].value;
    if (metric == NULL) return value;
    if (strcmp(metric, "top2") == 0) return reply + TOP >= question->count ? 100 : 0;
    if (strcmp(metric, "mean-percent") == 0) return 100 * value / most;
    return 100 * (value - least) / (most - least);
}

double chiso__question_mean(const chiso__question *question, const double *shares,
                            const char *metric) {
    double mean = 0;
    for (size_t i = 0; i < question->count; i++)
        mean += shares[i] * chiso__reply_score(question, i, metric);
    return mean;
}
