/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_LOGISTIC_H
#define CHISO__DRIVERS_LOGISTIC_H

#include "drivers/fit.h"

/** Rows of people, each of whom counts so many times. */
typedef struct chiso__scope {
    const chiso__people *people;
    const int32_t *rows;
    size_t n_rows;
    const double *factor; /* of each of the rows; NULL: once */
} chiso__scope;

/**
 * The maximum of the weighted likelihood, by Newton's steps (iteratively reweighted least squares),
 * halved while they do not help; from the moments.  A strictly concave likelihood whose steps do
 * not end has no maximum: the answers are separated (Albert and Anderson 1984, Biometrika 71,
 * 1-10).
 */
void chiso__fit_logistic(chiso__fit *fit, const chiso__scope *scope);

#endif
