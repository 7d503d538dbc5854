/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items by the groups of an instrument that they are below. */
#include <string.h>

#include "instrument/instrument.h"
#include "reliability/run.h"

/* The group of a code; the number of nodes: there is none. */
static size_t find_group(const chiso_instrument *instrument, const char *code) {
    size_t at = 0;
    while (at < instrument->n_nodes && (instrument->nodes[at].type != CHISO__NODE_GROUP ||
                                        strcmp(instrument->nodes[at].code, code) != 0))
        at++;
    return at;
}

static bool is_below(const chiso_instrument *instrument, int node, size_t group) {
    while (node != CHISO__NO_PARENT && (size_t)node != group) node = instrument->nodes[node].parent;
    return node != CHISO__NO_PARENT;
}

bool chiso__items_expand(chiso_reliability_options *o, const chiso_instrument *instrument,
                         chiso__arena *arena) {
    const size_t nodes = instrument != NULL ? instrument->n_nodes : 0;
    if (nodes == 0 || o->items == NULL) return true;
    const char **items = chiso__arena_alloc(arena, o->n_items * (nodes + 1) * sizeof(const char *));
    size_t count = 0;
    if (items == NULL) return false;
    for (size_t i = 0; i < o->n_items; i++) {
        const size_t group = find_group(instrument, o->items[i]);
        if (group == nodes) items[count++] = o->items[i];
        for (size_t n = group; n < nodes; n++) {
            const char *variable = instrument->nodes[n].variable;
            if (variable != NULL && is_below(instrument, (int)n, group)) items[count++] = variable;
        }
    }
    o->items = items;
    o->n_items = count;
    return true;
}
