/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "instrument/load.h"
#include "results/result.h"

typedef struct heading {
    const char *name;
    int32_t type;
    const char *titles[2]; /* English, Vietnamese; NULL: not in a text table */
} heading;

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

static const heading node_headings[NODE_HEADINGS] = {
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

enum { L_NAME, L_TITLE, L_YEAR, L_GEOGRAPHY, L_NODES, L_PROVENANCE, LIST_HEADINGS };

static const heading list_headings[LIST_HEADINGS] = {
    [L_NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [L_TITLE] = {"title", CHISO_COLUMN_TEXT, {"Title", "Tên đầy đủ"}},
    [L_YEAR] = {"year", CHISO_COLUMN_INTEGER, {"Year", "Năm"}},
    [L_GEOGRAPHY] = {"geography", CHISO_COLUMN_INTEGER, {"Provinces", "Số tỉnh"}},
    [L_NODES] = {"nodes", CHISO_COLUMN_INTEGER, {"Nodes", "Số nút"}},
    [L_PROVENANCE] = {"provenance", CHISO_COLUMN_TEXT, {NULL, NULL}},
};

static chiso_status new_table(chiso_result **out, const heading *headings, size_t count,
                              int32_t language, chiso_error *error) {
    if (language != CHISO_ENGLISH && language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "There is no language %d.", (int)language);
    chiso_status status = chiso__result_new(out, "instruments", error);
    for (size_t i = 0; i < count && status == CHISO_OK; i++)
        status = chiso__result_add_column(*out, headings[i].name, headings[i].type,
                                          headings[i].titles[language], error);
    return status;
}

typedef struct cell {
    size_t column;
    const char *text;
} cell;

static chiso_status set_texts(chiso_result *result, const cell *cells, size_t count,
                              chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < count && status == CHISO_OK; i++)
        status = chiso__result_set_text(result, cells[i].column, cells[i].text, error);
    return status;
}

static const char *name_source(const chiso__node *node, int32_t language) {
    bool vietnamese = chiso__node_name(node, language) == node->name_vi;
    return vietnamese && node->name_vi_ours ? "ours" : "published";
}

static void set_numbers(chiso_result *result, const chiso__node *node) {
    bool indicator = node->type == CHISO__NODE_INDICATOR;
    chiso__result_set_number(result, LEVEL, node->level);
    chiso__result_set_number(result, WEIGHT, node->weight);
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
    const cell texts[] = {
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
    set_numbers(result, node);
    return set_texts(result, texts, sizeof texts / sizeof texts[0], error);
}

chiso_status chiso_instrument_describe(chiso_result **out, const chiso_instrument *instrument,
                                       int32_t language, chiso_error *error) {
    if (out != NULL) *out = NULL;
    if (out == NULL || instrument == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "There is no instrument to describe.");
    chiso_result *result = NULL;
    chiso_status status = new_table(&result, node_headings, NODE_HEADINGS, language, error);
    for (size_t i = 0; i < instrument->n_nodes && status == CHISO_OK; i++)
        status = add_node(result, instrument, i, language, error);
    if (status == CHISO_OK) {
        *out = result;
        result = NULL;
    }
    chiso_result_free(result);
    return status;
}

static double number_property(const chiso_instrument *instrument, const char *key) {
    const char *text = chiso_instrument_property(instrument, key);
    int number;
    bool good = text != NULL && chiso__integer_from_text(&number, text, strlen(text));
    return good ? (double)number : (double)NAN;
}

static chiso_status add_builtin(chiso_result *result, const char *name, int32_t language,
                                chiso_error *error) {
    bool vi = language == CHISO_VIETNAMESE;
    chiso_instrument *instrument = NULL;
    chiso_status status = chiso_instrument_open(&instrument, NULL, name, error);
    if (status == CHISO_OK) status = chiso__result_add_row(result, error);
    if (status != CHISO_OK) goto end;
    const cell texts[] = {
        {L_NAME, name},
        {L_TITLE, chiso_instrument_property(instrument, vi ? "title_vi" : "title_en")},
        {L_PROVENANCE,
         chiso_instrument_property(instrument, vi ? "provenance_vi" : "provenance_en")},
    };
    chiso__result_set_number(result, L_YEAR, number_property(instrument, "year"));
    chiso__result_set_number(result, L_GEOGRAPHY, number_property(instrument, "geography"));
    chiso__result_set_number(result, L_NODES, (double)instrument->n_nodes);
    status = set_texts(result, texts, sizeof texts / sizeof texts[0], error);
end:
    chiso_instrument_free(instrument);
    return status;
}

chiso_status chiso_instrument_list(chiso_result **out, int32_t language, chiso_error *error) {
    if (out == NULL) return chiso__fail(error, CHISO_E_ARGUMENT, "There is nowhere to list to.");
    *out = NULL;
    chiso_result *result = NULL;
    chiso_status status = new_table(&result, list_headings, LIST_HEADINGS, language, error);
    for (size_t i = 0; i < chiso_instrument_builtins() && status == CHISO_OK; i++)
        status = add_builtin(result, chiso_instrument_builtin(i), language, error);
    if (status == CHISO_OK) {
        *out = result;
        result = NULL;
    }
    chiso_result_free(result);
    return status;
}
