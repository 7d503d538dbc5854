/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_TEXT_H
#define CHISO__BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* UTF-8 text. */

/** True when the bytes are well-formed UTF-8. */
bool chiso__text_is_utf8(const char *text, size_t length);

/** Copy `text` into `room` bytes, cut at a whole character, always ended by a NUL. */
void chiso__text_copy(char *out, size_t room, const char *text);

/** Bytes of the letter, mark or digit of any script that the text starts with; 0 for anything else.
 */
size_t chiso__text_letter(const char *text);

/** Columns that the text takes on a terminal (combining marks take none). */
size_t chiso__text_width(const char *text);

/** The same of its first `bytes`, which end behind a character. */
size_t chiso__text_width_of(const char *text, size_t bytes);

/** Bytes of the longest beginning that takes at most `width` such columns, marks included. */
size_t chiso__text_fit(const char *text, size_t width);

/** The form in which names are compared when they differ to the letter. */
enum {
    CHISO__FOLD_NONE = 0, /* NFC */
    CHISO__FOLD_CASE = 1, /* NFC, without case */
    CHISO__FOLD_MARKS = 2 /* and without diacritics (đ is d), spaces and punctuation */
};

/**
 * A new text in the form wanted; free it with chiso__free().
 * NULL when memory ran out or the text is not UTF-8.
 */
char *chiso__text_fold(const char *text, int fold);

/** The same, telling the two apart: false when memory ran out; *folded is NULL for no UTF-8. */
bool chiso__text_try_fold(char **folded, const char *text, int fold);

/** Edits (insert, delete, replace a byte) that turn one text into the other; up to 63 bytes count.
 */
size_t chiso__text_distance(const char *a, const char *b);

#endif
