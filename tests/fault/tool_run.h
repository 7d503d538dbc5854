/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_TOOL_RUN_H
#define CHISO_FAULT_TOOL_RUN_H

#include "allocation.h"

/* One run of the tool in a process of its own. */
typedef struct tool_outcome {
    int exit;        /* its exit status; -1 when a signal ended it */
    char *out, *err; /* what it wrote */
    char *directory; /* the working directory afterwards */
    size_t left;     /* blocks of memory not freed when main returned */
    allocation_report report;
} tool_outcome;

/** `words` end with NULL and begin with the verb. */
tool_outcome tool_run(const char *const *words, size_t fail_at, bool later);

void tool_outcome_free(tool_outcome *o);

#endif
