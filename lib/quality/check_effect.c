/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much who asks decides of the answers. */
#include <math.h>

#include "base/error.h"
#include "quality/item_groups.h"
#include "quality/rows.h"

/* Means over items. */
struct means {
    double icc, deff, items;
};

/* deff = 1 + (m - 1)·icc: Kish 1962, JASA 57, 92-115. */
static chiso_status add_item(chiso__inspection *q, const chiso__item_groups *sums, size_t item,
                             struct means *means, chiso_error *error) {
    const double *threshold = q->choice.threshold;
    chiso__quality_row row = chiso__quality_row_none;
    row.measure = CHISO__INTERVIEWER_EFFECT;
    row.rung = CHISO__OF_ITEM;
    row.item = q->answers.name[item];
    row.statistic = "icc";
    row.n = sums->all;
    row.value = chiso__item_groups_icc(sums, &row.p);
    row.threshold = threshold[CHISO_THRESHOLD_ICC];
    row.verdict = isnan(row.value) ? CHISO__NOT_COMPARED : CHISO__WITHIN;
    if (row.value >= row.threshold && row.p <= 1 - threshold[CHISO_THRESHOLD_LEVEL])
        row.verdict = CHISO__TOO_HIGH;
    chiso_status status = chiso__quality_add(q, &row, error);
    const double deff = 1 + (chiso__item_groups_load(sums) - 1) * row.value;
    if (!isnan(row.value)) {
        means->icc += row.value;
        means->deff += deff;
        means->items++;
    }
    row.statistic = "deff";
    row.summary = chiso__quality_is_beyond(row.verdict);
    if (row.verdict == CHISO__TOO_HIGH) row.verdict = CHISO__WITHIN;
    row.value = deff;
    row.threshold = row.p = NAN;
    return status == CHISO_OK ? chiso__quality_add(q, &row, error) : status;
}

static chiso_status add_means(chiso__inspection *q, const struct means *means, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    const bool any = means->items > 0;
    row.measure = CHISO__INTERVIEWER_EFFECT;
    row.summary = true;
    row.n = means->items;
    row.verdict = any ? CHISO__WITHIN : CHISO__NOT_COMPARED;
    row.statistic = "icc";
    row.value = any ? means->icc / means->items : (double)NAN;
    chiso_status status = chiso__quality_add(q, &row, error);
    row.statistic = "deff";
    row.value = any ? means->deff / means->items : (double)NAN;
    return status == CHISO_OK ? chiso__quality_add(q, &row, error) : status;
}

static chiso_status check(chiso__inspection *q, chiso__item_groups *sums, chiso_error *error) {
    struct means means = {0, 0, 0};
    chiso_status status = CHISO_OK;
    for (size_t j = 0; status == CHISO_OK && j < q->answers.items; j++) {
        chiso__item_groups_fill(sums, &q->answers, j, &q->interviewers);
        status = add_item(q, sums, j, &means, error);
    }
    return status == CHISO_OK ? add_means(q, &means, error) : status;
}

chiso_status chiso__check_effect(chiso__inspection *q, chiso_error *error) {
    const size_t groups = q->interviewers.count;
    double *numbers = chiso__alloc(2 * groups, sizeof *numbers);
    if (numbers == NULL) return chiso__fail_memory(error);
    chiso__item_groups sums = {.n = numbers, .mean = numbers + groups};
    const chiso_status status = check(q, &sums, error);
    chiso__free(numbers);
    return status;
}
