/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_FACTOR_H
#define CHISO__NUMERIC_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

/**
 * A factor F of a covariance matrix S = F Fᵀ: with e independent and of variance 1, Fe has the
 * covariance S.  Cholesky's method with pivoting, on correlations, so that a matrix of any rank has
 * one (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 10.3); not through GSL,
 * whose pivoted version divides by a pivot of zero.
 *
 * @param[out] factor n × n numbers, row by row; columns behind the rank are 0.
 * @param[out] rank   how many columns are not.
 * @param      matrix n × n finite numbers, row by row; only the lower triangle is read.
 * @param      room   n × n + n numbers to work with.
 * @return false: no covariance matrix, to 1e-6 of correlations; a variance is negative, or some
 *         combination would have a negative one.
 */
bool chiso__factor(double *factor, size_t *rank, const double *matrix, size_t n, double *room);

#endif
