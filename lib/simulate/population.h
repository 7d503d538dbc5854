/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_POPULATION_H
#define CHISO__SIMULATE_POPULATION_H

#include "simulate/simulation.h"

/** The streams of random numbers of a seed. */
enum { CHISO__STREAM_POPULATION = 1, CHISO__STREAM_SAMPLE = 2 };

/** How strongly the weight of a village or a person goes with how satisfied it is. */
extern const double chiso__informative;

/** Variance that a person brings to all answers alike. */
extern const double chiso__person_share;

/** Draw what is fixed of a population: questions, provinces, certain districts.  The same for a
 * seed whatever provinces and sizes are chosen.  False when memory ran out. */
bool chiso__population_draw(chiso_simulation *simulation);

/** People of a population: of one province, of all, or of a province that is average in all. */
enum { CHISO__NATION = -1, CHISO__AVERAGE = -2 };

/** Latent mean of a question in a province that is average in all. */
double chiso__population_centre(const chiso_simulation *simulation, size_t question);

/** The share of people who would give each answer of a question, exactly. */
void chiso__population_shares(const chiso_simulation *simulation, int people, size_t question,
                              double *shares);

#endif
