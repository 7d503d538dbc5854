/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_RANK_SETS_H
#define CHISO__INDEX_RANK_SETS_H

#include <chiso/base.h>
#include <stdbool.h>

/** What is to be ranked; nothing is copied. */
typedef struct chiso__rank_data {
    size_t units;
    const double *estimate; /* NaN: has no rank, and is nobody's rival */
    const double *se;       /* NaN or infinite: nothing is known, so that it is told from nobody */
    const double *df; /* of each se, infinite allowed; NaN or ≤ 0 as an unknown se; NULL: all
                         infinite */
    const double *covariance; /* units × units, its diagonal se²; NaN only where the estimate is, or
                                 the se; NULL: independent */
} chiso__rank_data;

/** How. */
typedef struct chiso__rank_choice {
    bool marginal;    /* each set holds with the level, instead of all at once */
    bool single_step; /* without stepdown */
    double level;     /* above 0, below 1 */
    size_t draws;     /* at least 1 */
    uint32_t seed, stream;
} chiso__rank_choice;

/**
 * Confidence sets for ranks, 1 the highest estimate (Mogstad, Romano, Shaikh and Wilhelm 2023;
 * docs/ranks.md): low[i] to high[i] of unit i, NaN where the estimate is.  The same seed and stream
 * give the same sets, whatever was drawn from other streams.
 *
 * CHISO_OK · CHISO_E_DATA (the covariance is none) · CHISO_E_MEMORY
 *
 * Same as (R csranks, df infinite): csranks(x, Sigma, simul = !marginal, stepdown = !single_step),
 * but for the draws.
 */
chiso_status chiso__rank_sets(double *low, double *high, const chiso__rank_data *data,
                              const chiso__rank_choice *choice, chiso_error *error);

#endif
