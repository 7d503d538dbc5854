/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_TERMS_H
#define CHISO__DRIVERS_TERMS_H

#include <chiso/drivers.h>

#include "totals/cases.h"

/** A column that a term is made of. */
typedef struct chiso__member {
    const char *column;
    const chiso__node *leaf; /* of a node: how its answers become 0-100; NULL: as they are */
    size_t variable;         /* of the totals */
    double from, factor;     /* an answer counts as (answer - from) · factor */
} chiso__member;

/** The outcome or a predictor: one column, or the mean of those below a node. */
typedef struct chiso__term {
    const char *name;
    const chiso__node *node; /* NULL: a column */
    chiso__member *members;
    size_t count;
    double low, high; /* what it can be; NaN: not known */
} chiso__term;

/** The outcome, then the predictors, and what must be read for them.  Zero it before use. */
typedef struct chiso__terms {
    chiso__arena arena;
    chiso__term *list;
    size_t count;
    chiso_estimand *estimands;
    const char **asked_by; /* of each the option that names it */
    size_t n_estimands;
    bool binary;                  /* the outcome is one of two answers … */
    const chiso__category *event; /* … and the one that counts as 1 … */
    int16_t event_place;          /* … among the categories of its scale */
} chiso__terms;

/**
 * Find what the options name: nodes of the instrument, else columns.  chiso__terms_free() also on
 * failure.  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY
 */
chiso_status chiso__terms_new(chiso__terms *terms, const chiso_drivers_options *options,
                              const chiso_instrument *instrument, chiso_error *error);

/**
 * Find them in what was read.  CHISO_OK · CHISO_E_ARGUMENT (bounds that are not known, a
 * question with boxes) · CHISO_E_DATA (a binary outcome that has not two answers)
 */
chiso_status chiso__terms_bind(chiso__terms *terms, const chiso__cases *cases, chiso_error *error);

/** What a person has of the outcome (0) or a predictor: a number, or NaN. */
double chiso__terms_value(const chiso__terms *terms, size_t at, const chiso__cases *cases,
                          size_t person);

void chiso__terms_free(chiso__terms *terms);

#endif
