/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_ALLOCATION_H
#define CHISO_FAULT_ALLOCATION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * malloc and its like, defined here, so that every library in the process gets its memory from
 * here: any request can be made to fail, and what is never freed is known.  New memory is filled
 * with rubbish, and so is freed memory.
 */

typedef struct allocation_report {
    size_t requests; /* while watching */
    size_t failed;
    size_t needed;   /* of the failed ones; see allocation.c for who can do without */
    char place[128]; /* who asked for what failed first: library+0x12ab, for addr2line */
} allocation_report;

/** Begin to watch.  Request `fail_at` (from 1; 0: none) fails, and all after it when `later`. */
void allocation_watch(size_t fail_at, bool later);

/** Stop watching.  What was allocated meanwhile stays known until it is freed. */
allocation_report allocation_stop(void);

/** Blocks allocated while watching and not freed yet; *request is which request made one. */
size_t allocation_left(size_t *request);

/** Forget what is left, before the next scenario. */
void allocation_forget(void);

#endif
