/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "obvious_csv.h"

/* How many bytes follow a first one; -1 when none begins a character. */
static int following(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >> 5 == 0x06) return 1;
    if (first >> 4 == 0x0E) return 2;
    return first >> 3 == 0x1E ? 3 : -1;
}

bool obvious_utf8(const char *bytes, size_t length) {
    static const uint32_t smallest[] = {1, 0x80, 0x800, 0x10000};
    for (size_t i = 0; i < length;) {
        const unsigned char first = (unsigned char)bytes[i++];
        const int more = following(first);
        if (more < 0) return false;
        uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
        for (int k = 0; k < more; k++) {
            if (i == length || ((unsigned char)bytes[i] & 0xC0) != 0x80) return false;
            code = code << 6 | ((unsigned char)bytes[i++] & 0x3F);
        }
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (code < smallest[more] || code > 0x10FFFF || surrogate) return false;
    }
    return true;
}
