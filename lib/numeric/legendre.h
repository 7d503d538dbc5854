/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_LEGENDRE_H
#define CHISO__NUMERIC_LEGENDRE_H

enum { CHISO__LEGENDRE = 20 }; /* points */

/** The points x at which a function is asked for, and the weights with which its values add up to
 *  the integral from low to high, which may be less than low. */
void chiso__legendre_points(double *x, double *weight, double low, double high);

/**
 * The integral of a smooth function by 20 points of Gauss and Legendre, which is exact for
 * polynomials up to degree 39; `context` is handed on to it.
 */
double chiso__legendre(double (*function)(double x, const void *context), const void *context,
                       double low, double high);

#endif
