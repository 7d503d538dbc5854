/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__TOTALS_MASK_H
#define CHISO__TOTALS_MASK_H

#include "totals/totals.h"

/**
 * Read the condition of the options, if there is one, into totals->where; columns are known to hold
 * provinces as by columns are.  CHISO_OK · CHISO_E_ARGUMENT · CHISO_E_MEMORY
 */
chiso_status chiso__mask_new(chiso_totals *totals, const chiso_totals_options *options,
                             chiso_error *error);

/** How many columns it names, and the requests for them. */
size_t chiso__mask_columns(const chiso_totals *totals);
void chiso__mask_requests(const chiso_totals *totals, chiso__request *requests);

/** Warn when no record that was read meets it. */
chiso_status chiso__mask_note(const chiso_totals *totals, const chiso_totals_options *options,
                              chiso__findings *findings, chiso_error *error);

chiso_status chiso__mask_settings(chiso_result *settings, const chiso_totals_options *options,
                                  chiso_error *error);

#endif
