/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_CSV_FILES_H
#define CHISO_TEST_CSV_FILES_H

/* Files for the tests of lib/csv. */

#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "csv/csv_reader.h"
#include "test.h"

typedef struct csv_file {
    char path[64];
} csv_file;

static inline csv_file new_file(const char *bytes, size_t length) {
    csv_file file = {"/tmp/chiso-csv-XXXXXX"};
    int descriptor = mkstemp(file.path);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes, length) == (ssize_t)length);
    close(descriptor);
    return file;
}

/* Read standard input from `descriptor`; give the old one to restore_input(). */
static inline int replace_input(int descriptor) {
    int old = dup(STDIN_FILENO);
    assert_true(dup2(descriptor, STDIN_FILENO) == STDIN_FILENO);
    close(descriptor);
    return old;
}

static inline void restore_input(int old) {
    assert_true(dup2(old, STDIN_FILENO) == STDIN_FILENO);
    close(old);
}

/* A pipe to which a child process writes the bytes, `step` at a time. */
static inline int new_pipe(const char *bytes, size_t length, size_t step, pid_t *child) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    *child = fork();
    assert_true(*child >= 0);
    if (*child == 0) {
        close(ends[0]); /* so that a reader that gives up ends the child too */
        bool ok = true;
        for (size_t at = 0; ok && at < length; at += step) {
            size_t part = length - at < step ? length - at : step;
            ok = write(ends[1], bytes + at, part) == (ssize_t)part;
        }
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

/* Read to the end; the first failure's status, with the records read before it. */
static inline chiso_status read_all(chiso__csv *csv, int64_t *records, chiso_error *error) {
    const chiso__csv_record *record;
    chiso_status status;
    *records = 0;
    while ((status = chiso__csv_next(csv, &record, error)) == CHISO_OK && record != NULL)
        ++*records;
    return status;
}

/* What reading these bytes says, be it on opening or later. */
static inline chiso_status read_bytes(const char *bytes, size_t length, char delimiter,
                                      int64_t *records, chiso_error *error) {
    chiso__csv *csv;
    *records = 0;
    chiso_status status = chiso__csv_open_memory(&csv, "in.csv", bytes, length, delimiter, error);
    if (status == CHISO_OK) status = read_all(csv, records, error);
    chiso__csv_free(csv);
    return status;
}

#endif
