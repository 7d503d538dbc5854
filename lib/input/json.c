/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input/json.h"

#include <inttypes.h>
#include <string.h>

enum { DEEPEST = 64 };

bool chiso__json_fail(chiso__json *json, const char *expected) {
    if (json->status == CHISO_OK)
        json->status = chiso__fail(json->error, CHISO_E_DATA, "%s, line %" PRId64 ": %s",
                                   json->name, json->line, expected);
    return false;
}

bool chiso__json_fail_memory(chiso__json *json) {
    if (json->status == CHISO_OK) json->status = chiso__fail_memory(json->error);
    return false;
}

char chiso__json_peek(chiso__json *json) {
    while (json->at < json->end && strchr(" \t\r\n", *json->at) != NULL && *json->at != '\0')
        json->line += *json->at++ == '\n';
    if (json->at == json->end) return '\0';
    return *json->at;
}

bool chiso__json_take(chiso__json *json, char sign) {
    if (json->status != CHISO_OK) return false;
    if (chiso__json_peek(json) != sign || json->at == json->end) {
        char expected[] = "this is not JSON: expected X here";
        *strchr(expected, 'X') = sign;
        return chiso__json_fail(json, expected);
    }
    json->at++;
    return true;
}

bool chiso__json_next(chiso__json *json, char close, size_t index) {
    if (json->status != CHISO_OK) return false;
    if (chiso__json_peek(json) == close) {
        json->at++;
        return false;
    }
    if (index == 0) return true;
    if (chiso__json_peek(json) == ',') return chiso__json_take(json, ',');
    return chiso__json_take(json, close); /* which tells what is missing */
}

bool chiso__json_name(chiso__json *json, chiso__buffer *text) {
    return chiso__json_string(json, text) && chiso__json_take(json, ':');
}

static size_t digits(const chiso__json *json, const char *at) {
    size_t count = 0;
    while (at + count < json->end && at[count] >= '0' && at[count] <= '9') count++;
    return count;
}

/* The end of digits that must be there, NULL where they are not. */
static const char *some_digits(const chiso__json *json, const char *at) {
    const size_t count = digits(json, at);
    return count > 0 ? at + count : NULL;
}

static bool is_at(const chiso__json *json, const char *at, const char *signs) {
    return at < json->end && *at != '\0' && strchr(signs, *at) != NULL;
}

/* Behind the number that starts at `at`; NULL when there is none. */
static const char *number_end(const chiso__json *json, const char *at) {
    if (is_at(json, at, "-")) at++;
    const bool zero = is_at(json, at, "0");
    at = zero ? at + 1 : some_digits(json, at);
    if (at != NULL && is_at(json, at, ".")) at = some_digits(json, at + 1);
    if (at == NULL || !is_at(json, at, "eE")) return at;
    at++;
    return some_digits(json, is_at(json, at, "+-") ? at + 1 : at);
}

bool chiso__json_number(chiso__json *json, const char **text, size_t *length) {
    if (json->status != CHISO_OK) return false;
    (void)chiso__json_peek(json);
    const char *end = number_end(json, json->at);
    if (end == NULL) return chiso__json_fail(json, "this is not JSON: expected a number here");
    *text = json->at;
    *length = (size_t)(end - json->at);
    json->at = end;
    return true;
}

bool chiso__json_word(chiso__json *json, const char *word) {
    const size_t length = strlen(word);
    if (json->status != CHISO_OK) return false;
    (void)chiso__json_peek(json);
    if ((size_t)(json->end - json->at) < length || memcmp(json->at, word, length) != 0)
        return chiso__json_fail(json, "this is not JSON: expected a value here");
    json->at += length;
    return true;
}

/* A value that holds no others. */
static bool skip_plain(chiso__json *json, chiso__buffer *text, char first) {
    static const struct {
        char first;
        const char *word;
    } words[] = {{'t', "true"}, {'f', "false"}, {'n', "null"}};
    const char *number;
    size_t length;
    if (first == '"') return chiso__json_string(json, text);
    if (first == '-' || (first >= '0' && first <= '9'))
        return chiso__json_number(json, &number, &length);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (first == words[i].first) return chiso__json_word(json, words[i].word);
    return chiso__json_fail(json, "this is not JSON: expected a value here");
}

/* Objects and arrays that are not closed yet, the outermost first. */
struct nest {
    struct level {
        char close;
        size_t members; /* so far */
    } levels[DEEPEST];
    size_t depth;
};

static bool begin_value(chiso__json *json, chiso__buffer *text, struct nest *nest) {
    const char first = chiso__json_peek(json);
    if (first != '{' && first != '[') return skip_plain(json, text, first);
    if (nest->depth == DEEPEST)
        return chiso__json_fail(json, "objects and arrays stand too deep inside each other");
    nest->levels[nest->depth++] = (struct level){.close = first == '{' ? '}' : ']'};
    return chiso__json_take(json, first);
}

/* Go to the next value inside, leaving what ends on the way. */
static bool go_on(chiso__json *json, chiso__buffer *text, struct nest *nest) {
    while (nest->depth > 0) {
        struct level *level = &nest->levels[nest->depth - 1];
        if (chiso__json_next(json, level->close, level->members++))
            return level->close == ']' || chiso__json_name(json, text);
        if (json->status != CHISO_OK) return false;
        nest->depth--;
    }
    return true;
}

bool chiso__json_skip(chiso__json *json) {
    struct nest nest = {.depth = 0};
    chiso__buffer text = {0};
    bool good = json->status == CHISO_OK;
    do good = good && begin_value(json, &text, &nest) && go_on(json, &text, &nest);
    while (good && nest.depth > 0);
    chiso__buffer_free(&text);
    return good;
}
