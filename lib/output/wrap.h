/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_WRAP_H
#define CHISO__OUTPUT_WRAP_H

#include "base/buffer.h"

/**
 * Add a text in lines of at most `width` columns (0: any), broken between words; a longer word has
 * a line of its own.  Lines after the first begin with `indent` spaces, which do not count.  No
 * line feed at the end.
 */
void chiso__wrap(chiso__buffer *out, const char *text, size_t width, size_t indent);

/** The least width at which no line of a text is longer, spaces before its first word included. */
size_t chiso__longest_word(const char *text);

/** Add a text in at most `width` columns: what does not fit is cut with an ellipsis. */
void chiso__shorten(chiso__buffer *out, const char *text, size_t width);

#endif
