/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_NODE_ROW_H
#define CHISO__INSTRUMENT_NODE_ROW_H

#include "instrument/load.h"

/** A row of nodes.csv while it becomes a node. */
typedef struct chiso__node_row {
    chiso__loading *loading;
    chiso__sheet *sheet;
    size_t row;
} chiso__node_row;

const char *chiso__node_text(const chiso__node_row *r, size_t column);
void chiso__node_note(const chiso__node_row *r, chiso__rule rule, size_t column);

/** Weight, direction, bounds and range of a node whose type and aggregate are known. */
void chiso__read_node_numbers(const chiso__node_row *r, chiso__node *node);

#endif
