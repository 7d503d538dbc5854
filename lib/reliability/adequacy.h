/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_ADEQUACY_H
#define CHISO__RELIABILITY_ADEQUACY_H

#include "base/memory.h"

/** Are correlations fit to be factored? */
typedef struct chiso__adequacy {
    double kmo, *item;                        /* of all, and of each item */
    double bartlett, bartlett_df, bartlett_p; /* that nothing is correlated */
    bool singular;                            /* no inverse: nothing of it can be told */
} chiso__adequacy;

/**
 * Kaiser's measure of sampling adequacy: Σr² / (Σr² + Σq²) over pairs, q their partial correlations
 * given all other items (Kaiser and Rice 1974, Educational and Psychological Measurement 34,
 * 111-117); Bartlett's sphericity -(n - 1 - (2k + 5)/6)·log|R| (1951, Biometrika 38, 337-344).
 * R: psych::KMO(), psych::cortest.bartlett().
 *
 * @param[out] out         items in the arena; NaN where singular, or with fewer than two items.
 * @param      correlation k × k, 1 on the diagonal; NaN elements make it singular.
 * @param      n           respondents.
 * @return                 false when memory ran out.
 */
bool chiso__adequacy_of(chiso__adequacy *out, chiso__arena *arena, const double *correlation,
                        size_t k, double n);

#endif
