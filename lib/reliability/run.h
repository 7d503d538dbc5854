/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__RELIABILITY_RUN_H
#define CHISO__RELIABILITY_RUN_H

#include <chiso/reliability.h>

#include "estimate/figure.h"
#include "reliability/adequacy.h"
#include "reliability/factoring.h"
#include "reliability/spread.h"

/** What is given to chiso_reliability(). */
typedef struct chiso__reliability_given {
    const chiso_responses *responses;
    const chiso_instrument *instrument;
    const chiso_design *design;
    const chiso_reliability_options *options;
} chiso__reliability_given;

/** What was asked, and the answers that it is asked of.  Zero it before use. */
typedef struct chiso__reliability {
    chiso__arena arena;
    chiso_reliability_options options; /* whose items are columns, no groups of them any more */
    chiso_variance_options variance;
    chiso__cases cases;
    chiso__view view;
    chiso__replicates replicates;
    chiso__answers answers;
    bool simple;    /* people were drawn one by one, as far as is said: Feldt's interval */
    size_t domains; /* that are listed, without the whole */
    size_t factors; /* to be extracted; of parallel analysis known once the whole is */
} chiso__reliability;

/**
 * Check the options, read the answers, look at lone PSUs, make replicates.
 * chiso__reliability_free() also on failure.  Status as of chiso_reliability().
 */
chiso_status chiso__reliability_new(chiso__reliability *run, chiso_result **findings,
                                    const chiso__reliability_given *given, chiso_error *error);

void chiso__reliability_free(chiso__reliability *run);

/** The domain of the i-th block of rows: the whole (behind the last domain) first. */
size_t chiso__reliability_domain(const chiso__reliability *run, size_t block);

/** Put the items below groups of the instrument (NULL: none) that the options name in their place.
 *  False when memory ran out. */
bool chiso__items_expand(chiso_reliability_options *options, const chiso_instrument *instrument,
                         chiso__arena *arena);

/** Check the options alone.  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__reliability_check(const chiso_reliability_options *options, chiso_error *error);

/** The items of one domain. */
typedef struct chiso__scale_of {
    chiso__arena arena;
    chiso__group group;
    int64_t n;        /* respondents; listwise those with all answers */
    int64_t *answers; /* to each item */
    chiso__matrices matrices;
    double *pairwise;       /* correlations of those who answered both, in the places of matrices */
    chiso__figure *figures; /* by chiso__family_place() */
    double median_r, *smc;  /* smc and kmo of items: by place */
    chiso__adequacy adequacy;
    chiso__factoring factoring;
    bool *reverse; /* of each place: it runs against the others */
    double *sums, *n_pairs;
    bool *varies;
} chiso__scale_of;

/** Look at a domain; chiso__scale_free() also on failure.  False when memory ran out. */
bool chiso__scale_new(chiso__scale_of *scale, const chiso__reliability *run, size_t domain);

void chiso__scale_free(chiso__scale_of *scale);

/** Why a figure that is NaN does not exist, and what is to be known of one that does. */
unsigned chiso__scale_flags(const chiso__scale_of *scale, double value, size_t least,
                            bool singular);

/** Say what the whole shows: items that run against the others, that were left out. */
chiso_status chiso__reliability_notes(const chiso__reliability *run, const chiso__scale_of *scale,
                                      chiso_result *result, chiso_error *error);

/** Add every option in force. */
chiso_status chiso__reliability_settings(const chiso__reliability *run, chiso_result *result,
                                         chiso_error *error);

#endif
