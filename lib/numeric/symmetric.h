/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_SYMMETRIC_H
#define CHISO__NUMERIC_SYMMETRIC_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Symmetric matrices of some tens of rows, row by row.  Not through GSL: what it has needs BLAS,
 * whose Debian archive cannot be linked into the wheel.
 */

/**
 * Eigenvalues, the largest first, and vectors of length 1: Householder's reduction to three
 * diagonals and QR steps with Wilkinson's shift (Golub and Van Loan 2013, Matrix Computations,
 * section 8.3).  Values to about 1e-15 of the largest.
 * A vector is turned so that its sum is not negative; where the sum is 0 to 1e-9, so that its first
 * number that is not 0, to 1e-9, is positive.
 *
 * @param[out] values  n numbers.
 * @param[out] vectors n × n: vectors[i * n + k] is row i of the vector of values[k]; NULL: values
 *                     alone, in a fraction of the time.
 * @param      matrix  n × n numbers; only the lower triangle is read.
 * @param      room    n × n + n numbers to work with.
 * @return false: a number is not finite, or, which has never been seen, steps without end.
 */
bool chiso__symmetric_eigen(double *values, double *vectors, const double *matrix, size_t n,
                            double *room);

/**
 * Put the inverse in the place of a positive definite matrix, by Cholesky's method.
 *
 * @param[in,out] matrix          n × n numbers, of which the lower triangle is read; undefined
 *                                after a failure.
 * @param[out]    log_determinant of the matrix given; NULL: not asked for.
 * @return false: not positive definite, to 1e-12 of a row's own variance; or a number not finite.
 */
bool chiso__symmetric_inverse(double *matrix, double *log_determinant, size_t n);

#endif
