/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_FACTORING_H
#define CHISO__RELIABILITY_FACTORING_H

#include <chiso/reliability.h>

#include "reliability/omega.h"
#include "reliability/parallel.h"
#include "reliability/polychorics.h"
#include "reliability/spread.h"

/* What is asked of factors, and what came of it, in the places of matrices. */

/** What is asked. */
typedef struct chiso__factoring_wanted {
    int32_t extraction, rotation; /* CHISO_EXTRACTION_, CHISO_ROTATION_ */
    bool asked;                   /* for factors at all */
    bool parallel;                /* compared with random ones, which say how many … */
    size_t factors;               /* … else so many */
    bool ordinal;
    uint32_t seed;
} chiso__factoring_wanted;

/** What came of it; zero what was not asked for. */
typedef struct chiso__factoring {
    bool asked;
    bool known; /* all correlations are */
    size_t items;
    double *values; /* eigenvalues, the largest first; NaN where correlations are */
    bool compared;  /* with random ones: */
    chiso__parallel parallel;
    chiso__factors solution; /* of no factors where there is none */
    chiso__omega omega;      /* of no factors: none */
    bool ordinal;
    chiso__omega of_ordinal; /* omega of polychoric correlations */
    double alpha_ordinal;
    unsigned flags; /* CHISO__FLAG_ of what was factored */
    unsigned solution_flags, omega_flags, omega_ordinal_flags;
} chiso__factoring;

/**
 * Factor the correlations of a group.
 *
 * @param[out] out      in the arena.
 * @param      pairwise correlations in the places of the group's matrices.
 * @param      n        respondents.
 * @return              false when memory ran out.
 */
bool chiso__factoring_of(chiso__factoring *out, chiso__arena *arena, const chiso__group *group,
                         const double *pairwise, double n, const chiso__factoring_wanted *wanted);

/** How many factors parallel analysis suggests; 0 where it was not made. */
size_t chiso__factoring_suggests(const chiso__factoring *factoring, int32_t extraction);

/** Polychoric correlations of a group, in the places of its matrices. */
bool chiso__ordinal_of(chiso__polychoric *out, chiso__arena *arena, const chiso__group *group);

/** The first item with more different answers than ordinal ones may have; `items`: none. */
size_t chiso__ordinal_refuses(const chiso__answers *answers);

#endif
