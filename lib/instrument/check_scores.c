/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "instrument/load.h"

/* Published ranges are rounded; ranges that should be equal differ by rounding alone. */
static const double sum_tolerance = 0.01, equal_tolerance = 1e-9;

/* What a group knows of its children. */
typedef struct family {
    size_t children;
    size_t first;
    double largest;                       /* weight */
    double weights, range_min, range_max; /* sums; of weights: as scaled() */
} family;

/* By a power of two, which changes no digit: the sum of huge weights is not infinite then. */
static double scaled(const family *f, double weight) {
    int exponent;
    (void)frexp(f->largest, &exponent);
    return ldexp(weight, -exponent);
}

static void gather(const chiso_instrument *instrument, family *families) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->parent < 0) continue;
        family *f = &families[node->parent];
        if (f->children++ == 0) f->first = i;
        f->largest = fmax(f->largest, node->weight_given);
    }
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->parent < 0) continue;
        family *f = &families[node->parent];
        f->weights += scaled(f, node->weight_given);
    }
}

/* A sum's own range must be the sum of its children's. */
static void check_sum(chiso__loading *loading, const chiso__sheet *sheet, const family *f,
                      size_t i) {
    const chiso__node *node = &loading->instrument->nodes[i];
    bool low_differs = fabs(node->range_min - f->range_min) > sum_tolerance;
    bool high_differs = fabs(node->range_max - f->range_max) > sum_tolerance;
    if (!low_differs && !high_differs) return;
    char low[CHISO__NUMBER_TEXT], high[CHISO__NUMBER_TEXT], sum[80];
    chiso__number_to_text(low, f->range_min);
    chiso__number_to_text(high, f->range_max);
    snprintf(sum, sizeof sum, "%s to %s", low, high);
    size_t column = low_differs ? CHISO__NODE_RANGE_MIN : CHISO__NODE_RANGE_MAX;
    chiso__sheet_note(loading, CHISO__RULE_RANGE_NOT_SUM, sheet, i, column, sum);
}

static void check_group(chiso__loading *loading, const chiso__sheet *sheet, const family *f,
                        size_t i) {
    chiso__node *node = &loading->instrument->nodes[i];
    const chiso__node *first = &loading->instrument->nodes[f->first];
    bool is_sum = node->aggregate == CHISO__AGGREGATE_SUM;
    bool own = chiso__sheet_text(sheet, i, CHISO__NODE_RANGE_MIN) != NULL ||
               chiso__sheet_text(sheet, i, CHISO__NODE_RANGE_MAX) != NULL;
    if (f->children == 0) {
        chiso__sheet_note(loading, CHISO__RULE_GROUP_WITHOUT_CHILDREN, sheet, i, CHISO__NODE_CODE,
                          NULL);
        return;
    }
    node->child_min = first->range_min;
    node->child_max = first->range_max;
    if (node->aggregate == CHISO__AGGREGATE_POOL) {
        node->range_min = 0;
        node->range_max = 100;
    } else if (!own) {
        node->range_min = is_sum ? f->range_min : first->range_min;
        node->range_max = is_sum ? f->range_max : first->range_max;
    } else if (is_sum) {
        check_sum(loading, sheet, f, i);
    }
}

/* Sums of finite ranges need not be finite. */
static bool is_too_wide(const chiso__node *node) {
    return isinf(node->range_min) || isinf(node->range_max) ||
           isinf(node->range_max - node->range_min);
}

/* From the last node to the first: children are done before their parent. */
static void check_groups(chiso__loading *loading, const chiso__sheet *sheet, family *families) {
    chiso__node *nodes = loading->instrument->nodes;
    for (size_t i = loading->instrument->n_nodes; i-- > 0;) {
        if (nodes[i].type == CHISO__NODE_GROUP) check_group(loading, sheet, &families[i], i);
        if (is_too_wide(&nodes[i]))
            chiso__sheet_note(loading, CHISO__RULE_RANGE_TOO_WIDE, sheet, i, CHISO__NODE_RANGE_MAX,
                              NULL);
        if (nodes[i].parent < 0) continue;
        families[nodes[i].parent].range_min += nodes[i].range_min;
        families[nodes[i].parent].range_max += nodes[i].range_max;
    }
}

static void check_child(chiso__loading *loading, const chiso__sheet *sheet, const family *f,
                        size_t i) {
    const chiso__node *nodes = loading->instrument->nodes, *node = &nodes[i];
    const chiso__node *first = &nodes[f->first];
    chiso__aggregate how = nodes[node->parent].aggregate;
    bool unweighted = how == CHISO__AGGREGATE_SUM || how == CHISO__AGGREGATE_POOL;
    if (unweighted && node->weight_given > 0 && node->weight_given != 1)
        chiso__sheet_note(loading, CHISO__RULE_WEIGHT_UNDER_SUM, sheet, i, CHISO__NODE_WEIGHT,
                          NULL);
    if (how != CHISO__AGGREGATE_MEAN) return;
    if (fabs(node->range_min - first->range_min) > equal_tolerance)
        chiso__sheet_note(loading, CHISO__RULE_RANGES_DIFFER, sheet, i, CHISO__NODE_RANGE_MIN,
                          first->code);
    else if (fabs(node->range_max - first->range_max) > equal_tolerance)
        chiso__sheet_note(loading, CHISO__RULE_RANGES_DIFFER, sheet, i, CHISO__NODE_RANGE_MAX,
                          first->code);
}

void chiso__check_scores(chiso__loading *loading, const chiso__sheet *sheet) {
    chiso_instrument *instrument = loading->instrument;
    family *families = chiso__alloc(instrument->n_nodes, sizeof *families);
    if (families == NULL) {
        chiso__loading_memory(loading);
        return;
    }
    gather(instrument, families);
    check_groups(loading, sheet, families);
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        chiso__node *node = &instrument->nodes[i];
        node->weight = 1;
        if (node->parent < 0) continue;
        const family *f = &families[node->parent];
        check_child(loading, sheet, f, i);
        node->weight = scaled(f, node->weight_given) / f->weights;
    }
    chiso__free(families);
}
