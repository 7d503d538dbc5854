/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_ERROR_H
#define CHISO__BASE_ERROR_H

#include <chiso/base.h>

/**
 * Note a failure in *error unless one is noted already, and return its status, so that a function
 * can end in `return chiso__fail(error, …);`.  The text is cut at a character, never inside one.
 * Numbers with decimals go in as text (chiso__number_to_text): printf would follow the locale.
 */
chiso_status chiso__fail(chiso_error *error, chiso_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The same, naming the data record (0: none) and the column (NULL: none). */
chiso_status chiso__fail_at(chiso_error *error, chiso_status status, int64_t record,
                            const char *column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** Note a failure that was noted elsewhere, and return its status. */
chiso_status chiso__fail_as(chiso_error *error, const chiso_error *other);

/** The failure of every allocation.  Inline, so that callers and analyzers know what it returns. */
static inline chiso_status chiso__fail_memory(chiso_error *error) {
    (void)chiso__fail(error, CHISO_E_MEMORY, "out of memory");
    return CHISO_E_MEMORY;
}

#endif
