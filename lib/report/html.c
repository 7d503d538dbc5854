/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/html.h"

#include <string.h>

#include "base/printable.h"

static const struct {
    char character;
    const char *written;
} entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

static const char *entity_of(char character) {
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (entities[i].character == character) return entities[i].written;
    }
    return NULL;
}

void chiso__html_text(chiso__buffer *out, const char *text) {
    char piece[CHISO__PRINTABLE];
    for (size_t step; (step = chiso__printable(piece, text)) > 0; text += step) {
        const char *entity = entity_of(*text);
        chiso__buffer_text(out, entity != NULL ? entity : piece);
    }
}

void chiso__html_json(chiso__buffer *out, const char *json, size_t length) {
    const char *end = json + length;
    for (const char *mark; (mark = memchr(json, '<', (size_t)(end - json))) != NULL;
         json = mark + 1) {
        chiso__buffer_add(out, json, (size_t)(mark - json));
        chiso__buffer_text(out, "\\u003c");
    }
    chiso__buffer_add(out, json, (size_t)(end - json));
}
