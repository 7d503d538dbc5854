/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/error.h"
#include "estimate/covariance.h"
#include "estimate/figure_columns.h"
#include "estimate/provenance.h"
#include "estimate/variance.h"
#include "numeric/distribution.h"

enum { CONTRAST, ESTIMATE, SE, CI_LOW, CI_HIGH, DF, T, P_VALUE, COLUMNS };

static const chiso__column_titles columns[COLUMNS] = {
    [CONTRAST] = {"contrast", CHISO_COLUMN_INTEGER, {"Contrast", "Tương phản"}},
    [ESTIMATE] = {"estimate", CHISO_COLUMN_NUMBER, {"Estimate", "Ước lượng"}},
    [SE] = {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    [CI_LOW] = {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    [CI_HIGH] = {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    [DF] = {"df", CHISO_COLUMN_NUMBER, {"df", "df"}},
    [T] = {"t", CHISO_COLUMN_NUMBER, {"t", "t"}},
    [P_VALUE] = {"p_value", CHISO_COLUMN_NUMBER, {"p", "p"}},
};

/* All rows, and how they vary together. */
struct rows {
    const chiso__estimates *e;
    size_t count;
    chiso__figure *figures;
    double *covariance;
};

static chiso_status new_rows(struct rows *r, chiso_error *error) {
    r->count = chiso__estimates_rows(r->e);
    r->figures = chiso__alloc(r->count, sizeof *r->figures);
    r->covariance = chiso__alloc(r->count * r->count, sizeof *r->covariance);
    if (r->figures == NULL || r->covariance == NULL) return chiso__fail_memory(error);
    return chiso__estimates_covariance(r->e, r->figures, r->covariance, error);
}

/* Σ cᵢcⱼ·covariance; rows that take no part may have none.  What is left where all of it cancels
   is rounding. */
static double variance_of(const struct rows *r, const double *c) {
    chiso__sum sum = {0};
    double size = 0;
    for (size_t i = 0; i < r->count; i++) {
        for (size_t j = 0; c[i] != 0 && j < r->count; j++) {
            if (c[j] == 0) continue;
            const double term = c[i] * c[j] * r->covariance[i * r->count + j];
            chiso__sum_add(&sum, term);
            size += fabs(term);
        }
    }
    const double variance = chiso__sum_value(&sum);
    return variance <= 1e-13 * size ? 0 : variance;
}

static void fill_row(const struct rows *r, const double *c, size_t number, chiso_result *result) {
    chiso__sum sum = {0};
    double df = INFINITY, low, high;
    for (size_t i = 0; i < r->count; i++) {
        if (c[i] == 0) continue;
        chiso__sum_add(&sum, c[i] * r->figures[i].estimate);
        df = fmin(df, r->figures[i].df);
    }
    const double estimate = chiso__sum_value(&sum), variance = variance_of(r, c);
    const double se = isnan(variance) ? variance : sqrt(fmax(variance, 0));
    const double t = se > 0 ? estimate / se : (double)NAN;
    const chiso__interval_input input = {
        .estimate = estimate, .se = se, .df = df, .level = r->e->variance.level};
    chiso__interval(CHISO_INTERVAL_T, &input, &low, &high, NULL);
    chiso__result_set_number(result, CONTRAST, (double)number);
    chiso__result_set_number(result, ESTIMATE, estimate);
    chiso__result_set_number(result, SE, se);
    chiso__result_set_number(result, CI_LOW, low);
    chiso__result_set_number(result, CI_HIGH, high);
    chiso__result_set_number(result, DF, df);
    chiso__result_set_number(result, T, t);
    chiso__result_set_number(result, P_VALUE, 2 * chiso__t_probability(-fabs(t), df));
}

static chiso_status fill(const struct rows *r, chiso_result *result, const double *coefficients,
                         size_t contrasts, chiso_error *error) {
    chiso_status status =
        chiso__columns_add(result, columns, COLUMNS, r->e->options.language, error);
    if (status == CHISO_OK)
        status = chiso__result_copy_settings(result, r->e->totals->settings, error);
    if (status == CHISO_OK)
        status = chiso__variance_settings(&r->e->variance, &r->e->replicates, result, error);
    if (status == CHISO_OK)
        status = chiso__provenance_setting(r->e->totals, r->e->options.language, result, error);
    for (size_t i = 0; status == CHISO_OK && i < contrasts; i++) {
        status = chiso__result_add_row(result, error);
        if (status == CHISO_OK) fill_row(r, coefficients + i * r->count, i + 1, result);
    }
    return status;
}

chiso_status chiso_contrast(chiso_result **out, const chiso_totals *totals,
                            const chiso_estimate_options *options, const double *coefficients,
                            size_t contrasts, size_t rows, chiso_error *error) {
    chiso__estimates e = {.totals = NULL};
    struct rows r = {.e = &e};
    chiso_result *result = NULL;
    *out = NULL;
    chiso_status status = chiso__estimates_new(&e, totals, options, error);
    if (status == CHISO_OK) status = chiso__estimates_check_rows(&e, rows, error);
    if (status == CHISO_OK) status = new_rows(&r, error);
    if (status == CHISO_OK) status = chiso__result_new(&result, "contrast", error);
    if (status == CHISO_OK) status = fill(&r, result, coefficients, contrasts, error);
    chiso__free(r.figures);
    chiso__free(r.covariance);
    chiso__estimates_free(&e);
    if (status == CHISO_OK)
        *out = result;
    else
        chiso_result_free(result);
    return status;
}
