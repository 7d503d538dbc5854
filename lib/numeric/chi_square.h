/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_CHI_SQUARE_H
#define CHISO__NUMERIC_CHI_SQUARE_H

#include <stddef.h>

/**
 * P(X > x) of the chi-squared distribution with a whole number of degrees of freedom, which is a
 * finite sum of positive terms (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5); not through GSL,
 * whose incomplete gamma functions may call its handler.  R: pchisq(x, df, lower.tail = FALSE).
 *
 * @param x  below 0 counts as 0; NaN gives NaN.
 * @param df 0 gives NaN.
 */
double chiso__chi_square_above(double x, size_t df);

#endif
