/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

_Static_assert(sizeof(chiso_error) == 512, "part of the ABI");

__attribute__((format(printf, 5, 0))) static void note(chiso_error *error, chiso_status status,
                                                       int64_t record, const char *column,
                                                       const char *format, va_list arguments) {
    if (error == NULL || error->status != CHISO_OK) return;
    error->status = status;
    error->record = record;
    if (column != NULL) chiso__text_copy(error->column, sizeof error->column, column);
    char message[2 * sizeof error->message];
    vsnprintf(message, sizeof message, format, arguments);
    chiso__text_copy(error->message, sizeof error->message, message);
}

chiso_status chiso__fail(chiso_error *error, chiso_status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    note(error, status, 0, NULL, format, arguments);
    va_end(arguments);
    return status;
}

chiso_status chiso__fail_at(chiso_error *error, chiso_status status, int64_t record,
                            const char *column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    note(error, status, record, column, format, arguments);
    va_end(arguments);
    return status;
}

chiso_status chiso__fail_as(chiso_error *error, const chiso_error *other) {
    if (error != NULL && error->status == CHISO_OK) *error = *other;
    return other->status;
}

const char *chiso_status_name(chiso_status status) {
    static const char *const names[] = {
        "CHISO_OK",           "CHISO_E_MEMORY",    "CHISO_E_ARGUMENT", "CHISO_E_DATA",
        "CHISO_E_INSTRUMENT", "CHISO_E_OPEN",      "CHISO_E_READ",     "CHISO_E_WRITE",
        "CHISO_E_LONE_PSU",   "CHISO_E_CANCELLED",
    };
    const size_t known = sizeof names / sizeof names[0];
    return status >= 0 && (size_t)status < known ? names[status] : "unknown status";
}

const char *chiso_version(void) {
    return CHISO_VERSION;
}
