/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/incomplete_beta.h"

#include <float.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdbool.h>

#include "numeric/distribution.h"

/* Terms of the fraction grow as the root of the smaller shape; 1e8 takes some 30,000. */
static const int most_terms = 200000;
static const double largest_shape = 1e8;
static const double two_pi = 6.283185307179586477;

/* log(1 / (1 + e^-u)), that is log x. */
static double log_share(double u) {
    return u > 0 ? -log1p(exp(-u)) : u - log1p(exp(u));
}

/* k log(k / m) + m - k, m = n x: how far k is from what x expects (Loader 2000). */
static double deviance(double k, double n, double log_x) {
    const double m = n * exp(log_x), t = (m - k) / k;
    if (fabs(t) < 0.5) return -k * gsl_sf_log_1plusx_mx(t);
    return k * (log(k / n) - log_x) + m - k;
}

/* log(x^a (1 - x)^b / B(a, b)) by Stirling's corrections: no difference of large logarithms. */
static double log_density(double a, double b, double log_x, double log_y) {
    const double n = a + b;
    const double corrections =
        log(gsl_sf_gammastar(n)) - log(gsl_sf_gammastar(a)) - log(gsl_sf_gammastar(b));
    return 0.5 * log(a / n * b / two_pi) + corrections - deviance(a, n, log_x) -
           deviance(b, n, log_y);
}

/* A denominator of Lentz's method must not vanish. */
static double not_zero(double x) {
    return fabs(x) < DBL_MIN ? DBL_MIN : x;
}

/*
 * P(X <= x) / (density in u), a continued fraction (DiDonato and Morris 1992, BFRAC) by Lentz's
 * method.  ay - bx, not a - (a + b)x: the fraction of the handbooks loses its digits near x = 1.
 */
static double fraction(double a, double b, double x, double y) {
    const double lead = a * y - b * x + 1;
    double value = not_zero(a / (a + 1) * lead), c = value, d = 0;
    for (int i = 1; i <= most_terms; i++) {
        const double n = i, s = a + 2 * n;
        const double above =
            (a + (n - 1)) / (s - 1) * ((a + b + n - 1) * x) * n * ((b - n) * x) / (s - 1);
        const double below =
            n + n * ((b - n) * x) / (s - 1) + (a + n) / (s + 1) * (lead + n * (1 + y));
        d = 1 / not_zero(below + above * d);
        c = not_zero(below + above / c);
        value *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON) break;
    }
    return 1 / value;
}

/* Below, all the mass is at an end for a double; gamma functions would overflow.  Above likewise.
 */
static double bounded(double shape) {
    return fmin(fmax(shape, 1e-15), 1e100);
}

chiso__beta_tails chiso__beta_tails_at(double u, double shape_a, double shape_b) {
    const double a = bounded(shape_a), b = bounded(shape_b);
    const double log_x = log_share(u), log_y = log_share(-u);
    const double x = exp(log_x), y = exp(log_y);
    chiso__beta_tails tails = {.log_density = log_density(a, b, log_x, log_y)};
    if (x < (a + 1) / (a + b + 2)) {
        tails.log_lower = tails.log_density + log(fraction(a, b, x, y));
        tails.lower = fmin(1, exp(tails.log_lower));
        tails.upper = 1 - tails.lower;
    } else {
        tails.upper = fmin(1, exp(tails.log_density + log(fraction(b, a, y, x))));
        tails.lower = 1 - tails.upper;
        tails.log_lower = log1p(-tails.upper);
    }
    return tails;
}

/* Both shapes beyond 1e8: Cornish and Fisher's expansion, whose next term is about 1e-16 of x. */
static double expand(double lower, double a, double b) {
    const double n = a + b, x = a / n, y = b / n, sd = sqrt(x * y / (n + 1));
    const double skew = 2 * (y - x) / (sd * (n + 2));
    const double excess = 6 * ((y - x) / x * ((y - x) / y) * ((n + 1) / (n + 2)) - 1) / (n + 3);
    const double z = chiso__normal_quantile(lower);
    const double off = sd * (z + skew * (z * z - 1) / 6 + excess * z * (z * z - 3) / 24 -
                             skew * skew * z * (2 * z * z - 5) / 36);
    return log((x + off) / (y - off));
}

/*
 * Newton's method on log P: its tangents lie above it, as the density in u is log-concave, so every
 * step but the first goes right and none goes too far: one that does not is rounding.
 */
static double solve(double lower, double a, double b) {
    double u = log(a / b);
    for (int i = 0; i < 200; i++) {
        const chiso__beta_tails at = chiso__beta_tails_at(u, a, b);
        const double step = (log(lower) - at.log_lower) * exp(at.log_lower - at.log_density);
        if (i > 0 && !(step > 2 * DBL_EPSILON * fabs(u))) break;
        u += step;
    }
    return u;
}

double chiso__beta_quantile_at(double lower, double upper, double shape_a, double shape_b) {
    const double a = bounded(shape_a), b = bounded(shape_b);
    if (fmin(a, b) >= largest_shape) return expand(lower, a, b);
    return lower <= upper ? solve(lower, a, b) : -solve(upper, b, a);
}
