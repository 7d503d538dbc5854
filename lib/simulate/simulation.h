/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__SIMULATE_SIMULATION_H
#define CHISO__SIMULATE_SIMULATION_H

#include <chiso/simulate.h>
#include <stdbool.h>

#include "base/memory.h"
#include "instrument/instrument.h"

/* docs/simulate.md has the model and its letters. */

enum { CHISO__PROVINCES = 63 };

/** An answer that a question may get. */
typedef struct chiso__reply {
    const char *code; /* of its scale; NULL: a number */
    const char *text; /* as the CSV writes it */
    size_t length;
    double value;
    double cut; /* it is given from this latent value up, until the next one's */
} chiso__reply;

/** A variable of the instrument's leaves, and how people answer it. */
typedef struct chiso__question {
    const char *variable; /* as the CSV writes it */
    chiso__reply *replies;
    size_t count;
    double mean;     /* of the latent answers of an average province */
    double loading;  /* how strongly places and people move it */
    double noise;    /* sd of what is an answer's own, so that the whole variance is 1 */
    double answered; /* share of people who answer it */
    bool skippable;  /* one of the last content, which people skip together */
} chiso__question;

/** The sds of random effects on the latent scale, and the spread of the weights. */
typedef struct chiso__effects {
    double district, commune, village, person;
    double village_weight, person_weight; /* sds of log weights */
    double shift; /* mean of effects in the population, which are 0 in the sample */
} chiso__effects;

/** Districts that are sampled alike; a province has one stratum or two. */
typedef struct chiso__stratum {
    size_t province;       /* in the table of the layouts */
    const char *suffix;    /* behind the province's code */
    bool certain;          /* one district, always in the sample; its communes are the PSUs */
    double effect;         /* of that district */
    double people;         /* in the population */
    size_t first_district; /* number of the first one in its province, from 1 */
    size_t districts, communes, villages; /* of each communes, of each villages */
    size_t last_communes, last_villages;  /* of the last district */
    uint64_t units;                       /* people of a village, in units of the layout */
    uint64_t before, after;               /* units up to its first village, and with its last */
} chiso__stratum;

typedef struct chiso__layout chiso__layout;

struct chiso_simulation {
    chiso__arena arena;
    const chiso_instrument *instrument;
    const chiso__layout *layout;
    double icc, province_sd, missing_rate, skip_rate, weight_cv;
    uint32_t seed;
    uint64_t respondents, units; /* units: of all villages */
    bool chosen[CHISO__PROVINCES];
    chiso__stratum *strata;
    size_t n_strata;
    chiso__question *questions;
    size_t n_questions;
    int *node_question; /* of each node; -1 for a group */
    chiso__effects effects;
    double *level; /* latent mean by province and question */
};

/** How many people a survey has had before that many units. */
static inline uint64_t chiso__people_before(const chiso_simulation *s, uint64_t units) {
    return s->respondents * units / s->units;
}

#endif
