/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_VARIABLES_H
#define CHISO__TOTALS_VARIABLES_H

#include "totals/totals.h"

/**
 * List the variables of the totals, each once: those of the instrument's leaves, with
 * CHISO_HOLD_ALL all others that the instrument describes, and what totals->estimands need.
 * CHISO_OK · CHISO_E_ARGUMENT (an estimand that makes no sense) · CHISO_E_MEMORY
 */
chiso_status chiso__variables_of(chiso_totals *totals, chiso_error *error);

/** Where their sums and counts stand in a row, once the categories of all are known. */
void chiso__variables_place(chiso_totals *totals);

/** The columns that they are read from, n_requests of them. */
void chiso__variables_requests(const chiso_totals *totals, chiso__request *requests);

/**
 * The variable that an estimand is about, or -1 when these totals do not hold it.
 * The estimand is one that chiso__estimands_check() takes.
 */
int chiso__variables_find(const chiso_totals *totals, const chiso_estimand *estimand);

/** The variable of the same kind, columns and categories, or -1. */
int chiso__variables_like(const chiso_totals *totals, const chiso__variable *wanted);

/** The scale of that number; NULL for CHISO__NO_SCALE. */
const chiso__scale *chiso__scale_at(const chiso_instrument *instrument, int scale);

/** True for a box to tick of a question with several. */
bool chiso__is_box_of(const chiso__asked *asked, const char *question);

/** The scale that the instrument gives to a column, or NULL. */
const chiso__scale *chiso__variables_scale(const chiso_instrument *instrument, const char *name);

#endif
