/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/planes.h"

/* How many bits the answers to a word's items take. */
static size_t depth_of(const chiso__planes *planes, const int32_t *code, size_t word) {
    const size_t begin = word * CHISO__WORD_ITEMS;
    const size_t end =
        begin + CHISO__WORD_ITEMS < planes->items ? begin + CHISO__WORD_ITEMS : planes->items;
    uint32_t used = 0;
    size_t depth = 0;
    for (size_t i = 0; i < planes->rows; i++) {
        for (size_t j = begin; j < end; j++) {
            const int32_t answer = code[i * planes->items + j];
            if (answer > 0) used |= (uint32_t)answer;
        }
    }
    for (; used != 0; used >>= 1) depth++;
    return depth;
}

static void place_answer(chiso__planes *planes, size_t i, size_t j, int32_t answer) {
    const size_t word = j / CHISO__WORD_ITEMS;
    const uint32_t bit = UINT32_C(1) << j % CHISO__WORD_ITEMS;
    if (answer < 0) {
        planes->complete = false;
        return;
    }
    planes->mask[word * planes->stride + i] |= bit;
    for (size_t p = 0; p < planes->depth[word]; p++) {
        if (((uint32_t)answer >> p & 1) != 0)
            planes->bits[(planes->first[word] + p) * planes->stride + i] |= bit;
    }
}

bool chiso__planes_new(chiso__planes *planes, const int32_t *code, size_t rows, size_t items) {
    size_t depth = 0;
    *planes = (chiso__planes){.rows = rows, .items = items, .complete = true};
    planes->words = (items + CHISO__WORD_ITEMS - 1) / CHISO__WORD_ITEMS;
    planes->stride = (rows + CHISO__TILE - 1) / CHISO__TILE * CHISO__TILE;
    planes->depth = chiso__arena_alloc(&planes->arena, planes->words * sizeof *planes->depth);
    planes->first = chiso__arena_alloc(&planes->arena, planes->words * sizeof *planes->first);
    if (planes->depth == NULL || planes->first == NULL) return false;
    for (size_t w = 0; w < planes->words; w++) {
        planes->first[w] = depth;
        planes->depth[w] = depth_of(planes, code, w);
        depth += planes->depth[w];
    }
    planes->bits = chiso__alloc(depth * planes->stride, sizeof *planes->bits);
    planes->mask = chiso__alloc(planes->words * planes->stride, sizeof *planes->mask);
    if (planes->bits == NULL || planes->mask == NULL) return false;
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < items; j++) place_answer(planes, i, j, code[i * items + j]);
    }
    return true;
}

void chiso__planes_free(chiso__planes *planes) {
    chiso__free(planes->bits);
    chiso__free(planes->mask);
    chiso__arena_free(&planes->arena);
}
