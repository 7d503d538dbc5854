/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/glob.h"

#include <stddef.h>

/* Behind the character at hand: its first byte and those that carry it on. */
static const char *next_character(const char *text) {
    text++;
    while (((unsigned char)*text & 0xC0) == 0x80) text++;
    return text;
}

/* Where a star takes one letter too few, it takes one more: no need to go back further than the
   last one. */
bool chiso__glob(const char *pattern, const char *text) {
    const char *star = NULL, *from = NULL;
    while (*text != '\0') {
        if (*pattern == '*') {
            star = ++pattern;
            from = text;
        } else if (*pattern == '?') {
            pattern++;
            text = next_character(text);
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star != NULL) {
            pattern = star;
            text = from = next_character(from);
        } else {
            return false;
        }
    }
    while (*pattern == '*') pattern++;
    return *pattern == '\0';
}
