/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "instrument/load.h"
#include "instrument/table.h"

enum {
    CODE,
    PARENT,
    LEVEL,
    NAME,
    NAME_SOURCE,
    TYPE,
    VARIABLE,
    WEIGHT,
    DIRECTION,
    MIN,
    MAX,
    AGGREGATE,
    RANGE_MIN,
    RANGE_MAX,
    NODE_HEADINGS
};

static const chiso__heading node_headings[NODE_HEADINGS] = {
    [CODE] = {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    [PARENT] = {"parent", CHISO_COLUMN_TEXT, {"Parent", "Thuộc"}},
    [LEVEL] = {"level", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [NAME_SOURCE] = {"name_source", CHISO_COLUMN_TEXT, {NULL, NULL}},
    [TYPE] = {"type", CHISO_COLUMN_TEXT, {"Type", "Loại"}},
    [VARIABLE] = {"variable", CHISO_COLUMN_TEXT, {"Variable", "Biến"}},
    [WEIGHT] = {"weight", CHISO_COLUMN_NUMBER, {"Weight", "Trọng số"}},
    [DIRECTION] = {"direction", CHISO_COLUMN_INTEGER, {"Direction", "Chiều"}},
    [MIN] = {"min", CHISO_COLUMN_NUMBER, {"Min", "Cận dưới"}},
    [MAX] = {"max", CHISO_COLUMN_NUMBER, {"Max", "Cận trên"}},
    [AGGREGATE] = {"aggregate", CHISO_COLUMN_TEXT, {"Aggregate", "Cách gộp"}},
    [RANGE_MIN] = {"range_min", CHISO_COLUMN_NUMBER, {"From", "Điểm từ"}},
    [RANGE_MAX] = {"range_max", CHISO_COLUMN_NUMBER, {"To", "Điểm đến"}},
};

static const char *name_source(const chiso__node *node, int32_t language) {
    bool vietnamese = chiso__node_name(node, language) == node->name_vi;
    return vietnamese && node->name_vi_ours ? "ours" : "published";
}

static void set_numbers(chiso_result *result, const chiso__node *nodes, const chiso__node *node) {
    bool indicator = node->type == CHISO__NODE_INDICATOR;
    const chiso__node *above = node->parent < 0 ? node : &nodes[node->parent];
    bool weighs = above->aggregate != CHISO__AGGREGATE_POOL;
    chiso__result_set_number(result, LEVEL, node->level);
    chiso__result_set_number(result, WEIGHT, weighs ? node->weight : (double)NAN);
    chiso__result_set_number(result, DIRECTION, indicator ? (double)node->direction : (double)NAN);
    chiso__result_set_number(result, MIN, node->min);
    chiso__result_set_number(result, MAX, node->max);
    chiso__result_set_number(result, RANGE_MIN, node->range_min);
    chiso__result_set_number(result, RANGE_MAX, node->range_max);
}

static chiso_status add_node(chiso_result *result, const chiso_instrument *instrument, size_t i,
                             int32_t language, chiso_error *error) {
    const chiso__node *node = &instrument->nodes[i];
    bool group = node->type == CHISO__NODE_GROUP;
    const chiso__table_text texts[] = {
        {CODE, node->code},
        {PARENT, node->parent < 0 ? NULL : instrument->nodes[node->parent].code},
        {NAME, chiso__node_name(node, language)},
        {NAME_SOURCE, name_source(node, language)},
        {TYPE, chiso__type_words[node->type]},
        {VARIABLE, node->variable},
        {AGGREGATE, group ? chiso__aggregate_words[node->aggregate] : NULL},
    };
    chiso_status status = chiso__result_add_row(result, error);
    if (status != CHISO_OK) return status;
    set_numbers(result, instrument->nodes, node);
    return chiso__table_set_texts(result, texts, sizeof texts / sizeof texts[0], error);
}

chiso_status chiso_instrument_describe(chiso_result **out, const chiso_instrument *instrument,
                                       int32_t language, chiso_error *error) {
    if (out != NULL) *out = NULL;
    if (out == NULL || instrument == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "There is no instrument to describe.");
    chiso_result *result = NULL;
    chiso_status status = chiso__table_new(&result, node_headings, NODE_HEADINGS, language, error);
    for (size_t i = 0; i < instrument->n_nodes && status == CHISO_OK; i++)
        status = add_node(result, instrument, i, language, error);
    if (status == CHISO_OK) {
        *out = result;
        result = NULL;
    }
    chiso_result_free(result);
    return status;
}
