/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__OUTPUT_JSON_TEXT_H
#define CHISO__OUTPUT_JSON_TEXT_H

#include "base/buffer.h"

/** A text as JSON has it, quotes included.  JSON is UTF-8, a file's name need not be: bytes that
 * are none become U+FFFD. */
void chiso__json_put_string(chiso__buffer *out, const char *text);

#endif
