/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_BIVARIATE_NORMAL_H
#define CHISO__NUMERIC_BIVARIATE_NORMAL_H

/**
 * P(X ≤ h, Y ≤ k) of two standard normals with correlation r, to about 1e-15: by Drezner and
 * Wesolowsky (1990, J. Statist. Comput. Simul. 35, 101-107) in the form of Genz (2004, Statistics
 * and Computing 14, 251-260).
 *
 * @param h any number, infinite too; so is k.
 * @param r from -1 to 1.
 */
double chiso__bivariate_normal_cdf(double h, double k, double r);

/** The density at (h, k), which is also the derivative of P by r (Plackett 1954).  0 where h or k
 * is infinite; |r| < 1. */
double chiso__bivariate_normal_density(double h, double k, double r);

#endif
