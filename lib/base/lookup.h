/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__BASE_LOOKUP_H
#define CHISO__BASE_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/** Distinct keys (any bytes), numbered 0, 1, 2 … in the order they arrived.  Zero it before use. */
typedef struct chiso__lookup {
    chiso__arena arena;
    struct chiso__lookup_key *keys;
    int32_t *slots; /* open addressing: key number + 1, 0 is free */
    size_t count, key_capacity, slot_count;
} chiso__lookup;

enum { CHISO__LOOKUP_NONE = -1, CHISO__LOOKUP_MEMORY = -2 };

/** The number of a key, added when it is new; CHISO__LOOKUP_MEMORY on failure. */
int32_t chiso__lookup_add(chiso__lookup *lookup, const void *key, size_t length);

/** The number of a key, or CHISO__LOOKUP_NONE. */
int32_t chiso__lookup_find(const chiso__lookup *lookup, const void *key, size_t length);

/** The bytes of key `number`, with a NUL after them that does not count. */
const char *chiso__lookup_key(const chiso__lookup *lookup, int32_t number);
size_t chiso__lookup_key_length(const chiso__lookup *lookup, int32_t number);

void chiso__lookup_free(chiso__lookup *lookup);

#endif
