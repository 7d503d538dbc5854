/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/figure.h"

#include <math.h>

/* --- what a simple random sample would vary by --- */

static double square_of_scale(const chiso__variable *v, const double *total, const double *slope,
                              double *linear) {
    chiso__sum square = {0}, sum = {0};
    for (size_t k = 0; k < v->categories; k++) {
        chiso__sum_add(&square, slope[k] * slope[k] * total[k]);
        chiso__sum_add(&sum, slope[k] * total[k]);
    }
    *linear = chiso__sum_value(&sum);
    return chiso__sum_value(&square);
}

/* q = a + b·y. */
static double square_of_number(const chiso__variable *v, const double *total, const double *slope,
                               double *linear) {
    (void)v;
    const double a = slope[CHISO__NUMBER_W], b = slope[CHISO__NUMBER_WY];
    *linear = a * total[CHISO__NUMBER_W] + b * total[CHISO__NUMBER_WY];
    return a * a * total[CHISO__NUMBER_W] + 2 * a * b * total[CHISO__NUMBER_WY] +
           b * b * total[CHISO__NUMBER_WYY];
}

/* q = a + b·x + c·y. */
static double square_of_ratio(const chiso__variable *v, const double *total, const double *slope,
                              double *linear) {
    (void)v;
    const double a = slope[CHISO__RATIO_W], b = slope[CHISO__RATIO_WX], c = slope[CHISO__RATIO_WY];
    *linear = a * total[CHISO__RATIO_W] + b * total[CHISO__RATIO_WX] + c * total[CHISO__RATIO_WY];
    return a * a * total[CHISO__RATIO_W] + b * b * total[CHISO__RATIO_WXX] +
           c * c * total[CHISO__RATIO_WYY] +
           2 * (a * b * total[CHISO__RATIO_WX] + a * c * total[CHISO__RATIO_WY] +
                b * c * total[CHISO__RATIO_WXY]);
}

/* q = a + bₖ for whoever ticked box k: one box at a time, as proportions are. */
static double square_of_boxes(const chiso__variable *v, const double *total, const double *slope,
                              double *linear) {
    double square = slope[0] * slope[0] * total[0];
    *linear = slope[0] * total[0];
    for (size_t k = 1; k <= v->categories; k++) {
        square += (2 * slope[0] + slope[k]) * slope[k] * total[k];
        *linear += slope[k] * total[k];
    }
    return square;
}

double chiso__square(const chiso__variable *variable, const double *total, const double *slope,
                     double *linear) {
    static double (*const squares[])(const chiso__variable *, const double *, const double *,
                                     double *) = {
        [CHISO__KIND_SCALE] = square_of_scale,
        [CHISO__KIND_NUMBER] = square_of_number,
        [CHISO__KIND_MULTIPLE] = square_of_boxes,
        [CHISO__KIND_RATIO] = square_of_ratio,
    };
    return squares[variable->kind](variable, total, slope, linear);
}

/* What is this near to nothing, beside the estimate, is rounding. */
static bool is_rounding(const chiso__evidence *e, double variance) {
    return variance <= 1e-26 * e->estimate * e->estimate;
}

double chiso__deff(const chiso__evidence *e, int32_t reference) {
    const double n = (double)e->n;
    const double spread = e->square - e->linear * e->linear / e->weight;
    double simple = e->weight * spread / (n - 1);
    if (reference == CHISO_DEFF_WITHOUT) {
        if (!(e->weight > n)) return NAN;
        simple *= (e->weight - n) / e->weight;
    }
    const double variance = is_rounding(e, e->variance) ? 0 : e->variance;
    return e->n > 1 && !is_rounding(e, simple) ? variance / simple : (double)NAN;
}

/* --- all of it --- */

void chiso__figure_plain(chiso__figure *figure, double estimate, int64_t n) {
    *figure = (chiso__figure){.n = n,
                              .estimate = estimate,
                              .se = NAN,
                              .low = NAN,
                              .high = NAN,
                              .df = NAN,
                              .deff = NAN,
                              .n_eff = NAN,
                              .cv = NAN};
}

/* A score between two ends is a proportion of the way from one to the other. */
static void make_interval(chiso__figure *figure, const chiso__evidence *e, double level) {
    const double width = e->low < e->high ? e->high - e->low : 1;
    const double from = e->low < e->high ? e->low : 0;
    const bool moved = e->interval != CHISO_INTERVAL_T;
    const chiso__interval_input input = {.estimate = moved ? (figure->estimate - from) / width
                                                           : figure->estimate,
                                         .se = moved ? figure->se / width : figure->se,
                                         .df = figure->df,
                                         .level = level,
                                         .n = e->n};
    unsigned flags = 0;
    if (!chiso__interval(e->interval, &input, &figure->low, &figure->high, &flags) || !moved)
        return;
    if ((flags & CHISO__FLAG_EXACT) != 0 && !e->is_proportion) {
        figure->low = figure->high = NAN; /* at an end of its range there is no count of people */
        return;
    }
    figure->flags |= flags;
    figure->low = from + width * figure->low;
    figure->high = from + width * figure->high;
}

void chiso__figure_flag(chiso__figure *figure, const chiso__evidence *e,
                        const chiso_variance_options *options) {
    const chiso__quality_input quality = {.n = e->n,
                                          .min_n = options->min_n,
                                          .df = figure->df,
                                          .cv = figure->cv,
                                          .proportion = e->is_proportion};
    figure->flags |= chiso__quality(&quality);
    const bool compared = e->n > 0 && e->weight > 0; /* of a quantile there is no deff */
    if (compared && options->deff == CHISO_DEFF_WITHOUT && !(e->weight > (double)e->n))
        figure->flags |= CHISO__FLAG_NO_DEFF;
}

void chiso__figure_make(chiso__figure *figure, const chiso__evidence *e,
                        const chiso_variance_options *options) {
    chiso__figure_plain(figure, e->estimate, e->n);
    figure->df = options->df > 0 ? options->df : (double)(e->support.psus - e->support.strata);
    if (!isnan(e->estimate)) {
        figure->se = is_rounding(e, e->variance) ? 0 : sqrt(e->variance);
        figure->cv = figure->se / fabs(e->estimate);
        if (!isfinite(figure->cv)) figure->cv = NAN;
        figure->deff = chiso__deff(e, options->deff);
        figure->n_eff = figure->deff > 0 ? (double)e->n / figure->deff : (double)NAN;
        make_interval(figure, e, options->level);
    }
    chiso__figure_flag(figure, e, options);
}
