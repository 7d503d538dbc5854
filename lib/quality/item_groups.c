/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/item_groups.h"

#include <math.h>

#include "numeric/incomplete_beta.h"

/* NaN: it does not count. */
static double value_of(const chiso__interviews *a, size_t i, size_t item,
                       const chiso__groups *groups) {
    return groups->of[i] >= 0 ? chiso__interviews_value(a, i, item) : (double)NAN;
}

static double add_means(chiso__item_groups *s, const chiso__interviews *a, size_t item,
                        const chiso__groups *groups) {
    double sum = 0;
    for (size_t g = 0; g < groups->count; g++) s->n[g] = s->mean[g] = 0;
    for (size_t i = 0; i < a->rows; i++) {
        const double x = value_of(a, i, item, groups);
        if (isnan(x)) continue;
        s->n[groups->of[i]]++;
        s->mean[groups->of[i]] += x;
        s->all++;
        sum += x;
    }
    for (size_t g = 0; g < groups->count; g++) {
        if (s->n[g] > 0) s->mean[g] /= s->n[g];
    }
    return s->all > 0 ? sum / s->all : (double)NAN;
}

void chiso__item_groups_fill(chiso__item_groups *s, const chiso__interviews *a, size_t item,
                             const chiso__groups *groups) {
    s->all = s->groups = s->squared = s->between = s->within = 0;
    const double mean = add_means(s, a, item, groups);
    for (size_t g = 0; g < groups->count; g++) {
        if (s->n[g] == 0) continue;
        s->groups++;
        s->squared += s->n[g] * s->n[g];
        s->between += s->n[g] * (s->mean[g] - mean) * (s->mean[g] - mean);
    }
    for (size_t i = 0; i < a->rows; i++) {
        const double x = value_of(a, i, item, groups);
        if (isnan(x)) continue;
        const double residual = x - s->mean[groups->of[i]];
        s->within += residual * residual;
    }
}

double chiso__item_groups_df(const chiso__item_groups *s) {
    return s->all - s->groups;
}

/* P(F > f) with those degrees of freedom. */
static double upper_tail(double f, double df1, double df2) {
    if (!(f > 0)) return 1;
    if (isinf(f)) return 0;
    return chiso__beta_tails_at(log(f) + log(df1) - log(df2), df1 / 2, df2 / 2).upper;
}

double chiso__item_groups_icc(const chiso__item_groups *s, double *p) {
    const double df1 = s->groups - 1, df2 = chiso__item_groups_df(s);
    *p = NAN;
    if (!(df1 > 0) || !(df2 > 0) || !(s->between + s->within > 0)) return NAN;
    const double msb = s->between / df1, msw = s->within / df2;
    const double size = (s->all - s->squared / s->all) / df1;
    *p = upper_tail(msb / msw, df1, df2);
    return (msb - msw) / (msb + (size - 1) * msw);
}

double chiso__item_groups_load(const chiso__item_groups *s) {
    return s->all > 0 ? s->squared / s->all : (double)NAN;
}
