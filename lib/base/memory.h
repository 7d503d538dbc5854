/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_MEMORY_H
#define CHISO__BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* The one way in and out for memory.  A failing function returns NULL or false and changes
 * nothing; an arena remembers that it failed, until it is freed.
 */

/** Zeroed memory for `count` elements of `size` bytes; a count of 0 gives memory too. */
void *chiso__alloc(size_t count, size_t size);

/** Give back what chiso__alloc or chiso__grow gave; NULL does nothing. */
void chiso__free(void *memory);

/**
 * Make room for at least `needed` elements: *memory (NULL at first) is moved and *capacity raised,
 * both left alone on failure.  New elements are zeroed.  Growth is by half, so appending is cheap.
 */
bool chiso__grow(void *memory, size_t *capacity, size_t needed, size_t size);

/** Many small pieces that live and die together; whoever takes several asks once if any failed. */
typedef struct chiso__arena {
    struct chiso__arena_block *blocks;
    bool failed;
} chiso__arena;

/** `size` zeroed bytes, aligned for any type, that live until the arena is freed. */
void *chiso__arena_alloc(chiso__arena *arena, size_t size);

/** A copy of `length` bytes with a NUL after them. */
char *chiso__arena_text(chiso__arena *arena, const char *text, size_t length);

/** Free every piece; the arena is then empty and usable. */
void chiso__arena_free(chiso__arena *arena);

#endif
