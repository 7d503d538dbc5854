/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_FIT_H
#define CHISO__DRIVERS_FIT_H

#include "drivers/people.h"

/** Why there is no regression. */
typedef enum chiso__fit_state {
    CHISO__FIT_OK,
    CHISO__FIT_NOBODY,    /* nobody is complete */
    CHISO__FIT_TOO_FEW,   /* no more people than coefficients */
    CHISO__FIT_CONSTANT,  /* a predictor, or the outcome, is the same for all */
    CHISO__FIT_COLLINEAR, /* a predictor is a combination of others */
    CHISO__FIT_SEPARATED, /* predictors tell the two answers apart, so no coefficient is finite */
    CHISO__FIT_STATES
} chiso__fit_state;

/** A regression of some people.  Predictors stand about their means while it is made. */
typedef struct chiso__fit {
    size_t p; /* predictors; the outcome stands behind them */
    bool logistic;
    chiso__fit_state state;
    size_t culprit; /* CONSTANT, SEPARATED: which, from 1; the outcome is p + 1 */
    double weight;
    double *mean, *variance; /* of 1, the predictors, the outcome */
    double *inflation;       /* of the variance of each coefficient, p: 1/(1 - R² on the others) */
    double *correlation;     /* (p + 1) × (p + 1), of predictors and outcome */
    double *slope;           /* p + 1: at the means, then of each predictor */
    double *inverse;         /* (p + 1) × (p + 1): of Σ w x x', or Σ w μ(1 - μ) x x' */
    double r_squared;        /* of a linear one */
    double *room;            /* (p + 1) × (p + 5) numbers */
} chiso__fit;

/** Make room.  False when memory ran out; it lives as long as the arena. */
bool chiso__fit_new(chiso__fit *fit, size_t predictors, bool logistic, chiso__arena *arena);

/**
 * What sums over people about a centre tell: weight, means, variances, correlations; whether
 * something is constant, or a predictor a combination of others.  The inverse of the predictors'
 * correlations, p × p, is in the room then.
 */
void chiso__fit_moments(chiso__fit *fit, const chiso__people *people, const double *sums,
                        const double *centre);

/** Weighted least squares, right after the moments. */
void chiso__fit_linear(chiso__fit *fit);

/** The coefficient of a predictor, or (0) the intercept. */
double chiso__fit_coefficient(const chiso__fit *fit, size_t k);

/** What a person is expected to have: the mean of the outcome, or the probability. */
double chiso__fit_expected(const chiso__fit *fit, const double *x);

/**
 * The predictor that is a combination of others, from 1; with[] tells which of the predictors
 * before it.  with: p of them.
 */
size_t chiso__fit_collinear(const chiso__fit *fit, bool *with);

#endif
