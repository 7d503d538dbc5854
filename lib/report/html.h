/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__REPORT_HTML_H
#define CHISO__REPORT_HTML_H

#include "base/buffer.h"

/** A text as it stands in a page, also between quotes: nothing in it is markup. */
void chiso__html_text(chiso__buffer *out, const char *text);

/** JSON as it stands in a script element, which no text in it can end. */
void chiso__html_json(chiso__buffer *out, const char *json, size_t length);

#endif
