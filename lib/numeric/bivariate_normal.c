/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/bivariate_normal.h"

#include <math.h>
#include <stdbool.h>

#include "numeric/legendre.h"
#include "numeric/normal.h"

static const double pi = 3.14159265358979323846;
static const double near_one = 0.925;  /* |r| from which the expansion about ±1 is better */
static const double negligible = 1400; /* exp(-700) is next to nothing */

/* --- near ±1 --- */

/* With x = √(1 - ρ²), d = h - k and p = hk: 2π times the density, by x instead of ρ, is
   exp(-d²/2x²) f(x), f(x) = exp(-p / (1 + √(1 - x²))) / √(1 - x²), which is smooth. */
typedef struct near_line {
    double d, p;
} near_line;

/* exp(-p/2) (1 + c x² (1 + e x²)): the beginning of f. */
static double beginning(const near_line *l, double x) {
    const double square = x * x, c = (4 - l->p) / 8, e = (12 - l->p) / 16;
    return exp(-l->p / 2) * (1 + c * square * (1 + e * square));
}

/* exp(-d²/2x²) times what the beginning leaves of f. */
static double remainder_at(double x, const void *line) {
    const near_line *l = line;
    const double root = sqrt(1 - x * x), near = -l->d * l->d / (2 * x * x);
    return exp(near - l->p / (1 + root)) / root - exp(near) * beginning(l, x);
}

/* ∫ exp(-d²/2x²) (beginning of f) dx from 0 to a; by parts each power follows from the one before.
 */
static double integral_of_beginning(const near_line *l, double a) {
    const double d = fabs(l->d), square = d * d, end = exp(-square / (2 * a * a));
    const double c = (4 - l->p) / 8, e = (12 - l->p) / 16;
    const double zero = a * end - d * sqrt(2 * pi) * chiso__normal_cdf(-d / a);
    const double two = (a * a * a * end - square * zero) / 3;
    const double four = (a * a * a * a * a * end - square * two) / 5;
    return exp(-l->p / 2) * (zero + c * (two + e * four));
}

/* P(X ≤ h, Y ≤ k) for r ≥ 0.925. */
static double cdf_near_one(double h, double k, double r) {
    const near_line line = {.d = h - k, .p = h * k};
    const double a = sqrt((1 - r) * (1 + r)), whole = chiso__normal_cdf(fmin(h, k));
    if (a == 0 || line.d * line.d / (a * a) + line.p > negligible) return whole;
    const double missing = integral_of_beginning(&line, a) +
                           chiso__legendre(remainder_at, &line, 0, a / 2) +
                           chiso__legendre(remainder_at, &line, a / 2, a);
    return fmax(0, whole - missing / (2 * pi));
}

/* --- all of it --- */

double chiso__bivariate_normal_covariance(double h, double k, double r) {
    if (!isfinite(h) || !isfinite(k)) return 0;
    if (fabs(r) < near_one) return chiso__normal_covariance(h, k, r);
    const double other = r < 0 ? -k : k; /* with -Y: as much, the other way round */
    const double together = cdf_near_one(h, other, fabs(r)),
                 apart = chiso__normal_cdf(h) * chiso__normal_cdf(other);
    return r < 0 ? apart - together : together - apart;
}

/* exp(-(h² + k² - 2hk s) / 2c²) of angles from 0 to asin r, their sines s and cosines c. */
typedef struct angles {
    double sine[CHISO__LEGENDRE], by[CHISO__LEGENDRE], weight[CHISO__LEGENDRE];
} angles;

static angles angles_of(double r) {
    angles out;
    double angle[CHISO__LEGENDRE] = {0};
    chiso__legendre_points(angle, out.weight, 0, asin(r));
    for (size_t i = 0; i < CHISO__LEGENDRE; i++) {
        const double c = cos(angle[i]);
        out.sine[i] = sin(angle[i]);
        out.by[i] = -1 / (2 * c * c);
    }
    return out;
}

static double covariance_by(const angles *a, double h, double k) {
    const double squares = h * h + k * k, product = 2 * h * k;
    double sum = 0;
    if (!isfinite(h) || !isfinite(k)) return 0;
    for (size_t i = 0; i < CHISO__LEGENDRE; i++)
        sum += a->weight[i] * exp((squares - product * a->sine[i]) * a->by[i]);
    return sum / (2 * pi);
}

void chiso__bivariate_normal_covariances(double *covariance, const double *h, size_t rows,
                                         const double *k, size_t columns, double r) {
    const bool near = fabs(r) >= near_one;
    const angles a = angles_of(near ? 0 : r);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            covariance[i * columns + j] = near ? chiso__bivariate_normal_covariance(h[i], k[j], r)
                                               : covariance_by(&a, h[i], k[j]);
}

double chiso__bivariate_normal_cdf(double h, double k, double r) {
    const double independent = chiso__normal_cdf(h) * chiso__normal_cdf(k);
    if (r >= near_one && isfinite(h) && isfinite(k)) return cdf_near_one(h, k, r);
    return fmax(0, independent + chiso__bivariate_normal_covariance(h, k, r));
}

/* With -Y where r < 0.  The exponent is -(d²/(1 - r²) + 2hk/(1 + r)) / 2, d = h - k, which keeps
   its digits near r = 1. */
chiso__bivariate_density chiso__bivariate_normal_density(double h, double k, double r) {
    chiso__bivariate_density out = {0, 0};
    if (!isfinite(h) || !isfinite(k)) return out;
    const double one = fabs(r), other = r < 0 ? -k : k, left = (1 - one) * (1 + one);
    const double square = (h - other) * (h - other), product = h * other;
    out.density = exp(-square / (2 * left) - product / (1 + one)) / (2 * pi * sqrt(left));
    out.slope = out.density *
                (one / left - one * square / (left * left) + product / ((1 + one) * (1 + one)));
    if (r < 0) out.slope = -out.slope;
    return out;
}
