/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/mean.h"

#include <math.h>
#include <string.h>

#include "estimate/statistic.h"

double chiso__answered(const chiso__variable *variable, const double *total) {
    if (variable->kind != CHISO__KIND_SCALE) return total[0]; /* Σw stands first */
    chiso__sum w = {0};
    for (size_t k = 0; k < variable->categories; k++) chiso__sum_add(&w, total[k]);
    return chiso__sum_value(&w);
}

static double mean_of_number(const chiso__variable *variable, const double *total,
                             double *gradient) {
    const double w = total[CHISO__NUMBER_W], value = total[CHISO__NUMBER_WY] / w;
    if (gradient != NULL) {
        gradient[CHISO__NUMBER_WY] = 1 / w;
        gradient[CHISO__NUMBER_W] = -value / w;
    }
    return variable->centre + value;
}

/* What category k counts as; a code that means missing has no weight. */
static double value_of(const chiso__variable *variable, const double *values, size_t k) {
    if (values != NULL) return values[k];
    const chiso__category *category = &variable->scale->categories[k];
    return category->missing == CHISO__ANSWERED ? category->value : 0;
}

static double mean_of_categories(const chiso__variable *variable, const double *values,
                                 const double *total, double *gradient, double w) {
    chiso__sum wy = {0};
    for (size_t k = 0; k < variable->categories; k++) {
        if (total[k] != 0) chiso__sum_add(&wy, total[k] * value_of(variable, values, k));
    }
    const double mean = chiso__sum_value(&wy) / w;
    for (size_t k = 0; gradient != NULL && k < variable->categories; k++) {
        if (variable->scale->categories[k].missing == CHISO__ANSWERED)
            gradient[k] = (value_of(variable, values, k) - mean) / w;
    }
    return mean;
}

double chiso__mean_of(const chiso__variable *variable, const double *values, const double *total,
                      double *gradient) {
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    const double w = chiso__answered(variable, total);
    if (!(w > 0)) return NAN;
    if (variable->kind == CHISO__KIND_NUMBER) return mean_of_number(variable, total, gradient);
    return mean_of_categories(variable, values, total, gradient, w);
}

double chiso__mean(const chiso__variable *variable, const double *total, double *gradient) {
    return chiso__mean_of(variable, NULL, total, gradient);
}

static double evaluate(const chiso__variable *variable, size_t category, const double *total,
                       double *gradient) {
    (void)category; /* one number in all */
    return chiso__mean(variable, total, gradient);
}

const chiso__statistic chiso__statistic_mean = {.name = "mean", .evaluate = evaluate};
