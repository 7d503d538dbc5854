/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_TEST_RELIABILITY_MODEL_H
#define CHISO_TEST_RELIABILITY_MODEL_H

#include "test.h"

/* Correlations that a known factor model has: Λ Phi Λᵀ, 1 on the diagonal; phi NULL: orthogonal. */
static inline void model_correlations(double *r, const double *loading, const double *phi, size_t n,
                                      size_t m) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            double sum = 0;
            for (size_t a = 0; a < m; a++)
                for (size_t b = 0; b < m; b++)
                    sum += loading[i * m + a] * loading[j * m + b] *
                           (phi != NULL ? phi[a * m + b] : (double)(a == b));
            r[i * n + j] = i == j ? 1 : sum;
        }
    }
}

#endif
