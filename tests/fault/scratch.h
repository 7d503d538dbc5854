/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_SCRATCH_H
#define CHISO_FAULT_SCRATCH_H

#include <stdio.h>

/* A directory of the test's own, which is the working directory while the test runs. */

void scratch_enter(void);
void scratch_leave(void);

/** Remove everything in it. */
void scratch_empty(void);

/** Make a file; the folder it is in is there already. */
void scratch_write(const char *path, const char *text);

void scratch_folder(const char *path);
void scratch_mode(const char *path, unsigned mode);
void scratch_link(const char *target, const char *path);

/** What a file holds as text (a zero byte as \0), to be freed; NULL when there is none. */
char *scratch_read(const char *path);

/** The names of all files and folders in it, in order, each with what it holds. */
void scratch_tell(FILE *to);

/** The same, to be freed. */
char *scratch_text(void);

#endif
