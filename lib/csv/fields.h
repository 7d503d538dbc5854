/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_FIELDS_H
#define CHISO__CSV_FIELDS_H

#include "csv/csv_reader.h"

/* The fields of one record.  Zero it before use; its memory is used again for the next record. */
typedef struct chiso__fields {
    char *text;
    size_t length, capacity;
    chiso__csv_field *fields;
    size_t count, field_capacity;
} chiso__fields;

/** Copy a field to the end of the record; false when memory ran out. */
bool chiso__fields_add(chiso__fields *fields, const char *text, size_t length);

/** The fields, which stay where they are until the next one is added. */
const chiso__csv_field *chiso__fields_placed(chiso__fields *fields);

void chiso__fields_clear(chiso__fields *fields);
void chiso__fields_free(chiso__fields *fields);

#endif
