/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_BUFFER_H
#define CHISO__BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* Text that grows.  Zero it before use; once an allocation failed it takes nothing more. */
typedef struct chiso__buffer {
    char *bytes; /* no NUL behind them */
    size_t length, capacity;
    bool failed;
} chiso__buffer;

void chiso__buffer_add(chiso__buffer *buffer, const char *bytes, size_t length);
void chiso__buffer_text(chiso__buffer *buffer, const char *text);
void chiso__buffer_repeat(chiso__buffer *buffer, const char *text, size_t count);

/** Take spaces off the end, but leave the first `keep` bytes alone. */
void chiso__buffer_trim(chiso__buffer *buffer, size_t keep);

/** Hand the text out with a NUL behind it, to be freed with chiso__free(); NULL when memory ran
 * out. */
char *chiso__buffer_take(chiso__buffer *buffer, size_t *length);

void chiso__buffer_free(chiso__buffer *buffer);

#endif
