/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "input/json.h"

/* The four hexadecimal digits at `at`; -1 when they are not there. */
static int32_t hexadecimal(const chiso__json *json, const char *at) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    int32_t value = 0;
    if (json->end - at < 4) return -1;
    for (size_t i = 0; i < 4; i++) {
        const char *digit = at[i] != '\0' ? strchr(digits, at[i]) : NULL;
        if (digit == NULL) return -1;
        value = value * 16 + (int32_t)((digit - digits) % 16);
    }
    return value;
}

static void add_utf8(chiso__buffer *text, int32_t code) {
    char bytes[4];
    size_t length = 0;
    if (code < 0x80) {
        bytes[length++] = (char)code;
    } else if (code < 0x800) {
        bytes[length++] = (char)(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        bytes[length++] = (char)(0xE0 | code >> 12);
        bytes[length++] = (char)(0x80 | (code >> 6 & 0x3F));
    } else {
        bytes[length++] = (char)(0xF0 | code >> 18);
        bytes[length++] = (char)(0x80 | (code >> 12 & 0x3F));
        bytes[length++] = (char)(0x80 | (code >> 6 & 0x3F));
    }
    if (code >= 0x80) bytes[length++] = (char)(0x80 | (code & 0x3F));
    chiso__buffer_add(text, bytes, length);
}

static bool is_between(int32_t code, int32_t low, int32_t high) {
    return code >= low && code <= high;
}

/* Behind \u: one character, or the first of a pair that is one. */
static bool read_code(chiso__json *json, chiso__buffer *text) {
    int32_t code = hexadecimal(json, json->at);
    if (code < 0) return chiso__json_fail(json, "this is not JSON: \\u needs four digits");
    json->at += 4;
    if (is_between(code, 0xD800, 0xDBFF) && json->end - json->at >= 6 &&
        memcmp(json->at, "\\u", 2) == 0) {
        const int32_t second = hexadecimal(json, json->at + 2);
        if (is_between(second, 0xDC00, 0xDFFF)) {
            code = 0x10000 + (code - 0xD800) * 0x400 + (second - 0xDC00);
            json->at += 6;
        }
    }
    if (code == 0 || is_between(code, 0xD800, 0xDFFF))
        return chiso__json_fail(json, "a text has a \\u that is no character");
    add_utf8(text, code);
    return true;
}

static bool read_escape(chiso__json *json, chiso__buffer *text) {
    static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char sign = '\0';
    if (json->at < json->end) sign = *json->at++;
    const char *found = sign != '\0' ? strchr(signs, sign) : NULL;
    if (sign == 'u') return read_code(json, text);
    if (found == NULL)
        return chiso__json_fail(json, "this is not JSON: a text has a \\ that means nothing");
    chiso__buffer_add(text, &meant[found - signs], 1);
    return true;
}

/* Up to the next quote, backslash or control character. */
static void read_plain(chiso__json *json, chiso__buffer *text) {
    const char *start = json->at;
    while (json->at < json->end && *json->at != '"' && *json->at != '\\' &&
           (unsigned char)*json->at >= ' ')
        json->at++;
    chiso__buffer_add(text, start, (size_t)(json->at - start));
}

static bool read_pieces(chiso__json *json, chiso__buffer *text) {
    for (;;) {
        read_plain(json, text);
        if (json->at == json->end || (unsigned char)*json->at < ' ')
            return chiso__json_fail(json, "this is not JSON: a text does not end on its line");
        if (*json->at++ == '"') return true;
        if (!read_escape(json, text)) return false;
    }
}

bool chiso__json_string(chiso__json *json, chiso__buffer *text) {
    text->length = 0;
    if (!chiso__json_take(json, '"') || !read_pieces(json, text)) return false;
    chiso__buffer_add(text, "", 1);
    if (text->failed) return chiso__json_fail_memory(json);
    if (chiso__text_is_utf8(text->bytes, text->length - 1)) return true;
    return chiso__json_fail(json, "a text is not UTF-8; save the file as UTF-8");
}
