/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_RESPONDENT_ORDER_H
#define CHISO__TOTALS_RESPONDENT_ORDER_H

#include "totals/totals.h"

/**
 * Where respondents are the units: the units by what was read of each, so that their order does not
 * depend on that of the records.  Those without a weight come first, then by domain, weight and
 * answers; who is alike in all of it may change places.
 *
 * @param[out] units room for every unit.
 * @return false when memory ran out.
 */
bool chiso__respondent_order(const chiso_totals *totals, int32_t *units);

#endif
