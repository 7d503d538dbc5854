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
 * Add the domains that nobody is in: of a by column whose scale the instrument knows, every answer
 * beside every combination of the other columns that was seen.  False when memory ran out.
 */
bool chiso__domains_fill(chiso_totals *totals);

/** Numbers by size, then other texts by their bytes, NULL last: an order without circles. */
int chiso__domains_compare_values(const char *a, const char *b);

/**
 * Put the domains into the order of results: by the value of each column in turn, answers as in
 * their scale, numbers by size, then other texts by their bytes, `(missing)` last.  False when
 * memory ran out.
 */
bool chiso__domains_order(chiso_totals *totals);

#endif
