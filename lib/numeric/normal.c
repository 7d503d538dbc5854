/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/normal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stddef.h>

/* Half of the nodes of Gauss-Legendre with 20 points on -1 … 1, and their weights. */
static const double legendre[][2] = {
    {0.076526521133497334, 0.15275338713072585}, {0.22778585114164508, 0.14917298647260374},
    {0.37370608871541956, 0.14209610931838205},  {0.51086700195082710, 0.13168863844917663},
    {0.63605368072651503, 0.11819453196151842},  {0.74633190646015079, 0.10193011981724044},
    {0.83911697182221882, 0.083276741576704749}, {0.91223442825132591, 0.062672048334109064},
    {0.96397192727791379, 0.040601429800386941}, {0.99312859918509492, 0.017614007139152118},
};

double chiso__normal_cdf(double x) {
    return gsl_cdf_ugaussian_P(x);
}

static double integrand(double a, double b, double angle) {
    const double s = sin(angle), c = cos(angle);
    return exp(-(a * a + b * b - 2 * a * b * s) / (2 * c * c));
}

double chiso__normal_covariance(double a, double b, double r) {
    const double pi = 3.14159265358979323846, half = asin(r) / 2;
    double sum = 0;
    if (!isfinite(a) || !isfinite(b)) return 0; /* one of the two is certain */
    for (size_t i = 0; i < sizeof legendre / sizeof legendre[0]; i++) {
        const double step = half * legendre[i][0];
        sum += legendre[i][1] * (integrand(a, b, half - step) + integrand(a, b, half + step));
    }
    return half * sum / (2 * pi);
}
