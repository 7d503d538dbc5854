/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_FILE_H
#define CHISO__BASE_FILE_H

#include "base/buffer.h"
#include "base/error.h"

/** A failure of a file with the system's words: cannot `what` "path": reason. */
chiso_status chiso__file_fail(chiso_error *error, chiso_status status, const char *what,
                              const char *path, int reason);

/**
 * Write a whole file: beside it under a temporary name, then renamed, so that the file is either
 * whole or as it was before.  What is not a plain file (a device, a pipe) is written directly.
 *
 * CHISO_OK · CHISO_E_OPEN · CHISO_E_WRITE · CHISO_E_MEMORY
 */
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
