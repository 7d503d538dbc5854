/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_PARALLEL_H
#define CHISO__RELIABILITY_PARALLEL_H

#include "base/memory.h"

/** Horn's parallel analysis (1965): eigenvalues against those of unrelated normal items. */
typedef struct chiso__parallel {
    size_t items;
    /* Of components, the correlations themselves, and of factors, with squared multiple
       correlations on the diagonal (Humphreys and Ilgen 1969); each the largest first. */
    double *components, *factors;                   /* as observed */
    double *components_mean, *factors_mean;         /* simulated */
    double *components_quantile, *factors_quantile; /* simulated */
    size_t n_components, n_factors; /* how many come first that are above the quantile */
    int32_t singular;               /* 1: correlations without an inverse, whose factors are NaN */
} chiso__parallel;

typedef struct chiso__parallel_options {
    size_t respondents; /* 2 and more: how many the correlations are from */
    size_t iterations;  /* 1 and more */
    double quantile;    /* such as 0.95 */
    uint32_t seed;
} chiso__parallel_options;

/**
 * Correlations of simulated samples are drawn as such: Bartlett's decomposition (1933) of a Wishart
 * matrix, which is exact and does not depend on the number of respondents.
 * R: psych::fa.parallel(r, n.obs, SMC = TRUE, n.iter, quant = 0.95, sim = TRUE).
 *
 * @return false when memory ran out.
 */
bool chiso__parallel_analysis(chiso__parallel *out, chiso__arena *arena, const double *correlation,
                              size_t items, const chiso__parallel_options *options);

#endif
