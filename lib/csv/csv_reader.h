/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__CSV_CSV_READER_H
#define CHISO__CSV_CSV_READER_H

#include <chiso/base.h>
#include <stdbool.h>

/*
 * Records of a CSV file, one at a time, with the line each begins in.  UTF-8 only; memory is
 * bounded whatever the file holds (limits below).  A file that cannot be read further ends in an
 * error that names the file, the line, what was found and what to do.
 */

enum {
    CHISO__CSV_LONGEST_FIELD = 1 << 20, /* bytes */
    CHISO__CSV_MOST_FIELDS = 1 << 14    /* columns */
};

typedef struct chiso__csv chiso__csv;

typedef struct chiso__csv_field {
    const char *text; /* a NUL follows; spaces around an unquoted field are off */
    size_t length;
} chiso__csv_field;

typedef struct chiso__csv_record {
    const chiso__csv_field *fields;
    size_t count;
    int64_t line;   /* the line in which it begins, from 1 */
    int64_t number; /* data record, from 1; 0 for the first record of the file, the header */
} chiso__csv_record;

/**
 * Open a file, or standard input for `-`.  `delimiter` is , ; or a tab, or 0: found by looking at
 * the first records; ambiguous is an error. CHISO_E_OPEN · CHISO_E_READ · CHISO_E_DATA (empty, not
 * UTF-8, ambiguous …) · CHISO_E_MEMORY
 */
chiso_status chiso__csv_open(chiso__csv **out, const char *path, char delimiter,
                             chiso_error *error);

/** Read from memory that outlives the reader; `name` stands for the file in messages. */
chiso_status chiso__csv_open_memory(chiso__csv **out, const char *name, const char *bytes,
                                    size_t length, char delimiter, chiso_error *error);

/** The delimiter given or found. */
char chiso__csv_delimiter(const chiso__csv *csv);

/** The name for messages: the path, or `standard input`. */
const char *chiso__csv_name(const chiso__csv *csv);

/**
 * The next record, valid until the next call; *record is NULL at the end.  Blank lines are passed
 * over (in a file of one column a blank line is a record with a blank field); lines are still
 * counted.  Records may have any number of fields: the caller compares with the header.
 * CHISO_OK · CHISO_E_DATA · CHISO_E_READ · CHISO_E_MEMORY
 */
chiso_status chiso__csv_next(chiso__csv *csv, const chiso__csv_record **record, chiso_error *error);

/**
 * The bytes at the start of the file (up to 256 KiB, without BOM, cut after a whole line where
 * there is one), to look at before or while reading.  Borrowed until the reader is freed.
 */
const char *chiso__csv_sample(const chiso__csv *csv, size_t *length);

/** How many bytes of the file were read, those not looked at yet among them. */
int64_t chiso__csv_position(const chiso__csv *csv);

void chiso__csv_free(chiso__csv *csv);

#endif
