/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops of plain numbers over a tile, which compilers make of them several respondents at once. */
#include "quality/tile.h"

#include <string.h>

enum { MOST_WORDS = 31 }; /* whose bits a byte can count: 31 × 8 < 256 */

/* --- bits that are set --- */

/* Of each byte of a number, in that byte. */
static inline uint32_t count_in_bytes(uint32_t x) {
    x -= x >> 1 & 0x55555555;
    x = (x & 0x33333333) + (x >> 2 & 0x33333333);
    return (x + (x >> 4)) & 0x0f0f0f0f;
}

/* The four bytes of a number together. */
static inline int32_t add_bytes(uint32_t x) {
    x = (x & 0x00ff00ff) + (x >> 8 & 0x00ff00ff);
    return (int32_t)((x & 0xffff) + (x >> 16));
}

/* --- one respondent against others --- */

static void compare_word(chiso__tile *t, const chiso__planes *planes, size_t w, size_t i,
                         size_t first, size_t count) {
    const uint32_t *mask = planes->mask + w * planes->stride + first;
    const uint32_t answered = planes->mask[w * planes->stride + i];
    memset(t->differs, 0, count * sizeof t->differs[0]);
    for (size_t p = planes->first[w]; p < planes->first[w] + planes->depth[w]; p++) {
        const uint32_t *bits = planes->bits + p * planes->stride + first;
        const uint32_t mine = planes->bits[p * planes->stride + i];
        for (size_t c = 0; c < count; c++) t->differs[c] |= bits[c] ^ mine;
    }
    for (size_t c = 0; c < count; c++)
        t->same_bytes[c] += count_in_bytes(mask[c] & answered & ~t->differs[c]);
    if (planes->complete) return;
    for (size_t c = 0; c < count; c++) t->both_bytes[c] += count_in_bytes(mask[c] & answered);
}

/* Bytes that are full become numbers. */
static void flush(chiso__tile *t, size_t count) {
    for (size_t c = 0; c < count; c++) t->same[c] += add_bytes(t->same_bytes[c]);
    for (size_t c = 0; c < count; c++) t->both[c] += add_bytes(t->both_bytes[c]);
    memset(t->same_bytes, 0, count * sizeof t->same_bytes[0]);
    memset(t->both_bytes, 0, count * sizeof t->both_bytes[0]);
}

/* A share of at most 4,096 items has a float of its own. */
static void compare(chiso__tile *t, const chiso__planes *planes, size_t i, size_t first,
                    size_t count, size_t least) {
    const int32_t at_least = (int32_t)least;
    memset(t->same_bytes, 0, count * sizeof t->same_bytes[0]);
    memset(t->both_bytes, 0, count * sizeof t->both_bytes[0]);
    memset(t->same, 0, count * sizeof t->same[0]);
    for (size_t c = 0; c < count; c++) t->both[c] = planes->complete ? (int32_t)planes->items : 0;
    for (size_t w = 0; w < planes->words; w++) {
        compare_word(t, planes, w, i, first, count);
        if ((w + 1) % MOST_WORDS == 0 || w + 1 == planes->words) flush(t, count);
    }
    for (size_t c = 0; c < count; c++) {
        const int32_t both = t->both[c] + (t->both[c] == 0), few = t->both[c] < at_least;
        t->share[c] = (float)t->same[c] / (float)both - 2.0F * (float)few; /* -1 at most */
    }
}

/* --- the most like --- */

/* Rarely is anybody more like than all before, so look at all of them first. */
static void keep(chiso__likeness *best, const chiso__tile *t, size_t i, size_t first,
                 size_t count) {
    float *share = best->share + first, mine = best->share[i];
    uint32_t any = 0;
    for (size_t c = 0; c < count; c++)
        any |= (uint32_t)(t->share[c] > share[c]) | (uint32_t)(t->share[c] > mine);
    for (size_t c = 0; any != 0 && c < count; c++) {
        if (t->share[c] > share[c]) {
            share[c] = t->share[c];
            best->other[first + c] = (int32_t)i;
        }
        if (t->share[c] > mine) {
            mine = t->share[c];
            best->other[i] = (int32_t)(first + c);
        }
    }
    best->share[i] = mine;
}

void chiso__tile_compare(chiso__likeness *best, chiso__tile *room, const chiso__planes *planes,
                         size_t a, size_t b, size_t least) {
    const size_t begin = a * CHISO__TILE, end = b * CHISO__TILE + CHISO__TILE;
    const size_t last = end < planes->rows ? end : planes->rows;
    for (size_t i = begin; i < begin + CHISO__TILE && i < planes->rows; i++) {
        const size_t first = a == b ? i + 1 : b * CHISO__TILE;
        if (first >= last) continue;
        compare(room, planes, i, first, last - first, least);
        keep(best, room, i, first, last - first);
    }
}

void chiso__pair_count(size_t *both, size_t *same, const chiso__planes *planes, size_t i,
                       size_t j) {
    *both = *same = 0;
    for (size_t w = 0; w < planes->words; w++) {
        const uint32_t *mask = planes->mask + w * planes->stride;
        const uint32_t answered = mask[i] & mask[j];
        uint32_t differs = 0;
        for (size_t p = planes->first[w]; p < planes->first[w] + planes->depth[w]; p++)
            differs |= planes->bits[p * planes->stride + i] ^ planes->bits[p * planes->stride + j];
        *both += (size_t)add_bytes(count_in_bytes(answered));
        *same += (size_t)add_bytes(count_in_bytes(answered & ~differs));
    }
}
