/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RESPONSES_KEYS_H
#define CHISO__RESPONSES_KEYS_H

#include "base/lookup.h"

/** The distinct values of a key column, numbered: spelling as read → value in NFC or GSO code. */
typedef struct chiso__keys {
    chiso__lookup values;   /* what the numbers stand for */
    chiso__lookup spelling; /* each way a value was written, and … */
    int32_t *number;        /* … the number of its value */
    size_t capacity;
} chiso__keys;

/**
 * The number of a value.  `provinces`: the list whose province it names, or 0.
 * CHISO__LOOKUP_NONE: not a province of the list; CHISO__LOOKUP_MEMORY.
 */
int32_t chiso__keys_number(chiso__keys *keys, const char *text, size_t length, int32_t provinces);

/** Give back what reading alone needs; values and their numbers stay. */
void chiso__keys_forget_spelling(chiso__keys *keys);

void chiso__keys_free(chiso__keys *keys);

#endif
