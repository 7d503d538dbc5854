/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "live.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 15 }; /* open addressing; never more than half full */

static live_block blocks[SLOTS];
static size_t count;

static size_t home_of(const void *memory) {
    return (size_t)(((uint64_t)(uintptr_t)memory >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 49);
}

static size_t slot_of(const void *memory) {
    size_t slot = home_of(memory);
    while (blocks[slot].memory != NULL && blocks[slot].memory != memory) slot = (slot + 1) % SLOTS;
    return slot;
}

void live_add(void *memory, size_t size, size_t number) {
    if (2 * ++count > SLOTS) abort();
    blocks[slot_of(memory)] = (live_block){memory, size, number};
}

/* Move blocks up into the hole, so that a search never stops short of them. */
static void close_hole(size_t hole) {
    for (size_t at = (hole + 1) % SLOTS; blocks[at].memory != NULL; at = (at + 1) % SLOTS) {
        const size_t from_home = (at - home_of(blocks[at].memory)) % SLOTS;
        if (from_home < (at - hole) % SLOTS) continue;
        blocks[hole] = blocks[at];
        hole = at;
    }
    blocks[hole] = (live_block){0};
}

bool live_remove(void *memory, live_block *removed) {
    const size_t slot = slot_of(memory);
    if (blocks[slot].memory == NULL) return false;
    *removed = blocks[slot];
    count--;
    close_hole(slot);
    return true;
}

size_t live_count(live_block *first) {
    size_t slot = 0;
    while (count > 0 && blocks[slot].memory == NULL) slot++;
    *first = blocks[slot];
    return count;
}

void live_clear(void) {
    memset(blocks, 0, sizeof blocks);
    count = 0;
}
