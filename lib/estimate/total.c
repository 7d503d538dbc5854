/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "estimate/mean.h"
#include "estimate/statistic.h"

/* Σwy; of a number about its centre c it is Σw(y - c) + cΣw. */
static double total_of_number(const chiso__variable *variable, const double *total,
                              double *gradient) {
    if (gradient != NULL) {
        gradient[CHISO__NUMBER_WY] = 1;
        gradient[CHISO__NUMBER_W] = variable->centre;
    }
    return total[CHISO__NUMBER_WY] + variable->centre * total[CHISO__NUMBER_W];
}

static double total_of_categories(const chiso__scale *scale, const double *total,
                                  double *gradient) {
    chiso__sum sum = {0};
    for (size_t k = 0; k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        if (category->missing != CHISO__ANSWERED) continue;
        chiso__sum_add(&sum, category->value * total[k]);
        if (gradient != NULL) gradient[k] = category->value;
    }
    return chiso__sum_value(&sum);
}

static double total_of(const chiso__variable *variable, const double *total, double *gradient) {
    return variable->scale != NULL ? total_of_categories(variable->scale, total, gradient)
                                   : total_of_number(variable, total, gradient);
}

double chiso__total(const chiso__variable *variable, const double *total) {
    return total_of(variable, total, NULL);
}

/* Same as (R survey): svytotal(~y, design, na.rm = TRUE). */
static double evaluate(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient) {
    (void)category; /* one number in all */
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    if (!(chiso__answered(variable, total) > 0)) return NAN;
    return total_of(variable, total, gradient);
}

const chiso__statistic chiso__statistic_total = {.name = "total", .evaluate = evaluate};
