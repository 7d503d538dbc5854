/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/instrument.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const char *find(const chiso_instrument *instrument, const char *key) {
    for (size_t i = 0; i < instrument->n_properties; i++)
        if (strcmp(instrument->properties[i].key, key) == 0) return instrument->properties[i].value;
    return NULL;
}

const char *chiso_instrument_property(const chiso_instrument *instrument, const char *key) {
    char english[64];
    if (instrument == NULL || key == NULL) return NULL;
    const char *value = find(instrument, key);
    if (value != NULL || strlen(key) > 32) return value;
    snprintf(english, sizeof english, "%s_en", key); /* `provenance` is `provenance_en` */
    return find(instrument, english);
}

size_t chiso_instrument_nodes(const chiso_instrument *instrument) {
    return instrument == NULL ? 0 : instrument->n_nodes;
}

void chiso_instrument_free(chiso_instrument *instrument) {
    if (instrument == NULL) return;
    for (size_t i = 0; i < instrument->n_scales; i++) chiso__free(instrument->scales[i].categories);
    chiso__free(instrument->scales);
    chiso__free(instrument->nodes);
    chiso__free(instrument->asked);
    chiso__free(instrument->breaks);
    chiso__free(instrument->properties);
    chiso__arena_free(&instrument->arena);
    chiso__free(instrument);
}

const chiso_instrument *chiso__instrument_none(void) {
    static const chiso_instrument none = {.n_nodes = 0};
    return &none;
}

int32_t chiso__instrument_geography(const chiso_instrument *instrument) {
    const char *value = find(instrument, "geography");
    if (value == NULL) return 0;
    return strcmp(value, "63") == 0 ? CHISO_PROVINCES_63 : CHISO_PROVINCES_34;
}

/* No instrument has leaves of two types. */
static bool has_leaves_of(const chiso_instrument *instrument, chiso__node_type type) {
    for (size_t i = 0; i < instrument->n_nodes; i++)
        if (instrument->nodes[i].type == type) return true;
    return false;
}

bool chiso__instrument_is_published(const chiso_instrument *instrument) {
    return has_leaves_of(instrument, CHISO__NODE_SCORE);
}

bool chiso__instrument_has_items(const chiso_instrument *instrument) {
    return has_leaves_of(instrument, CHISO__NODE_ITEM);
}

bool chiso__instrument_zero_is_withheld(const chiso_instrument *instrument) {
    const char *value = find(instrument, "zero_is_withheld");
    return value != NULL && strcmp(value, "yes") == 0;
}

/* False when memory ran out. */
static bool compare_folded(bool *same, const char *folded, const char *word, size_t length) {
    char *name = chiso__alloc(length + 1, 1), *other;
    *same = false;
    if (name == NULL) return false;
    memcpy(name, word, length);
    const bool enough = chiso__text_try_fold(&other, name, CHISO__FOLD_MARKS);
    chiso__free(name);
    if (!enough) return false;
    *same = other != NULL && other[0] != '\0' && strcmp(folded, other) == 0;
    chiso__free(other);
    return true;
}

bool chiso__instrument_is_province_column(bool *is, const chiso_instrument *instrument,
                                          const char *column) {
    const char *words = find(instrument, "province_columns");
    char *folded;
    bool enough = chiso__text_try_fold(&folded, column, CHISO__FOLD_MARKS);
    *is = false;
    while (words != NULL && folded != NULL && enough && !*is && *words != '\0') {
        size_t length = strcspn(words, " ");
        enough = compare_folded(is, folded, words, length);
        words += length + strspn(words + length, " ");
    }
    chiso__free(folded);
    return enough;
}

static const char *name_in(int32_t language, const char *en, const char *vi, const char *code) {
    const char *wanted = language == CHISO_VIETNAMESE ? vi : en;
    const char *other = language == CHISO_VIETNAMESE ? en : vi;
    return wanted != NULL ? wanted : other != NULL ? other : code;
}

const char *chiso__node_name(const chiso__node *node, int32_t language) {
    return name_in(language, node->name_en, node->name_vi, node->code);
}

const char *chiso__category_label(const chiso__category *category, int32_t language) {
    return name_in(language, category->label_en, category->label_vi, NULL);
}

const char *chiso__asked_name(const chiso__asked *asked, int32_t language) {
    return name_in(language, asked->name_en, asked->name_vi, asked->name);
}

const char *chiso__break_why(const chiso__break *found, int32_t language) {
    return name_in(language, found->why_en, found->why_vi, NULL);
}

int chiso__instrument_year(const chiso_instrument *instrument) {
    const char *value = find(instrument, "year");
    int year = 0;
    if (value != NULL) (void)chiso__integer_from_text(&year, value, strlen(value));
    return year;
}
