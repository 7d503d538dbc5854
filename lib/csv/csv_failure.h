/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_CSV_FAILURE_H
#define CHISO__CSV_CSV_FAILURE_H

#include <chiso/base.h>
#include <stdbool.h>

/* Why the records of a file cannot be read: the words for an analyst.  All return CHISO_E_DATA. */

enum { CHISO__CSV_LONGEST_RECORD = 16 << 20 }; /* bytes, with quotes and delimiters */

struct chiso__csv_place {
    const char *name;
    int64_t line, record;
    size_t field; /* from 1 */
};

chiso_status chiso__csv_fail_empty(const char *name, chiso_error *error);
chiso_status chiso__csv_fail_field_too_long(const struct chiso__csv_place *place,
                                            chiso_error *error);
chiso_status chiso__csv_fail_record_too_long(const struct chiso__csv_place *place,
                                             chiso_error *error);
chiso_status chiso__csv_fail_too_many_fields(const struct chiso__csv_place *place,
                                             chiso_error *error);
chiso_status chiso__csv_fail_unclosed_quote(const struct chiso__csv_place *place,
                                            chiso_error *error);

/** `closed`: the field was in quotes and goes on behind them; they were opened in line `opened`. */
chiso_status chiso__csv_fail_stray_quote(const struct chiso__csv_place *place, bool closed,
                                         int64_t opened, chiso_error *error);

#endif
