/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BLOCK = 4096 };

struct chiso__arena_block {
    struct chiso__arena_block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

void *chiso__alloc(size_t count, size_t size) {
    return calloc(count > 0 ? count : 1, size);
}

void chiso__free(void *memory) {
    free(memory);
}

bool chiso__grow(void *memory, size_t *capacity, size_t needed, size_t size) {
    if (needed <= *capacity) return true;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < needed) wanted = needed;
    if (wanted < 8) wanted = 8;
    if (wanted > SIZE_MAX / 2 / size) return false;
    void *old;
    memcpy(&old, memory, sizeof old);
    unsigned char *moved = realloc(old, wanted * size);
    if (moved == NULL) return false;
    memset(moved + *capacity * size, 0, (wanted - *capacity) * size);
    memcpy(memory, &moved, sizeof moved);
    *capacity = wanted;
    return true;
}

void *chiso__arena_alloc(chiso__arena *arena, size_t size) {
    const size_t alignment = alignof(max_align_t);
    struct chiso__arena_block *block = arena->blocks;
    if (block == NULL || size > block->size - block->used) {
        size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
        block = calloc(1, sizeof *block + room);
        arena->failed = arena->failed || block == NULL;
        if (block == NULL) return NULL;
        block->size = room;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *piece = block->bytes + block->used;
    size_t step = (size + alignment - 1) / alignment * alignment;
    block->used = step < block->size - block->used ? block->used + step : block->size;
    return piece;
}

char *chiso__arena_text(chiso__arena *arena, const char *text, size_t length) {
    char *copy = chiso__arena_alloc(arena, length + 1);
    if (copy != NULL && length > 0) memcpy(copy, text, length);
    return copy;
}

void chiso__arena_free(chiso__arena *arena) {
    while (arena->blocks != NULL) {
        struct chiso__arena_block *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    arena->failed = false;
}
