/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_OBVIOUS_CSV_H
#define CHISO_TEST_OBVIOUS_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A CSV reader that is slow and obvious: written from RFC 4180 and from what lib/csv/csv_reader.h
 * promises, a character at a time, without libcsv.  What the real reader says is held against it.
 * It knows no limits of length and does not look for the delimiter.
 */

typedef enum obvious_outcome { OBVIOUS_RECORD, OBVIOUS_END, OBVIOUS_REFUSED } obvious_outcome;

typedef struct obvious_csv {
    const char *at, *end;
    char delimiter;
    int64_t line, next;     /* line at `at`; number of the record that comes next */
    size_t width;           /* fields of the header; 0: not read yet */
    char *fields, *written; /* of the record read last: one text after the other, each with a NUL */
    size_t count;
    int64_t record_line, record_number;
    bool refused;
    int64_t fault_line; /* 0: the file as a whole is refused (empty, not UTF-8) */
} obvious_csv;

/** The bytes must outlive the reader. */
void obvious_csv_open(obvious_csv *csv, const char *bytes, size_t length, char delimiter);

obvious_outcome obvious_csv_next(obvious_csv *csv);

void obvious_csv_close(obvious_csv *csv);

/** Well-formed UTF-8 without a NUL. */
bool obvious_utf8(const char *bytes, size_t length);

#endif
