/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_WIRE_H
#define CHISO__TOTALS_WIRE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/memory.h"

/* Numbers and texts as they stand in a totals file: least byte first, doubles as in IEEE 754, a
 * text as its length and its bytes. */

void chiso__put_u32(chiso__buffer *to, uint32_t value);
void chiso__put_u64(chiso__buffer *to, uint64_t value);
void chiso__put_double(chiso__buffer *to, double value);
void chiso__put_text(chiso__buffer *to, const char *text, size_t length);

/** What is left to be taken.  After a fault every step gives 0 or an empty text. */
typedef struct chiso__wire {
    const char *at;
    size_t left;
    const char *fault; /* what is wrong first, as words behind "damaged: "; NULL: nothing */
    bool no_memory;
} chiso__wire;

bool chiso__wire_good(const chiso__wire *wire);

/** Memory of an arena for what is taken; NULL, and noted in the wire, when there is none. */
void *chiso__wire_alloc(chiso__wire *wire, chiso__arena *arena, size_t size);

/** Note a fault unless one is noted already. */
void chiso__wire_fault(chiso__wire *wire, const char *what);

uint32_t chiso__take_u32(chiso__wire *wire);
uint64_t chiso__take_u64(chiso__wire *wire);

/** A number that is finite. */
double chiso__take_double(chiso__wire *wire);

/** A text without a NUL inside; borrowed, and no NUL behind it. */
const char *chiso__take_text(chiso__wire *wire, size_t *length);

/** The bytes of an empty text. */
enum { CHISO__LEAST_TEXT = 4 };

/** A count of things of which each takes at least so many bytes of what is left. */
size_t chiso__take_count(chiso__wire *wire, size_t least_bytes);

#endif
