/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/chi_square.h"

#include <math.h>

/* log Γ(3/2): √π / 2. */
static const double log_gamma_of_three_halves = -0.12078223763524522;

/* Terms e^-h h^a / Γ(a + 1) for a = 0, 1, … (even df) or 1/2, 3/2, … (odd), as logarithms: e^-h
   alone may have no double. */
double chiso__chi_square_above(double x, size_t df) {
    const double h = fmax(x, 0) / 2;
    const int odd = df % 2 == 1;
    if (isnan(x) || df == 0) return NAN;
    if (h == 0) return 1;
    if (isinf(h)) return 0;
    double p = odd ? erfc(sqrt(h)) : 0, a = odd ? 0.5 : 0;
    double term = odd ? log(h) / 2 - h - log_gamma_of_three_halves : -h;
    for (size_t left = df / 2; left > 0; left--) {
        p += exp(term);
        a += 1;
        term += log(h / a);
    }
    return fmin(p, 1);
}
