/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lookup.h"

#include <stdbool.h>
#include <string.h>

struct chiso__lookup_key {
    const char *bytes;
    size_t length;
    uint64_t hash;
};

/* FNV-1a, 64 bits (Fowler, Noll and Vo). */
static uint64_t hash_of(const void *key, size_t length) {
    const unsigned char *bytes = key;
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++) hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 32;
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t slot_of(const chiso__lookup *lookup, const void *key, size_t length, uint64_t hash) {
    size_t slot = (size_t)hash & (lookup->slot_count - 1);
    for (; lookup->slots[slot] != 0; slot = (slot + 1) & (lookup->slot_count - 1)) {
        const struct chiso__lookup_key *at = &lookup->keys[lookup->slots[slot] - 1];
        if (at->hash == hash && at->length == length && memcmp(at->bytes, key, length) == 0) break;
    }
    return slot;
}

static bool widen(chiso__lookup *lookup) {
    if (2 * (lookup->count + 1) <= lookup->slot_count) return true;
    size_t count = lookup->slot_count > 0 ? 2 * lookup->slot_count : 16;
    int32_t *slots = chiso__alloc(count, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < lookup->count; i++) {
        size_t slot = (size_t)lookup->keys[i].hash & (count - 1);
        while (slots[slot] != 0) slot = (slot + 1) & (count - 1);
        slots[slot] = (int32_t)i + 1;
    }
    chiso__free(lookup->slots);
    lookup->slots = slots;
    lookup->slot_count = count;
    return true;
}

int32_t chiso__lookup_add(chiso__lookup *lookup, const void *key, size_t length) {
    uint64_t hash = hash_of(key, length);
    if (!widen(lookup)) return CHISO__LOOKUP_MEMORY;
    size_t slot = slot_of(lookup, key, length, hash);
    if (lookup->slots[slot] != 0) return lookup->slots[slot] - 1;
    if (lookup->count >= INT32_MAX - 1) return CHISO__LOOKUP_MEMORY;
    if (!chiso__grow(&lookup->keys, &lookup->key_capacity, lookup->count + 1, sizeof *lookup->keys))
        return CHISO__LOOKUP_MEMORY;
    char *bytes = chiso__arena_text(&lookup->arena, key, length);
    if (bytes == NULL) return CHISO__LOOKUP_MEMORY;
    lookup->keys[lookup->count] = (struct chiso__lookup_key){bytes, length, hash};
    lookup->slots[slot] = (int32_t)++lookup->count;
    return lookup->slots[slot] - 1;
}

int32_t chiso__lookup_find(const chiso__lookup *lookup, const void *key, size_t length) {
    if (lookup->count == 0) return CHISO__LOOKUP_NONE;
    return lookup->slots[slot_of(lookup, key, length, hash_of(key, length))] - 1;
}

const char *chiso__lookup_key(const chiso__lookup *lookup, int32_t number) {
    return lookup->keys[number].bytes;
}

size_t chiso__lookup_key_length(const chiso__lookup *lookup, int32_t number) {
    return lookup->keys[number].length;
}

void chiso__lookup_free(chiso__lookup *lookup) {
    chiso__arena_free(&lookup->arena);
    chiso__free(lookup->keys);
    chiso__free(lookup->slots);
    *lookup = (chiso__lookup){0};
}
