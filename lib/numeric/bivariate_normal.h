/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__NUMERIC_BIVARIATE_NORMAL_H
#define CHISO__NUMERIC_BIVARIATE_NORMAL_H

#include <stddef.h>

/* Two standard normals X and Y with correlation r. */

/**
 * P(X ≤ h, Y ≤ k) - P(X ≤ h) P(Y ≤ k), to about 1e-15: chiso__normal_covariance() up to a
 * correlation of 0.925, beyond it the expansion about ±1 of Drezner and Wesolowsky (1990, J.
 * Statist. Comput. Simul. 35, 101-107) as Genz (2004, Statistics and Computing 14, 251-260) carries
 * it further.
 *
 * @param h any number, infinite too; so is k.
 * @param r from -1 to 1.
 */
double chiso__bivariate_normal_covariance(double h, double k, double r);

/**
 * The same of every h with every k, several times as fast: sines and cosines are of r alone.
 *
 * @param[out] covariance rows × columns numbers.
 * @param      h          rows numbers.
 * @param      k          columns numbers.
 */
void chiso__bivariate_normal_covariances(double *covariance, const double *h, size_t rows,
                                         const double *k, size_t columns, double r);

/** P(X ≤ h, Y ≤ k), to about 1e-15; parameters as above.  R: mnormt::pmnorm(). */
double chiso__bivariate_normal_cdf(double h, double k, double r);

/** What a density and its derivative by r are at a point. */
typedef struct chiso__bivariate_density {
    double density; /* which is the derivative of P(X ≤ h, Y ≤ k) by r (Plackett 1954) */
    double slope;   /* its derivative by r */
} chiso__bivariate_density;

/** At (h, k), |r| < 1; 0 and 0 where h or k is infinite. */
chiso__bivariate_density chiso__bivariate_normal_density(double h, double k, double r);

#endif
