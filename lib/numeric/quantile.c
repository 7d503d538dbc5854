/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/quantile.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

double chiso__quantile(const double *sorted, size_t count, double p) {
    if (count == 0) return NAN;
    return gsl_stats_quantile_from_sorted_data(sorted, 1, count, p);
}

double chiso__quantile_select(double *values, size_t count, double p) {
    if (count == 0) return NAN;
    const double place = p * (double)(count - 1);
    const size_t below = (size_t)place;
    const double low = gsl_stats_select(values, 1, count, below);
    double high = low;
    /* What stands behind the one selected is no smaller than it. */
    for (size_t i = below + 1; i < count; i++) {
        if (i == below + 1 || values[i] < high) high = values[i];
    }
    return low + (place - (double)below) * (high - low);
}
