/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much who asks decides of the answers. */
#include <math.h>

#include "base/error.h"
#include "quality/item_groups.h"
#include "quality/rows.h"

/* Of one item, or means over items. */
struct effect {
    double icc, deff, p, n;
};

/* deff = 1 + (m - 1)·icc: Kish 1962, JASA 57, 92-115. */
static struct effect measure(chiso__item_groups *sums, const chiso__inspection *q, size_t item) {
    struct effect effect;
    chiso__item_groups_fill(sums, &q->answers, item, &q->interviewers);
    effect.icc = chiso__item_groups_icc(sums, &effect.p);
    effect.deff = 1 + (chiso__item_groups_load(sums) - 1) * effect.icc;
    effect.n = sums->all;
    return effect;
}

/* The correlation, then the design effect. */
static chiso_status add(chiso__inspection *q, chiso__quality_row *row, const struct effect *effect,
                        double threshold, chiso_error *error) {
    row->measure = CHISO__INTERVIEWER_EFFECT;
    row->statistic = "icc";
    row->n = effect->n;
    row->value = effect->icc;
    row->threshold = threshold;
    row->p = effect->p;
    const bool beyond =
        effect->icc >= threshold && effect->p <= 1 - q->choice.threshold[CHISO_THRESHOLD_LEVEL];
    row->verdict = isnan(effect->icc) ? CHISO__NOT_COMPARED
                   : beyond           ? CHISO__TOO_HIGH
                                      : CHISO__WITHIN;
    const chiso_status status = chiso__quality_add(q, row, error);
    row->statistic = "deff";
    row->summary = row->summary || beyond;
    row->verdict = beyond ? CHISO__WITHIN : row->verdict;
    row->value = effect->deff;
    row->threshold = row->p = NAN;
    return status == CHISO_OK ? chiso__quality_add(q, row, error) : status;
}

static chiso_status add_means(chiso__inspection *q, chiso__item_groups *sums, chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    struct effect mean = {.p = NAN};
    for (size_t j = 0; j < q->answers.items; j++) {
        const struct effect effect = measure(sums, q, j);
        if (isnan(effect.icc)) continue;
        mean.icc += effect.icc;
        mean.deff += effect.deff;
        mean.n++;
    }
    mean.icc = mean.n > 0 ? mean.icc / mean.n : (double)NAN;
    mean.deff = mean.n > 0 ? mean.deff / mean.n : (double)NAN;
    row.summary = true;
    return add(q, &row, &mean, NAN, error);
}

static chiso_status check(chiso__inspection *q, chiso__item_groups *sums, chiso_error *error) {
    const double threshold = q->choice.threshold[CHISO_THRESHOLD_ICC];
    chiso_status status = add_means(q, sums, error);
    for (size_t j = 0; status == CHISO_OK && j < q->answers.items; j++) {
        chiso__quality_row row = chiso__quality_row_none;
        const struct effect effect = measure(sums, q, j);
        row.rung = CHISO__OF_ITEM;
        row.item = q->answers.name[j];
        status = add(q, &row, &effect, threshold, error);
    }
    return status;
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
