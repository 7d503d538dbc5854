/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_NORMAL_H
#define CHISO__NUMERIC_NORMAL_H

/** P(Z ≤ x), Z normal with mean 0 and sd 1. */
double chiso__normal_cdf(double x);

/**
 * Cov(1{X > a}, 1{Y > b}) of two standard normals with correlation r, |r| < 1:
 * ∫ φ2(a, b; ρ) dρ from 0 to r (Plackett 1954, Biometrika 41, 351-360), substituted ρ = sin θ and
 * done by 20 points of Gauss-Legendre, to 1e-12 for |r| ≤ 0.9.  0 where a or b is infinite.
 */
double chiso__normal_covariance(double a, double b, double r);

#endif
