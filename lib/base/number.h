/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_NUMBER_H
#define CHISO__BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Numbers to and from text, whatever locale the host process has set. */

enum { CHISO__NUMBER_TEXT = 32 };

/**
 * Read a finite decimal number: sign, digits with at most one `decimal` mark, exponent.  The whole
 * text must be the number; no spaces, no grouping, no hexadecimal, no `inf` or `nan`.  The result
 * is the double nearest to what is written.
 *
 * @return false when the text is not such a number (then *value is unchanged).
 */
bool chiso__number_from_text(double *value, const char *text, size_t length, char decimal);

/** Read a whole number of at most nine digits, with an optional sign. */
bool chiso__integer_from_text(int *value, const char *text, size_t length);

/**
 * Write a number so that reading it gives the same double again, with as few digits as that takes;
 * NaN and infinities give an empty text.
 */
void chiso__number_to_text(char text[CHISO__NUMBER_TEXT], double value);

/** Write a number with a fixed count of decimals (0-15). */
void chiso__number_to_fixed(char text[CHISO__NUMBER_TEXT], double value, int decimals);

#endif
