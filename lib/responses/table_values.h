/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_TABLE_VALUES_H
#define CHISO__RESPONSES_TABLE_VALUES_H

#include <chiso/responses.h>
#include <stdbool.h>

#include "base/buffer.h"

/* Single values of a column in memory. */

/** Its values are texts, by themselves and not by a dictionary. */
bool chiso__column_is_text(const chiso_column *column);

/** Its values are whole numbers. */
bool chiso__column_is_whole(const chiso_column *column);

/** False where the marks of the column say that the value is missing. */
bool chiso__column_has(const chiso_column *column, size_t row);

/** A number, or the number of an entry of the dictionary. */
double chiso__column_number(const chiso_column *column, size_t row);

/** Put the digits of a number into a buffer, with that decimal mark; of NaN there are none. */
void chiso__column_digits(chiso__buffer *to, const chiso_column *column, size_t row, char decimal);

/**
 * A text where it lies, without the spaces around it.
 *
 * @return what is wrong with it; NULL: nothing.  One that is missing has no length.
 */
const char *chiso__column_text(const char **bytes, size_t *length, const chiso_column *column,
                               size_t row);

#endif
