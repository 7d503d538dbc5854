/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FUZZ_SCRATCH_H
#define CHISO_FUZZ_SCRATCH_H

#include <stddef.h>

/** A folder of its own under $TMPDIR or /tmp, without a slash at its end; removed on exit. */
const char *scratch_folder(void);

/** FOLDER/NAME in memory that stays. */
const char *scratch_path(const char *folder, const char *name);

/** Write a whole file, new or not. */
void scratch_write(const char *path, const char *bytes, size_t length);

/** Remove a file, or a folder with all that is in it; nothing where there is none. */
void scratch_remove(const char *path);

#endif
