/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/checksum.h"

/* 0x42F0E1EBA9EA3693 with its bits in reverse order. */
static const uint64_t polynomial = UINT64_C(0xC96C5795D7870F42);

/* The remainders of the sixteen values of four bits, so that a byte takes two steps, not eight. */
static void remainders_of(uint64_t of[16]) {
    for (unsigned i = 0; i < 16; i++) {
        of[i] = i;
        for (int bit = 0; bit < 4; bit++) of[i] = of[i] >> 1 ^ (of[i] & 1 ? polynomial : 0);
    }
}

uint64_t chiso__checksum(uint64_t before, const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    uint64_t remainder = ~before, of[16];
    remainders_of(of);
    for (size_t i = 0; i < length; i++) {
        remainder ^= byte[i];
        remainder = remainder >> 4 ^ of[remainder & 15];
        remainder = remainder >> 4 ^ of[remainder & 15];
    }
    return ~remainder;
}
