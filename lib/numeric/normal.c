/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/normal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "numeric/legendre.h"

double chiso__normal_cdf(double x) {
    return gsl_cdf_ugaussian_P(x);
}

static double integrand(double angle, const void *limits) {
    const double *at = limits, a = at[0], b = at[1], s = sin(angle), c = cos(angle);
    return exp(-(a * a + b * b - 2 * a * b * s) / (2 * c * c));
}

double chiso__normal_covariance(double a, double b, double r) {
    const double pi = 3.14159265358979323846, limits[] = {a, b};
    if (!isfinite(a) || !isfinite(b)) return 0; /* one of the two is certain */
    return chiso__legendre(integrand, limits, 0, asin(r)) / (2 * pi);
}
