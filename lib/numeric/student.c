/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/student.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double chiso__student_quantile(double p, double df) {
    if (!(df > 0) || !(p > 0 && p < 1)) return NAN;
    return gsl_cdf_tdist_Pinv(p, df);
}
