/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals/normalised.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "totals/rows.h"

enum { ADVICE = 512, DIGITS = 4 };

/* Printed weights are rounded. */
static const double tolerance = 1e-3;

/* --- what weights look like --- */

/* The least and the most of a number over provinces. */
struct range {
    double least, most;
};

static void widen(struct range *range, double value) {
    if (value < range->least) range->least = value;
    if (value > range->most) range->most = value;
}

static bool is_one_number(const struct range *range) {
    return range->most <= range->least * (1 + tolerance);
}

/* cv² = n Σw² / (Σw)² - 1 (Kish) */
static bool varies(const chiso__weighed *w) {
    const double sum = chiso__sum_value(&w->sum);
    return (double)w->n * chiso__sum_value(&w->squares) / (sum * sum) - 1 > tolerance * tolerance;
}

chiso__normalised chiso__weights_normalised(const chiso__weighed *weighed, size_t count,
                                            size_t *provinces, double *value) {
    struct range mean = {INFINITY, 0}, sum = {INFINITY, 0};
    bool vary = false;
    *provinces = 0;
    for (size_t p = 0; p < count; p++) {
        if (weighed[p].n == 0) continue;
        const double total = chiso__sum_value(&weighed[p].sum);
        widen(&sum, total);
        widen(&mean, total / (double)weighed[p].n);
        vary = vary || varies(&weighed[p]);
        ++*provinces;
    }
    const bool same_mean = is_one_number(&mean);
    *value = same_mean ? mean.least : sum.least;
    if (*provinces < 2) return CHISO__NORMALISED_NOT;
    if (same_mean && mean.least >= 1 - tolerance && mean.most <= 1 + tolerance) {
        *value = 1;
        return CHISO__NORMALISED_ONE;
    }
    if (same_mean) return vary ? CHISO__NORMALISED_SAME : CHISO__NORMALISED_NOT;
    return is_one_number(&sum) ? CHISO__NORMALISED_SAME_SUM : CHISO__NORMALISED_NOT;
}

/* --- what totals hold of them --- */

static void add_row(const chiso_totals *totals, int32_t row, chiso__weighed *weighed) {
    chiso__record record;
    const chiso__sum *sums = chiso__row_sums(totals, row);
    weighed->n += chiso__row_n(totals, row);
    if (sums != NULL) {
        chiso__sum_merge(&weighed->sum, &sums[CHISO__ROW_W]);
        chiso__sum_merge(&weighed->squares, &sums[CHISO__ROW_WW]);
    } else if (chiso__row_single(totals, row, &record)) {
        chiso__sum_add(&weighed->sum, record.weight);
        chiso__sum_add(&weighed->squares, record.weight * record.weight);
    }
}

/* Who names no province is in none. */
static void weigh(const chiso_totals *totals, size_t by, chiso__weighed *weighed) {
    for (size_t i = 0; i < totals->rows.pairs.count; i++) {
        const int32_t row = (int32_t)i;
        const int32_t p = chiso__totals_domain_key(totals, chiso__row_domain(totals, row), by);
        if (p >= 0) add_row(totals, row, &weighed[p]);
    }
}

/* --- the warning --- */

static const char *const counts[] = {
    [CHISO__NORMALISED_ONE] = "by its interviews and not by its people",
    [CHISO__NORMALISED_SAME] = "by its interviews and not by its people",
    [CHISO__NORMALISED_SAME_SUM] = "as much as any other, however many people it has",
};

static void tell_what(char *text, size_t room, const chiso_totals *totals, chiso__normalised how,
                      size_t provinces, double value) {
    char number[CHISO__NUMBER_TEXT];
    chiso__number_to_fixed(number, value, DIGITS);
    if (!totals->weighted)
        snprintf(text, room, "without --weight every respondent weighs 1");
    else if (how == CHISO__NORMALISED_SAME_SUM)
        snprintf(text, room,
                 "the weights sum to %s in each of %zu provinces, as if they were normalised "
                 "within provinces",
                 number, provinces);
    else
        snprintf(text, room,
                 "the mean weight is %s in each of %zu provinces, as if weights were normalised "
                 "within provinces",
                 number, provinces);
}

/* The column of the weight, which the settings know. */
static const char *weight_column(const chiso_totals *totals) {
    const chiso_result *settings = totals->settings;
    size_t i = 0;
    while (i < chiso_result_settings(settings) &&
           strcmp(chiso_result_setting_key(settings, i), "weight") != 0)
        i++;
    return chiso_result_setting_text(settings, i, 0);
}

static chiso_status note(const chiso_totals *totals, chiso__normalised how, size_t provinces,
                         double value, chiso__findings *findings, chiso_error *error) {
    char what[ADVICE / 2], advice[ADVICE];
    tell_what(what, sizeof what, totals, how, provinces, value);
    snprintf(advice, sizeof advice,
             "%s: where provinces are added together (the whole, --geography) each counts %s; give "
             "weights that say how many people of the country a respondent stands for, or look at "
             "provinces one by one and take their mean for the whole (--nation province-mean)",
             what, counts[how]);
    const chiso__finding finding = {
        .column = weight_column(totals), .rule = "normalised_weights", .advice = advice};
    return chiso__findings_add(findings, &finding, error);
}

chiso_status chiso__normalised_note(const chiso_totals *totals, chiso__findings *findings,
                                    chiso_error *error) {
    size_t by = 0, provinces;
    double value;
    while (by < totals->n_by && totals->by_provinces[by] == 0) by++;
    const bool follow = !totals->weighted && totals->n_fpc > 0;
    if (by == totals->n_by || totals->published || follow) return CHISO_OK;
    const size_t count = totals->by_keys[by].values.count;
    chiso__weighed *weighed = chiso__alloc(count, sizeof *weighed);
    if (weighed == NULL) return chiso__fail_memory(error);
    weigh(totals, by, weighed);
    const chiso__normalised how = chiso__weights_normalised(weighed, count, &provinces, &value);
    chiso__free(weighed);
    return how != CHISO__NORMALISED_NOT ? note(totals, how, provinces, value, findings, error)
                                        : CHISO_OK;
}
