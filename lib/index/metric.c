/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/metric.h"

#include <math.h>
#include <string.h>

/* The lowest and the highest value of an answer, and the highest below that. */
struct ends {
    double low, second, high;
};

static struct ends ends_of(const chiso__scale *scale) {
    struct ends ends = {INFINITY, -INFINITY, -INFINITY};
    for (size_t k = 0; k < scale->count; k++) {
        const double value = scale->categories[k].value;
        if (scale->categories[k].missing != CHISO__ANSWERED) continue;
        ends.low = fmin(ends.low, value);
        if (value > ends.high) {
            ends.second = ends.high;
            ends.high = value;
        } else if (value < ends.high) {
            ends.second = fmax(ends.second, value);
        }
    }
    return ends;
}

/* 100 for an answer with one of the two highest values. */
static void top2(const chiso__scale *scale, double *value) {
    const struct ends ends = ends_of(scale);
    for (size_t k = 0; k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        const bool answered = category->missing == CHISO__ANSWERED;
        value[k] = answered && category->value >= ends.second ? 100 : 0;
    }
}

/* The line through two values, of which the first gets 0 and the second 100. */
static void line(const chiso__scale *scale, double none, double full, double *value) {
    for (size_t k = 0; k < scale->count; k++) {
        const chiso__category *category = &scale->categories[k];
        const bool answered = category->missing == CHISO__ANSWERED;
        value[k] = answered ? 100 * (category->value - none) / (full - none) : 0;
    }
}

static void mean_percent(const chiso__scale *scale, double *value) {
    line(scale, 0, ends_of(scale).high, value);
}

static void mean_minmax(const chiso__scale *scale, double *value) {
    const struct ends ends = ends_of(scale);
    line(scale, ends.low, ends.high, value);
}

static const chiso__metric metrics[] = {
    {"top2", true, top2},
    {"mean-percent", false, mean_percent},
    {"mean-minmax", false, mean_minmax},
};

const chiso__metric *chiso__metric_named(const char *name) {
    for (size_t i = 0; i < sizeof metrics / sizeof metrics[0]; i++) {
        if (strcmp(metrics[i].name, name) == 0) return &metrics[i];
    }
    return NULL;
}
