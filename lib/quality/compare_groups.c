/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quality/compare_groups.h"

#include <math.h>

#include "base/error.h"

const chiso__groups *chiso__groups_of(const chiso__inspection *q, chiso__rung rung) {
    return rung == CHISO__OF_INTERVIEWER ? &q->interviewers : &q->villages;
}

static chiso__verdict judge(const chiso__rate *rate, double least) {
    if (rate->n < least) return CHISO__TOO_FEW;
    if (isnan(rate->p)) return CHISO__NOT_COMPARED;
    if (rate->value < rate->low) return CHISO__TOO_LOW;
    return rate->value > rate->high ? CHISO__TOO_HIGH : CHISO__WITHIN;
}

static double shown(const chiso__comparison *c, double value) {
    return c->shown != NULL ? c->shown(value) : value;
}

/* The limit on the side where the value lies. */
static double limit_of(const chiso__rate *rate, double expected) {
    return rate->value > expected && !isnan(rate->high) ? rate->high : rate->low;
}

static chiso_status add(chiso__inspection *q, const chiso__comparison *c, size_t group,
                        const chiso__rate *rate, double expected, chiso__verdict verdict,
                        chiso_error *error) {
    chiso__quality_row row = chiso__quality_row_none;
    if (rate->n == 0) return CHISO_OK; /* only outside `where` */
    row.measure = c->measure;
    row.rung = c->rung;
    row.statistic = c->statistic;
    row.item = c->item;
    row.verdict = verdict;
    row.n = rate->n;
    row.value = shown(c, rate->value);
    row.expected = shown(c, expected);
    row.threshold = shown(c, limit_of(rate, expected));
    row.p = rate->p;
    if (c->rung == CHISO__OF_INTERVIEWER)
        row.interviewer = (int32_t)group;
    else
        row.village = (int32_t)group;
    return chiso__quality_add(q, &row, error);
}

static chiso_status compare(chiso__inspection *q, const chiso__comparison *c, chiso__rate *rates,
                            chiso__verdict *verdict, chiso_error *error) {
    const chiso__groups *groups = chiso__groups_of(q, c->rung);
    const double *threshold = q->choice.threshold;
    const chiso__rates data = {.part = c->part,
                               .whole = c->whole,
                               .of = groups->of,
                               .rows = q->cases.rows,
                               .groups = groups->count,
                               .least = threshold[CHISO_THRESHOLD_MIN_INTERVIEWS],
                               .level = c->level > 0 ? c->level : threshold[CHISO_THRESHOLD_LEVEL],
                               .low = c->low};
    double expected;
    chiso_status status = CHISO_OK;
    if (!chiso__rates_compare(rates, &expected, &data)) return chiso__fail_memory(error);
    for (size_t g = 0; status == CHISO_OK && g < groups->count; g++) {
        const chiso__verdict found = judge(&rates[g], data.least);
        if (verdict != NULL) verdict[g] = found;
        status = add(q, c, g, &rates[g], expected, found, error);
    }
    return status;
}

chiso_status chiso__compare_groups(chiso__inspection *q, const chiso__comparison *c,
                                   chiso__verdict *verdict, chiso_error *error) {
    chiso__rate *rates = chiso__alloc(chiso__groups_of(q, c->rung)->count, sizeof *rates);
    if (rates == NULL) return chiso__fail_memory(error);
    const chiso_status status = compare(q, c, rates, verdict, error);
    chiso__free(rates);
    return status;
}
