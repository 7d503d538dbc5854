/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_FILE_H
#define CHISO__BASE_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"

/** A failure of a file with the system's words: cannot `what` "path": reason. */
chiso_status chiso__file_fail(chiso_error *error, chiso_status status, const char *what,
                              const char *path, int reason);

/** A file that is being written, piece by piece. */
typedef struct chiso__file_writer {
    const char *path; /* as the caller named it; borrowed */
    char *real;       /* without links on the way; NULL: written to `path` itself */
    char *temporary;  /* beside it, until the file is whole */
    int file;
    bool exists;
    mode_t mode; /* of the file there is */
} chiso__file_writer;

/**
 * Begin a file: beside its place under a temporary name, so that the file is either whole or as it
 * was before.  What is not a plain file (a device, a pipe) is written directly.  After CHISO_OK
 * chiso__file_end() must follow.
 *
 * CHISO_OK · CHISO_E_OPEN · CHISO_E_MEMORY
 */
chiso_status chiso__file_begin(chiso__file_writer *writer, const char *path, chiso_error *error);

/** CHISO_OK · CHISO_E_WRITE */
chiso_status chiso__file_write(const chiso__file_writer *writer, const char *bytes, size_t length,
                               chiso_error *error);

/**
 * Give the file its place when `status` is CHISO_OK; else let nothing be left of it.
 *
 * `status` · CHISO_E_WRITE
 */
chiso_status chiso__file_end(chiso__file_writer *writer, chiso_status status, chiso_error *error);

/** Write a whole file in one piece.  CHISO_OK · CHISO_E_OPEN · CHISO_E_WRITE · CHISO_E_MEMORY */
chiso_status chiso__file_save(const char *path, const char *bytes, size_t length,
                              chiso_error *error);

/** Open a file that is to be read; a directory is none.  CHISO_OK · CHISO_E_OPEN · CHISO_E_MEMORY
 */
chiso_status chiso__file_open(int *file, const char *path, chiso_error *error);

/**
 * Read on until `to` holds `until` bytes or the file ends, whichever comes first; memory follows
 * what was really read.  CHISO_OK · CHISO_E_READ · CHISO_E_MEMORY
 */
chiso_status chiso__file_read(chiso__buffer *to, int file, const char *path, size_t until,
                              chiso_error *error);

#endif
