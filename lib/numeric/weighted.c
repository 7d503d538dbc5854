/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numeric/weighted.h"

#include <stdlib.h>

#include "numeric/sum.h"

static int compare(double a, double b) {
    return (a > b) - (a < b);
}

static int by_value(const void *left, const void *right) {
    const chiso__weighted *a = left, *b = right;
    const int order = compare(a->value, b->value);
    return order != 0 ? order : compare(a->weight, b->weight);
}

void chiso__weighted_sort(chiso__weighted *pairs, size_t count) {
    if (count > 1) qsort(pairs, count, sizeof *pairs, by_value);
}

static double total(const chiso__weighted *pairs, size_t count) {
    chiso__sum sum = {0};
    for (size_t i = 0; i < count; i++) chiso__sum_add(&sum, pairs[i].weight);
    return chiso__sum_value(&sum);
}

bool chiso__weighted_quantile(double *quantile, const chiso__weighted *pairs, size_t count,
                              double p) {
    const double all = total(pairs, count);
    if (!(all > 0) || !(p >= 0 && p <= 1)) return false;
    const double wanted = p * (1 - 1e-12) * all;
    chiso__sum reached = {0};
    for (size_t i = 0; i < count; i++) {
        if (!(pairs[i].weight > 0)) continue;
        *quantile = pairs[i].value;
        chiso__sum_add(&reached, pairs[i].weight);
        if (chiso__sum_value(&reached) >= wanted) break;
    }
    return true;
}
