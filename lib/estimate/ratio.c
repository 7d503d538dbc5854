/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/statistic.h"

/* Σwx/Σwy over those who answered both.
   Same as (R survey): svyratio(~x, ~y, design, na.rm = TRUE). */
static double evaluate(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient) {
    (void)category; /* one number in all */
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    const double x = total[CHISO__RATIO_WX], y = total[CHISO__RATIO_WY];
    if (!(total[CHISO__RATIO_W] > 0) || y == 0) return NAN;
    if (gradient != NULL) {
        gradient[CHISO__RATIO_WX] = 1 / y;
        gradient[CHISO__RATIO_WY] = -x / y / y;
    }
    return x / y;
}

const chiso__statistic chiso__statistic_ratio = {.name = "ratio", .evaluate = evaluate};
