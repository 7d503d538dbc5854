/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_INCOMPLETE_BETA_H
#define CHISO__NUMERIC_INCOMPLETE_BETA_H

/*
 * The beta distribution in u = log(x / (1 - x)), where both x and 1 - x keep all their digits,
 * however near to 0 or 1.  gsl_cdf_beta_Pinv (GSL 2.7) does not do: it has 11 digits for shapes of
 * 1e4, gives NaN for 1e-3 and 5 and for 1e3 and 1e7, and does not return for 1e6 and 1e6.
 */

typedef struct chiso__beta_tails {
    double lower, upper; /* P(X <= x), P(X > x) */
    double log_lower;
    double log_density; /* log of d P / d u = x^a (1 - x)^b / B(a, b) */
} chiso__beta_tails;

/** Tails at u, a and b > 0: to about 1e-15 sqrt(a + b) of each, where the smaller shape is at most
 * 1e8.  A shape below 1e-15 counts as that, one beyond 1e100 likewise. */
chiso__beta_tails chiso__beta_tails_at(double u, double a, double b);

/**
 * The u with P(X <= x) = lower and P(X > x) = upper; both are given, so that neither loses digits.
 *
 * @param lower more than 0, less than 1; so is upper = 1 - lower.
 * @param a     finite and > 0; so is b.
 */
double chiso__beta_quantile_at(double lower, double upper, double a, double b);

#endif
