/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_JSON_WRITER_H
#define CHISO__REPORT_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* A document of JSON without spaces, written from front to back. */
typedef struct chiso__json_writer {
    chiso__buffer *out;
    bool comma; /* something stands before what comes next */
} chiso__json_writer;

/** Begin an object `{` or an array `[`, and end it. */
void chiso__json_put_begin(chiso__json_writer *writer, const char *bracket);
void chiso__json_put_end(chiso__json_writer *writer, const char *bracket);

/** The key of what comes next. */
void chiso__json_put_key(chiso__json_writer *writer, const char *key);

/** NULL is written as null. */
void chiso__json_put_text(chiso__json_writer *writer, const char *text);

/** What is not finite is null. */
void chiso__json_put_number(chiso__json_writer *writer, double number);

/** The same, of at most so many decimals. */
void chiso__json_put_rounded(chiso__json_writer *writer, double number, int decimals);

void chiso__json_put_flag(chiso__json_writer *writer, bool flag);
void chiso__json_put_null(chiso__json_writer *writer);

#endif
