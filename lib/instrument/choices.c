/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/load.h"

enum { MOST_WORDS = 5 };

static const struct choice {
    const char *property;
    const char *words[MOST_WORDS]; /* NULL ends them */
} metrics = {"metrics", {"top2", "mean-percent", "mean-minmax"}},
  poolings = {"poolings", {"pool", "item-mean", "content-mean", "group-mean"}};

static bool is_word(const char *word, const char *text, size_t length) {
    return strlen(word) == length && memcmp(word, text, length) == 0;
}

/* Its place among the words, or -1. */
static int find_word(const struct choice *choice, const char *text, size_t length) {
    for (int i = 0; choice->words[i] != NULL; i++)
        if (is_word(choice->words[i], text, length)) return i;
    return -1;
}

static bool is_good(const struct choice *choice, const char *value) {
    bool seen[MOST_WORDS] = {false};
    value += strspn(value, " ");
    if (*value == '\0') return false;
    while (*value != '\0') {
        size_t length = strcspn(value, " ");
        int word = find_word(choice, value, length);
        if (word < 0 || seen[word]) return false;
        seen[word] = true;
        value += length + strspn(value + length, " ");
    }
    return true;
}

bool chiso__metrics_are_good(const char *value) {
    return is_good(&metrics, value);
}

bool chiso__poolings_are_good(const char *value) {
    return is_good(&poolings, value);
}

bool chiso__is_choice(const char *property) {
    return strcmp(property, metrics.property) == 0 || strcmp(property, poolings.property) == 0;
}

const char *const *chiso__split_words(chiso__arena *arena, const char *value) {
    char *text = chiso__arena_text(arena, value, strlen(value));
    const char **words = chiso__arena_alloc(arena, (strlen(value) / 2 + 2) * sizeof *words);
    if (text == NULL || words == NULL) return NULL;
    for (size_t count = 0; *(text += strspn(text, " ")) != '\0'; count++) {
        words[count] = text;
        text += strcspn(text, " ");
        if (*text != '\0') *text++ = '\0';
    }
    return words;
}

static const struct chiso__property *find_property(const chiso_instrument *instrument,
                                                   const char *key) {
    for (size_t i = 0; i < instrument->n_properties; i++)
        if (strcmp(instrument->properties[i].key, key) == 0) return &instrument->properties[i];
    return NULL;
}

const char *chiso__instrument_choice(const chiso_instrument *instrument, const char *property,
                                     size_t index) {
    const struct chiso__property *given = find_property(instrument, property);
    const char *const *words = given != NULL ? given->words : NULL;
    if (given == NULL && strcmp(property, metrics.property) == 0 &&
        chiso__instrument_has_items(instrument))
        words = metrics.words;
    for (; words != NULL && *words != NULL && index > 0; index--) words++;
    return words != NULL ? *words : NULL;
}

void chiso__check_choices(chiso__loading *loading, const char *file) {
    const chiso_instrument *instrument = loading->instrument;
    if (!chiso__has_unpoolable_leaves(instrument)) return;
    for (size_t i = 0; i < instrument->n_properties; i++) {
        const struct chiso__property *p = &instrument->properties[i];
        if (p->words == NULL) continue;
        chiso__finding place = {.file = file, .line = p->line, .column = "key", .value = p->key};
        chiso__loading_note(loading, CHISO__RULE_CHOICE_WITHOUT_ITEMS, NULL, &place);
    }
}
