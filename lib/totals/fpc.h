/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_FPC_H
#define CHISO__TOTALS_FPC_H

#include "totals/accumulate.h"

/**
 * Take the population sizes of a record, whose unit is in accumulator->unit.  All records of a
 * stratum (first stage) or of the unit before it must agree, and a stage has sizes (≥ 1) or
 * fractions (≤ 1); else a fault is noted.  CHISO_OK · CHISO_E_MEMORY
 */
chiso_status chiso__fpc_read(chiso__accumulator *accumulator, const chiso__batch *batch, size_t row,
                             chiso_error *error);

/** Note a fault where fewer units are said to be there than were sampled.  CHISO_OK ·
 * CHISO_E_MEMORY */
chiso_status chiso__fpc_check(const chiso__accumulator *accumulator, const chiso__request *requests,
                              chiso_error *error);

/** How many units of stage `stage` there are to choose from, of which `sampled` were. */
double chiso__fpc_population(const chiso__fpc *fpc, int32_t group, int64_t sampled);

/** How many numbers of a unit's key name its group at a stage. */
size_t chiso__fpc_width(const chiso_totals *totals, size_t stage);

/** Give back what the totals hold of sizes. */
void chiso__fpc_free(chiso_totals *totals);

#endif
