/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/wrap.h"

#include <string.h>

#include "base/text.h"

/* Bytes of as many words as fit, at least one; spaces between them count, those behind do not. */
static size_t line_of(const char *text, size_t width) {
    size_t end = chiso__text_fit(text, width);
    while (end > 0 && text[end] != ' ' && text[end - 1] != ' ') end--;
    while (end > 0 && text[end - 1] == ' ') end--;
    return end > 0 ? end : strcspn(text, " ");
}

void chiso__wrap(chiso__buffer *out, const char *text, size_t width, size_t indent) {
    while (width > 0 && text[chiso__text_fit(text, width)] != '\0') {
        const size_t end = line_of(text, width);
        const char *rest = text + end + strspn(text + end, " ");
        if (end == 0 || *rest == '\0') break;
        chiso__buffer_add(out, text, end);
        chiso__buffer_text(out, "\n");
        chiso__buffer_repeat(out, " ", indent);
        text = rest;
    }
    chiso__buffer_text(out, text);
}

size_t chiso__longest_word(const char *text) {
    const size_t indent = strspn(text, " ");
    size_t longest = 0;
    for (text += indent; *text != '\0'; text += strspn(text, " ")) {
        const size_t bytes = strcspn(text, " ");
        const size_t width = chiso__text_width_of(text, bytes);
        if (width > longest) longest = width;
        text += bytes;
    }
    return indent + longest;
}

void chiso__shorten(chiso__buffer *out, const char *text, size_t width) {
    if (chiso__text_width(text) <= width) {
        chiso__buffer_text(out, text);
        return;
    }
    const size_t start = out->length;
    chiso__buffer_add(out, text, chiso__text_fit(text, width > 0 ? width - 1 : 0));
    chiso__buffer_trim(out, start);
    chiso__buffer_text(out, "…");
}
