/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "numeric/quantile.h"
#include "numeric/sum.h"
#include "quality/robust.h"
#include "quality/rows.h"

/* What a set of weights is like; zeros do not count but as zeros. */
struct weights {
    double n, zeros, sum, median, largest, top; /* top: share of the largest 1 % */
    double effect;                              /* 1 + cv² */
};

static double positive(const chiso__inspection *q, size_t i) {
    const double weight = q->cases.weight[i];
    return weight > 0 ? weight : (double)NAN;
}

static void fill(struct weights *w, const double *sorted, size_t count) {
    chiso__sum sum = {0, 0}, squares = {0, 0}, top = {0, 0};
    const size_t largest = (count + 99) / 100;
    for (size_t i = 0; i < count; i++) {
        chiso__sum_add(&sum, sorted[i]);
        chiso__sum_add(&squares, sorted[i] * sorted[i]);
        if (i + largest >= count) chiso__sum_add(&top, sorted[i]);
    }
    w->sum = chiso__sum_value(&sum);
    w->median = chiso__quantile(sorted, count, 0.5);
    w->largest = count > 0 ? sorted[count - 1] : (double)NAN;
    w->top = chiso__sum_value(&top) / w->sum;
    w->effect = (double)count * chiso__sum_value(&squares) / (w->sum * w->sum);
    w->n = (double)count;
}

static bool measure(struct weights *w, const chiso__inspection *q) {
    const size_t rows = q->cases.rows;
    double *weight = chiso__alloc(rows, sizeof *weight), *sorted = NULL;
    size_t count = 0;
    for (size_t i = 0; weight != NULL && i < rows; i++) weight[i] = positive(q, i);
    if (weight != NULL) sorted = chiso__sorted(weight, rows, &count);
    if (sorted != NULL) fill(w, sorted, count);
    w->zeros = (double)(rows - count);
    chiso__free(weight);
    chiso__free(sorted);
    return weight != NULL && sorted != NULL;
}

static chiso_status add_records(chiso__inspection *q, const struct weights *w, chiso_error *error) {
    const double ratio = q->choice.threshold[CHISO_THRESHOLD_WEIGHT_RATIO];
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < q->cases.rows; i++) {
        chiso__quality_row row = chiso__quality_row_none;
        row.measure = CHISO__WEIGHT;
        row.rung = CHISO__OF_RECORD;
        row.record = (int64_t)i;
        row.value = q->cases.weight[i];
        row.expected = w->median;
        row.threshold = ratio * w->median;
        row.verdict = row.value > row.threshold ? CHISO__TOO_HIGH : CHISO__WITHIN;
        status = chiso__quality_add(q, &row, error);
    }
    return status;
}

chiso_status chiso__check_weights(chiso__inspection *q, chiso_error *error) {
    const double most = q->choice.threshold[CHISO_THRESHOLD_WEIGHT_EFFECT];
    struct weights w = {0, 0, 0, 0, 0, 0, 0};
    if (!measure(&w, q)) return chiso__fail_memory(error);
    const struct {
        const char *statistic;
        double value, threshold;
    } rows[] = {{"deff", w.effect, most},
                {"n_eff", w.n / w.effect, NAN},
                {"largest_ratio", w.largest / w.median, NAN},
                {"largest_1_percent", w.top, NAN},
                {"zeros", w.zeros, NAN}};
    chiso_status status = CHISO_OK;
    for (size_t k = 0; status == CHISO_OK && k < sizeof rows / sizeof rows[0]; k++) {
        chiso__quality_row row = chiso__quality_row_none;
        row.measure = CHISO__WEIGHT_EFFECT;
        row.summary = true;
        row.statistic = rows[k].statistic;
        row.n = w.n;
        row.value = rows[k].value;
        row.threshold = rows[k].threshold;
        row.verdict = isnan(row.value) ? CHISO__NOT_COMPARED : CHISO__WITHIN;
        if (row.value > row.threshold) row.verdict = CHISO__TOO_HIGH;
        status = chiso__quality_add(q, &row, error);
    }
    return status == CHISO_OK ? add_records(q, &w, error) : status;
}
