/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_MERGE_H
#define CHISO__TOTALS_MERGE_H

#include "totals/totals.h"

/**
 * Does a piece belong together with the first: the same instrument, by columns, design, condition
 * and reading of answers?  CHISO_OK · CHISO_E_ARGUMENT (the message says what differs) ·
 * CHISO_E_MEMORY
 */
chiso_status chiso__merge_check(const chiso_totals *const *pieces, size_t piece,
                                chiso_error *error);

/**
 * Do two rounds name strata and sampling units in the same columns, with population sizes in both
 * or in neither?  CHISO_OK · CHISO_E_ARGUMENT (the message says what differs)
 */
chiso_status chiso__merge_check_units(const chiso_totals *before, const chiso_totals *after,
                                      chiso_error *error);

/** The settings of all pieces: those of the first, with the files of all. */
chiso_status chiso__merge_settings(chiso_result **out, const chiso_totals *const *pieces,
                                   size_t count, chiso_error *error);

#endif
