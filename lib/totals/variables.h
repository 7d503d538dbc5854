/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_VARIABLES_H
#define CHISO__TOTALS_VARIABLES_H

#include "totals/totals.h"

/**
 * List the variables that the instrument's leaves need (each once) and where their sums and counts
 * stand in a row.  False when memory ran out.
 */
bool chiso__variables_of(chiso_totals *totals);

/** The requests for those variables, one each, in their order. */
void chiso__variables_requests(const chiso_totals *totals, chiso__request *requests);

#endif
