/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/error.h"
#include "estimate/replicates.h"

enum { DEFAULT_REPLICATES = 1000, DEFAULT_SEED = 1 };

static const double default_rho = 0.5;

void chiso__replicates_defaults(chiso_variance_options *options) {
    if (options->replicates == 0) options->replicates = DEFAULT_REPLICATES;
    if (options->seed == 0) options->seed = DEFAULT_SEED;
    if (options->fay_rho == 0) options->fay_rho = default_rho;
}

chiso_status chiso__replicates_check(const chiso_variance_options *options, chiso_error *error) {
    if (options->replicates < 2 || options->replicates > CHISO__MOST_FACTORS)
        return chiso__fail(error, CHISO_E_ARGUMENT, "a bootstrap has 2 to %d replicates",
                           (int)CHISO__MOST_FACTORS);
    if (options->seed < 0 || options->seed > UINT32_MAX)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the seed is a number from 1 to %" PRIu32,
                           UINT32_MAX);
    if (options->centre != CHISO_CENTRE_MEAN && options->centre != CHISO_CENTRE_ESTIMATE)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "replicates vary about their mean or about the estimate");
    if (!(options->fay_rho > 0 && options->fay_rho < 1))
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "Fay's rho lies between 0 and 1, such as 0.5; for 0 choose brr");
    return CHISO_OK;
}
