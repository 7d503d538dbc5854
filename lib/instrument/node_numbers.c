/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "instrument/node_row.h"

static double number_of(const chiso__node_row *r, size_t column, double otherwise) {
    return chiso__sheet_number(r->loading, r->sheet, r->row, column, otherwise);
}

static void read_weight(const chiso__node_row *r, chiso__node *node) {
    node->weight_given = number_of(r, CHISO__NODE_WEIGHT, 1);
    if (!(node->weight_given > 0))
        chiso__node_note(r, CHISO__RULE_WEIGHT_NOT_POSITIVE, CHISO__NODE_WEIGHT);
}

static void read_direction(const chiso__node_row *r, chiso__node *node) {
    node->direction = 1;
    if (node->type == CHISO__NODE_ITEM) return;
    double direction = number_of(r, CHISO__NODE_DIRECTION, 1);
    if (direction != 1 && direction != -1)
        chiso__node_note(r, CHISO__RULE_BAD_DIRECTION, CHISO__NODE_DIRECTION);
    node->direction = direction == -1 && node->type == CHISO__NODE_INDICATOR ? -1 : 1;
}

static void read_bounds(const chiso__node_row *r, chiso__node *node) {
    node->min = node->max = NAN;
    if (node->type != CHISO__NODE_INDICATOR) return;
    node->min = number_of(r, CHISO__NODE_MIN, NAN);
    node->max = number_of(r, CHISO__NODE_MAX, NAN);
    if (node->min >= node->max) chiso__node_note(r, CHISO__RULE_MIN_NOT_BELOW_MAX, CHISO__NODE_MIN);
    if (isinf(node->max - node->min))
        chiso__node_note(r, CHISO__RULE_RANGE_TOO_WIDE, CHISO__NODE_MAX);
    size_t empty = chiso__node_text(r, CHISO__NODE_MIN) == NULL ? CHISO__NODE_MIN : CHISO__NODE_MAX;
    if (chiso__node_text(r, empty) == NULL)
        chiso__node_note(r, CHISO__RULE_UNBOUNDED_INDICATOR, empty);
}

/* Whatever stands in the columns of a range, an item and a pool run from 0 to 100. */
static bool has_fixed_range(const chiso__node_row *r, chiso__node *node) {
    const bool pool = node->aggregate == CHISO__AGGREGATE_POOL;
    if (node->type != CHISO__NODE_ITEM && !pool) return false;
    node->range_min = 0;
    node->range_max = 100;
    for (size_t c = CHISO__NODE_RANGE_MIN; pool && c <= CHISO__NODE_RANGE_MAX; c++)
        if (chiso__node_text(r, c) != NULL) chiso__node_note(r, CHISO__RULE_IGNORED_VALUE, c);
    return true;
}

static void read_range(const chiso__node_row *r, chiso__node *node) {
    if (has_fixed_range(r, node)) return;
    bool has_min = chiso__node_text(r, CHISO__NODE_RANGE_MIN) != NULL;
    bool has_max = chiso__node_text(r, CHISO__NODE_RANGE_MAX) != NULL;
    node->range_min = number_of(r, CHISO__NODE_RANGE_MIN, NAN);
    node->range_max = number_of(r, CHISO__NODE_RANGE_MAX, NAN);
    if (node->range_min >= node->range_max)
        chiso__node_note(r, CHISO__RULE_RANGE_NOT_RISING, CHISO__NODE_RANGE_MIN);
    if (has_min != has_max) {
        chiso__node_note(r, CHISO__RULE_RANGE_INCOMPLETE,
                         has_min ? CHISO__NODE_RANGE_MAX : CHISO__NODE_RANGE_MIN);
    } else if (!has_min && node->type == CHISO__NODE_INDICATOR) {
        node->range_min = 1;
        node->range_max = 10;
    } else if (!has_min && node->type == CHISO__NODE_SCORE) {
        chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_RANGE_MIN);
        chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_RANGE_MAX);
    }
}

void chiso__read_node_numbers(const chiso__node_row *r, chiso__node *node) {
    read_weight(r, node);
    read_direction(r, node);
    read_bounds(r, node);
    read_range(r, node);
}
