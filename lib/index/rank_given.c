/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chiso_rank_sets(): numbers from elsewhere are looked at before anything is computed. */
#include <math.h>

#include "base/error.h"
#include "base/memory.h"
#include "index/rank_options.h"

/* Two halves of a covariance that was written with few digits. */
static bool is_symmetric(double a, double b, double va, double vb) {
    return fabs(a - b) <= 1e-6 * sqrt(va * vb);
}

static chiso_status check_covariance(const double *covariance, const chiso__rank_data *data,
                                     chiso_error *error) {
    const size_t n = data->units;
    for (size_t i = 0; i < n * n; i++) {
        const size_t a = i / n, b = i % n;
        const bool counts = isfinite(data->se[a]) && isfinite(data->se[b]) &&
                            !isnan(data->estimate[a]) && !isnan(data->estimate[b]);
        const double va = data->se[a] * data->se[a], vb = data->se[b] * data->se[b];
        if (counts && !is_symmetric(covariance[i], covariance[b * n + a], va, vb))
            return chiso__fail(error, CHISO_E_DATA,
                               "the covariance of units %zu and %zu is missing, or is another the "
                               "other way round",
                               a + 1, b + 1);
    }
    return CHISO_OK;
}

static chiso_status check_units(const chiso__rank_data *data, chiso_error *error) {
    for (size_t i = 0; i < data->units; i++) {
        if (isinf(data->estimate[i]))
            return chiso__fail(error, CHISO_E_DATA, "the estimate of unit %zu is infinite", i + 1);
        if (data->se[i] < 0)
            return chiso__fail(error, CHISO_E_DATA, "the standard error of unit %zu is negative",
                               i + 1);
    }
    return CHISO_OK;
}

/* Standard errors from the diagonal; a variance below 0 gives one below 0, to be refused. */
static double *take_roots(const double *covariance, size_t n) {
    double *se = chiso__alloc(n, sizeof *se);
    for (size_t i = 0; se != NULL && i < n; i++) {
        const double variance = covariance[i * n + i];
        se[i] = variance < 0 ? -1 : sqrt(variance);
    }
    return se;
}

chiso_status chiso_rank_sets(double *low, double *high, const double *estimate,
                             const double *covariance, const double *se, const double *df, size_t n,
                             const chiso_rank_options *given, chiso_error *error) {
    chiso_rank_options options;
    double *roots = NULL;
    chiso_status status = chiso__rank_options(&options, given, error);
    if (status != CHISO_OK) return status;
    if (covariance == NULL && se == NULL && n > 0)
        return chiso__fail(error, CHISO_E_ARGUMENT, "neither standard errors nor a covariance");
    if (covariance != NULL) {
        roots = take_roots(covariance, n);
        if (roots == NULL) return chiso__fail_memory(error);
    }
    const chiso__rank_data data = {.units = n,
                                   .estimate = estimate,
                                   .se = roots != NULL ? roots : se,
                                   .df = df,
                                   .covariance = covariance};
    const chiso__rank_choice choice = chiso__rank_choice_of(&options);
    status = check_units(&data, error);
    if (status == CHISO_OK && covariance != NULL)
        status = check_covariance(covariance, &data, error);
    if (status == CHISO_OK) status = chiso__rank_sets(low, high, &data, &choice, error);
    chiso__free(roots);
    return status;
}
