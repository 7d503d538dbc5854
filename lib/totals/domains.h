/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_DOMAINS_H
#define CHISO__TOTALS_DOMAINS_H

#include "totals/totals.h"

/**
 * Copy the names of the by columns and find out which of them hold provinces.  Published scores
 * without any get the column that the instrument knows.  False when memory ran out.
 */
bool chiso__domains_by(chiso_totals *totals, const chiso_totals_options *options);

/** The requests for the by columns; `given`: the caller named them. */
void chiso__domains_requests(const chiso_totals *totals, bool given, chiso__request *requests);

/**
 * Put the domains into the order of results: by the value of each column in turn, numbers by size,
 * other texts by their bytes, `(missing)` last.  False when memory ran out.
 */
bool chiso__domains_order(chiso_totals *totals);

#endif
