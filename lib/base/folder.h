/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_FOLDER_H
#define CHISO__BASE_FOLDER_H

#include "base/error.h"

/**
 * A new folder for files that nobody else is to see, in $TMPDIR or /tmp; its path is freed by
 * chiso__folder_remove().
 *
 * CHISO_OK · CHISO_E_WRITE (it cannot be made) · CHISO_E_MEMORY
 */
chiso_status chiso__folder_make(char **path, chiso_error *error);

/** Remove the folder and the files in it, and free its path; NULL does nothing. */
void chiso__folder_remove(char *path);

#endif
