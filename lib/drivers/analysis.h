/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DRIVERS_ANALYSIS_H
#define CHISO__DRIVERS_ANALYSIS_H

#include "drivers/effects.h"
#include "estimate/replicates.h"
#include "estimate/taylor.h"

/** What was asked and read.  Zero it before use. */
typedef struct chiso__analysis {
    chiso_drivers_options options; /* importance is settled */
    chiso_variance_options variance;
    chiso__terms terms;
    chiso__cases cases;
    chiso__view view;
    chiso__people people;
    chiso__effects effects;
    chiso__replicates replicates; /* where the variance comes from them */
    chiso__replicates bootstrap;  /* of relative weights alone, where it does not */
    chiso_error no_bootstrap;     /* why there is none; CHISO_OK: there is */
    bool in_percent;              /* the bounds of all predictors are known */
} chiso__analysis;

/**
 * Check the options, read the answers, look at lone PSUs and make replicates.
 * chiso__analysis_free() also on failure.  CHISO_OK · as of chiso_drivers()
 */
chiso_status chiso__analysis_new(chiso__analysis *analysis, chiso_result **findings,
                                 const chiso__cases_source *source,
                                 const chiso_drivers_options *given, chiso_error *error);

void chiso__analysis_free(chiso__analysis *analysis);

/** The replicates that the intervals of relative weights come from; NULL: there are none. */
const chiso__replicates *chiso__analysis_bootstrap(const chiso__analysis *analysis);

/** What each predictor adds to a mean of 0-100, per unit of its own; 1: as it stands. */
double chiso__analysis_factor(const chiso__analysis *analysis, size_t predictor);

/* --- one domain --- */

/** Numbers with their variances, in the order of effects; or of predictors. */
typedef struct chiso__numbers {
    double *estimate, *variance; /* variance NaN: not known */
    size_t *dropped;             /* replicates without a value */
    chiso__support support;
} chiso__numbers;

/** What is known of a domain. */
typedef struct chiso__domain_drivers {
    chiso__arena arena;
    size_t domain;
    const int32_t *rows;
    size_t n_rows;
    int64_t n; /* who have all answers */
    double *centre, *sums;
    chiso__sum *adding;
    double *room; /* to work with */
    chiso__fit fit;
    chiso__numbers effects;
    chiso__numbers performance; /* means of predictors, then how far each is from their mean */
    int64_t *n_answered;
    double *low, *high; /* of relative weights, then shares */
} chiso__domain_drivers;

/** All of it.  chiso__domain_drivers_free() in every case.  False when memory ran out. */
bool chiso__domain_drivers_new(chiso__domain_drivers *drivers, const chiso__analysis *analysis,
                               size_t domain);

void chiso__domain_drivers_free(chiso__domain_drivers *drivers);

/** Means of predictors and their distance from the mean of these, from sums. */
void chiso__performance(const chiso__analysis *analysis, const double *centre, const double *sums,
                        double *estimate);

/** Linearised variances.  False when memory ran out. */
bool chiso__drivers_linearise(chiso__domain_drivers *drivers, const chiso__analysis *analysis);

/** Variances from replicates, or of relative weights with their percentiles.  False: no memory. */
bool chiso__drivers_replicate(chiso__domain_drivers *drivers, const chiso__analysis *analysis,
                              const chiso__replicates *replicates);

#endif
