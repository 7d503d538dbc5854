/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_ENCODING_GUESS_H
#define CHISO__CSV_ENCODING_GUESS_H

#include <stddef.h>

/** UTF-16LE, UTF-16BE, UTF-32LE or UTF-32BE by the start of a file; NULL when it is none of them.
 */
const char *chiso__encoding_guess_wide(const char *bytes, size_t length);

/** The eight-bit encoding that text which is not UTF-8 is likely in: TCVN3, Windows-1258 or -1252.
 */
const char *chiso__encoding_guess_narrow(const char *bytes, size_t length);

#endif
