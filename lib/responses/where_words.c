/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/printable.h"
#include "base/text.h"
#include "responses/where_parts.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes of the character of a name at `at`. */
static size_t name_character(const char *at) {
    return *at == '_' || *at == '.' ? 1 : chiso__text_letter(at);
}

/* A number may start with a sign and have one behind its e; a name has neither. */
static size_t word_length(const char *at) {
    const char *end = at;
    const bool sign = *at == '-' || *at == '+';
    const bool number = is_digit(at[sign]) || (at[sign] == '.' && is_digit(at[sign + 1]));
    if (sign && !number) return 0;
    if (sign) end++;
    for (;;) {
        const size_t step = name_character(end);
        const bool exponent = number && end > at && (end[-1] == 'e' || end[-1] == 'E');
        if (step > 0)
            end += step;
        else if (exponent && (*end == '-' || *end == '+') && is_digit(end[1]))
            end++;
        else
            return (size_t)(end - at);
    }
}

/* With both marks; 0 when the second is not there.  Two inside stand for one. */
static size_t quoted_length(const char *at) {
    const char *end = at + 1;
    for (;;) {
        end = strchr(end, *at);
        if (end == NULL) return 0;
        if (end[1] != *at) return (size_t)(end + 1 - at);
        end += 2;
    }
}

static size_t sign_length(const char *at) {
    static const char *const signs[] = {"==", "!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ","};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (strncmp(at, signs[i], strlen(signs[i])) == 0) return strlen(signs[i]);
    }
    return 0;
}

static chiso__where_word quoted(const char *at) {
    const size_t length = quoted_length(at);
    if (length == 0) return (chiso__where_word){CHISO__WHERE_UNCLOSED, at, strlen(at)};
    return (chiso__where_word){*at == '\'' ? CHISO__WHERE_TEXT : CHISO__WHERE_QUOTED, at, length};
}

chiso__where_word chiso__where_word_at(const char *at) {
    at += strspn(at, " \t\r\n");
    if (*at == '\0') return (chiso__where_word){CHISO__WHERE_END, at, 0};
    if (strchr("'\"`", *at) != NULL) return quoted(at);
    size_t length = sign_length(at);
    if (length > 0) return (chiso__where_word){CHISO__WHERE_SIGN, at, length};
    length = word_length(at);
    if (length > 0) return (chiso__where_word){CHISO__WHERE_WORD, at, length};
    return (chiso__where_word){CHISO__WHERE_STRANGE, at, chiso__character(at)};
}

static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool chiso__where_word_is(const chiso__where_word *word, const char *text) {
    if (word->kind != CHISO__WHERE_WORD && word->kind != CHISO__WHERE_SIGN) return false;
    if (strlen(text) != word->length) return false;
    for (size_t i = 0; i < word->length; i++) {
        if (lower(word->start[i]) != text[i]) return false;
    }
    return true;
}

bool chiso__where_word_is_reserved(const chiso__where_word *word) {
    static const char *const words[] = {"and", "or", "not", "in", "is", "missing"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (chiso__where_word_is(word, words[i])) return true;
    }
    return false;
}

char *chiso__where_unquote(chiso__arena *arena, const chiso__where_word *word) {
    const char mark = word->start[0];
    char *text = chiso__arena_text(arena, word->start + 1, word->length - 2);
    if (text == NULL) return NULL;
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        *to++ = *from;
        if (*from == mark) from++;
    }
    *to = '\0';
    return text;
}
