/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/printable.h"
#include "responses/where_parts.h"

/* Pieces of the condition are cut to these sizes in messages. */
enum { FOUND = 40, BEHIND = 24, SHOWN = 48 };

static bool is_inside_a_character(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t chiso__where_character(const char *text, const char *at) {
    size_t character = 1;
    for (const char *c = text; c < at; c++) character += !is_inside_a_character(*c);
    return character;
}

static void show(char shown[SHOWN], const char *start, size_t length) {
    char copy[SHOWN] = "";
    memcpy(copy, start, length);
    chiso__printable_copy(shown, SHOWN, copy);
}

/* The start of what was found. */
static void show_found(char shown[SHOWN], const chiso__where_word *word) {
    size_t length = word->length < FOUND ? word->length : FOUND;
    while (length > 0 && is_inside_a_character(word->start[length])) length--;
    show(shown, word->start, length);
}

/* The end of what stands before it. */
static void show_behind(char shown[SHOWN], const char *text, size_t length) {
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL) length--;
    size_t from = length > BEHIND ? length - BEHIND : 0;
    while (is_inside_a_character(text[from])) from++;
    show(shown, text + from, length - from);
}

chiso_status chiso__where_refuse(const chiso__where_reader *reader, const char *expected) {
    const chiso__where_word *word = &reader->word;
    const size_t character = chiso__where_character(reader->text, word->start);
    char found[SHOWN], behind[SHOWN];
    show_found(found, word);
    show_behind(behind, reader->text, (size_t)(word->start - reader->text));
    if (word->kind == CHISO__WHERE_UNCLOSED)
        return chiso__fail(reader->error, CHISO_E_ARGUMENT,
                           "--where, character %zu: this %c has no partner (two of them inside "
                           "stand for one)",
                           character, *word->start);
    const bool end = word->kind == CHISO__WHERE_END, first = behind[0] == '\0';
    return chiso__fail(reader->error, CHISO_E_ARGUMENT,
                       "--where, character %zu, %s%s%s: found %s%s%s, expected %s", character,
                       first ? "at the start" : "behind \"", behind, first ? "" : "\"",
                       end ? "the end" : "\"", found, end ? "" : "\"", expected);
}
