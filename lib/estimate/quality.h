/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_QUALITY_H
#define CHISO__ESTIMATE_QUALITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * What the column `flags` may say of a row: the closed list, in the order in which names are
 * written (docs/output.md, docs/methods.md).
 */
enum {
    CHISO__FLAG_PUBLISHED = 1 << 0,   /* read from a published file */
    CHISO__FLAG_WITHHELD = 1 << 1,    /* the publisher withheld it */
    CHISO__FLAG_NO_ANSWERS = 1 << 2,  /* nobody answered */
    CHISO__FLAG_INCOMPLETE = 1 << 3,  /* answers, but a node below has none */
    CHISO__FLAG_FEW_ANSWERS = 1 << 4, /* 0 < n < 30 */
    CHISO__FLAG_FEW_PSUS = 1 << 5,    /* 0 < df < 8 */
    CHISO__FLAG_NO_DF = 1 << 6,       /* df <= 0: no interval */
    CHISO__FLAG_HIGH_CV = 1 << 7,     /* cv above 0.30, not of proportions */
    CHISO__FLAG_EXACT = 1 << 8,       /* a proportion of 0 or 1, interval by Clopper and Pearson */
    CHISO__FLAG_NO_DEFF = 1 << 9,     /* deff without replacement where sum of weights <= n */
    CHISO__FLAG_DROPPED = 1 << 10,    /* replicates without anybody were left out */
    CHISO__FLAG_BREAK = 1 << 11,      /* of a change: the node's definition changed */
    CHISO__FLAG_UNVERIFIED = 1 << 12, /* of a change: the definitions could not be compared */
    CHISO__FLAG_ONLY_BEFORE = 1 << 13,
    CHISO__FLAG_ONLY_AFTER = 1 << 14,
    CHISO__FLAG_APPROXIMATE = 1 << 15, /* a mean of published scores, weighted by population */
    CHISO__FLAG_SMALL_CELL = 1 << 16,  /* 0 < n < min_n: it could tell of a person */
    /* of items that are to measure one thing: */
    CHISO__FLAG_REVERSE = 1 << 17,        /* an item runs against the others */
    CHISO__FLAG_NO_VARIANCE = 1 << 18,    /* everybody gave the same answer to the item */
    CHISO__FLAG_ITEMS_LEFT_OUT = 1 << 19, /* such items are left out of the figure */
    CHISO__FLAG_FEW_ITEMS = 1 << 20,      /* for the figure, or for so many factors */
    CHISO__FLAG_NO_PAIRS = 1 << 21,       /* two items that fewer than two people both answered */
    CHISO__FLAG_SINGULAR = 1 << 22,       /* correlations without an inverse */
    CHISO__FLAG_UNDEFINED = 1 << 23,      /* nothing over nothing */
    CHISO__FLAG_SMOOTHED = 1 << 24,       /* polychoric correlations that cannot be were changed */
    CHISO__FLAG_IMPROPER = 1 << 25,       /* a factor takes all of an item, or was not settled on */
    /* of a regression: */
    CHISO__FLAG_TOO_FEW = 1 << 26,   /* no more people than coefficients */
    CHISO__FLAG_CONSTANT = 1 << 27,  /* outcome or predictor is the same for all */
    CHISO__FLAG_COLLINEAR = 1 << 28, /* predictors make up one another */
    CHISO__FLAG_SEPARATED = 1 << 29, /* predictors tell the two answers apart */
    CHISO__FLAG_NEAR_CUT = 1 << 30   /* may lie on the other side of what divides quadrants */
};

/** Room for every name at once, separators and NUL included. */
enum { CHISO__FLAGS_TEXT = 400 };

typedef struct chiso__quality_input {
    int64_t n, min_n; /* respondents; the threshold of small cells */
    double df, cv;    /* NaN: not computed, then nothing is said of it */
    bool proportion;
} chiso__quality_input;

/**
 * Why a figure should not be published, or only with a warning: NO_ANSWERS when n is 0, else
 * SMALL_CELL when n < min_n and FEW_ANSWERS when n < 30; NO_DF or FEW_PSUS; HIGH_CV.  0 when
 * nothing speaks against it.
 */
unsigned chiso__quality(const chiso__quality_input *input);

/** The names of flags in the order of the list, joined by ';': "" for 0.  room: CHISO__FLAGS_TEXT
 * is enough; less cuts. */
void chiso__flags_text(unsigned flags, char *text, size_t room);

/** The flags of such a text; names that are not in the list are passed over, NULL is none. */
unsigned chiso__flags_read(const char *text);

#endif
