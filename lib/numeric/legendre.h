/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_LEGENDRE_H
#define CHISO__NUMERIC_LEGENDRE_H

/**
 * The integral of a smooth function by 20 points of Gauss and Legendre, which is exact for
 * polynomials up to degree 39.
 *
 * @param context handed on to the function.
 * @param high    may be less than low.
 */
double chiso__legendre(double (*function)(double x, const void *context), const void *context,
                       double low, double high);

#endif
