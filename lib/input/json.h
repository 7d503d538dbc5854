/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INPUT_JSON_H
#define CHISO__INPUT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/*
 * JSON (RFC 8259) from memory, value by value, in the order of the text.  After the first fault,
 * which names the file and the line, every function returns false and `status` tells.
 */
typedef struct chiso__json {
    const char *at, *end;
    const char *name; /* of the file, for messages */
    int64_t line;
    chiso_status status;
    chiso_error *error;
} chiso__json;

/** Note that the text is not what it should be (CHISO_E_DATA); returns false. */
bool chiso__json_fail(chiso__json *json, const char *expected);

/** Note that memory ran out; returns false. */
bool chiso__json_fail_memory(chiso__json *json);

/** What the next value or sign begins with; '\0' at the end. */
char chiso__json_peek(chiso__json *json);

/** Take the sign. */
bool chiso__json_take(chiso__json *json, char sign);

/**
 * In an object or array whose opening sign is taken: true before its member `index`, false behind
 * its closing sign, which is then taken, or after a fault.
 */
bool chiso__json_next(chiso__json *json, char close, size_t index);

/** Take a string: *text gets its text, with a NUL behind it; it cannot hold a NUL itself. */
bool chiso__json_string(chiso__json *json, chiso__buffer *text);

/** Take the name of an object's member, and the colon. */
bool chiso__json_name(chiso__json *json, chiso__buffer *text);

/** Take a number; it stays where it stands. */
bool chiso__json_number(chiso__json *json, const char **text, size_t *length);

/** Take `true`, `false` or `null`. */
bool chiso__json_word(chiso__json *json, const char *word);

/** Take any value, whatever it holds. */
bool chiso__json_skip(chiso__json *json);

#endif
