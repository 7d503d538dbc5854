/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_OUTPUT_H
#define CHISO_TOOL_OUTPUT_H

#include <chiso/chiso.h>

#include "verb.h"

/** Do --width, --color and --spreadsheet-safe suit the format?  Else a message is on standard
 *  error. */
bool output_fits(const char *verb, const tool_options *given);

/** False, with a message, when what is no text would go to a terminal. */
bool output_is_no_terminal(const char *verb, const char *format, const tool_options *given);

/** Does the output go where other programs of a pipe read it? */
bool goes_to_standard_output(const tool_options *given);

/** Write bytes to standard output; returns the exit status. */
int write_bytes(const char *verb, const char *bytes, size_t length);

/** Write a result where --format and -o say; notes that the format has no place for go to standard
 *  error.  A table keeps to the width of the terminal that it goes to, and has its colours. Returns
 *  the exit status. */
int write_result(const char *verb, const chiso_result *result, const tool_options *given);

/** Write a report likewise. */
int write_report(const char *verb, const chiso_report *made, const char *format,
                 const tool_options *given);

#endif
