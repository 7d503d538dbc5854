/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_PARALLEL_H
#define CHISO__RELIABILITY_PARALLEL_H

#include <stdint.h>

#include "base/memory.h"

/** Eigenvalues, observed and simulated, the largest first. */
typedef struct chiso__scree {
    double *observed, *mean, *quantile;
    size_t above; /* how many observed ones come first that are above the quantile */
} chiso__scree;

/** Horn's parallel analysis (1965, Psychometrika 30, 179-185). */
typedef struct chiso__parallel {
    size_t items;
    chiso__scree components; /* of the correlations */
    chiso__scree factors;    /* with communalities of one minres factor on the diagonal, of samples
                                as of what is observed (Humphreys and Ilgen 1969, Educ. Psychol.
                                Meas. 29, 571-578, with others) */
} chiso__parallel;

typedef struct chiso__parallel_options {
    size_t respondents; /* that the correlations are of: 2 and more */
    size_t iterations;  /* 1 and more */
    double quantile;    /* 0 … 1, such as 0.95 */
    uint32_t seed;
} chiso__parallel_options;

/**
 * Eigenvalues of correlations against those of samples of as many people, of as many items that are
 * normal and have nothing in common.  The sums of squares of such a sample have Wishart's
 * distribution and are drawn as such (Bartlett 1933, Proc. R. Soc. Edinburgh 53, 260-283): exact,
 * and as fast for a million people.  R: psych::fa.parallel(r, n.obs, n.iter, quant).
 *
 * @param out         in the arena.
 * @param correlation items × items, finite.
 * @return            false when memory ran out.
 */
bool chiso__parallel_analysis(chiso__parallel *out, chiso__arena *arena, const double *correlation,
                              size_t items, const chiso__parallel_options *options);

#endif
