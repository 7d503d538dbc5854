/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#include "numeric/incomplete_beta.h"

/* Degrees of freedom beyond which t and the normal distribution are the same doubles. */
static const double as_normal = 1e17;

static bool is_probability(double p) {
    return p > 0 && p < 1;
}

double chiso__normal_quantile(double p) {
    return is_probability(p) ? gsl_cdf_ugaussian_Pinv(p) : (double)NAN;
}

/* P(|T| > t) = P(X <= df / (df + t²)) of the beta distribution with shapes df/2 and 1/2. */
double chiso__t_quantile(double p, double df) {
    if (!is_probability(p) || !(df > 0)) return NAN;
    if (df > as_normal) return chiso__normal_quantile(p);
    if (p == 0.5) return 0;
    const double outside = 2 * fmin(p, 1 - p), inside = fabs(2 * p - 1);
    const double u = chiso__beta_quantile_at(outside, inside, df / 2, 0.5);
    return copysign(sqrt(df) * exp(-u / 2), p - 0.5);
}

double chiso__t_probability(double t, double df) {
    if (isnan(t) || !(df > 0)) return NAN;
    if (df > as_normal) return gsl_cdf_ugaussian_P(t);
    if (t == 0) return 0.5;
    if (isinf(t)) return t > 0;
    const double u = log(df) - 2 * log(fabs(t));
    const double outside = chiso__beta_tails_at(u, df / 2, 0.5).lower;
    return t > 0 ? 1 - outside / 2 : outside / 2;
}

double chiso__beta_quantile(double p, double a, double b) {
    if (!is_probability(p) || !(a >= 0) || !(b >= 0) || isinf(a) || isinf(b)) return NAN;
    if (a == 0) return 0;
    if (b == 0) return 1;
    return 1 / (1 + exp(-chiso__beta_quantile_at(p, 1 - p, a, b)));
}
