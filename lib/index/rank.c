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

static void give_ranks(const struct scored *order, size_t present, size_t count, double *rank) {
    size_t first = 0;
    for (size_t i = 0; i < count; i++) rank[i] = NAN;
    for (size_t i = 0; i < present; i++) {
        if (!at_least(order[i].score, order[first].score)) first = i;
        rank[order[i].at] = (double)first + 1;
    }
}

/* The group of a score, given the cuts. */
static chiso__group group_of(double score, const double *cut) {
    int group = CHISO__GROUP_BEST;
    for (int i = 2; i >= 0 && !at_least(score, cut[i]); i--) group++;
    return (chiso__group)group;
}

static bool give_groups(const struct scored *order, size_t present, size_t count,
                        chiso__group *group) {
    double *ascending = chiso__alloc(count, sizeof *ascending), cut[3];
    if (ascending == NULL) return false;
    for (size_t i = 0; i < present; i++) ascending[present - 1 - i] = order[i].score;
    for (int i = 0; i < 3; i++) cut[i] = chiso__quantile(ascending, present, 0.25 * (i + 1));
    for (size_t i = 0; i < count; i++) group[i] = CHISO__GROUP_NONE;
    for (size_t i = 0; i < present; i++) group[order[i].at] = group_of(order[i].score, cut);
    chiso__free(ascending);
    return true;
}

bool chiso__rank_and_group(const double *score, size_t count, double *rank, chiso__group *group) {
    size_t present;
    struct scored *order = sorted(score, count, &present);
    bool good = order != NULL;
    if (good && rank != NULL) give_ranks(order, present, count, rank);
    if (good && group != NULL) good = give_groups(order, present, count, group);
    chiso__free(order);
    return good;
}

bool chiso__rank(const double *score, size_t count, double *rank) {
    return chiso__rank_and_group(score, count, rank, NULL);
}

bool chiso__groups(const double *score, size_t count, chiso__group *group) {
    return chiso__rank_and_group(score, count, NULL, group);
}
