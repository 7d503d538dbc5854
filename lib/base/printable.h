/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_PRINTABLE_H
#define CHISO__BASE_PRINTABLE_H

#include <stddef.h>

/* Texts from elsewhere, made fit to be shown on a terminal or in a message. */

/** Bytes of the character that `text` starts with; 0 at the end or when it is not UTF-8. */
size_t chiso__character(const char *text);

enum { CHISO__PRINTABLE = 8 };

/**
 * One character as it may be shown: what would move the cursor or turn the direction of writing,
 * and what is not UTF-8, becomes a mark.
 *
 * @return bytes of `text` it stands for; 0 at the end.
 */
size_t chiso__printable(char out[CHISO__PRINTABLE], const char *text);

/** A whole text in at most `room` bytes, NUL included; what does not fit is cut with an ellipsis.
 */
void chiso__printable_copy(char *out, size_t room, const char *text);

#endif
