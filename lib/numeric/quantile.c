/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/quantile.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

double chiso__quantile(const double *sorted, size_t count, double p) {
    if (count == 0) return NAN;
    return gsl_stats_quantile_from_sorted_data(sorted, 1, count, p);
}
