/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_EFFECTS_H
#define CHISO__DRIVERS_EFFECTS_H

#include "drivers/fit.h"

/**
 * What a regression says, number by number: where each stands.  Those before `smooth` are
 * linearised; relative weights, of a linear one alone, are not.
 */
typedef struct chiso__effects {
    size_t p;
    bool logistic;
    size_t standardized; /* behind the p + 1 coefficients */
    size_t deviation;    /* of each standardised coefficient from their mean */
    size_t r_squared, adjusted;
    size_t weight, share; /* relative; of R², in % */
    size_t smooth, count;
} chiso__effects;

chiso__effects chiso__effects_of(size_t predictors, bool logistic);

/** Those before `smooth`, of n people; all NaN where there is no regression. */
void chiso__effects_smooth(const chiso__effects *effects, const chiso__fit *fit, int64_t n,
                           double *estimate);

/** Relative weights and shares; NaN likewise.  room: of chiso__relative_weights(). */
void chiso__effects_weights(const chiso__effects *effects, const chiso__fit *fit, double *estimate,
                            double *room);

/**
 * Add what a person is to the linearised estimates before `smooth`: w times the influence.
 * room: 2p + 2 numbers.
 */
void chiso__effects_influence(const chiso__effects *effects, const chiso__fit *fit, int64_t n,
                              const double *x, double weight, double *room, double *total);

#endif
