/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buffer.h"
#include "base/error.h"
#include "instrument/load.h"
#include "instrument/table.h"

enum { VARIABLE, NODE, QUESTION, TYPE, SCALE, NAME, ANSWERS, HEADINGS };

static const chiso__heading headings[HEADINGS] = {
    [VARIABLE] = {"variable", CHISO_COLUMN_TEXT, {"Variable", "Biến"}},
    [NODE] = {"node", CHISO_COLUMN_TEXT, {NULL, NULL}},
    [QUESTION] = {"question", CHISO_COLUMN_TEXT, {"Question", "Câu hỏi"}},
    [TYPE] = {"type", CHISO_COLUMN_TEXT, {"Type", "Loại"}},
    [SCALE] = {"scale", CHISO_COLUMN_TEXT, {NULL, NULL}},
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [ANSWERS] = {"answers", CHISO_COLUMN_TEXT, {"Answers", "Trả lời"}},
};

typedef struct listing {
    chiso_result *result;
    const chiso_instrument *instrument;
    int32_t language;
    chiso_error *error;
} listing;

static void put_answer(chiso__buffer *out, const chiso__category *category, int32_t language) {
    const char *label = chiso__category_label(category, language);
    chiso__buffer_text(out, out->length > 0 ? "; " : "");
    chiso__buffer_text(out, category->code);
    if (label != NULL) {
        chiso__buffer_text(out, " ");
        chiso__buffer_text(out, label);
    }
    if (category->missing == CHISO__ANSWERED) return;
    chiso__buffer_text(out, " (");
    chiso__buffer_text(out, chiso__missing_name(category->missing));
    chiso__buffer_text(out, ")");
}

/* The codes of a scale and what they mean: `1 Yes; 2 No; 8 Unsure (dont_know)`. */
static chiso_status set_answers(const listing *l, const chiso__scale *scale) {
    chiso__buffer buffer = {0};
    for (size_t i = 0; i < scale->count; i++)
        put_answer(&buffer, &scale->categories[i], l->language);
    char *text = chiso__buffer_take(&buffer, NULL);
    chiso_status status = CHISO_OK;
    if (text == NULL)
        status = chiso__fail_memory(l->error);
    else
        status = chiso__result_set_text(l->result, ANSWERS, text, l->error);
    chiso__buffer_free(&buffer);
    chiso__free(text);
    return status;
}

static chiso_status add_row(const listing *l, const chiso__table_text *texts, size_t count,
                            int number) {
    const chiso__scale *scale = number == CHISO__NO_SCALE ? NULL : &l->instrument->scales[number];
    chiso_status status = chiso__result_add_row(l->result, l->error);
    if (status == CHISO_OK) status = chiso__table_set_texts(l->result, texts, count, l->error);
    if (status != CHISO_OK || scale == NULL) return status;
    status = chiso__result_set_text(l->result, SCALE, scale->name, l->error);
    return status == CHISO_OK ? set_answers(l, scale) : status;
}

static chiso_status add_leaf(const listing *l, const chiso__node *node) {
    const bool single = node->scale != CHISO__NO_SCALE, score = node->type == CHISO__NODE_SCORE;
    const chiso__asked_type type = single ? CHISO__VARIABLE_SINGLE : CHISO__VARIABLE_NUMBER;
    const chiso__table_text texts[] = {
        {VARIABLE, node->variable},
        {NODE, node->code},
        {TYPE, score ? chiso__type_words[CHISO__NODE_SCORE] : chiso__asked_words[type]},
        {NAME, chiso__node_name(node, l->language)},
    };
    return add_row(l, texts, sizeof texts / sizeof texts[0], node->scale);
}

static chiso_status add_asked(const listing *l, const chiso__asked *asked) {
    const chiso__table_text texts[] = {
        {VARIABLE, asked->name},
        {QUESTION, asked->question},
        {TYPE, chiso__asked_words[asked->type]},
        {NAME, chiso__asked_name(asked, l->language)},
    };
    return add_row(l, texts, sizeof texts / sizeof texts[0], asked->scale);
}

static chiso_status add_all(const listing *l) {
    const chiso_instrument *instrument = l->instrument;
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < instrument->n_nodes && status == CHISO_OK; i++)
        if (instrument->nodes[i].type != CHISO__NODE_GROUP)
            status = add_leaf(l, &instrument->nodes[i]);
    for (size_t i = 0; i < instrument->n_asked && status == CHISO_OK; i++)
        status = add_asked(l, &instrument->asked[i]);
    return status;
}

chiso_status chiso_instrument_variables(chiso_result **out, const chiso_instrument *instrument,
                                        int32_t language, chiso_error *error) {
    if (out != NULL) *out = NULL;
    if (out == NULL || instrument == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "There is no instrument to describe.");
    listing l = {.instrument = instrument, .language = language, .error = error};
    chiso_status status = chiso__table_new(&l.result, headings, HEADINGS, language, error);
    if (status == CHISO_OK) status = add_all(&l);
    if (status == CHISO_OK) {
        *out = l.result;
        l.result = NULL;
    }
    chiso_result_free(l.result);
    return status;
}
