/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_ENCODING_H
#define CHISO__CSV_ENCODING_H

#include <chiso/base.h>
#include <stdbool.h>

/** How many bytes from the start on are well-formed UTF-8 without a NUL. */
size_t chiso__encoding_utf8(const char *bytes, size_t length);

/**
 * CHISO_E_DATA when the start of a file is not UTF-8; up to three bytes at the end are left to
 * whoever reads on.
 */
chiso_status chiso__encoding_check(const char *name, const char *sample, size_t length,
                                   chiso_error *error);

/* What is known of the place where the text stops being UTF-8. */
typedef struct chiso__encoding_place {
    const char *name;
    int64_t line, record;
    const char *bytes; /* text around it, from which the encoding is guessed */
    size_t length, bad;
    bool utf8_before; /* other letters than ASCII, in UTF-8, stand earlier in the file */
} chiso__encoding_place;

/** CHISO_E_DATA, with the likely encoding and the command that converts the file. */
chiso_status chiso__encoding_fail(const chiso__encoding_place *place, chiso_error *error);

#endif
