/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__ESTIMATE_MEETING_H
#define CHISO__ESTIMATE_MEETING_H

#include "totals/view.h"

/* Domains that have somebody in one stratum may vary together; others do not. */

/**
 * Groups of domains that meet, or each meet a third: group[d] is the same for them.  Of a domain
 * that is not `wanted`, it is d.
 */
void chiso__meeting_groups(const chiso__view *view, const bool *wanted, int32_t *group);

/** Which wanted domains meet themselves: pair[a * domains + b].  False when memory ran out. */
bool chiso__meeting_pairs(const chiso__view *view, const bool *wanted, bool *pair);

#endif
