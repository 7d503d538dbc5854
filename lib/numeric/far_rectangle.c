/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/far_rectangle.h"

#include <math.h>
#include <stddef.h>

#include "numeric/legendre.h"

static const double least_correlation = 0.3, far = 10;

/* The rectangle below the line Y = X or above it, turned so that X is below Y. */
typedef struct place {
    double x[2], y[2]; /* low and high */
    double nearest;    /* y[0] - x[1] */
    double v;          /* 1 / (1 - r²) */
    double scale;      /* the exponent at the nearest corner */
} place;

/* Minus the exponent of the density at a point: (h - k)² / 2(1 - ρ²) + hk / (1 + ρ). */
static double exponent(double h, double k, double v, double rho) {
    return (h - k) * (h - k) * v / 2 + h * k / (1 + rho);
}

/* Minus the derivative of the probability by ρ, over the density's factor √v / 2π; `slope` of it.
 */
static double falling(const place *p, double v, double *slope) {
    const double rho = sqrt(1 - 1 / v);
    double sum = 0;
    for (size_t i = 0; i < 4; i++) {
        const double h = p->x[i % 2], k = p->y[i / 2], sign = i % 2 == i / 2 ? -1 : 1;
        if (!isfinite(h) || !isfinite(k)) continue;
        const double density = sign * exp(p->scale - exponent(h, k, v, rho));
        sum += density;
        if (slope != NULL)
            *slope += density *
                      (rho * v - rho * v * v * (h - k) * (h - k) + h * k / ((1 + rho) * (1 + rho)));
    }
    return sum;
}

/* By t, that counts how many e-folds the density at the nearest corner has fallen. */
static double falling_at(double t, const void *context) {
    const place *p = context;
    const double by_t = 2 / (p->nearest * p->nearest), v = p->v + by_t * t;
    return falling(p, v, NULL) * sqrt(v) / (2 * v * v * sqrt(1 - 1 / v)) * by_t;
}

static place turn(const double *low, const double *high, double r) {
    place p = {.x = {low[0], high[0]}, .y = {low[1], high[1]}, .v = 1 / ((1 - r) * (1 + r))};
    if (r < 0) {
        p.y[0] = -high[1];
        p.y[1] = -low[1];
    }
    if (p.y[1] <= p.x[0]) {
        const place other = p;
        for (size_t i = 0; i < 2; i++) {
            p.x[i] = other.y[i];
            p.y[i] = other.x[i];
        }
    }
    p.nearest = p.y[0] - p.x[1];
    p.scale = exponent(p.x[1], p.y[0], p.v, fabs(r));
    return p;
}

bool chiso__far_rectangle_at(chiso__far_rectangle *out, const double *low, const double *high,
                             double r) {
    if (!(fabs(r) >= least_correlation && fabs(r) < 1)) return false;
    const place p = turn(low, high, r);
    if (!(p.nearest > 0 && p.nearest * p.nearest * p.v / 2 > far)) return false;
    double curvature = 0;
    const double slope = falling(&p, p.v, &curvature) * sqrt(p.v);
    const double probability = chiso__legendre(falling_at, &p, 0, 3) +
                               chiso__legendre(falling_at, &p, 3, 10) +
                               chiso__legendre(falling_at, &p, 10, 40);
    if (!(probability > 0)) return false;
    out->slope = copysign(slope, -r) / probability;
    out->curvature = -curvature * sqrt(p.v) / probability;
    return true;
}
