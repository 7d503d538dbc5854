/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reliability/varimax.h"

#include <math.h>

static const double settled = 1e-12; /* an angle */
static const size_t most_sweeps = 1000;

/* The angle at which squared loadings of two factors vary most. */
static double best_angle(const chiso__factors *f, size_t a, size_t b) {
    double u_sum = 0, v_sum = 0, squares = 0, products = 0;
    for (size_t i = 0; i < f->items; i++) {
        const double x = f->loading[i * f->factors + a], y = f->loading[i * f->factors + b];
        const double u = (x - y) * (x + y), v = 2 * x * y;
        u_sum += u;
        v_sum += v;
        squares += (u - v) * (u + v);
        products += 2 * u * v;
    }
    const double n = (double)f->items;
    return atan2(products - 2 * u_sum * v_sum / n,
                 squares - (u_sum - v_sum) * (u_sum + v_sum) / n) /
           4;
}

static void turn(chiso__factors *f, size_t a, size_t b, double angle) {
    const double c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < f->items; i++) {
        double *row = f->loading + i * f->factors;
        const double x = row[a], y = row[b];
        row[a] = c * x + s * y;
        row[b] = c * y - s * x;
    }
}

/* Every pair once; whether no angle was above rounding. */
static bool sweep(chiso__factors *f) {
    bool ended = true;
    for (size_t a = 0; a < f->factors; a++) {
        for (size_t b = a + 1; b < f->factors; b++) {
            const double angle = best_angle(f, a, b);
            if (fabs(angle) <= settled) continue;
            turn(f, a, b, angle);
            ended = false;
        }
    }
    return ended;
}

/* Rows times what `length` says, or divided by it. */
static void scale(chiso__factors *f, const double *length, bool back) {
    for (size_t i = 0; i < f->items; i++) {
        const double by = length[i] == 0 ? 1 : back ? length[i] : 1 / length[i];
        for (size_t k = 0; k < f->factors; k++) f->loading[i * f->factors + k] *= by;
    }
}

bool chiso__varimax(chiso__factors *factors, double *length) {
    bool ended = false;
    for (size_t i = 0; i < factors->items; i++) {
        const double *row = factors->loading + i * factors->factors;
        length[i] = 0;
        for (size_t k = 0; k < factors->factors; k++) length[i] += row[k] * row[k];
        length[i] = sqrt(length[i]);
    }
    scale(factors, length, false);
    for (size_t i = 0; i < most_sweeps && !ended; i++) ended = sweep(factors);
    scale(factors, length, true);
    return ended;
}
