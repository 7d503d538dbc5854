/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of one interviewer who answer more alike than those of others. */
#include <math.h>

#include "base/error.h"
#include "quality/compare_groups.h"
#include "quality/item_groups.h"

struct spread {
    double *part;        /* of each record, for one item: squared distance from its group */
    double *sum, *items; /* of all items, and how many they are */
    chiso__item_groups of;
    chiso__arena arena;
};

static bool begin(struct spread *s, const chiso__inspection *q) {
    const size_t rows = q->cases.rows * sizeof(double);
    const size_t groups = q->interviewers.count * sizeof(double);
    s->part = chiso__arena_alloc(&s->arena, rows);
    s->sum = chiso__arena_alloc(&s->arena, rows);
    s->items = chiso__arena_alloc(&s->arena, rows);
    s->of.n = chiso__arena_alloc(&s->arena, groups);
    s->of.mean = chiso__arena_alloc(&s->arena, groups);
    return !s->arena.failed;
}

/* (x - mean)² n/(n - 1), in units of the variance within all interviewers: 1 on the average. */
static bool measure(struct spread *s, const chiso__inspection *q, size_t item) {
    const chiso__groups *groups = &q->interviewers;
    chiso__item_groups_fill(&s->of, &q->answers, item, groups);
    const double df = chiso__item_groups_df(&s->of);
    if (!(df > 0) || !(s->of.within > 0)) return false;
    const double variance = s->of.within / df;
    for (size_t i = 0; i < q->cases.rows; i++) {
        const int32_t g = groups->of[i];
        const double x = chiso__interviews_value(&q->answers, i, item);
        s->part[i] = NAN;
        if (g < 0 || isnan(x) || s->of.n[g] < 2) continue;
        const double residual = x - s->of.mean[g];
        s->part[i] = residual * residual * s->of.n[g] / (s->of.n[g] - 1) / variance;
        s->sum[i] += s->part[i];
        s->items[i]++;
    }
    return true;
}

/* Of all items there are as many families as items. */
static chiso_status check_items(chiso__inspection *q, struct spread *s, chiso_error *error) {
    const chiso__interviews *a = &q->answers;
    const double level = q->choice.threshold[CHISO_THRESHOLD_LEVEL];
    chiso_status status = CHISO_OK;
    for (size_t j = 0; status == CHISO_OK && j < a->items; j++) {
        const chiso__comparison comparison = {.measure = CHISO__INTERVIEWER_VARIANCE,
                                              .rung = CHISO__OF_INTERVIEWER,
                                              .item = a->name[j],
                                              .part = s->part,
                                              .level = 1 - (1 - level) / (double)a->items,
                                              .low = true};
        if (measure(s, q, j)) status = chiso__compare_groups(q, &comparison, NULL, error);
    }
    return status;
}

static chiso_status note_none(chiso__inspection *q, chiso_error *error) {
    static const char *const words[] = {
        "no interviewer has two people whose answers differ: there is no variance to compare",
        "không có điều tra viên nào có hai người trả lời khác nhau: không có phương sai để so "
        "sánh"};
    return chiso__quality_note(q, words, error);
}

static chiso_status check(chiso__inspection *q, struct spread *s, chiso_error *error) {
    const chiso__comparison all = {.measure = CHISO__INTERVIEWER_VARIANCE,
                                   .rung = CHISO__OF_INTERVIEWER,
                                   .part = s->sum,
                                   .whole = s->items,
                                   .low = true};
    bool any = false;
    for (size_t j = 0; j < q->answers.items; j++) any = measure(s, q, j) || any;
    if (!any) return note_none(q, error);
    for (size_t i = 0; i < q->cases.rows; i++) {
        if (s->items[i] == 0) s->sum[i] = NAN;
    }
    const chiso_status status = chiso__compare_groups(q, &all, NULL, error);
    return status == CHISO_OK ? check_items(q, s, error) : status;
}

chiso_status chiso__check_variance(chiso__inspection *q, chiso_error *error) {
    struct spread s = {.arena = {0}};
    const chiso_status status = begin(&s, q) ? check(q, &s, error) : chiso__fail_memory(error);
    chiso__arena_free(&s.arena);
    return status;
}
