/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_PEOPLE_H
#define CHISO__DRIVERS_PEOPLE_H

#include "drivers/terms.h"

/**
 * People with a weight who have the outcome and all predictors, row of totals by row; and of each
 * predictor, what all who have it add up to.  Zero it before use.
 */
typedef struct chiso__people {
    chiso__arena arena;
    size_t predictors, width; /* width: 1, the predictors, the outcome */
    size_t count, rows;
    size_t *first; /* those of row r stand from first[r] to first[r + 1] */
    double *x;     /* x[i * width + k]; the first of each is 1 */
    double *weight;
    double *answered;    /* answered[(r * predictors + k) * 2]: Σw of those of row r who have
                            predictor k, then Σwx */
    int64_t *n_answered; /* n_answered[r * predictors + k]: how many they are */
    size_t left_out;     /* have a weight, and not all answers */
} chiso__people;

/** Sort them out.  False when memory ran out; chiso__people_free() in every case. */
bool chiso__people_new(chiso__people *people, const chiso__terms *terms, const chiso__cases *cases);

void chiso__people_free(chiso__people *people);

/* --- sums over people: a triangle of products, then Σw and Σw(x - centre) of each predictor --- */

/** Where Σ w x[i] x[j], j ≤ i, stands. */
static inline size_t chiso__product(size_t i, size_t j) {
    return i * (i + 1) / 2 + j;
}

/** How many sums there are: the products, and two for each predictor. */
size_t chiso__people_sums(const chiso__people *people);

/** Where those two of a predictor stand. */
size_t chiso__people_answered(const chiso__people *people, size_t predictor);

/** Those of one row, its people about centre[] (of width; the first is 0); sums is overwritten. */
void chiso__people_row(const chiso__people *people, size_t row, const double *centre, double *sums);

#endif
