/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_SAMPLE_H
#define CHISO__SIMULATE_SAMPLE_H

#include "simulate/simulation.h"

/** A person of the sample, as drawn. */
typedef struct chiso__person {
    const chiso__stratum *stratum;
    size_t district, commune, village; /* within the province, the district, the commune; from 1 */
    bool first;                        /* of its village */
    uint64_t number;                   /* from 1 */
    double weight;
    int gender, age;
    const int *replies; /* of each question, the worst first; -1: none */
} chiso__person;

/** What becomes of each person; false ends the drawing. */
typedef bool (*chiso__person_taker)(void *context, const chiso__person *person);

/** Draw the sample, one person after the other.  False when memory ran out; true when the taker
 * ended it. */
bool chiso__sample_draw(const chiso_simulation *simulation, chiso__person_taker take,
                        void *context);

#endif
