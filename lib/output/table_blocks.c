/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns stand beside each other where not all of them can. */
#include <stdint.h>

#include "output/table.h"

enum {
    LEAST_KEY = 16, /* to this names are shortened before columns go to another block */
    LONG_TEXT = 40, /* a text that is wider is wrapped beside other columns … */
    LEAST_TEXT = 30 /* … if as much room is left; any other one behind the names alone */
};

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t most(size_t a, size_t b) {
    return a > b ? a : b;
}

static bool is_key(const chiso__table *t, size_t column) {
    return column < t->keys;
}

static bool is_long(const chiso__table *t, size_t column) {
    return !t->columns[column].number && t->columns[column].width > LONG_TEXT;
}

static bool fits(const chiso__table *t, size_t used, size_t width) {
    return t->width == 0 || used + width <= t->width;
}

size_t chiso__table_width(const chiso__table *t, size_t column, size_t used) {
    const size_t width = t->columns[column].width;
    if (is_key(t, column)) return least(width, t->cap);
    if (fits(t, used, width) || t->columns[column].number) return width;
    return most(t->width > used ? t->width - used : 0, t->columns[column].word);
}

static size_t width_of_keys(const chiso__table *t) {
    size_t used = 0;
    for (size_t i = 0; i < t->keys; i++) used += chiso__table_width(t, i, used) + CHISO__TABLE_GAP;
    return used;
}

size_t chiso__table_block(const chiso__table *t, size_t start) {
    size_t used = width_of_keys(t), i = start;
    for (; i < t->count; i++) {
        const size_t width = t->columns[i].width;
        if (i > start && !fits(t, used, width))
            return i + (is_long(t, i) && fits(t, used, most(LEAST_TEXT, t->columns[i].word)));
        used += width + CHISO__TABLE_GAP;
    }
    return i;
}

/* How many blocks there are; those count twice that are too wide all the same. */
static size_t count_blocks(const chiso__table *t) {
    const size_t used = width_of_keys(t);
    size_t blocks = 0;
    for (size_t start = t->keys; start < t->count; start = chiso__table_block(t, start))
        blocks += fits(t, used, chiso__table_width(t, start, used)) ? 1 : 2;
    return blocks;
}

/* Is there room behind the keys for each of the other columns? */
static bool others_fit(const chiso__table *t) {
    const size_t used = width_of_keys(t);
    for (size_t i = t->keys; i < t->count; i++) {
        if (!fits(t, used, chiso__table_width(t, i, used))) return false;
    }
    return true;
}

/* The texts before the first number name a row.  They leave a third of the width to others, and
 * what the widest of these needs, if that can be had. */
static void choose_keys(chiso__table *t) {
    while (t->keys + 1 < t->count && !t->columns[t->keys].number) t->keys++;
    while (t->keys > 1 && width_of_keys(t) > t->width - t->width / 3) t->keys--;
    const size_t keys = t->keys;
    while (t->keys > 1 && !others_fit(t)) t->keys--;
    if (!others_fit(t)) t->keys = keys;
}

void chiso__table_plan(chiso__table *t) {
    t->keys = 0;
    t->cap = SIZE_MAX;
    if (t->width == 0) return;
    const size_t shortest = least(LEAST_KEY, t->width / 2);
    t->cap = shortest;
    choose_keys(t);
    const size_t blocks = count_blocks(t);
    for (size_t i = 0; i < t->keys; i++)
        t->cap = most(t->cap, least(t->columns[i].width, t->width));
    while (t->cap > shortest && count_blocks(t) > blocks) t->cap--;
}
