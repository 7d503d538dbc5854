/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/variables.h"

#include <string.h>

static const chiso__scale *scale_of(const chiso_instrument *instrument, const chiso__node *node) {
    return node->scale == CHISO__NO_SCALE ? NULL : &instrument->scales[node->scale];
}

/* The variable that a leaf shares with an earlier one, or -1. */
static int find(const chiso_totals *totals, const char *name, const chiso__scale *scale) {
    for (size_t v = 0; v < totals->n_variables; v++) {
        const chiso__variable *variable = &totals->variables[v];
        if (variable->scale == scale && strcmp(variable->name, name) == 0) return (int)v;
    }
    return -1;
}

static int add(chiso_totals *totals, const char *name, const chiso__scale *scale) {
    const size_t categories = scale != NULL ? scale->count : 1;
    const size_t n_sums = scale != NULL ? categories : CHISO__NUMBER_SUMS;
    totals->variables[totals->n_variables] = (chiso__variable){.name = name,
                                                               .scale = scale,
                                                               .categories = categories,
                                                               .first_sum = totals->row_sums,
                                                               .n_sums = n_sums,
                                                               .first_count = totals->row_counts};
    totals->row_sums += n_sums;
    totals->row_counts += categories + CHISO__MISSING_REASONS;
    return (int)totals->n_variables++;
}

bool chiso__variables_of(chiso_totals *totals) {
    const chiso_instrument *instrument = totals->instrument;
    const size_t nodes = instrument->n_nodes;
    totals->variables = chiso__arena_alloc(&totals->arena, nodes * sizeof *totals->variables);
    totals->node_variable = chiso__arena_alloc(&totals->arena, nodes * sizeof(int));
    if (totals->variables == NULL || totals->node_variable == NULL) return false;
    totals->row_sums = CHISO__ROW_SUMS;
    totals->row_counts = 1 + nodes;
    for (size_t i = 0; i < nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        totals->node_variable[i] = -1;
        if (node->variable == NULL) continue;
        const chiso__scale *scale = scale_of(instrument, node);
        int v = find(totals, node->variable, scale);
        totals->node_variable[i] = v >= 0 ? v : add(totals, node->variable, scale);
    }
    return true;
}

void chiso__variables_requests(const chiso_totals *totals, chiso__request *requests) {
    const chiso_instrument *instrument = totals->instrument;
    for (size_t i = instrument->n_nodes; i-- > 0;) {
        if (totals->node_variable[i] < 0) continue;
        const chiso__node *node = &instrument->nodes[i];
        requests[totals->node_variable[i]] =
            (chiso__request){.name = node->variable,
                             .node = node->code,
                             .kind = totals->published ? CHISO__COLUMN_SCORE : CHISO__COLUMN_ANSWER,
                             .scale = scale_of(instrument, node),
                             .low = totals->published ? node->range_min : node->min,
                             .high = totals->published ? node->range_max : node->max,
                             .zero_is_withheld = chiso__instrument_zero_is_withheld(instrument)};
    }
}
