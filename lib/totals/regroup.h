/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_REGROUP_H
#define CHISO__TOTALS_REGROUP_H

#include "totals/populations.h"
#include "totals/totals.h"

/**
 * Published scores by other provinces: what several provinces went into is, variable by variable,
 * their mean weighted by population, and withheld where one of them is or is not there.  One that
 * is a province of its own keeps its score to the last bit.  False when memory ran out.
 */
bool chiso__regroup_published(chiso_totals *to, const chiso_totals *from,
                              const chiso__populations *populations);

/** True of published scores of a domain that are means of several provinces' scores. */
bool chiso__totals_is_approximate(const chiso_totals *totals, int32_t domain);

/** Do these settings say that published scores were regrouped by population? */
bool chiso__regroup_by_population(const chiso_result *settings);

#endif
