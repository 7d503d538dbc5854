/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/mean.h"

#include <math.h>
#include <string.h>

#include "estimate/statistic.h"

static double mean_of_number(const double *total, double *gradient) {
    const double value = total[CHISO__NUMBER_WY] / total[CHISO__NUMBER_W];
    if (gradient != NULL) {
        gradient[CHISO__NUMBER_WY] = 1 / total[CHISO__NUMBER_W];
        gradient[CHISO__NUMBER_W] = -value / total[CHISO__NUMBER_W];
    }
    return value;
}

static double mean_of_categories(const chiso__scale *scale, const double *total, double *gradient,
                                 double w) {
    chiso__sum wy = {0};
    for (size_t k = 0; k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        if (category->missing == CHISO__ANSWERED) chiso__sum_add(&wy, total[k] * category->value);
    }
    const double value = chiso__sum_value(&wy) / w;
    for (size_t k = 0; gradient != NULL && k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        if (category->missing == CHISO__ANSWERED) gradient[k] = (category->value - value) / w;
    }
    return value;
}

double chiso__mean(const chiso__variable *variable, const double *total, double *gradient) {
    if (gradient != NULL) memset(gradient, 0, variable->n_sums * sizeof *gradient);
    if (variable->scale == NULL)
        return total[CHISO__NUMBER_W] > 0 ? mean_of_number(total, gradient) : (double)NAN;
    chiso__sum w = {0};
    for (size_t k = 0; k < variable->n_sums; k++) chiso__sum_add(&w, total[k]);
    if (!(chiso__sum_value(&w) > 0)) return NAN;
    return mean_of_categories(variable->scale, total, gradient, chiso__sum_value(&w));
}

const chiso__statistic chiso__statistic_mean = {"mean", chiso__mean};
