/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <string.h>

#include "instrument/node_row.h"

const chiso__sheet_column chiso__node_columns[CHISO__NODE_COLUMNS] = {
    [CHISO__NODE_CODE] = {"code", true},
    [CHISO__NODE_PARENT] = {"parent", true},
    [CHISO__NODE_NAME_EN] = {"name_en", false},
    [CHISO__NODE_NAME_VI] = {"name_vi", false},
    [CHISO__NODE_NAME_VI_SOURCE] = {"name_vi_source", false},
    [CHISO__NODE_TYPE] = {"type", true},
    [CHISO__NODE_VARIABLE] = {"variable", false},
    [CHISO__NODE_SCALE] = {"scale", false},
    [CHISO__NODE_WEIGHT] = {"weight", false},
    [CHISO__NODE_DIRECTION] = {"direction", false},
    [CHISO__NODE_MIN] = {"min", false},
    [CHISO__NODE_MAX] = {"max", false},
    [CHISO__NODE_AGGREGATE] = {"aggregate", false},
    [CHISO__NODE_RANGE_MIN] = {"range_min", false},
    [CHISO__NODE_RANGE_MAX] = {"range_max", false},
};

const char *const chiso__type_words[] = {"group", "indicator", "score", "item", NULL};
const char *const chiso__aggregate_words[] = {"sum", "mean", "pool", NULL};
static const char *const name_sources[] = {"published", "ours", NULL};

/* Columns that mean nothing for a type, but may stand there. */
static const bool is_ignored[][CHISO__NODE_COLUMNS] = {
    [CHISO__NODE_GROUP] = {[CHISO__NODE_SCALE] = true,
                           [CHISO__NODE_DIRECTION] = true,
                           [CHISO__NODE_MIN] = true,
                           [CHISO__NODE_MAX] = true},
    [CHISO__NODE_INDICATOR] = {[CHISO__NODE_AGGREGATE] = true},
    [CHISO__NODE_SCORE] = {[CHISO__NODE_SCALE] = true,
                           [CHISO__NODE_DIRECTION] = true,
                           [CHISO__NODE_MIN] = true,
                           [CHISO__NODE_MAX] = true,
                           [CHISO__NODE_AGGREGATE] = true},
    [CHISO__NODE_ITEM] = {[CHISO__NODE_DIRECTION] = true,
                          [CHISO__NODE_MIN] = true,
                          [CHISO__NODE_MAX] = true,
                          [CHISO__NODE_AGGREGATE] = true,
                          [CHISO__NODE_RANGE_MIN] = true,
                          [CHISO__NODE_RANGE_MAX] = true},
    [CHISO__TYPE_UNKNOWN] = {false},
};

const char *chiso__node_text(const chiso__node_row *r, size_t column) {
    return chiso__sheet_text(r->sheet, r->row, column);
}

void chiso__node_note(const chiso__node_row *r, chiso__rule rule, size_t column) {
    chiso__sheet_note(r->loading, rule, r->sheet, r->row, column, NULL);
}

static void read_names(const chiso__node_row *r, chiso__node *node) {
    node->name_en = chiso__node_text(r, CHISO__NODE_NAME_EN);
    node->name_vi = chiso__node_text(r, CHISO__NODE_NAME_VI);
    if (node->name_en == NULL)
        chiso__sheet_note_empty(r->loading, CHISO__RULE_MISSING_NAME, r->sheet, r->row,
                                CHISO__NODE_NAME_EN);
    if (node->name_vi == NULL)
        chiso__sheet_note_empty(r->loading, CHISO__RULE_MISSING_NAME, r->sheet, r->row,
                                CHISO__NODE_NAME_VI);
    node->name_vi_ours =
        chiso__sheet_choice(r->loading, r->sheet, r->row, CHISO__NODE_NAME_VI_SOURCE, name_sources,
                            CHISO__RULE_UNKNOWN_NAME_SOURCE) == 1;
}

