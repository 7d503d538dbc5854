/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "instrument/export.h"
#include "instrument/load.h"

static void put(chiso__export_text *to, const char *bytes, size_t length) {
    if (to->failed || !chiso__grow(&to->bytes, &to->capacity, to->length + length, 1)) {
        to->failed = true;
        return;
    }
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

static bool needs_quotes(const char *text) {
    size_t length = strlen(text);
    return strpbrk(text, ",\"\r\n") != NULL ||
           (length > 0 && (text[0] == ' ' || text[0] == '\t')) ||
           (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'));
}

static void put_quoted(chiso__export_text *to, const char *text) {
    put(to, "\"", 1);
    for (; *text != '\0'; text++) {
        if (*text == '"') put(to, "\"", 1);
        put(to, text, 1);
    }
    put(to, "\"", 1);
}

/* A line of CSV; NULL is an empty field. */
static void put_line(chiso__export_text *to, const char *const *fields, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *text = fields[i] == NULL ? "" : fields[i];
        if (i > 0) put(to, ",", 1);
        if (needs_quotes(text))
            put_quoted(to, text);
        else
            put(to, text, strlen(text));
    }
    put(to, "\n", 1);
}

void chiso__export_properties(chiso__export_text *to, const chiso_instrument *instrument) {
    put_line(to, (const char *const[]){"key", "value"}, 2);
    for (size_t i = 0; i < instrument->n_properties; i++) {
        const struct chiso__property *p = &instrument->properties[i];
        put_line(to, (const char *const[]){p->key, p->value}, 2);
    }
}

typedef char number[CHISO__NUMBER_TEXT];

/* What is the default stays empty: the file says only what somebody decided. */
static const char *number_text(number text, double value, double usual) {
    if (value == usual) return NULL;
    chiso__number_to_text(text, value);
    return text;
}

static void put_node(chiso__export_text *to, const chiso_instrument *instrument,
                     const chiso__node *node) {
    number weight, direction, min, max, range_min, range_max;
    bool group = node->type == CHISO__NODE_GROUP;
    bool fixed = node->type == CHISO__NODE_ITEM || node->aggregate == CHISO__AGGREGATE_POOL;
    const char *fields[CHISO__NODE_COLUMNS] = {
        [CHISO__NODE_CODE] = node->code,
        [CHISO__NODE_PARENT] = node->parent < 0 ? NULL : instrument->nodes[node->parent].code,
        [CHISO__NODE_NAME_EN] = node->name_en,
        [CHISO__NODE_NAME_VI] = node->name_vi,
        [CHISO__NODE_NAME_VI_SOURCE] = node->name_vi_ours ? "ours" : "published",
        [CHISO__NODE_TYPE] = chiso__type_words[node->type],
        [CHISO__NODE_VARIABLE] = node->variable,
        [CHISO__NODE_SCALE] = node->scale < 0 ? NULL : instrument->scales[node->scale].name,
        [CHISO__NODE_WEIGHT] = number_text(weight, node->weight_given, 1),
        [CHISO__NODE_DIRECTION] = number_text(direction, node->direction, 1),
        [CHISO__NODE_MIN] = number_text(min, node->min, NAN),
        [CHISO__NODE_MAX] = number_text(max, node->max, NAN),
        [CHISO__NODE_AGGREGATE] = group ? chiso__aggregate_words[node->aggregate] : NULL,
        [CHISO__NODE_RANGE_MIN] = fixed ? NULL : number_text(range_min, node->range_min, NAN),
        [CHISO__NODE_RANGE_MAX] = fixed ? NULL : number_text(range_max, node->range_max, NAN),
    };
    put_line(to, fields, CHISO__NODE_COLUMNS);
}

void chiso__export_nodes(chiso__export_text *to, const chiso_instrument *instrument) {
    const char *header[CHISO__NODE_COLUMNS];
    for (size_t i = 0; i < CHISO__NODE_COLUMNS; i++) header[i] = chiso__node_columns[i].name;
    put_line(to, header, CHISO__NODE_COLUMNS);
    for (size_t i = 0; i < instrument->n_nodes; i++)
        put_node(to, instrument, &instrument->nodes[i]);
}

static void put_category(chiso__export_text *to, const char *scale,
                         const chiso__category *category) {
    number value;
    bool answer = category->missing == CHISO__ANSWERED;
    put_line(to,
             (const char *const[]){scale, category->code, category->label_en, category->label_vi,
                                   number_text(value, category->value, NAN),
                                   answer ? NULL : chiso__missing_name(category->missing)},
             6);
}

void chiso__export_scales(chiso__export_text *to, const chiso_instrument *instrument) {
    put_line(to, (const char *const[]){"scale", "code", "label_en", "label_vi", "value", "missing"},
             6);
    for (size_t i = 0; i < instrument->n_scales; i++)
        for (size_t j = 0; j < instrument->scales[i].count; j++)
            put_category(to, instrument->scales[i].name, &instrument->scales[i].categories[j]);
}

static void put_asked(chiso__export_text *to, const chiso_instrument *instrument,
                      const chiso__asked *asked) {
    const char *fields[CHISO__ASKED_COLUMNS] = {
        [CHISO__ASKED_VARIABLE] = asked->name,
        [CHISO__ASKED_QUESTION] = asked->question,
        [CHISO__ASKED_TYPE] = chiso__asked_words[asked->type],
        [CHISO__ASKED_SCALE] = asked->scale < 0 ? NULL : instrument->scales[asked->scale].name,
        [CHISO__ASKED_NAME_EN] = asked->name_en,
        [CHISO__ASKED_NAME_VI] = asked->name_vi,
    };
    put_line(to, fields, CHISO__ASKED_COLUMNS);
}

void chiso__export_variables(chiso__export_text *to, const chiso_instrument *instrument) {
    const char *header[CHISO__ASKED_COLUMNS];
    for (size_t i = 0; i < CHISO__ASKED_COLUMNS; i++) header[i] = chiso__asked_columns[i].name;
    put_line(to, header, CHISO__ASKED_COLUMNS);
    for (size_t i = 0; i < instrument->n_asked; i++)
        put_asked(to, instrument, &instrument->asked[i]);
}

void chiso__export_breaks(chiso__export_text *to, const chiso_instrument *instrument) {
    const char *header[CHISO__BREAK_COLUMNS];
    for (size_t i = 0; i < CHISO__BREAK_COLUMNS; i++) header[i] = chiso__break_columns[i].name;
    put_line(to, header, CHISO__BREAK_COLUMNS);
    for (size_t i = 0; i < instrument->n_breaks; i++) {
        const chiso__break *found = &instrument->breaks[i];
        number from;
        put_line(to,
                 (const char *const[]){number_text(from, found->from, NAN), found->code,
                                       found->why_en, found->why_vi},
                 CHISO__BREAK_COLUMNS);
    }
}
