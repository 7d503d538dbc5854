/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_SMC_H
#define CHISO__RELIABILITY_SMC_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Squared multiple correlations of each item with the others: 1 - 1 / (diagonal of the inverse),
 * between 0 and 1.  Of a singular matrix the inverse of Moore and Penrose is taken, eigenvalues
 * below 1.5e-8 of the largest as 0.  R: psych::smc().
 *
 * @param[out] smc         items numbers; NaN where a correlation is not finite.
 * @param      correlation items × items.
 * @param      room        2 items × items + 2 items numbers.
 * @return false: the matrix is singular, or not finite.
 */
bool chiso__smc(double *smc, const double *correlation, size_t items, double *room);

#endif
