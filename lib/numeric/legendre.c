/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/legendre.h"

#include <stddef.h>

/* Half of the nodes on -1 … 1, and their weights. */
static const double nodes[][2] = {
    {0.076526521133497334, 0.15275338713072585}, {0.22778585114164508, 0.14917298647260374},
    {0.37370608871541956, 0.14209610931838205},  {0.51086700195082710, 0.13168863844917663},
    {0.63605368072651503, 0.11819453196151842},  {0.74633190646015079, 0.10193011981724044},
    {0.83911697182221882, 0.083276741576704749}, {0.91223442825132591, 0.062672048334109064},
    {0.96397192727791379, 0.040601429800386941}, {0.99312859918509492, 0.017614007139152118},
};

void chiso__legendre_points(double *x, double *weight, double low, double high) {
    const double middle = (low + high) / 2, half = (high - low) / 2;
    for (size_t i = 0; i < CHISO__LEGENDRE; i++) {
        const double *node = nodes[i / 2];
        x[i] = i % 2 == 0 ? middle - half * node[0] : middle + half * node[0];
        weight[i] = half * node[1];
    }
}

double chiso__legendre(double (*function)(double x, const void *context), const void *context,
                       double low, double high) {
    double x[CHISO__LEGENDRE], weight[CHISO__LEGENDRE], sum = 0;
    chiso__legendre_points(x, weight, low, high);
    for (size_t i = 0; i < CHISO__LEGENDRE; i++) sum += weight[i] * function(x[i], context);
    return sum;
}
