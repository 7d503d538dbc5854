/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INSTRUMENT_SHEET_HEADER_H
#define CHISO__INSTRUMENT_SHEET_HEADER_H

#include "csv/csv_reader.h"
#include "instrument/sheet.h"

/** What a field of a record is: the number of a known column, or one of these. */
enum {
    CHISO__FIELD_UNKNOWN = -1,
    CHISO__FIELD_UNNAMED = -2,
    CHISO__FIELD_FROM = -3, /* of a built-in instrument */
    CHISO__FIELD_TO = -4
};

typedef struct chiso__sheet_header {
    int *kinds; /* of the fields; chiso__free() */
    size_t count;
} chiso__sheet_header;

/** Find the columns; the sheet is usable when every required one is there. */
void chiso__sheet_read_header(chiso__loading *loading, chiso__sheet *sheet,
                              chiso__sheet_header *header, bool built_in,
                              const chiso__csv_record *record);

#endif
