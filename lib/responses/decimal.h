/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_DECIMAL_H
#define CHISO__RESPONSES_DECIMAL_H

#include "csv/csv_reader.h"
#include "responses/batch.h"

/**
 * The decimal mark of a file, found by looking at the numbers at its start: the mark that ten times
 * as many of them have as the other, a point where none has any.
 *
 * CHISO_E_DATA when both marks are about as frequent, or when every number with a comma could as
 * well be a whole number with a mark for thousands (`1,250`).
 */
chiso_status chiso__decimal_look(char *decimal, const chiso__csv *csv,
                                 const chiso__request *requests, size_t count, const int *columns,
                                 chiso_error *error);

#endif
