/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_FORMATS_H
#define CHISO__OUTPUT_FORMATS_H

#include <chiso/output.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/number.h"

/** A way to write a result. */
typedef struct chiso__format {
    const char *name;
    chiso_status (*write)(chiso__buffer *out, const chiso_result *result,
                          const chiso_output_options *options,
                          chiso_error *error); /* the buffer may note failure, too */
    bool is_table,
        is_csv; /* which options have a place in it: width and colour, spreadsheet_safe */
} chiso__format;

/** Read the options of a caller; one that has no place in the format is an error. */
chiso_status chiso__output_options(chiso_output_options *out, const chiso_output_options *given,
                                   const chiso__format *format, chiso_error *error);

/** A number for a program to read, exact and short; an empty text when missing or infinite. */
void chiso__output_number(char text[CHISO__NUMBER_TEXT], double value);

enum { CHISO__MOST_DECIMALS = 4 };

/** How many decimals a person needs to see of a number: 0 to CHISO__MOST_DECIMALS. */
int chiso__output_decimals(double value);

/** A number for a person to read. */
void chiso__output_rounded(char text[CHISO__NUMBER_TEXT], double value, int decimals);

#endif
