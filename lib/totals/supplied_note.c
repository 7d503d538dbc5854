/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/number.h"
#include "totals/rows.h"
#include "totals/supplied.h"

enum { ADVICE = 320, APART = 5 };

/* What all respondents weigh in the sample. */
static double weight_of_sample(const chiso_totals *totals) {
    double weight = 0;
    for (int32_t row = 0; row < (int32_t)totals->rows.pairs.count; row++) {
        const chiso__sum *sums = chiso__row_sums(totals, row);
        chiso__record one;
        if (sums != NULL) weight += chiso__sum_value(&sums[CHISO__ROW_W]);
        if (chiso__row_single(totals, row, &one)) weight += one.weight;
    }
    return weight;
}

/* And in a replicate, on average. */
static double weight_of_replicates(const chiso_totals *totals) {
    const chiso__supplied *s = &totals->supplied;
    double weight = 0;
    for (size_t d = 0; d < totals->domains.count; d++) {
        const chiso__supplied_domain *at = chiso__supplied_domain_at(totals, d);
        for (size_t r = 0; at != NULL && r < s->count; r++)
            weight += at->sum[CHISO__ROW_W * s->stride + r] / (double)s->count;
    }
    return weight;
}

chiso_status chiso__supplied_note(const chiso_totals *totals, chiso__findings *findings,
                                  chiso_error *error) {
    if (totals->supplied.count == 0) return CHISO_OK;
    const double sample = weight_of_sample(totals), replicates = weight_of_replicates(totals);
    const bool factors = totals->supplied.design.factors;
    const bool strange = factors ? replicates > APART * sample : sample > APART * replicates;
    if (!strange) return CHISO_OK;
    char first[CHISO__NUMBER_TEXT], second[CHISO__NUMBER_TEXT], advice[ADVICE];
    chiso__number_to_fixed(first, sample, 0);
    chiso__number_to_fixed(second, replicates, 0);
    snprintf(advice, sizeof advice,
             "all respondents together weigh %s, and %s in a replicate, on average; the columns "
             "look like %s: is --rep-combined %s meant?",
             first, second, factors ? "whole weights" : "factors", factors ? "yes" : "no");
    const chiso__finding finding = {.rule = "rep_combined", .advice = advice};
    return chiso__findings_add(findings, &finding, error);
}
