/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TOOL_PROGRESS_H
#define CHISO_TOOL_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/** How far reading is, on a line of the terminal that is taken away at the end; nothing where
 *  standard error is no terminal, or reading is done within half a second.  Zero it before use. */
typedef struct tool_progress {
    double began, drawn; /* in seconds */
    int width;           /* of what stands on the line; 0: nothing */
    const char *what;    /* is counted; NULL: records */
} tool_progress;

/** Before reading; false where there is nobody to tell. */
bool progress_begin(tool_progress *progress);

/** A chiso_progress; `context`: a tool_progress. */
int32_t progress_tell(void *context, int64_t records, double fraction);

/** After reading, begun or not: before anything else is written. */
void progress_end(tool_progress *progress);

#endif
