/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/rank.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "numeric/quantile.h"

struct scored {
    double score;
    size_t at;
};

static bool at_least(double a, double b) {
    return a >= b || b - a <= 1e-12 * fabs(b);
}

static int descending(const void *a, const void *b) {
    const struct scored *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

/* The scores that are there, highest first; NULL when memory ran out. */
static struct scored *sorted(const double *score, size_t count, size_t *present) {
    struct scored *sorted = chiso__alloc(count, sizeof *sorted);
    *present = 0;
    for (size_t i = 0; sorted != NULL && i < count; i++) {
        if (!isnan(score[i])) sorted[(*present)++] = (struct scored){score[i], i};
    }
    if (sorted != NULL) qsort(sorted, *present, sizeof *sorted, descending);
    return sorted;
}

bool chiso__rank(const double *score, size_t count, double *rank) {
    size_t present, first = 0;
    struct scored *order = sorted(score, count, &present);
    if (order == NULL) return false;
    for (size_t i = 0; i < count; i++) rank[i] = NAN;
    for (size_t i = 0; i < present; i++) {
        if (!at_least(order[i].score, order[first].score)) first = i;
        rank[order[i].at] = (double)first + 1;
    }
    chiso__free(order);
    return true;
}

bool chiso__groups(const double *score, size_t count, chiso__group *group) {
    size_t present;
    struct scored *order = sorted(score, count, &present);
    double *ascending = chiso__alloc(count, sizeof *ascending);
    const bool ok = order != NULL && ascending != NULL;
    for (size_t i = 0; ok && i < present; i++) ascending[present - 1 - i] = order[i].score;
    for (size_t i = 0; ok && i < count; i++) {
        group[i] = isnan(score[i]) ? CHISO__GROUP_NONE : CHISO__GROUP_BEST;
        for (int cut = 3; group[i] != CHISO__GROUP_NONE && cut > 0; cut--) {
            if (at_least(score[i], chiso__quantile(ascending, present, 0.25 * cut))) break;
            group[i]++;
        }
    }
    chiso__free(order);
    chiso__free(ascending);
    return ok;
}