static void read_type(const chiso__node_row *r, chiso__node *node) {
    chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_TYPE);
    int type = chiso__sheet_choice(r->loading, r->sheet, r->row, CHISO__NODE_TYPE,
                                   chiso__type_words, CHISO__RULE_UNKNOWN_TYPE);
    node->type = type < 0 ? (chiso__node_type)CHISO__TYPE_UNKNOWN : (chiso__node_type)type;
    for (size_t column = 0; column < CHISO__NODE_COLUMNS; column++)
        if (is_ignored[node->type][column] && chiso__node_text(r, column) != NULL)
            chiso__node_note(r, CHISO__RULE_IGNORED_VALUE, column);
}

static void read_aggregate(const chiso__node_row *r, chiso__node *node) {
    node->aggregate = (chiso__aggregate)CHISO__AGGREGATE_UNKNOWN;
    if (node->type != CHISO__NODE_GROUP) return;
    chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_AGGREGATE);
    int choice = chiso__sheet_choice(r->loading, r->sheet, r->row, CHISO__NODE_AGGREGATE,
                                     chiso__aggregate_words, CHISO__RULE_UNKNOWN_AGGREGATE);
    if (choice >= 0) node->aggregate = (chiso__aggregate)choice;
}

static void read_variable(const chiso__node_row *r, chiso__node *node) {
    const char *variable = chiso__node_text(r, CHISO__NODE_VARIABLE);
    if (node->type != CHISO__NODE_GROUP)
        node->variable = variable != NULL ? variable : node->code;
    else if (variable != NULL)
        chiso__node_note(r, CHISO__RULE_GROUP_WITH_VARIABLE, CHISO__NODE_VARIABLE);
}

static void read_scale(const chiso__node_row *r, chiso__node *node) {
    const char *name = chiso__node_text(r, CHISO__NODE_SCALE);
    node->scale = CHISO__NO_SCALE;
    if (node->type == CHISO__NODE_ITEM)
        chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_SCALE);
    if (name == NULL || (node->type != CHISO__NODE_INDICATOR && node->type != CHISO__NODE_ITEM))
        return;
    node->scale = chiso__find_scale(r->loading->instrument, name);
    if (node->scale == CHISO__NO_SCALE)
        chiso__node_note(r, CHISO__RULE_UNKNOWN_SCALE, CHISO__NODE_SCALE);
}

static void read_node(const chiso__node_row *r, chiso__node *node) {
    int64_t line = r->sheet->rows[r->row].line;
    node->line = line > INT_MAX ? 0 : (int)line;
    node->code = chiso__sheet_required(r->loading, r->sheet, r->row, CHISO__NODE_CODE);
    node->parent = CHISO__NO_PARENT;
    read_names(r, node);
    read_type(r, node);
    read_aggregate(r, node);
    read_variable(r, node);
    read_scale(r, node);
    chiso__read_node_numbers(r, node);
}

static void read_nodes(chiso__loading *loading, chiso__sheet *sheet) {
    chiso_instrument *instrument = loading->instrument;
    if (!chiso__grow(&instrument->nodes, &instrument->node_capacity, sheet->count,
                     sizeof *instrument->nodes)) {
        chiso__loading_memory(loading);
        return;
    }
    instrument->n_nodes = sheet->count;
    for (size_t row = 0; row < sheet->count; row++)
        read_node(&(chiso__node_row){loading, sheet, row}, &instrument->nodes[row]);
}

void chiso__load_nodes(chiso__loading *loading, const chiso__sheet_source *source) {
    chiso__sheet sheet = {.columns = chiso__node_columns, .n_columns = CHISO__NODE_COLUMNS};
    chiso__sheet_read(loading, &sheet, source);
    if (sheet.usable && sheet.count == 0)
        chiso__loading_note(loading, CHISO__RULE_NO_NODES, NULL,
                            &(chiso__finding){.file = sheet.file});
    if (sheet.usable && sheet.count > 0) {
        read_nodes(loading, &sheet);
        if (loading->status == CHISO_OK) chiso__check_tree(loading, &sheet);
        if (loading->status == CHISO_OK) chiso__check_scores(loading, &sheet);
        if (loading->status == CHISO_OK) chiso__check_items(loading, &sheet);
    }
    chiso__sheet_free(&sheet);
}
