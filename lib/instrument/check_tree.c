/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/lookup.h"
#include "instrument/load.h"

typedef struct codes {
    chiso__lookup lookup;
    int *nodes; /* the node of each code */
} codes;

static bool add_code(codes *c, const char *code, int node) {
    int32_t before = (int32_t)c->lookup.count;
    int32_t number = chiso__lookup_add(&c->lookup, code, strlen(code));
    if (number == before) c->nodes[number] = node;
    return number != CHISO__LOOKUP_MEMORY;
}

static int find_code(const codes *c, const char *code) {
    int32_t number = chiso__lookup_find(&c->lookup, code, strlen(code));
    return number < 0 ? CHISO__PARENT_LOST : c->nodes[number];
}

/* Two passes: a parent below its child is told from one that is nowhere. */
static bool read_codes(chiso__loading *loading, const chiso__sheet *sheet, codes *c) {
    const chiso_instrument *instrument = loading->instrument;
    c->nodes = chiso__alloc(instrument->n_nodes, sizeof *c->nodes);
    if (c->nodes == NULL) return false;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const char *code = instrument->nodes[i].code;
        if (code == NULL) continue;
        if (!add_code(c, code, (int)i)) return false;
        if (find_code(c, code) != (int)i)
            chiso__sheet_note(loading, CHISO__RULE_DUPLICATE_CODE, sheet, i, CHISO__NODE_CODE,
                              NULL);
    }
    return true;
}

static void find_parent(chiso__loading *loading, const chiso__sheet *sheet, const codes *c,
                        size_t i) {
    chiso__node *nodes = loading->instrument->nodes, *node = &nodes[i];
    const char *text = chiso__sheet_text(sheet, i, CHISO__NODE_PARENT);
    if (text == NULL) return;
    int parent = find_code(c, text);
    node->parent = CHISO__PARENT_LOST;
    chiso__rule rule = CHISO__RULES;
    if (parent == CHISO__PARENT_LOST)
        rule = CHISO__RULE_UNKNOWN_PARENT;
    else if (parent >= (int)i)
        rule = CHISO__RULE_PARENT_AFTER_CHILD;
    else if (nodes[parent].type != CHISO__NODE_GROUP &&
             nodes[parent].type != (chiso__node_type)CHISO__TYPE_UNKNOWN)
        rule = CHISO__RULE_PARENT_NOT_GROUP;
    if (rule != CHISO__RULES) {
        chiso__sheet_note(loading, rule, sheet, i, CHISO__NODE_PARENT, NULL);
        return;
    }
    node->parent = parent;
    node->level = nodes[parent].level + 1;
}

static void check_roots(chiso__loading *loading, const chiso__sheet *sheet) {
    const chiso_instrument *instrument = loading->instrument;
    size_t roots = 0;
    for (size_t i = 0; i < instrument->n_nodes; i++)
        if (instrument->nodes[i].parent == CHISO__NO_PARENT && ++roots > 1)
            chiso__sheet_note(loading, CHISO__RULE_SEVERAL_ROOTS, sheet, i, CHISO__NODE_PARENT,
                              instrument->nodes[i].code);
    if (roots > 0) return;
    chiso__finding place = {.file = sheet->file, .column = "parent"};
    chiso__loading_note(loading, CHISO__RULE_NO_ROOT, NULL, &place);
}

static void check_leaves(chiso__loading *loading, const chiso__sheet *sheet) {
    const chiso_instrument *instrument = loading->instrument;
    const chiso__node *first = NULL;
    for (size_t i = 0; i < instrument->n_nodes; i++) {
        const chiso__node *node = &instrument->nodes[i];
        if (node->type == CHISO__NODE_GROUP || node->type == (chiso__node_type)CHISO__TYPE_UNKNOWN)
            continue;
        if (first == NULL) first = node;
        if (node->type != first->type)
            chiso__sheet_note(loading, CHISO__RULE_MIXED_LEAVES, sheet, i, CHISO__NODE_TYPE,
                              first->code);
    }
}

void chiso__check_tree(chiso__loading *loading, const chiso__sheet *sheet) {
    codes c = {0};
    if (read_codes(loading, sheet, &c)) {
        for (size_t i = 0; i < loading->instrument->n_nodes; i++)
            find_parent(loading, sheet, &c, i);
        check_roots(loading, sheet);
        check_leaves(loading, sheet);
    } else {
        chiso__loading_memory(loading);
    }
    chiso__lookup_free(&c.lookup);
    chiso__free(c.nodes);
}
