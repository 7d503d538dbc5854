/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/encoding_guess.h"

#include <stdbool.h>
#include <string.h>

const char *chiso__encoding_guess_wide(const char *bytes, size_t length) {
    const unsigned char *p = (const unsigned char *)bytes;
    if (length >= 4 && memcmp(p, "\xFF\xFE\0\0", 4) == 0) return "UTF-32LE";
    if (length >= 4 && memcmp(p, "\0\0\xFE\xFF", 4) == 0) return "UTF-32BE";
    if (length >= 2 && memcmp(p, "\xFF\xFE", 2) == 0) return "UTF-16LE";
    if (length >= 2 && memcmp(p, "\xFE\xFF", 2) == 0) return "UTF-16BE";
    size_t pairs = (length < 1000 ? length : 1000) / 2, even = 0, odd = 0;
    for (size_t i = 0; i < pairs; i++) {
        even += p[2 * i] == 0;
        odd += p[2 * i + 1] == 0;
    }
    if (even == 0 && 10 * odd > 4 * pairs) return "UTF-16LE";
    if (odd == 0 && 10 * even > 4 * pairs) return "UTF-16BE";
    return NULL;
}

/* Which letters only one of the Vietnamese encodings writes with these bytes. */
struct letters {
    size_t all, tcvn3, tones, marked_tones, special;
};

static bool among(unsigned char c, const char *set) {
    return c != 0 && strchr(set, (char)c) != NULL;
}

static bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 0xA0;
}

/* In Windows-1258 a tone is a byte of its own behind its vowel; TCVN3 has its vowels at A8-B9. */
static struct letters count_letters(const unsigned char *p, size_t length) {
    static const char tones[] = "\xCC\xD2\xDE\xEC\xF2", vowels[] = "aeiouyAEIOUY";
    static const char marked[] = "\xC2\xC3\xCA\xD4\xD5\xDD\xE2\xE3\xEA\xF4\xF5\xFD";
    static const char special[] = "\xC3\xD0\xD5\xDD\xE3\xF0\xF5\xFD"; /* ă đ ơ ư */
    struct letters n = {0};
    for (size_t i = 0; i < length; i++) {
        unsigned char before = i > 0 ? p[i - 1] : ' ';
        if (p[i] < 0x80) continue;
        n.all++;
        n.tcvn3 +=
            is_letter(before) && ((p[i] >= 0xA8 && p[i] <= 0xAE) || (p[i] >= 0xB5 && p[i] <= 0xB9));
        n.tones += among(p[i], tones) && among(before, vowels);
        n.marked_tones += among(p[i], tones) && among(before, marked);
        n.special += among(p[i], special);
    }
    return n;
}

const char *chiso__encoding_guess_narrow(const char *bytes, size_t length) {
    const struct letters n = count_letters((const unsigned char *)bytes, length);
    size_t tones = n.marked_tones + (n.special > 0 ? n.tones : 0);
    if (5 * n.tcvn3 >= n.all) return "TCVN3";
    return tones > 0 && 10 * tones >= n.all ? "Windows-1258" : "Windows-1252";
}
