/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/wire.h"

#include <float.h>
#include <math.h>
#include <string.h>

_Static_assert(sizeof(double) == 8 && DBL_MANT_DIG == 53 && DBL_MAX_EXP == 1024,
               "doubles are those of IEEE 754");

/* --- writing --- */

static void put_number(chiso__buffer *to, uint64_t value, size_t length) {
    char bytes[8];
    for (size_t i = 0; i < length; i++) bytes[i] = (char)(unsigned char)(value >> 8 * i);
    chiso__buffer_add(to, bytes, length);
}

void chiso__put_u32(chiso__buffer *to, uint32_t value) {
    put_number(to, value, 4);
}

void chiso__put_u64(chiso__buffer *to, uint64_t value) {
    put_number(to, value, 8);
}

void chiso__put_double(chiso__buffer *to, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_number(to, bits, 8);
}

void chiso__put_text(chiso__buffer *to, const char *text, size_t length) {
    if (length > UINT32_MAX) to->failed = true;
    chiso__put_u32(to, (uint32_t)length);
    chiso__buffer_add(to, text, length);
}

/* --- reading --- */

bool chiso__wire_good(const chiso__wire *wire) {
    return wire->fault == NULL && !wire->no_memory;
}

void *chiso__wire_alloc(chiso__wire *wire, chiso__arena *arena, size_t size) {
    void *memory = chiso__arena_alloc(arena, size);
    if (memory == NULL) wire->no_memory = true;
    return memory;
}

void chiso__wire_fault(chiso__wire *wire, const char *what) {
    if (wire->fault == NULL) wire->fault = what;
}

/* The next bytes; NULL when there are not that many, or something was wrong before. */
static const char *take(chiso__wire *wire, size_t length) {
    if (length > wire->left) chiso__wire_fault(wire, "it ends in the middle of something");
    if (!chiso__wire_good(wire)) return NULL;
    const char *bytes = wire->at;
    wire->at += length;
    wire->left -= length;
    return bytes;
}

static uint64_t take_number(chiso__wire *wire, size_t length) {
    const char *bytes = take(wire, length);
    uint64_t value = 0;
    for (size_t i = length; bytes != NULL && i-- > 0;) value = value << 8 | (unsigned char)bytes[i];
    return value;
}

uint32_t chiso__take_u32(chiso__wire *wire) {
    return (uint32_t)take_number(wire, 4);
}

uint64_t chiso__take_u64(chiso__wire *wire) {
    return take_number(wire, 8);
}

double chiso__take_double(chiso__wire *wire) {
    const uint64_t bits = take_number(wire, 8);
    double value;
    memcpy(&value, &bits, sizeof value);
    if (isfinite(value)) return value;
    chiso__wire_fault(wire, "a sum is not a finite number");
    return 0;
}

const char *chiso__take_text(chiso__wire *wire, size_t *length) {
    *length = chiso__take_count(wire, 1);
    const char *text = take(wire, *length);
    if (text != NULL && memchr(text, '\0', *length) != NULL)
        chiso__wire_fault(wire, "a text has a zero byte inside");
    if (chiso__wire_good(wire)) return text;
    *length = 0;
    return "";
}

size_t chiso__take_count(chiso__wire *wire, size_t least_bytes) {
    const size_t count = chiso__take_u32(wire);
    if (least_bytes == 0 || count <= wire->left / least_bytes) return count;
    chiso__wire_fault(wire, "a count is larger than the file");
    return 0;
}
