/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__QUALITY_ANSWERS_H
#define CHISO__QUALITY_ANSWERS_H

#include "totals/cases.h"

/**
 * The items that somebody answered, in the order they were asked: of each record the number of its
 * answer among those of the item, or minus the reason why it is missing.  Zero it before use.
 */
typedef struct chiso__interviews {
    chiso__arena arena;
    const chiso__cases *cases;
    size_t rows, items;
    size_t asked;      /* items that were asked for, those that nobody answered too */
    size_t *variable;  /* of the totals, of each */
    const char **name; /* columns of all that were asked for */
    int32_t *battery;  /* items of one battery share a scale; negative: alone with its own */
    size_t batteries;
    int32_t *code; /* code[i * items + j] */
} chiso__interviews;

/**
 * Number the answers to variables[0 … count - 1] of the cases.  With an instrument a battery has
 * the items of one scale, and a number belongs to none; without one all items are a battery.
 * False when memory ran out; chiso__interviews_free() also then.
 */
bool chiso__interviews_new(chiso__interviews *a, const chiso__cases *cases, const int *variables,
                           size_t count);

/** What an answer counts as; NaN: missing. */
double chiso__interviews_value(const chiso__interviews *a, size_t i, size_t item);

/** Why an answer is missing. */
chiso__missing chiso__interviews_missing(const chiso__interviews *a, size_t i, size_t item);

/** How many items a record answered. */
size_t chiso__interviews_given(const chiso__interviews *a, size_t i);

/** The fewest answers of a record that is looked at: a share of the items, and at least 3. */
size_t chiso__interviews_least(const chiso__interviews *a, double share);

void chiso__interviews_free(chiso__interviews *a);

#endif
