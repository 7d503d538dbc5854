/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ANSWERS_H
#define CHISO__RELIABILITY_ANSWERS_H

#include "totals/cases.h"

/** What is read of answers, and how. */
typedef struct chiso__answers_wanted {
    const char *const *items;
    size_t n_items;
    const char *const *reverse;
    size_t n_reverse;
    bool listwise; /* who left an item out is left out */
} chiso__answers_wanted;

/** Answers to items as numbers, respondent by respondent.  Zero it before use. */
typedef struct chiso__answers {
    chiso__arena arena;
    size_t rows, items;
    double *value;   /* value[i * items + j], reversed where asked, about centre[j]; NaN: none */
    double *centre;  /* of each item, near its mean, so that squares lose nothing */
    bool *reversed;  /* of each item */
    bool *from_data; /* reversed about what was answered: no scale says what could be */
    double *turn;    /* a reversed answer is turn - x */
    const double *weight; /* of each respondent; lent by the cases */
    const int32_t *unit;
    size_t *order; /* respondents whose weight is not 0, unit by unit in the order of the frame */
    size_t *own;   /* the same, domain by domain: those of d from first[d] to first[d + 1] */
    size_t *first;
    size_t n_order, domains;
    bool *counted; /* of each respondent: false where listwise leaves him out */
    bool binary;   /* every item has two different answers, no more and no less */
} chiso__answers;

/** Take the answers of cases, which must outlive them.  chiso__answers_free() also on failure.
 *  False when memory ran out. */
bool chiso__answers_new(chiso__answers *answers, const chiso__cases *cases, const chiso__view *view,
                        const chiso__answers_wanted *wanted);

void chiso__answers_free(chiso__answers *answers);

/** The respondents of a domain, or (`domain` = number of domains) of all. */
const size_t *chiso__answers_of(const chiso__answers *answers, size_t domain, size_t *count);

/** Is a name in a list? */
bool chiso__is_listed(const char *const *list, size_t count, const char *name);

#endif
