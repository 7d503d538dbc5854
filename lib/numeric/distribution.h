/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_DISTRIBUTION_H
#define CHISO__NUMERIC_DISTRIBUTION_H

/*
 * Distributions that intervals need.  Any argument is allowed: what has no answer gives NaN, and
 * GSL's error handler, which ends the process, is never reached.  Checked against R and mpmath:
 * relative error of t 1e-13, of beta 1e-13, or 1e-15 / (smaller shape) below a shape of 0.01, where
 * p itself has no more digits (tests/golden/intervals).
 */

/** z with P(Z <= z) = p.  NaN unless 0 < p < 1.  R: qnorm(p). */
double chiso__normal_quantile(double p);

/**
 * t with P(T <= t) = p.
 *
 * @param p  more than 0, less than 1; else NaN.
 * @param df degrees of freedom, whole or not; infinite: the normal distribution; 0 and below: NaN.
 * @return   R: qt(p, df); infinite where t has no double.
 */
double chiso__t_quantile(double p, double df);

/** P(T <= t).  NaN unless df > 0.  R: pt(t, df). */
double chiso__t_probability(double t, double df);

/**
 * x with P(X <= x) = p of the beta distribution.
 *
 * @param p more than 0, less than 1; else NaN.
 * @param a first shape; 0 gives x = 0, below 0 or not finite NaN.
 * @param b second shape; 0 gives x = 1, below 0 or not finite NaN.
 * @return  R: qbeta(p, a, b); 0 where x has no double.
 */
double chiso__beta_quantile(double p, double a, double b);

#endif
