/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "instrument/load.h"

/* Metrics tell the answers of a scale apart by their values, from 0 up. */
static bool is_good_scale(const chiso__scale *scale) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < scale->count; i++) {
        const chiso__category *category = &scale->categories[i];
        if (category->missing != CHISO__ANSWERED) continue;
        least = fmin(least, category->value);
        most = fmax(most, category->value);
    }
    return least >= 0 && least < most;
}

static bool is_leaf_without_answers_to_pool(const chiso__node *node) {
    return node->type == CHISO__NODE_INDICATOR || node->type == CHISO__NODE_SCORE;
}

void chiso__check_items(chiso__loading *loading, const chiso__sheet *sheet) {
    const chiso_instrument *instrument = loading->instrument;
    bool poolable = true;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (is_leaf_without_answers_to_pool(node)) poolable = false;
        if (node->type == CHISO__NODE_ITEM && node->scale != CHISO__NO_SCALE &&
            !is_good_scale(&instrument->scales[node->scale]))
            chiso__sheet_note(loading, CHISO__RULE_BAD_ITEM_SCALE, sheet, i, CHISO__NODE_SCALE,
                              NULL);
    }
    for (size_t i = 0; i < instrument->n_nodes; i++)
        if (!poolable && instrument->nodes[i].aggregate == CHISO__AGGREGATE_POOL)
            chiso__sheet_note(loading, CHISO__RULE_POOL_WITHOUT_ITEMS, sheet, i,
                              CHISO__NODE_AGGREGATE, NULL);
}
