/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/mean.h"
#include "estimate/statistic.h"

/* Σw of a category over Σw of all who answered; of a box, over Σw of all who were asked.
   Same as (R survey): svymean(~factor(y), design, na.rm = TRUE). */
static double evaluate(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient) {
    const bool boxes = variable->kind == CHISO__KIND_MULTIPLE;
    const size_t at = category + (boxes ? 1 : 0);
    const double w = chiso__answered(variable, total);
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    if (!(w > 0)) return NAN;
    const double p = total[at] / w;
    if (gradient == NULL) return p;
    if (boxes) {
        gradient[0] = -p / w;
    } else {
        for (size_t k = 0; k < variable->categories; k++) gradient[k] = -p / w;
    }
    gradient[at] += 1 / w;
    return p;
}

const chiso__statistic chiso__statistic_proportion = {
    .name = "proportion", .of_categories = true, .is_proportion = true, .evaluate = evaluate};
