/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_PLANES_H
#define CHISO__QUALITY_PLANES_H

#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/**
 * Answers laid out so that one respondent is compared with many at once: 32 items are a word, and a
 * word has as many planes as an answer has bits.  Bit b of plane p of word w of a respondent is bit
 * p of his answer to item 32w + b; the mask of the word tells which of them he answered.
 */
typedef struct chiso__planes {
    size_t rows, items, words;
    size_t stride;  /* rows, rounded up to whole tiles */
    size_t *depth;  /* planes of each word … */
    size_t *first;  /* … and the number of its first */
    uint32_t *bits; /* bits[plane * stride + i] */
    uint32_t *mask; /* mask[word * stride + i] */
    bool complete;  /* everybody answered every item */
    chiso__arena arena;
} chiso__planes;

enum { CHISO__TILE = 512, CHISO__WORD_ITEMS = 32 };

/**
 * Lay out answers.  code[i * items + j]: 0 and above an answer, below 0 none.  False when memory
 * ran out; chiso__planes_free() also then.
 */
bool chiso__planes_new(chiso__planes *planes, const int32_t *code, size_t rows, size_t items);

void chiso__planes_free(chiso__planes *planes);

#endif
