/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/printable.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

size_t chiso__character(const char *text) {
    unsigned char first = (unsigned char)*text;
    if (first == 0) return 0;
    size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (strnlen(text, length) < length) return 0;
    return chiso__text_is_utf8(text, length) ? length : 0;
}

static bool within(const char *text, const char *first, const char *last) {
    size_t length = strlen(first);
    return memcmp(text, first, length) >= 0 && memcmp(text, last, length) <= 0;
}

/* C1 controls, separators of lines, and marks that turn the direction of writing. */
static bool is_control(const char *text, size_t length) {
    if (length == 2) return within(text, "\xC2\x80", "\xC2\x9F");
    if (length != 3) return false;
    /* These marks are what it looks for. NOLINTNEXTLINE(misc-misleading-bidirectional) */
    return within(text, "\u2028", "\u202E") || within(text, "\u2066", "\u2069");
}

size_t chiso__printable(char out[CHISO__PRINTABLE], const char *text) {
    static const char unknown[] = "\uFFFD", control[] = "\u2400";
    unsigned char first = (unsigned char)*text;
    size_t length = chiso__character(text);
    out[0] = '\0';
    if (first == 0) return 0;
    if (length == 0 || is_control(text, length)) {
        memcpy(out, unknown, sizeof unknown);
    } else if (first < ' ' || first == 0x7F) {
        memcpy(out, control, sizeof control); /* the pictures of U+2400 follow the controls */
        out[2] = (char)(out[2] + (first < ' ' ? first : 0x21));
    } else {
        memcpy(out, text, length);
        out[length] = '\0';
    }
    return length > 0 ? length : 1;
}

void chiso__printable_copy(char *out, size_t room, const char *text) {
    static const char ellipsis[] = "…";
    char piece[CHISO__PRINTABLE];
    size_t length = 0, cut = 0; /* cut: where an ellipsis still fits */
    for (size_t step; (step = chiso__printable(piece, text)) > 0; text += step) {
        size_t more = strlen(piece);
        if (length + more >= room) {
            memcpy(out + cut, ellipsis, sizeof ellipsis);
            return;
        }
        memcpy(out + length, piece, more);
        length += more;
        if (length + sizeof ellipsis <= room) cut = length;
    }
    out[length] = '\0';
}
