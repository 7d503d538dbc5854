/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_LIVE_H
#define CHISO_FAULT_LIVE_H

#include <stdbool.h>
#include <stddef.h>

/* Blocks of memory that somebody must free.  Kept without allocating. */

typedef struct live_block {
    void *memory;
    size_t size;
    size_t number; /* which request made it, from 1 */
} live_block;

void live_add(void *memory, size_t size, size_t number);

/** Take a block off; false when it is not among them. */
bool live_remove(void *memory, live_block *removed);

/** How many there are; *first is one of them. */
size_t live_count(live_block *first);

/** Forget all of them. */
void live_clear(void);

#endif
