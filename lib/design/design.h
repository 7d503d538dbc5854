/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__DESIGN_DESIGN_H
#define CHISO__DESIGN_DESIGN_H

#include <chiso/design.h>

#include "base/memory.h"
#include "responses/batch.h"

struct chiso_design {
    chiso__arena arena;
    const char *weight, *strata; /* NULL: none */
    const char **psu, **fpc;
    size_t n_psu, n_fpc;
};

/** How many columns the design asks the responses for: weight, strata, units, fpc, where declared.
 */
size_t chiso__design_columns(const chiso_design *design);

/** Write those requests, in that order. */
void chiso__design_requests(const chiso_design *design, chiso__request *requests);

/** Add weight, strata, psu and fpc to the settings of a result. */
chiso_status chiso__design_settings(const chiso_design *design, chiso_result *result,
                                    chiso_error *error);

#endif
