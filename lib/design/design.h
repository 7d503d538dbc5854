/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DESIGN_DESIGN_H
#define CHISO__DESIGN_DESIGN_H

#include <chiso/design.h>

#include "base/memory.h"
#include "responses/batch.h"

/** What is known of replicate weights before a file is opened. */
typedef struct chiso__repdesign {
    const char *pattern;
    int32_t type;    /* CHISO_REP_ */
    bool factors;    /* they multiply the weight */
    double scale;    /* 0: that of the type */
    double *rscales; /* 0 or 1 of them, or one for each replicate */
    size_t n_rscales;
    double rho;
} chiso__repdesign;

struct chiso_design {
    chiso__arena arena;
    const char *weight, *strata; /* NULL: none */
    const char **psu, **fpc;
    size_t n_psu, n_fpc;
    chiso__repdesign replicates; /* pattern NULL: none */
};

/**
 * How many columns the design asks the responses for: weight, replicate weights (one request for
 * their pattern), strata, units, fpc, where declared.
 */
size_t chiso__design_columns(const chiso_design *design);

/** Write those requests, in that order. */
void chiso__design_requests(const chiso_design *design, chiso__request *requests);

/** Do the options that are about replicate weights make sense?  CHISO_OK · CHISO_E_ARGUMENT */
chiso_status chiso__repdesign_check(const chiso_design_options *options, chiso_error *error);

/** Copy them into the arena.  False when memory ran out. */
bool chiso__repdesign_copy(chiso__repdesign *out, const chiso_design_options *options,
                           chiso__arena *arena);

/** Add what was said of replicate weights to the settings of a result: nothing without them. */
chiso_status chiso__repdesign_settings(const chiso__repdesign *design, chiso_result *result,
                                       chiso_error *error);

/** Add weight, strata, psu, fpc and what was said of replicate weights to the settings. */
chiso_status chiso__design_settings(const chiso_design *design, chiso_result *result,
                                    chiso_error *error);

#endif
