/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_COVARIANCES_H
#define CHISO__SIMULATE_COVARIANCES_H

#include "simulate/simulation.h"

/** How the answers of an average province vary under a metric, question by question. */
typedef struct chiso__covariances {
    double *mean;
    double *within;  /* of a person's answers, question × question */
    double *between; /* of the answers of two people of a village */
} chiso__covariances;

/** Exactly, from normal integrals.  False when memory ran out. */
bool chiso__covariances_make(chiso__covariances *out, chiso__arena *arena,
                             const chiso_simulation *simulation, const char *metric);

#endif
