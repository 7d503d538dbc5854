/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"

bool chiso__text_is_utf8(const char *text, size_t length) {
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text, *end = p + length;
    while (p < end) {
        if (*p < 0x80) {
            p++;
            continue;
        }
        utf8proc_int32_t code;
        utf8proc_ssize_t step = utf8proc_iterate(p, end - p, &code);
        if (step < 1) return false;
        p += step;
    }
    return true;
}

void chiso__text_copy(char *out, size_t room, const char *text) {
    size_t length = strlen(text);
    if (length >= room) {
        length = room - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    }
    memcpy(out, text, length);
    out[length] = '\0';
}

/* Letters, marks and numbers of any script. */
static bool is_letter(utf8proc_int32_t code) {
    const utf8proc_category_t category = utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

size_t chiso__text_letter(const char *text) {
    utf8proc_int32_t code;
    const utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
    return step > 0 && is_letter(code) ? (size_t)step : 0;
}

/* Bytes of the first character and the columns that it takes; a byte that is not UTF-8 takes one.
 */
static size_t step_of(const char *text, size_t *width) {
    utf8proc_int32_t code;
    const utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
    *width = step > 0 ? (size_t)utf8proc_charwidth(code) : 1;
    return step > 0 ? (size_t)step : 1;
}

size_t chiso__text_width_of(const char *text, size_t bytes) {
    size_t width = 0, more;
    for (const char *end = text + bytes; text < end; width += more) text += step_of(text, &more);
    return width;
}

size_t chiso__text_width(const char *text) {
    return chiso__text_width_of(text, strlen(text));
}

size_t chiso__text_fit(const char *text, size_t width) {
    size_t bytes = 0, used = 0, more;
    while (text[bytes] != '\0') {
        const size_t step = step_of(text + bytes, &more);
        if (used + more > width) break;
        used += more;
        bytes += step;
    }
    return bytes;
}

/* Keep letters; đ is one of its own in Unicode. */
static void keep_plain(char *text) {
    const utf8proc_uint8_t *from = (const utf8proc_uint8_t *)text;
    char *to = text;
    while (*from != 0) {
        utf8proc_int32_t code;
        utf8proc_ssize_t length = utf8proc_iterate(from, -1, &code);
        if (length < 1) break;
        if (code == 0x111)
            *to++ = 'd';
        else if (is_letter(code))
            to = (char *)memmove(to, from, (size_t)length) + length;
        from += length;
    }
    *to = '\0';
}

char *chiso__text_fold(const char *text, int fold) {
    static const int forms[] = {
        [CHISO__FOLD_NONE] = UTF8PROC_COMPOSE,
        [CHISO__FOLD_CASE] = UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD,
        [CHISO__FOLD_MARKS] = UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD,
    };
    int options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | forms[fold];
    utf8proc_uint8_t *folded = NULL;
    if (utf8proc_map((const utf8proc_uint8_t *)text, 0, &folded, (utf8proc_option_t)options) < 0)
        return NULL;
    if (fold == CHISO__FOLD_MARKS) keep_plain((char *)folded);
    return (char *)folded; /* from malloc, as chiso__alloc's memory is */
}

bool chiso__text_try_fold(char **folded, const char *text, int fold) {
    *folded = chiso__text_fold(text, fold);
    return *folded != NULL || !chiso__text_is_utf8(text, strlen(text));
}

size_t chiso__text_distance(const char *a, const char *b) {
    enum { LONGEST = 63 };
    size_t row[LONGEST + 1];
    size_t na = strnlen(a, LONGEST), nb = strnlen(b, LONGEST);
    for (size_t j = 0; j <= nb; j++) row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t replace = diagonal + (a[i - 1] != b[j - 1]);
            size_t gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = replace < gap ? replace : gap;
        }
    }
    return row[nb];
}
