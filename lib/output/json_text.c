/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json_text.h"

#include <stdio.h>

#include "base/printable.h"

/* The code of a control character, or -1. */
static int control_code(const char *text, size_t length) {
    unsigned char first = (unsigned char)text[0];
    if (length == 1 && (first < ' ' || first == 0x7F)) return first;
    unsigned char second = (unsigned char)text[1];
    return length == 2 && first == 0xC2 && second < 0xA0 ? second : -1;
}

static void write_character(chiso__buffer *out, const char *text, size_t length) {
    int control = control_code(text, length);
    if (control >= 0) {
        char escape[16];
        snprintf(escape, sizeof escape, "\\u%04x", (unsigned)control);
        chiso__buffer_text(out, escape);
        return;
    }
    if (*text == '"' || *text == '\\') chiso__buffer_text(out, "\\");
    chiso__buffer_add(out, text, length);
}

void chiso__json_put_string(chiso__buffer *out, const char *text) {
    chiso__buffer_text(out, "\"");
    while (*text != '\0') {
        size_t length = chiso__character(text);
        if (length > 0)
            write_character(out, text, length);
        else
            chiso__buffer_text(out, "\uFFFD");
        text += length > 0 ? length : 1;
    }
    chiso__buffer_text(out, "\"");
}
