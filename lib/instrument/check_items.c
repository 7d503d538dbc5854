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

bool chiso__has_unpoolable_leaves(const chiso_instrument *instrument) {
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node_type type = instrument->nodes[i].type;
        if (type == CHISO__NODE_INDICATOR || type == CHISO__NODE_SCORE) return true;
    }
    return false;
}

static void check_item(chiso__loading *loading, const chiso__sheet *sheet, size_t i) {
    const chiso__node *node = &loading->instrument->nodes[i];
    if (node->type != CHISO__NODE_ITEM || node->scale == CHISO__NO_SCALE) return;
    if (!is_good_scale(&loading->instrument->scales[node->scale]))
        chiso__sheet_note(loading, CHISO__RULE_BAD_ITEM_SCALE, sheet, i, CHISO__NODE_SCALE, NULL);
}

void chiso__check_items(chiso__loading *loading, const chiso__sheet *sheet) {
    const chiso_instrument *instrument = loading->instrument;
    const bool poolable = !chiso__has_unpoolable_leaves(instrument);
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        check_item(loading, sheet, i);
        if (!poolable && instrument->nodes[i].aggregate == CHISO__AGGREGATE_POOL)
            chiso__sheet_note(loading, CHISO__RULE_POOL_WITHOUT_ITEMS, sheet, i,
                              CHISO__NODE_AGGREGATE, NULL);
    }
}
